"""The dialog of a report, in the window and by keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from loopmap.analysis.dates_in_words import today
from loopmap.editing.edits.reports import choose_report
from loopmap.editing.report.templates import OWN
from loopmap.model.change import adding
from loopmap.model.ids import RecordId
from loopmap.model.report_choice import LoopsTold, Reach, ReportChoice, SectionChoice
from loopmap.model.views import View
from loopmap.ui.export_dialog import ExportDialog
from loopmap.ui.report import asked as report_asked
from loopmap.ui.report import dialog as report_dialog
from loopmap.ui.report.dialog import ReportDialog
from tests.support.commands import trigger
from tests.support.house_templates import letterhead


@pytest.fixture
def dialog(qtbot, opened):
    watch = opened.editor.panels.watch
    qtbot.waitUntil(lambda: watch.loops is not None and not watch.is_searching)
    trigger(opened, "file.export_report")
    made = opened.findChild(ReportDialog)
    yield made
    if isValid(made):
        made.reject()


def outline(qtbot, dialog, *words):
    """What the outline says once it says these words."""
    qtbot.waitUntil(lambda: all(each in dialog.preview.text.toPlainText() for each in words))
    return dialog.preview.text.toPlainText()


def ids(dialog):
    return [key for key, _ in dialog.sections.list.rows()]


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def test_it_begins_with_the_full_report_in_outline(qtbot, dialog):
    told = outline(qtbot, dialog, "All variables and links", "Left out:")
    assert "The map (1 figure" in told
    assert "R1" in told
    assert dialog.kind.currentData() == ".docx"


def test_enter_writes_it_from_the_first_field(qtbot, dialog, monkeypatch):
    qtbot.waitUntil(dialog.isVisible)
    asked = []
    monkeypatch.setattr(report_dialog, "ask_where", lambda *what: asked.append(what))
    QTest.keyClick(dialog.template, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_another_template_brings_its_sections_and_words_stay(qtbot, dialog):
    dialog.sections.before.setPlainText("Look closely.")
    choose(dialog.template, "committee")
    assert ids(dialog)[:2] == ["purpose", "finding"]
    assert dialog.sections.before.placeholderText().startswith("Why this comes")
    assert not dialog.sections.after.isVisibleTo(dialog)
    dialog.sections.before.setPlainText("Because.")
    assert "Purpose (1 word)" in outline(qtbot, dialog, "Purpose (1 word)")
    choose(dialog.template, "full")
    assert dialog.sections.before.toPlainText() == "Look closely."
    assert dialog.told.page_each.isEnabled()
    choose(dialog.template, "one-sheet")
    assert not dialog.told.page_each.isEnabled()
    choose(dialog.template, "workshop")
    assert dialog.told.page_each.isChecked()


def test_sections_are_moved_and_left_out_by_keyboard(qtbot, dialog):
    listed = dialog.sections.list
    listed.setCurrentRow(0)
    qtbot.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert ids(dialog)[:2] == ["reading", "map"]
    assert listed.current() == "map"
    qtbot.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(dialog)[:2] == ["map", "reading"]
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert dialog.choice().sections[0] == SectionChoice("map", shown=False)
    dialog.sections.down.click()
    assert ids(dialog)[:2] == ["reading", "map"]
    dialog.sections.up.click()
    assert ids(dialog)[0] == "map"
    assert listed.model().moveRow(listed.rootIndex(), 0, listed.rootIndex(), 3)  # as a drop does
    assert ids(dialog)[2] == "map"


def test_all_that_is_chosen_is_in_the_choice(opened, dialog, answers, tmp_path):
    dialog.front.author.setText(" The team ")
    dialog.front.place.setText("Leeds")
    choose(dialog.told.maps, Reach.THIS)
    choose(dialog.told.loops, LoopsTold.CHOSEN)
    dialog.told.chosen.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.told.room.setChecked(True)
    choice = dialog.choice()
    assert (choice.author, choice.place) == ("The team", "Leeds")
    assert choice.maps is Reach.THIS
    assert len(choice.chosen) == 1
    assert choice.room
    assert not choice.house
    answers.path = tmp_path / "Council letter.docx"
    answers.path.write_bytes(letterhead())
    dialog.told.find_house.click()
    assert dialog.choice().house
    assert dialog.told.house_name.text() == "Council letter.docx"
    assert opened.means.settings.current.house_style == str(answers.path)
    assert str(tmp_path) not in repr(dialog.choice())  # where it lies is not told in the map
    choose(dialog.kind, ".html")
    assert not dialog.told.house.isEnabled()


def test_writing_remembers_the_choice_as_one_step_and_says_where_it_is(
    qtbot, opened, dialog, answers, tmp_path
):
    choose(dialog.template, "committee")
    choose(dialog.kind, ".html")
    dialog.sections.before.setPlainText("Because fines came first.")
    answers.path = None
    dialog.accept()
    assert dialog.isVisible()
    assert opened.session.map.info.report is None
    answers.path = tmp_path / "paper.html"
    dialog.accept()
    qtbot.waitUntil(lambda: str(answers.path) in opened.banner.text)
    assert answers.asked[-1].endswith(".html")
    assert "Because fines came first." in answers.path.read_text("utf-8")
    assert "“Recommendation” has no words yet" in opened.banner.text
    assert opened.session.map.info.report.template == "committee"
    assert opened.session.undo() == "Report"
    assert opened.session.map.info.report is None


def test_a_date_is_kept_and_without_one_it_is_the_day_of_writing(
    qtbot, opened, dialog, answers, tmp_path
):
    assert dialog.front.date.text() == ""
    assert dialog.front.date.placeholderText() == today()
    dialog.front.date.setText("24 November 2026")
    choose(dialog.kind, ".md")
    answers.path = tmp_path / "first.md"
    dialog.accept()
    qtbot.waitUntil(lambda: str(answers.path) in opened.banner.text)
    session = opened.session
    assert session.map.info.report.date == "24 November 2026"
    answers.path = tmp_path / "second.md"
    trigger(opened, "file.report_again")
    qtbot.waitUntil(lambda: str(answers.path) in opened.banner.text)
    first, second = (
        (tmp_path / name).read_text("utf-8").replace("first-", "second-")
        for name in ("first.md", "second.md")
    )
    assert "**Date:** 24 November 2026" in first
    assert first == second
    undated = replace(session.map.info.report, date="")
    session.do("Report", choose_report(session.document, session.map_id, undated))
    answers.path = tmp_path / "third.md"
    trigger(opened, "file.report_again")
    qtbot.waitUntil(lambda: str(answers.path) in opened.banner.text)
    assert f"**Date:** {today()}" in answers.path.read_text("utf-8")


def test_next_week_it_is_one_key(qtbot, opened, answers, tmp_path):
    session = opened.session
    assert not opened.command_actions.by_id["file.report_again"].isEnabled()
    sections = (SectionChoice("purpose", before="As last week."),)
    choice = ReportChoice("committee", ".md", sections)
    session.do("Report", choose_report(session.document, session.map_id, choice))
    answers.path = tmp_path / "again.md"
    trigger(opened, "file.report_again")
    qtbot.waitUntil(lambda: str(answers.path) in opened.banner.text)
    assert "As last week." in answers.path.read_text("utf-8")
    gone = replace(choice, template="letter")
    session.do("Report", choose_report(session.document, session.map_id, gone))
    trigger(opened, "file.report_again")
    assert "There is no template “letter”." in opened.banner.text


def test_what_was_chosen_comes_back_and_a_wrong_template_is_named(qtbot, opened):
    session = opened.session
    folder = opened.means.folders.config / OWN
    folder.mkdir(parents=True)
    (folder / "letter.yaml").write_text("title: A letter\nsections: [{id: map, tells: maps}]\n")
    run_free = ReportChoice("workshop", ".html", author="A team", room=True, page_each=False)
    session.do("Report", choose_report(session.document, session.map_id, run_free))
    trigger(opened, "file.export_report")
    made = opened.findChild(ReportDialog)
    assert made.chosen_template().name == "workshop"
    assert made.front.author.text() == "A team"
    assert made.told.room.isChecked()
    assert not made.told.page_each.isChecked()
    assert replace(made.choice(), sections=()) == run_free
    assert "letter.yaml, line 2, field “tells”" in made.faults.text()
    assert made.faults.isVisibleTo(made)
    made.reject()


def test_the_export_dialog_leads_there(qtbot, opened):
    export = ExportDialog(opened.editor, opened.means, opened)
    qtbot.addWidget(export)
    export.choose(".html")
    export.accept()
    made = opened.findChild(ReportDialog)
    assert made.kind.currentData() == ".html"
    made.reject()


def test_a_document_that_is_read_only_is_written_as_chosen(qtbot, opened, answers, tmp_path):
    opened.session.read_only = "It is open in another window."
    trigger(opened, "file.export_report")
    made = opened.findChild(ReportDialog)
    answers.path = Path(tmp_path / "paper.md")
    choose(made.kind, ".md")
    made.sections.before.setPlainText("Only here.")
    made.accept()
    qtbot.waitUntil(lambda: str(answers.path) in opened.banner.text)
    assert "Only here." in answers.path.read_text("utf-8")
    assert opened.session.map.info.report is None


def test_named_views_are_offered_as_figures_where_there_are_any(qtbot, opened):
    trigger(opened, "file.export_report")
    without = opened.findChild(ReportDialog)
    assert not without.told.figure.isVisibleTo(without)
    without.reject()
    session = opened.session
    some = View(RecordId("w1"), "All of it"), View(RecordId("w2"), "In the dark", theme="dark")
    session.do("View", adding(session.map_id, some))
    trigger(opened, "file.export_report")
    made = next(d for d in opened.findChildren(ReportDialog) if d.isVisible())
    choose(made.told.figure, "w2")
    made.told.views.item(0).setCheckState(Qt.CheckState.Checked)
    assert (made.choice().figure, made.choice().views) == ("w2", ("w1",))
    assert "The map (2 figures" in outline(qtbot, made, "The map (2 figures")
    made.reject()


def test_what_is_lit_is_asked_for_once_choosing_rests_and_not_while_it_opens(
    qtbot, opened, monkeypatch
):
    asked = []
    monkeypatch.setattr(report_asked, "lit_loops", lambda editor: asked.append(editor) or ())
    trigger(opened, "file.export_report")
    made = opened.findChild(ReportDialog)
    choose(made.kind, ".html")
    choose(made.kind, ".md")
    assert not asked
    outline(qtbot, made, "All variables and links")
    assert len(asked) == 1
    made.reject()

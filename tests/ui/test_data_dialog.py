"""Data from a table in the window: asked for, matched, kept in one step, refused in a sentence."""

import pytest
from PySide6.QtWidgets import QPushButton

from loopmap.editing.edits.variables import rename_variable
from loopmap.model.records import SketchKind
from loopmap.ui.data_dialog import JOB, DataDialog
from loopmap.ui.panels.sketch_picture import SketchSection

TABLE = "year,Fines,Strain at home,Attendance\n2019,3,1,95\n2020,5,x,93\n2021,4,2,92\n"


@pytest.fixture
def dialog(opened, answers, tmp_path, qtbot):
    answers.path = tmp_path / "data.csv"
    answers.path.write_text(TABLE, encoding="utf-8")
    opened.command_actions.by_id["what_if.data"].trigger()
    qtbot.waitUntil(lambda: opened.findChild(DataDialog) is not None)
    return opened.findChild(DataDialog)


def sketches(window):
    return list(window.editor.session.map.sketches.values())


def box(dialog, name):
    return next(box for column, box in dialog._choices if column.name == name)


def test_columns_are_matched_and_kept_in_one_step(opened, dialog):
    names = {v.id: v.name for v in opened.editor.session.map.variables.values()}
    assert {names[v] for v in dialog.chosen()} == {"Fines", "Attendance"}
    near = [b for b in dialog.findChildren(QPushButton) if b.text().endswith("?")]
    assert [button.text() for button in near] == ["Strain?"]
    dialog.keep()
    kept = sketches(opened)
    assert [(s.kind, s.text, s.source) for s in kept] == [
        (SketchKind.DATA, "Fines", "data.csv"),
        (SketchKind.DATA, "Attendance", "data.csv"),
    ]
    assert opened.editor.panels.run.pages.page.title == "Over time"
    opened.editor.session.undo()
    assert sketches(opened) == []


def test_the_nearest_name_is_taken_with_a_press(opened, dialog):
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Strain?").click()
    assert box(dialog, "Strain at home").currentText() == "Strain"
    assert len(dialog.chosen()) == 3
    dialog.reject()


def test_two_columns_for_one_variable_are_refused(opened, dialog):
    one, other = box(dialog, "Fines"), box(dialog, "Attendance")
    other.setCurrentIndex(other.findData(one.currentData()))
    dialog.keep()
    assert "same variable" in dialog.problem.text()
    assert dialog.problem.isVisibleTo(dialog)
    assert sketches(opened) == []
    dialog.reject()


def test_nothing_chosen_is_nothing_kept(opened, dialog):
    for _, each in dialog._choices:
        each.setCurrentIndex(0)
    dialog.keep()
    assert "No column" in dialog.problem.text()
    dialog.reject()


def test_a_file_that_is_no_table_is_refused_in_a_sentence(opened, answers, tmp_path, qtbot):
    answers.path = tmp_path / "notes.csv"
    answers.path.write_text("just a line\n", encoding="utf-8")
    opened.command_actions.by_id["what_if.data"].trigger()
    banner = opened.means.banner
    qtbot.waitUntil(lambda: "notes.csv" in banner.text)
    assert not opened.means.jobs.is_running(JOB)


def test_the_inspector_shows_the_courses_and_leads_to_where_they_are_drawn(opened, dialog, qtbot):
    dialog.keep()
    session, panels = opened.editor.session, opened.editor.panels
    panels.run.pages.choose("Answer")
    qtbot.waitUntil(lambda: panels.inspector.findChild(SketchSection) is not None)
    section = panels.inspector.findChild(SketchSection)
    assert section.picture.isVisibleTo(section)
    assert "data:" in section.picture.accessibleDescription()
    section._draw.click()
    assert panels.run.pages.page.title == "Over time"
    chosen = next(iter(session.selection))
    change = rename_variable(session.document, session.map_id, chosen, "Penalties")
    session.do("Rename", change)
    assert panels.run.pages.page.variables.currentText() == "Penalties"

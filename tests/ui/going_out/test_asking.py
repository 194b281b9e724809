"""Before something goes out, in the real window: asked, decided by keyboard, made afresh."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from loopmap.analysis.identifiers import find_identifiers
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.edits.variables import rename_variable
from loopmap.formats.loopmap_yaml.write import write
from loopmap.resources import examples
from loopmap.ui.copying_out import CopyDialog
from loopmap.ui.export_dialog import ExportDialog
from loopmap.ui.going_out.asking import JOB
from loopmap.ui.going_out.names_file import names_file
from loopmap.ui.going_out.screen import Screen
from loopmap.ui.going_out.words import NOTHING_FOUND
from tests.support.planted import PLANTED
from tests.support.window import small_document


def export(window, path):
    """Ask for the picture as people do, up to the name of its file."""
    window.pages.show_export()
    dialog = window.findChild(ExportDialog)
    dialog.choose(path.suffix)
    dialog._means.dialogs.path = path
    dialog.accept()
    return dialog


def check(window):
    window.command_actions.by_id["file.identifiers"].trigger()


def texts(document):
    return {each.text for each in find_identifiers(document, stay=())}


def test_an_export_that_would_name_somebody_waits_for_every_decision(
    qtbot, named, asked, answers, tmp_path
):
    before = named.session.document
    path = tmp_path / "map.svg"
    export(named, path)
    screen = asked()
    assert "picture would hold" in screen.opening.text()
    assert not screen.go.isEnabled()
    assert screen.rows.hasFocus()
    qtbot.keyClick(screen.rows, Qt.Key.Key_R)
    assert not screen.go.isEnabled()
    qtbot.keyClick(screen.rows, Qt.Key.Key_Delete)
    assert screen.left.text() == "All is decided."
    qtbot.keyClick(screen.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: str(path) in named.banner.text)
    drawn = path.read_text(encoding="utf-8")
    assert "Jayden" not in drawn
    assert "M13 9PL" not in drawn
    assert "Fines for Child A" in drawn
    assert "Child A rang from." in drawn
    assert named.session.document is before


def test_leaving_the_screen_writes_nothing_and_goes_back_to_the_export(
    qtbot, named, asked, tmp_path
):
    path = tmp_path / "map.svg"
    dialog = export(named, path)
    qtbot.keyClick(asked(), Qt.Key.Key_Escape)
    assert not any(each.isVisible() for each in named.findChildren(Screen))
    assert dialog.isVisible()
    assert not path.exists()
    dialog.reject()


def test_nothing_is_asked_or_written_for_a_dialog_that_is_gone(qtbot, named, tmp_path):
    path = tmp_path / "map.svg"
    delete(export(named, path))
    qtbot.waitUntil(lambda: not named.jobs.is_running(JOB))
    assert not named.findChildren(Screen)
    assert not path.exists()


def test_the_next_export_does_what_was_decided_and_asks_no_more(qtbot, named, asked, tmp_path):
    export(named, tmp_path / "one.svg")
    screen = asked()
    screen.take_rest()
    screen.accept()
    qtbot.waitUntil(lambda: "one.svg" in named.banner.text)
    export(named, tmp_path / "two.svg")
    qtbot.waitUntil(lambda: "two.svg" in named.banner.text)
    assert (tmp_path / "two.svg").read_bytes() == (tmp_path / "one.svg").read_bytes()


def test_what_was_decided_holds_when_the_file_is_opened_again(qtbot, named, asked, tmp_path):
    export(named, tmp_path / "one.svg")
    screen = asked()
    screen.take_rest()
    screen.accept()
    qtbot.waitUntil(lambda: "one.svg" in named.banner.text)
    (kept,) = named.means.folders.decided.glob("*.json")
    read = kept.read_text(encoding="utf-8").casefold()
    assert not [word for word in PLANTED if word.casefold() in read]
    before = named.editor
    named.files.open(examples()[0])
    qtbot.waitUntil(lambda: named.editor not in (None, before) and named.editor.panels)
    other = named.editor
    named.files.open(tmp_path / "planted.loopmap")
    qtbot.waitUntil(lambda: named.editor not in (None, other) and named.editor.panels)
    export(named, tmp_path / "two.svg")
    qtbot.waitUntil(lambda: "two.svg" in named.banner.text)
    assert (tmp_path / "two.svg").read_bytes() == (tmp_path / "one.svg").read_bytes()


def test_the_document_changes_in_one_step_where_people_say_so(qtbot, named, asked):
    before = named.session.document
    check(named)
    screen = asked()
    screen.take_rest()
    screen.where.chosen.emit(True)
    screen.accept()
    qtbot.waitUntil(lambda: "changed in the document" in named.banner.text)
    assert texts(named.session.document) == set()
    named.session.undo()
    assert named.session.document == before
    assert named.banner.text == ""


def test_what_is_kept_is_kept_by_the_document_which_does_not_say_what(qtbot, named, asked):
    check(named)
    screen = asked()
    for _ in range(len(screen.deciding.rows)):
        qtbot.keyClick(screen.rows, Qt.Key.Key_K)
    screen.accept()
    qtbot.waitUntil(lambda: "stay, as you said" in named.banner.text)
    assert find_identifiers(named.session.document) == []
    assert not any(word in repr(named.session.document.info) for word in PLANTED)
    named.session.undo()
    assert find_identifiers(named.session.document) != []


def test_what_is_typed_stands_for_all_of_the_same(qtbot, named, asked):
    check(named)
    screen = asked()
    qtbot.keyClick(screen.rows, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is screen.one.instead
    qtbot.keyClicks(screen.one.instead, "Alex")
    qtbot.keyClick(screen.one.instead, Qt.Key.Key_Tab)
    each = screen.deciding.rows[0]
    told = {screen.deciding.told(one) for one in screen.deciding.same_as(each)}
    assert told == {"“Alex” instead"}
    assert "“Alex” instead" in screen.rows.shown.index(0).data()
    screen.reject()


def test_enter_in_the_field_does_not_send_anything_off(qtbot, named, asked):
    check(named)
    screen = asked()
    qtbot.keyClick(screen.rows, Qt.Key.Key_F2)
    qtbot.keyClicks(screen.one.instead, "Alex")
    qtbot.keyClick(screen.one.instead, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.rows
    qtbot.keyClick(screen.rows, Qt.Key.Key_Return)
    assert screen.go.isEnabled()
    screen.reject()


def test_one_place_can_be_decided_alone(qtbot, named, asked):
    check(named)
    screen = asked()
    each = screen.deciding.rows[0]
    screen.one.everywhere.setChecked(False)
    screen.take(Decision.KEEP)
    assert screen.deciding.of(each) is Decision.KEEP
    assert len(screen.deciding.left) == len(screen.deciding.rows) - 1
    screen.reject()


def test_what_cannot_be_done_is_said_and_can_be_decided_otherwise(qtbot, named, asked):
    session = named.session
    strain = next(v for v in session.map.variables.values() if v.name == "Strain")
    session.do("Rename", rename_variable(session.document, session.map_id, strain.id, "Sarah"))
    check(named)
    screen = asked()
    screen.deciding.take_rest(Decision.REMOVE)
    screen.where.chosen.emit(True)
    screen.accept()
    qtbot.waitUntil(lambda: "is all of a name" in screen.problem.text())
    assert screen.go.isEnabled()
    screen.reject()


def test_a_copy_for_another_program_is_asked_about_too(qtbot, named, asked, answers, tmp_path):
    answers.path = path = tmp_path / "map.csv"
    named.pages.save_copy(path)
    named.findChild(CopyDialog).accept()
    screen = asked()
    screen.take_rest()
    screen.accept()
    qtbot.waitUntil(path.exists)
    written = path.read_text(encoding="utf-8")
    assert "Fines for Child A" in written
    assert not any(word in written for word in PLANTED)


def test_a_map_that_names_nobody_is_written_without_a_word(qtbot, window, tmp_path):
    file, path = tmp_path / "small.loopmap", tmp_path / "map.svg"
    file.write_bytes(write(small_document()))
    window.files.open(file)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    export(window, path)
    qtbot.waitUntil(path.exists)
    assert window.findChildren(Screen) == []


def test_a_look_at_what_names_nobody_says_so(qtbot, window, tmp_path):
    file = tmp_path / "small.loopmap"
    file.write_bytes(write(small_document()))
    window.files.open(file)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    check(window)
    qtbot.waitUntil(lambda: window.findChildren(Screen) != [])
    (screen,) = window.findChildren(Screen)
    assert screen.nothing.text() == NOTHING_FOUND
    assert screen.nothing.isVisible()
    assert not screen.rows.isVisible()
    screen.reject()


def test_names_of_people_s_own_list_are_looked_for_at_once(
    qtbot, named, asked, folders, monkeypatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url)))
    check(named)
    screen = asked()
    screen.names.click()
    path = names_file(folders)
    assert [Path(url.toLocalFile()) for url in opened] == [path]
    with path.open("a", encoding="utf-8") as file:
        file.write("Strain\n- Sarah\n")
    screen.rows.go_to(0)
    screen.take(Decision.KEEP)
    kept = screen.deciding.decisions
    screen.again.click()
    qtbot.waitUntil(lambda: any(each.text == "Strain" for each in screen.deciding.rows))
    assert not any(each.text == "Sarah" for each in screen.deciding.rows)
    assert screen.deciding.decisions == kept
    screen.reject()


def test_every_row_tells_those_who_do_not_see_it_what_where_and_what_becomes_of_it(
    qtbot, named, asked
):
    check(named)
    screen = asked()
    assert screen.rows.accessibleName()
    for place, each in enumerate(screen.deciding.rows):
        index = screen.rows.shown.index(place)
        assert f"“{each.text}”, {each.kind.value}. Not decided." in index.data()
        assert each.reason in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert screen.one.accessibleName()
    assert screen.one.instead.accessibleName()
    screen.reject()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast", "contrast-dark"])
def test_large_letters_need_no_more_than_the_screen(qtbot, named, asked, theme):
    named.theme.choose(theme=theme, text_size=200)
    check(named)
    screen = asked()
    room = screen.screen().availableSize()
    assert screen.width() <= room.width()
    assert screen.height() <= room.height()
    assert screen.go.isVisible()
    screen.grab()
    screen.reject()
    named.theme.choose(theme="light", text_size=100)


def test_read_only_documents_are_left_alone(qtbot, named, asked, tmp_path):
    named.session.read_only = "It is shown to read only."
    before = named.session.document
    export(named, tmp_path / "map.svg")
    screen = asked()
    assert not screen.where.isEnabled()
    screen.deciding.take_rest(Decision.KEEP)
    screen.take_rest()
    screen.accept()
    qtbot.waitUntil((tmp_path / "map.svg").exists)
    assert named.session.document is before

"""What keys do in the window as a whole, wherever they are typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.links import add_link
from loopmap.model.records import Link
from loopmap.ui.panels.fields import TextField
from tests.support.commands import trigger


def test_undo_is_refused_while_a_gesture_runs(qtbot, opened):
    session, canvas = opened.session, opened.editor.canvas
    session.select(frozenset(session.map.links))
    trigger(opened, "edit.delete")
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    qtbot.mouseMove(canvas, QPoint(160, 160))
    assert opened.editor.gesture_running
    opened.command_actions.by_id["edit.undo"].trigger()
    assert not session.map.links
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(160, 160))
    trigger(opened, "edit.undo")
    assert session.map.links


def test_letters_typed_in_the_sentence_bar_do_not_take_tools(qtbot, opened):
    trigger(opened, "insert.sentence")
    entry = opened.editor.panels.sentence.entry
    qtbot.waitUntil(entry.hasFocus)
    qtbot.keyClicks(entry, "vnltgdrsb")
    assert entry.toPlainText() == "vnltgdrsb"
    assert opened.editor.tool == "select"


def test_letters_typed_in_a_field_of_the_inspector_do_not_take_tools(qtbot, opened):
    from PySide6.QtWidgets import QLineEdit

    fields = [f for f in opened.editor.right.findChildren(QLineEdit) if f.isVisible()]
    fields[0].setFocus()
    fields[0].selectAll()
    qtbot.keyClicks(fields[0], "nlt")
    assert fields[0].text() == "nlt"
    assert opened.editor.tool == "select"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_commits_a_text_though_the_window_has_a_command_for_it(qtbot, opened, key):
    naming, session = opened.editor.canvas.naming, opened.session
    naming.begin(next(iter(session.map.variables)))
    naming.editor.setPlainText("Penalties")
    qtbot.keyClick(naming.editor, key, Qt.KeyboardModifier.ControlModifier)
    assert naming.editor is None
    question = next(
        f for f in opened.findChildren(TextField) if f.accessibleName() == "Focus question"
    )
    question.setFocus()
    question.setPlainText("Why do pupils stay away?")
    qtbot.keyClick(question, key, Qt.KeyboardModifier.ControlModifier)
    assert session.map.info.question == "Why do pupils stay away?"


@pytest.mark.parametrize("panel", ["left", "right", "sentence", "run"])
def test_every_panel_goes_and_comes_with_one_key(opened, panel):
    before = opened.editor.is_shown(panel)
    trigger(opened, f"view.{panel}")
    assert opened.editor.is_shown(panel) is not before
    trigger(opened, f"view.{panel}")
    assert opened.editor.is_shown(panel) is before


def test_enter_on_the_first_page_starts_a_map(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.editor is not None)


def test_tab_goes_down_the_first_page_before_the_examples(qtbot, window, small):
    window.welcome.show_examples([small, small.with_name("other.loopmap")])
    window.welcome.show_recent([small])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.welcome.setFocus()
    met = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget().accessibleName())
    assert met == ["", "small", "Example: Small", "Example: Other"]


def test_a_new_map_waits_for_what_is_said(qtbot, window):
    window.files.new()
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.panels is not None)
    entry = window.editor.panels.sentence.entry
    qtbot.waitUntil(entry.hasFocus)
    qtbot.keyClicks(entry, "Fines + Strain")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert [v.name for v in window.session.map.variables.values()] == ["Fines", "Strain"]


def test_the_key_for_a_new_scenario_makes_one_of_what_is_selected_and_shows_it(qtbot, opened):
    chosen = next(iter(opened.session.map.variables))
    opened.session.select(frozenset({chosen}))
    trigger(opened, "what_if.new_scenario")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    (scenario,) = opened.session.map.scenarios.values()
    assert scenario.interventions[0].target == chosen
    assert opened.editor.panels.run.scenario() == scenario


def test_the_outline_is_edited_by_keys_alone(qtbot, opened):
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    trigger(opened, "loops.outline")
    table = QApplication.focusWidget()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "Penalties")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(table.hasFocus)
    assert next(iter(opened.session.map.variables.values())).name == "Penalties"


def test_f10_opens_the_first_menu_and_esc_comes_back(qtbot, opened):
    canvas, bar = opened.editor.canvas, opened.menuBar()
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_F10)
    first = bar.actions()[0].menu()
    qtbot.waitUntil(first.isVisible)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert bar.actions()[1].menu().isVisible()
    for _ in range(2):
        qtbot.keyClick(QApplication.activePopupWidget() or bar, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert canvas.hasFocus()


@pytest.mark.parametrize(
    ("keys", "chosen", "why"),
    [
        ((Qt.Key.Key_R, None), "link", "There is already a link from “Strain” to “Fines”."),
        ((Qt.Key.Key_R, None), "", "Select one link first."),
        ((Qt.Key.Key_S, None), "variable", "Select a link first"),
        ((Qt.Key.Key_J, None), "link", "Select two variables to link"),
        ((Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier), "", "Select something first."),
        ((Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier), "", "Light a loop first"),
        ((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier), "", "There is nothing to undo."),
    ],
)
def test_keys_of_a_command_that_cannot_be_done_say_why_not(qtbot, opened, keys, chosen, why):
    session, (key, held) = opened.session, keys
    ends = {v.name: v.id for v in session.map.variables.values()}
    link = session.map.adjacency.between(ends["Fines"], ends["Strain"])
    session.select(frozenset({"link": [link.id], "variable": [ends["Fines"]]}.get(chosen, ())))
    opened.editor.canvas.setFocus()
    before = session.document
    qtbot.keyClick(opened.editor.canvas, key, held or Qt.KeyboardModifier.NoModifier)
    assert session.document is before
    assert opened.status.lines[2].startswith(why)


def test_undo_and_redo_say_what_went_and_show_it_where_it_was_out_of_view(opened):
    session, canvas = opened.session, opened.editor.canvas
    first = min(session.map.variables)
    session.do("Move", move_records(session.document, session.map_id, {first: (900.0, 0.0)}))
    canvas.viewing.zoom_to(2.0)
    canvas.looking.reveal(first)
    assert not canvas.viewing.seen.contains(Point(0, 0))
    trigger(opened, "edit.undo")
    assert opened.status.lines[2] == "Undone: Move."
    assert canvas.viewing.seen.holds(canvas.drawing.cards[first])
    trigger(opened, "edit.redo")
    assert opened.status.lines[2] == "Done again: Move."
    assert canvas.viewing.seen.holds(canvas.drawing.cards[first])
    view = canvas.camera
    session.select(frozenset({first}))
    trigger(opened, "arrange.lock")
    trigger(opened, "edit.undo")
    assert canvas.camera == view, "where it is in view the paper stays"


def test_a_refused_command_says_why_in_the_status_line(qtbot, opened):
    said = "A map needs a title."
    opened.command_actions.refused.emit(said)
    assert (opened.status.lines[2], opened.banner.text) == (said, "")
    opened.command_actions.failed.emit("The disk is full.")
    assert opened.banner.text == "The disk is full.", "that is no refusal"


def test_a_refusal_too_long_for_the_status_line_is_read_whole_in_the_banner(qtbot, opened):
    said = "This map has a very long reason for what it does not allow. " * 8
    opened.editor.refused.emit(said)
    assert opened.banner.text == said


def test_keys_that_arrive_as_what_shift_makes_of_them_say_why_not(qtbot, opened):
    opened.session.select(frozenset())
    opened.command_actions.refresh()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key in (Qt.Key.Key_BraceRight, Qt.Key.Key_BraceLeft):
        opened.status.show_hint("")
        qtbot.keyClick(opened.editor.canvas, key, held)
        assert opened.status.lines[2] == "Select a variable or a note first."


def test_a_link_to_itself_is_not_straightened_and_the_status_line_says_why(qtbot, opened):
    session = opened.session
    one = min(session.map.variables)
    made = add_link(session.document, session.map_id, one, one, session.new_id)
    session.do("Link", made, select=frozenset(key.id for key in made.touched(Link)))
    opened.command_actions.refresh()
    opened.editor.canvas.setFocus()
    qtbot.keyClick(opened.editor.canvas, Qt.Key.Key_S)
    assert opened.status.lines[2].startswith("A link to itself is a circle")
    assert opened.banner.text == ""

"""How the window looks to a room: lens, theme, size of text, and presenting."""

from PySide6.QtCore import Qt

from loopmap.diagram.look import Lens
from loopmap.editing.edits.notes import add_note, set_note_level
from loopmap.model.records import Level
from loopmap.ui.banner import Choice
from loopmap.ui.painted_later import paint_in_the_next_turn
from tests.support.commands import trigger


def test_the_lens_changes_what_colours_say(opened):
    trigger(opened, "view.lens.evidence")
    assert opened.editor.canvas.drawing.emphasis.view.lens is Lens.EVIDENCE
    assert opened.command_actions.by_id["view.lens.evidence"].isChecked()
    trigger(opened, "view.lens.sign")
    assert opened.editor.canvas.drawing.emphasis.view.lens is Lens.SIGN


def test_the_theme_changes_window_and_canvas_at_once(opened):
    trigger(opened, "view.theme.dark")
    assert opened.theme.style.dark
    assert opened.editor.canvas.drawing.style.name == "dark"
    trigger(opened, "view.canvas_theme.projector")
    assert opened.theme.style.dark
    assert opened.editor.canvas.drawing.style.name == "projector"
    trigger(opened, "view.canvas_theme.window")
    trigger(opened, "view.theme.light")
    assert opened.editor.canvas.drawing.style.name == "light"


def test_larger_text_in_the_window_leaves_the_painted_map_as_it_is(opened):
    canvas = opened.editor.canvas
    tiles = canvas.stage.tiles
    trigger(opened, "view.larger_text")
    assert canvas.stage.tiles is tiles
    trigger(opened, "view.larger_map_text")
    assert canvas.stage.tiles is not tiles
    trigger(opened, "view.normal_map_text")
    trigger(opened, "view.normal_text")


def test_presenting_shows_the_map_alone_and_escape_goes_back(qtbot, opened):
    trigger(opened, "view.present")
    assert not opened.toolbar.isVisible()
    assert not opened.editor.left.isVisible()
    assert opened.editor.canvas.isVisible()
    qtbot.keyClick(opened.editor.canvas, Qt.Key.Key_Escape)
    assert opened.toolbar.isVisible()
    assert opened.editor.left.isVisible()


def test_a_room_sees_the_map_and_what_is_said_and_no_panel(qtbot, opened):
    panels = opened.editor.panels
    trigger(opened, "view.present")
    trigger(opened, "insert.sentence")
    trigger(opened, "view.left")
    assert panels.sentence.isVisible()
    assert not panels.loops.isVisible()
    assert not panels.inspector.isVisible()
    panels.sentence.escaped.emit()
    assert not panels.sentence.isVisible()
    trigger(opened, "view.present")
    assert panels.loops.isVisible()
    assert panels.sentence.isVisible()


def test_the_sentence_bar_leaves_a_low_canvas_when_it_is_done_with(qtbot, opened):
    sentence = opened.editor.panels.sentence
    opened.resize(1200, 620)
    trigger(opened, "view.run")
    qtbot.waitUntil(lambda: not sentence.isVisible())
    trigger(opened, "insert.sentence")
    assert sentence.isVisible()
    sentence.escaped.emit()
    assert not sentence.isVisible()


def test_presenting_shows_no_private_note_and_shows_it_again_afterwards(opened):
    session = opened.session
    for text, level in (("Ask about Jo", Level.PRIVATE), ("Agreed in the room", Level.ROOM)):
        session.do("Note", add_note(session.document, session.map_id, text, (0, 0), session.new_id))
        newest = max(session.map.notes.values(), key=lambda note: note.order)
        change = set_note_level(session.document, session.map_id, [newest.id], level)
        session.do("Level", change)
    private = {n.id for n in session.map.notes.values() if n.level is Level.PRIVATE}
    canvas = opened.editor.canvas
    assert set(canvas.drawing.note_boxes) == set(session.map.notes)
    opened.presenting.start(opened.editor)
    assert set(canvas.drawing.note_boxes) == set(session.map.notes) - private
    session.do("Note", add_note(session.document, session.map_id, "Hush", (9, 9), session.new_id))
    assert set(canvas.drawing.note_boxes) == set(session.map.notes) - {
        n.id for n in session.map.notes.values() if n.level is Level.PRIVATE
    }
    opened.presenting.stop()
    assert set(canvas.drawing.note_boxes) == set(session.map.notes)


def test_what_the_window_said_before_is_not_for_the_room(opened):
    opened.banner.ask("Unsaved: “A family’s case”.", Choice("Open it", lambda: None))
    trigger(opened, "view.present")
    assert opened.banner.text == ""
    trigger(opened, "view.present")
    assert "A family’s case" in opened.banner.text


def test_what_goes_wrong_before_the_room_is_said_and_stays_said(opened):
    opened.banner.tell("Older.")
    trigger(opened, "view.present")
    opened.banner.warn("The disk is full.")
    assert opened.banner.text == "The disk is full."
    trigger(opened, "view.present")
    assert opened.banner.text == "The disk is full."


def test_the_window_comes_back_from_a_room_when_all_its_panels_are_in_their_places(qtbot, opened):
    trigger(opened, "view.present")
    trigger(opened, "view.present")
    assert not opened.updatesEnabled(), "nobody sees it half laid out"
    qtbot.waitUntil(opened.updatesEnabled)
    assert opened.editor.left.isVisible()


def test_a_window_that_is_presented_again_at_once_or_closed_is_painted_as_ever(qtbot, opened):
    for _ in range(4):
        trigger(opened, "view.present")
    qtbot.waitUntil(opened.updatesEnabled)
    trigger(opened, "view.present")
    trigger(opened, "view.present")
    trigger(opened, "view.present")
    qtbot.waitUntil(opened.updatesEnabled)
    assert opened.is_presenting
    opened.close()
    assert opened.session is None


def test_a_window_whose_painting_somebody_holds_is_left_to_them(qtbot, opened):
    opened.setUpdatesEnabled(False)
    paint_in_the_next_turn(opened)
    qtbot.wait(30)
    assert not opened.updatesEnabled()
    opened.setUpdatesEnabled(True)

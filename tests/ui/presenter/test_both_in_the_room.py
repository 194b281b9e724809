"""Two maps side by side are two maps in the room, told apart by their titles."""

import pytest
from PySide6.QtGui import QGuiApplication

from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.variables import add_variable


def trigger(window, command):
    window.command_actions.by_id[command].trigger()


def room_of(window):
    return window.presenting.room


def names(view):
    return {v.name for v in view.stage.drawing.causal_map.variables.values()}


@pytest.fixture
def room(qtbot, opened, monkeypatch):
    """A future with one variable more and a private note; today is on show, in the room, too."""
    trigger(opened, "map.future")
    session = opened.session
    change = add_variable(session.document, session.map_id, "Advice", (360, 0), session.new_id)
    session.do("Add", change)
    change = add_note(session.document, session.map_id, "Ask her alone", (0, 0), session.new_id)
    session.do("Note", change)
    session.show_map(session.document.map_order[0])
    monkeypatch.setattr(opened.presenting, "others", lambda: [QGuiApplication.primaryScreen()])
    trigger(opened, "view.present")
    qtbot.waitUntil(lambda: room_of(opened).map.stage is not None)
    yield opened
    opened.presenting.stop()


@pytest.fixture
def both(qtbot, room):
    """Both of them in the room."""
    trigger(room, "changes.beside")
    qtbot.waitUntil(lambda: room_of(room).other.stage is not None)
    return room


def test_the_room_sees_both_with_their_titles_and_from_the_same_place(qtbot, both):
    window = room_of(both)
    assert window.is_divided
    assert window.titles == ("Today", "Future")
    assert names(window.other) - names(window.map) == {"Advice"}
    qtbot.waitUntil(lambda: window.map.camera == window.other.camera)
    assert "Advice" not in {*window.map.stage.drawing.causal_map.variables}
    assert not window.other.stage.drawing.note_boxes, "private notes stay with the facilitator"


def test_turning_round_leaves_each_map_on_its_side(qtbot, both):
    window = room_of(both)
    trigger(both, "changes.flip")
    qtbot.waitUntil(lambda: "Advice" in names(window.map) and "Advice" not in names(window.other))
    assert window.titles == ("Today", "Future")


def test_what_is_done_on_one_is_seen_as_a_difference_on_the_other(qtbot, both):
    window, session = room_of(both), both.session
    change = add_variable(session.document, session.map_id, "Fear", (0, 360), session.new_id)
    session.do("Add", change)
    qtbot.waitUntil(
        lambda: "Fear" in {v.name for v in window.other.stage.emphasis.view.ghosts.variables}
    )
    assert "Fear" in names(window.map)


def test_a_held_picture_holds_both(qtbot, both):
    window = room_of(both)
    trigger(both, "view.hold")
    trigger(both, "changes.beside")
    assert window.is_divided
    trigger(both, "view.hold")
    qtbot.waitUntil(lambda: not window.is_divided)


def test_one_map_has_the_whole_room_again(qtbot, both):
    window = room_of(both)
    trigger(both, "changes.beside")
    assert not window.is_divided
    assert window.titles[0] == ""
    assert window.other.stage is None

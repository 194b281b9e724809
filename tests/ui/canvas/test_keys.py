"""The canvas by keyboard alone."""

import math

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.links import add_link
from loopmap.model.records import Link

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def selected_name(robot):
    (record,) = robot.session.selection
    return robot.session.map.variables[record].name


def test_tab_walks_the_variables_along_the_links(robot):
    seen = []
    for _ in range(3):
        robot.key(Qt.Key.Key_Tab)
        seen.append(selected_name(robot))
    assert seen == ["Fines", "Strain", "Attendance"]
    robot.key(Qt.Key.Key_Backtab, SHIFT)
    assert selected_name(robot) == "Strain"


def test_tab_leaves_the_canvas_after_the_last_thing(robot):
    (note,) = robot.session.map.notes
    robot.session.select(frozenset({note}))
    assert robot.canvas.walking.step(backwards=False) is False
    assert robot.session.selection == {note}


def test_arrows_walk_to_what_lies_that_way(robot):
    robot.session.select(frozenset({robot.id("Fines")}))
    robot.key(Qt.Key.Key_Right)
    assert selected_name(robot) == "Strain"
    robot.key(Qt.Key.Key_Down)
    assert selected_name(robot) == "Attendance"
    robot.key(Qt.Key.Key_Down)
    assert selected_name(robot) == "Attendance"
    assert robot.hints[-1] == "There is nothing further that way."


def test_o_and_i_go_to_the_links_of_a_variable_and_arrows_to_their_ends(robot):
    robot.session.select(frozenset({robot.id("Strain")}))
    robot.type("o")
    assert robot.session.selection == {robot.link("Strain", "Attendance").id}
    robot.key(Qt.Key.Key_Down)
    assert selected_name(robot) == "Attendance"
    robot.type("i")
    assert robot.session.selection == {robot.link("Strain", "Attendance").id}


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("+", "sign", "+"),
        ("-", "sign", "-"),
        ("?", "sign", "?"),
        ("1", "strength", "weak"),
        ("2", "strength", "medium"),
        ("3", "strength", "strong"),
    ],
)
def test_one_key_says_what_a_link_does(robot, key, field, value):
    robot.session.select(frozenset({robot.link("Fines", "Strain").id}))
    robot.type(key)
    assert getattr(robot.link("Fines", "Strain"), field).value == value


def test_d_delays_a_link_and_again_takes_it_back(robot):
    robot.session.select(frozenset({robot.link("Fines", "Strain").id}))
    robot.type("d")
    assert robot.link("Fines", "Strain").delayed
    robot.type("d")
    assert not robot.link("Fines", "Strain").delayed


def test_brackets_bend_a_link_and_bending_on_is_one_step(robot):
    robot.session.select(frozenset({robot.link("Fines", "Strain").id}))
    drawn = robot.canvas.drawing.link_paths[robot.link("Fines", "Strain").id].bulge
    robot.type("[[[")
    assert robot.link("Fines", "Strain").bulge == pytest.approx(drawn + 0.18, abs=0.01)
    assert len(robot.session.history.done) == 1


def test_a_sign_key_without_a_link_says_what_to_do(robot):
    robot.session.select(frozenset({robot.id("Fines")}))
    robot.type("+")
    assert "Select a link first" in robot.hints[-1]
    assert robot.session.history.done == []


def test_ctrl_and_arrows_move_what_is_selected_as_one_step(robot):
    robot.session.select(frozenset({robot.id("Fines")}))
    for _ in range(3):
        robot.key(Qt.Key.Key_Right, CTRL)
    robot.key(Qt.Key.Key_Down, CTRL | SHIFT)
    moved = robot.session.map.variables[robot.id("Fines")]
    assert (moved.x, moved.y) == (30, 1)
    assert len(robot.session.history.done) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_rename(robot, key):
    robot.session.select(frozenset({robot.id("Fines")}))
    robot.key(key)
    robot.type("Penalties")
    robot.key(Qt.Key.Key_Return)
    assert "Penalties" in robot.names()
    assert robot.canvas.hasFocus()


def test_delete_takes_the_selection_away_and_escape_lets_go(robot):
    robot.key(Qt.Key.Key_A, CTRL)
    assert robot.id("Fines") in robot.session.selection
    robot.key(Qt.Key.Key_Escape)
    assert robot.session.selection == frozenset()
    robot.session.select(frozenset({robot.id("Fines")}))
    robot.key(Qt.Key.Key_Delete)
    assert robot.names() == {"Strain", "Attendance"}


def test_l_links_to_the_variable_whose_name_is_typed(robot):
    robot.session.select(frozenset({robot.id("Attendance")}))
    robot.type("l")
    assert robot.canvas.in_hand.busy
    robot.type("fin")
    robot.key(Qt.Key.Key_Return)
    made = robot.link("Attendance", "Fines")
    assert robot.session.selection == {made.id}
    robot.type("-")
    assert robot.link("Attendance", "Fines").sign.value == "-"
    assert not robot.canvas.in_hand.busy


def test_l_links_to_the_variable_walked_to(robot):
    robot.session.select(frozenset({robot.id("Attendance")}))
    robot.type("l")
    robot.key(Qt.Key.Key_Up)
    robot.key(Qt.Key.Key_Left)
    robot.key(Qt.Key.Key_Return)
    assert robot.link("Attendance", "Fines")


def test_escape_leaves_link_mode_with_the_picture_as_it_was(robot):
    robot.session.select(frozenset({robot.id("Attendance")}))
    before = robot.picture()
    robot.type("l")
    robot.type("fin")
    assert robot.picture() != before
    robot.key(Qt.Key.Key_Escape)
    assert robot.picture() == before
    assert len(robot.session.map.links) == 2


def test_l_says_why_a_link_may_not_be(robot):
    robot.session.select(frozenset({robot.id("Fines")}))
    robot.type("l")
    robot.type("str")
    robot.key(Qt.Key.Key_Return)
    assert "already a link" in robot.hints[-1]
    assert robot.canvas.in_hand.busy


def test_n_makes_a_variable_beside_the_selected_one_and_moves_nothing(robot):
    before = dict(robot.session.map.variables)
    robot.session.select(frozenset({robot.id("Strain")}))
    robot.type("n")
    robot.type("Hunger")
    robot.key(Qt.Key.Key_Return)
    assert "Hunger" in robot.names()
    assert all(robot.session.map.variables[v] == before[v] for v in before)
    assert len(robot.session.history.done) == 1


def test_the_whole_of_a_small_map_without_a_mouse(empty_robot):
    robot = empty_robot
    for name in ("Fines", "Strain"):
        robot.type("n")
        robot.type(name)
        robot.key(Qt.Key.Key_Return)
    robot.session.select(frozenset({robot.id("Fines")}))
    robot.type("l")
    robot.type("str")
    robot.key(Qt.Key.Key_Return)
    robot.type("+")
    robot.type("d")
    link = robot.link("Fines", "Strain")
    assert (link.sign.value, link.delayed) == ("+", True)


def test_keys_of_the_canvas_are_kept_from_the_windows_shortcuts(robot):
    mine = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_D, NONE, "d")
    QApplication.sendEvent(robot.canvas, mine)
    assert mine.isAccepted()
    saving = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_S, CTRL, "")
    saving.ignore()
    QApplication.sendEvent(robot.canvas, saving)
    assert not saving.isAccepted()


@pytest.fixture
def circle(robot):
    """A link from a variable to itself, selected."""
    session, fines = robot.session, robot.id("Fines")
    made = add_link(session.document, session.map_id, fines, fines, session.new_id)
    session.do("Link", made, select=frozenset(key.id for key in made.touched(Link)))
    (link,) = session.selection
    return link


def side_of(robot, link):
    """Where the circle is, seen from its card, in degrees: 0 to the right, clockwise."""
    middle, card = robot.canvas.drawing.link_paths[link].curve.centre, robot.centre("Fines")
    return math.degrees(math.atan2(middle.y - card.y, middle.x - card.x))


def test_a_link_to_itself_is_turned_round_its_card_by_hand(robot, circle, same_as_fresh):
    session, card = robot.session, robot.centre("Fines")
    before = session.document
    handle = robot.canvas.drawing.link_paths[circle].handle
    told = []
    robot.canvas.pointed.connect(told.append)
    robot.hover(handle)
    assert told[-1].startswith("Drag to turn it round its card.")
    away = math.dist(card, handle)
    robot.drag(handle, Point(card.x + 1, card.y + away))
    assert side_of(robot, circle) == pytest.approx(90), "below, where it snaps"
    assert len(session.history.done) == 2
    same_as_fresh(robot)
    session.undo()
    assert session.document == before


def test_a_link_to_itself_is_turned_by_keys_and_finds_its_place_again(robot, circle):
    begun = side_of(robot, circle)
    robot.key(Qt.Key.Key_BracketRight)
    robot.key(Qt.Key.Key_BracketRight)
    assert side_of(robot, circle) == pytest.approx(begun + 30, abs=0.2)
    robot.key(Qt.Key.Key_BracketLeft)
    assert side_of(robot, circle) == pytest.approx(begun + 15, abs=0.2)
    robot.double_click(robot.canvas.drawing.link_paths[circle].handle)
    assert side_of(robot, circle) == pytest.approx(begun)
    assert robot.session.map.links[circle].bulge is None


@pytest.mark.parametrize("tool", ["variable", "note", "group"])
def test_enter_does_what_a_click_with_the_tool_in_hand_would_on_free_paper(robot, tool):
    session = robot.session
    before = session.document
    robot.canvas.in_hand.take(tool)
    robot.key(Qt.Key.Key_Return)
    robot.type("Ours")
    robot.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    table = {"variable": "variables", "note": "notes", "group": "groups"}[tool]
    was = before.maps[session.map_id]
    (record,) = set(getattr(session.map, table)) - set(getattr(was, table))
    drawing = robot.canvas.drawing
    box = {**drawing.cards, **drawing.note_boxes, **drawing.group_boxes}[record]
    assert not any(box.touches(other) for i, other in drawing.cards.items() if i != record)
    assert robot.canvas.in_hand.tool == "select"
    while session.history.done:
        session.undo()
    assert session.document == before

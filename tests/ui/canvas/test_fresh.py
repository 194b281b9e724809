"""What is painted over the tiles until they follow, and what is too much for that."""

import pytest
from PySide6.QtCore import Qt

from loopmap.diagram.geometry import Box, Point
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.maps import add_map
from loopmap.model.ids import RecordId
from loopmap.ui.canvas import fresh
from loopmap.ui.canvas.view import Camera
from tests.benchmarks.maps import document_of


@pytest.fixture
def wide(robot_on, monkeypatch):
    """A map with a group whose area holds far more than is painted over tiles; a member of it."""
    monkeypatch.setattr(fresh, "MOST_FRESH", 45)
    robot = robot_on(document_of(60, 140))
    session, cards = robot.session, robot.canvas.drawing.cards
    outermost = [
        min(cards, key=lambda i: cards[i].x + cards[i].y),
        max(cards, key=lambda i: cards[i].x + cards[i].y),
    ]
    change = add_group(
        session.document,
        session.map_id,
        "Wide",
        Box(0.0, 0.0, 90.0, 60.0),
        session.new_id,
        members=outermost,
    )
    session.do("Group", change)
    session.select(frozenset())
    bounds = robot.canvas.drawing.bounds
    robot.canvas.camera = Camera(bounds.x, bounds.y, 0.5)
    robot.picture()
    return robot, outermost[0]


def test_the_area_of_a_group_on_which_too_much_lies_stays_and_is_framed(wide, same_as_fresh):
    robot, member = wide
    stage, before = robot.canvas.stage, robot.canvas.drawing
    (group,) = before.group_boxes
    start = before.cards[member].centre
    robot.press(start)
    robot.move(Point(start.x - 60.0, start.y - 40.0))
    robot.picture()
    assert member in stage.picture.lifted
    assert group not in stage.picture.lifted
    assert not stage.overlay.raised
    assert stage.wide == (stage.shown.places.groups[group],)
    assert stage.wide != (before.places.groups[group],)
    robot.release(Point(start.x - 60.0, start.y - 40.0))
    assert not stage.wide
    assert member in stage.overlay.fresh  # it is seen where it was let go in the very next frame
    assert group not in stage.overlay.fresh
    same_as_fresh(robot, robot.canvas.camera)
    robot.session.undo()
    same_as_fresh(robot, robot.canvas.camera)


@pytest.mark.parametrize("how", ["esc", "another map"])
def test_nothing_of_it_is_left_when_the_hand_gives_up(wide, same_as_fresh, how):
    robot, member = wide
    start = robot.canvas.drawing.cards[member].centre
    robot.press(start)
    robot.move(Point(start.x - 60.0, start.y - 40.0))
    robot.picture()
    assert robot.canvas.stage.wide
    if how == "esc":
        robot.key(Qt.Key.Key_Escape)
        robot.release(start)
    else:
        session, here = robot.session, robot.session.map_id
        session.do("Add a map", add_map(session.document, "Other", session.new_id))
        session.show_map(next(i for i in session.document.maps if i != here))
        robot.release(start)
        assert not robot.canvas.stage.wide
        session.show_map(here)
    robot.session.select(frozenset())
    assert not robot.canvas.stage.wide
    same_as_fresh(robot, robot.canvas.camera)


def test_an_area_on_which_little_lies_follows_the_hand(wide, monkeypatch):
    monkeypatch.setattr(fresh, "MOST_FRESH", 400)
    robot, member = wide
    stage = robot.canvas.stage
    (group,) = robot.canvas.drawing.group_boxes
    start = robot.canvas.drawing.cards[member].centre
    robot.press(start)
    robot.move(Point(start.x - 60.0, start.y - 40.0))
    assert group in stage.picture.lifted
    assert stage.overlay.raised
    assert stage.wide == ()
    robot.key(Qt.Key.Key_Escape)
    robot.release(start)


@pytest.mark.parametrize(("most", "asked"), [(400, True), (1, False)])
def test_what_lies_over_so_much_that_only_tiles_show_it_is_not_looked_for(
    robot_on, monkeypatch, most, asked
):
    robot, looked_for = robot_on(document_of(30, 60)), []
    monkeypatch.setattr(fresh, "MOST_FRESH", most)
    monkeypatch.setattr(
        fresh, "lying_over", lambda *what: looked_for.append(what) or frozenset[RecordId]()
    )
    session = robot.session
    places = {i: (v.x + 5.0, v.y) for i, v in [*session.map.variables.items()][:4]}
    session.do("Move", move_records(session.document, session.map_id, places))
    assert bool(looked_for) == asked
    assert bool(robot.canvas.stage.overlay.fresh) == asked

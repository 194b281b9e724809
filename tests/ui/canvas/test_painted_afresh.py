"""However a map has become what it is, it is painted as it would be afresh.

Tiles are painted at different moments. What they look like may follow only from the map as it
stands, or a line would look one way on this side of a tile's edge and otherwise on that one.
"""

from itertools import islice, permutations

import pytest
from PySide6.QtCore import Qt

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.clipboard import duplicate_records
from loopmap.editing.edits.links import add_link
from loopmap.ui.canvas import cased_lines, crowd
from loopmap.ui.canvas.view import Camera
from tests.benchmarks.maps import document_of
from tests.support.restless import LEVELS, Restless


def painted_from_all_sides(robot):
    """Have the middle of the map painted from near and afar; answers from where."""
    bounds = robot.canvas.drawing.bounds
    cameras = [Camera(bounds.x, bounds.y, level) for level in LEVELS]
    for camera in cameras:
        robot.canvas.camera = camera
        robot.picture()
    return cameras


def links_beside_each_other(robot, count):
    """So many new links, one edit each, between the cards on the left."""
    session = robot.session
    places = session.map.variables
    left = sorted(places, key=lambda variable: places[variable].x)
    for one, other in islice(permutations(left, 2), 200):
        if session.map.adjacency.between(one, other) is None and count:
            count -= 1
            add = add_link(session.document, session.map_id, one, other, session.new_id)
            session.do("Link", add)
    assert not count


def test_the_more_links_the_quieter_all_of_them_on_every_tile(robot_on, same_as_fresh):
    robot = robot_on(document_of(26, 74))
    cameras = painted_from_all_sides(robot)
    links_beside_each_other(robot, 70)
    same_as_fresh(robot, *cameras)
    for _ in range(50):
        robot.session.undo()
    same_as_fresh(robot, *cameras)
    every = frozenset(robot.session.map.variables)
    twin = duplicate_records(
        robot.session.document, robot.session.map_id, every, robot.session.new_id
    )
    robot.session.do("Paste", twin.change)
    same_as_fresh(robot, *cameras)


def test_a_hand_takes_links_along_over_tiles_that_stay_as_they_are(robot_on, same_as_fresh):
    robot = robot_on(document_of(26, 81))
    cameras = painted_from_all_sides(robot)
    start = robot.canvas.drawing.cards["v8"].centre
    robot.press(start)
    robot.move(Point(start.x + 40.0, start.y + 30.0))
    robot.picture()
    robot.key(Qt.Key.Key_Escape)
    robot.release(start)
    robot.session.select(frozenset())
    same_as_fresh(robot, *cameras)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_edited_all_tiles_are_of_the_map_as_it_stands(robot_on, same_as_fresh, seed):
    robot = robot_on(document_of(26, 74))
    somebody = Restless(robot, seed)
    for _ in range(40):
        somebody.act()
    somebody.rest()
    same_as_fresh(robot, *map(somebody.camera, LEVELS))


@pytest.mark.parametrize("seed", range(2))
def test_so_they_are_where_links_become_a_crowd(robot_on, same_as_fresh, monkeypatch, seed):
    monkeypatch.setattr(crowd, "CROWD", 92)
    monkeypatch.setattr(cased_lines, "_MANY", 96)
    robot = robot_on(document_of(40, 90))
    somebody = Restless(robot, seed)
    for _ in range(40):
        somebody.act()
    somebody.rest()
    same_as_fresh(robot, *map(somebody.camera, LEVELS))

"""Boxes find room beside one another: on another side, or by asking neighbours to move."""

from itertools import pairwise

import numpy as np
import pytest

from loopmap.diagram.far_room import Ground, Room, Sizes
from loopmap.diagram.geometry import Box
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.model.ids import RecordId

NOTHING = np.zeros((0, 4))
NOBODY = np.zeros(0, dtype=np.intp)
PAPER = Box(0, 0, 2000, 2000)


def room_for(asking, paper=PAPER):
    places = {RecordId(name): Box(x, y, 40, 20) for name, (x, y) in asking.items()}
    cards, own = boxes_in_rows(places.values()), np.arange(len(places))
    ground = Ground(cards, own, NOTHING, NOBODY, paper, unit=1.0)
    return Room(places, (), ground), places


def filled(room, sizes, apart=0.0):
    for _ in room.fill(sizes, (), apart):
        pass
    return room.found


def test_who_has_all_the_room_grows_about_its_middle():
    room, _ = room_for({"a": (0, 0)})
    assert filled(room, Sizes(2.0, (), 1.0))["a"] == (2.0, 0.0, 0.0)


def test_two_side_by_side_grow_away_from_each_other():
    room, places = room_for({"a": (0, 0), "b": (60, 0)})
    found = filled(room, Sizes(2.0, (), 1.0))
    one, other = (found[i].grown(places[i]) for i in ("a", "b"))
    assert found.keys() == {"a", "b"}
    assert one.right <= other.left


def test_whoever_comes_last_is_let_in_by_a_neighbour_that_can_stand_elsewhere():
    paper = Box(50, 0, 200, 30)  # in a corridor, where only sides are left
    room, places = room_for({"a": (0, 0), "c": (100, 0), "b": (50, 0)}, paper)
    found = filled(room, Sizes(1.2, (), 1.0))
    boxes = sorted((found[i].grown(places[i]) for i in found), key=lambda box: box.x)
    assert len(boxes) == 3
    assert all(one.right <= other.left + 1e-9 for one, other in pairwise(boxes))


def test_where_there_is_no_room_at_all_one_makes_do_with_less_or_stays_as_it_is():
    asking = {"a": (0, 0), "b": (0, 22), "c": (0, 44)}
    room, _ = room_for(asking, Box(0, 22, 46, 70))
    found = filled(room, Sizes(1.9, (), 1.05))
    assert all(growth.by == 1.05 for growth in found.values())


@pytest.mark.parametrize(("airy", "by"), [(0.0, 3.0), (30.0, 2.0)])
def test_those_that_grow_more_keep_more_air_around_them(airy, by):
    room, _ = room_for({"a": (0, 0), "b": (100, 0)})
    sizes = Sizes(1.5, (3.0, 2.0), 1.0)
    filled(room, sizes)
    for _ in room.grow(["a"], sizes, airy):
        pass
    assert room.found["a"].by == by
    assert room.found["b"].by == 1.5

"""Things are moved, aligned and spread; groups take their members along."""

import itertools

import pytest

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.arrange import (
    Axis,
    Edge,
    align,
    distribute,
    movable,
    move_records,
    nudge,
)
from loopmap.errors import EditRefused
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    HOME,
    LOOP,
    NOTE,
    PRESSES,
    STRAIN,
    TODAY,
    after,
    fines,
)

BOXES = {FINES: Box(0, 0, 40, 20), STRAIN: Box(30, 50, 60, 40), ATTENDANCE: Box(200, 10, 20, 20)}


def test_all_that_lies_somewhere_can_be_moved():
    to = dict.fromkeys((FINES, NOTE, HOME, LOOP, PRESSES), (7.0, 8.0))
    moved = after(fines(), move_records(fines(), TODAY, to)).maps[TODAY]
    for i in (FINES, NOTE, HOME, LOOP):
        assert (moved.get(i).x, moved.get(i).y) == (7.0, 8.0)
    assert moved.links == fines().maps[TODAY].links


def test_nothing_goes_beyond_the_end_of_the_map():
    far = after(fines(), move_records(fines(), TODAY, {FINES: (1e9, -1e9)})).maps[TODAY]
    assert (far.variables[FINES].x, far.variables[FINES].y) == (1e6, -1e6)
    with pytest.raises(EditRefused):
        move_records(fines(), TODAY, {FINES: (float("nan"), 0)})


def test_a_group_takes_its_members_along():
    assert set(movable(fines().maps[TODAY], [HOME])) == {HOME, STRAIN}
    moved = after(fines(), nudge(fines(), TODAY, [HOME, STRAIN], 10, -5)).maps[TODAY]
    assert (moved.variables[STRAIN].x, moved.variables[STRAIN].y) == (210, -5)


SIDES = {
    Edge.LEFT: lambda box: box.left,
    Edge.RIGHT: lambda box: box.right,
    Edge.TOP: lambda box: box.top,
    Edge.BOTTOM: lambda box: box.bottom,
    Edge.CENTRE: lambda box: box.x,
    Edge.MIDDLE: lambda box: box.y,
}


@pytest.mark.parametrize("edge", list(Edge))
def test_aligned_things_share_that_edge(edge):
    table = after(fines(), align(fines(), TODAY, BOXES, edge)).maps[TODAY].variables
    drawn = [Box(table[i].x, table[i].y, box.width, box.height) for i, box in BOXES.items()]
    assert max(map(SIDES[edge], drawn)) - min(map(SIDES[edge], drawn)) <= 0.1


@pytest.mark.parametrize("axis", list(Axis))
def test_spread_things_have_equal_gaps_and_the_outer_ones_stay(axis):
    table = after(fines(), distribute(fines(), TODAY, BOXES, axis)).maps[TODAY].variables
    row = [Box(table[i].x, table[i].y, BOXES[i].width, BOXES[i].height) for i in BOXES]
    if axis is Axis.ACROSS:
        row.sort(key=lambda box: box.x)
        gaps = [b.left - a.right for a, b in itertools.pairwise(row)]
        assert (row[0].x, row[-1].x) == (0, 200)
    else:
        row.sort(key=lambda box: box.y)
        gaps = [b.top - a.bottom for a, b in itertools.pairwise(row)]
        assert (row[0].y, row[-1].y) == (0, 50)
    assert max(gaps) - min(gaps) <= 0.2


@pytest.mark.parametrize("edge", list(Edge))
def test_aligned_things_that_would_lie_on_one_another_make_room_in_their_order(edge):
    near = {i: Box(10.0 * n, 8.0 * n, 100, 40) for n, i in enumerate(BOXES)}
    changed = after(fines(), align(fines(), TODAY, near, edge))
    table = changed.maps[TODAY].variables
    drawn = [Box(table[i].x, table[i].y, 100, 40) for i in near]
    assert not any(a.touches(b) for a, b in itertools.combinations(drawn, 2))
    assert drawn == sorted(drawn, key=lambda box: (box.x, box.y))
    again = {i: Box(table[i].x, table[i].y, 100, 40) for i in near}
    assert not align(changed, TODAY, again, edge), "they are in line"


def test_too_few_to_arrange_is_no_change():
    one = {FINES: BOXES[FINES]}
    assert not align(fines(), TODAY, one, Edge.LEFT)
    assert not distribute(fines(), TODAY, {**one, STRAIN: BOXES[STRAIN]}, Axis.DOWN)

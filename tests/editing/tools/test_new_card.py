"""A new card stands on nothing, and belongs where it is let go."""

from dataclasses import replace

import pytest

from loopmap.diagram.geometry import Box, Point
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.tools.new_card import new_variable, standing, where_told
from loopmap.model.change import replacing
from tests.support.play import scene
from tests.support.small_maps import HOME, NOTE, STRAIN, TODAY, after, fines

CARD = 110, 36


@pytest.fixture
def emptied():
    """Home has an area without cards, from (80, -80) to (320, 80)."""
    document = fines()
    return document.apply(move_records(document, TODAY, {STRAIN: (200, 500)}))


def home_is(document, **otherwise):
    group = document.maps[TODAY].groups[HOME]
    return document.apply(replacing(TODAY, [(group, replace(group, **otherwise))]))


def card_of(stand):
    return Box(*stand.at, *CARD)


def test_on_free_paper_it_stands_just_there(emptied):
    stand = standing(scene(emptied), Point(700, 300))
    assert (stand.at, stand.group) == ((700, 300), None)


@pytest.mark.parametrize("asked", [(0, 0), (45, 25), (430, -20), (200, 200)])
def test_half_upon_a_card_or_a_note_it_stands_beside_it(emptied, asked):
    where = scene(emptied)
    stand = standing(where, Point(*asked))
    drawing = where.drawing
    taken = [*drawing.label_boxes.values(), drawing.note_boxes[NOTE], drawing.group_boxes[HOME]]
    assert not any(card_of(stand).touches(box) for box in taken)
    assert abs(stand.at.x - asked[0]) + abs(stand.at.y - asked[1]) < 160


def test_in_the_area_of_a_group_it_joins_it(emptied):
    where = scene(emptied)
    stand = standing(where, Point(210, 10))
    assert (stand.at, stand.group) == ((210, 10), HOME)
    assert where_told(where, stand) == " in the group “Home”"
    change, new = new_variable(where, Point(210, 10))
    made = after(emptied, change).maps[TODAY].variables[new]
    assert (made.group, made.x, made.y) == (HOME, 210, 10)


def test_at_the_edge_of_an_area_it_stands_wholly_outside(emptied):
    where = scene(emptied)
    stand = standing(where, Point(200, -85))
    assert stand.group is None
    assert where_told(where, stand) == ""
    assert not card_of(stand).touches(where.drawing.group_boxes[HOME])


@pytest.mark.parametrize("closed", [{"locked": True}, {"collapsed": True}])
def test_groups_that_take_nobody_in_are_stood_clear_of(emptied, closed):
    where = scene(home_is(emptied, **closed))
    stand = standing(where, Point(200, 0))
    assert stand.group is None
    assert not card_of(stand).touches(where.drawing.group_boxes[HOME])


def test_its_link_has_room_to_be_seen(emptied):
    where = scene(emptied)
    source = STRAIN
    stand = standing(where, Point(260, 505), source)
    assert not card_of(stand).touches(where.drawing.label_boxes[source].inflated(40))

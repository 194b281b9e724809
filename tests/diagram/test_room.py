"""Room for what is pasted: as near as can be, on nothing."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.room import clear_room, nearest_room, room_beside

PLACES = st.floats(-600, 600)
BOXES = st.lists(
    st.builds(Box, PLACES, PLACES, st.floats(20, 300), st.floats(20, 120)), max_size=12
)


def test_on_an_empty_map_it_lies_where_it_was_asked_for():
    assert nearest_room(Box(30, 40, 100, 50), []) == Point(30, 40)


def test_a_free_place_is_taken_as_it_is():
    assert nearest_room(Box(500, 0, 100, 50), [Box(0, 0, 100, 50)]) == Point(500, 0)


@settings(max_examples=60)
@given(BOXES, PLACES, PLACES)
def test_it_touches_nothing_that_is_there(taken, x, y):
    wanted = Box(x, y, 140, 60)
    at = nearest_room(wanted, taken)
    assert not any(Box(*at, 140, 60).touches(box) for box in taken)


def test_where_all_around_is_taken_it_goes_to_the_right_of_everything():
    at = nearest_room(Box(0, 0, 100, 50), [Box(0, 0, 9000, 9000)])
    assert at.x > 4500


CARD, NO_LINES = Box(0, 0, 100, 40), np.zeros((0, 2))


def test_beside_is_in_the_same_column_where_that_is_nearest():
    assert room_beside(CARD, [CARD], NO_LINES) == Point(0, 64)


def test_beside_keeps_off_other_cards_and_then_off_lines():
    below = Box(0, 70, 100, 40)
    assert room_beside(CARD, [CARD, below], NO_LINES) == Point(0, -64)
    above = np.array([[0.0, -y] for y in range(30, 900, 5)])
    assert room_beside(CARD, [CARD, below], above) == Point(124, 0)
    everywhere = np.array([[x, y] for x in range(-900, 900, 9) for y in range(-900, 900, 9)])
    assert room_beside(CARD, [CARD, below], everywhere) == Point(0, -64), "least bad is nearest"


def test_beside_stays_in_the_area_it_belongs_in():
    area = Box(200, 0, 600, 60)
    assert room_beside(CARD, [CARD], NO_LINES, area) == Point(124, 0)


@settings(max_examples=60)
@given(BOXES)
def test_beside_touches_nothing_that_is_there(taken):
    at = room_beside(CARD, [CARD, *taken], NO_LINES)
    assert not any(Box(*at, 100, 40).touches(box) for box in [CARD, *taken])


def test_where_there_is_room_in_view_a_note_lies_on_no_line():
    across = np.linspace((-300.0, 0.0), (300.0, 0.0), 12)[None]
    wanted, view = Box(0, 0, 160, 60), Box(0, 0, 800, 600)
    at = clear_room(wanted, [], across, view)
    assert abs(at.y) > 30 + 10
    assert view.holds(Box(*at, 160, 60))
    assert clear_room(wanted, [], across, Box(0, 0, 800, 100)) == Point(0, 0), "none in view"
    assert clear_room(wanted, [Box(0, -150, 700, 180)], across, view).y > 30, "nor on a card"

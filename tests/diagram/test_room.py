"""Room for what is pasted: as near as can be, on nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.room import nearest_room

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

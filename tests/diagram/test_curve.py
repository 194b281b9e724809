"""The arc of a link: the identities of its one number, the bulge."""

import math

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loopmap.diagram.curve import MOST, crossings, curve_between, handle_of
from loopmap.diagram.geometry import Box, Point

numbers = st.floats(-2000, 2000)
points = st.builds(Point, numbers, numbers)
bulges = st.floats(-MOST, MOST)


def _apart(start: Point, end: Point) -> None:
    assume(math.dist(start, end) > 5)


@given(points, points, bulges)
@settings(max_examples=100)
def test_an_arc_begins_and_ends_at_its_ends_and_passes_through_its_handle(start, end, bulge):
    _apart(start, end)
    curve = curve_between(start, end, bulge)
    handle = handle_of(start, end, bulge) if curve.radius else handle_of(start, end, 0)
    for t, place in ((0, start), (0.5, handle), (1, end)):
        assert math.dist(curve.point(t), place) < 1e-4 * max(1, curve.radius)


@given(points, points, bulges, st.floats(0.1, 9), st.floats(-math.pi, math.pi))
@settings(max_examples=60)
def test_the_handle_turns_and_grows_with_the_map(start, end, bulge, scale, angle):
    _apart(start, end)

    def moved(p: Point) -> Point:
        return Point(
            scale * (p.x * math.cos(angle) - p.y * math.sin(angle)),
            scale * (p.x * math.sin(angle) + p.y * math.cos(angle)),
        )

    handle = handle_of(moved(start), moved(end), bulge)
    assert math.dist(handle, moved(handle_of(start, end, bulge))) < 1e-6 * scale * 4000


@given(points, points, st.floats(0.02, MOST))
@settings(max_examples=60)
def test_length_and_radius_follow_from_the_subtended_angle(start, end, bulge):
    _apart(start, end)
    curve = curve_between(start, end, bulge)
    theta, chord = 4 * math.atan(bulge), math.dist(start, end)
    assert math.isclose(curve.radius, chord / (2 * math.sin(theta / 2)), rel_tol=1e-9)
    assert math.isclose(curve.length, curve.radius * theta, rel_tol=1e-9)


def test_a_positive_bulge_bows_to_the_left_of_travel_on_screen():
    assert handle_of(Point(0, 0), Point(100, 0), 0.5).y == -25
    assert curve_between(Point(0, 0), Point(100, 0), 0.5).point(0.5).y < 0


@given(points, points, bulges, st.floats(10, 300), st.floats(10, 300))
@settings(max_examples=100)
def test_crossings_lie_on_the_outline_of_the_box(start, end, bulge, width, height):
    _apart(start, end)
    box = Box(start.x, start.y, width, height)
    curve = curve_between(start, end, bulge)
    for t in crossings(curve, box):
        p = curve.point(t)
        across = abs(p.x - box.x) - width / 2
        down = abs(p.y - box.y) - height / 2
        assert abs(max(across, down)) < 1e-4 * max(1, curve.radius)


@given(points, points, bulges)
@settings(max_examples=60)
def test_an_arc_that_leaves_a_box_for_good_crosses_it(start, end, bulge):
    _apart(start, end)
    box = Box(start.x, start.y, 4, 4)
    assert crossings(curve_between(start, end, bulge), box)


def test_a_straight_line_to_the_middle_of_a_square_meets_it_at_its_corner():
    start, side = Point(0.0, 286.0), 54.13212672536277
    square = Box(286.0, 0.0, side, side)
    assert crossings(curve_between(start, square.centre, 0.0), square)

"""Long courses are drawn with as many points as can be told apart."""

from itertools import pairwise
from math import inf, nan, sin

import pytest

from loopmap.diagram.charts.told_apart import ends, places_seen


@pytest.mark.parametrize("count", [0, 1, 2, 5, 202])
def test_a_short_course_is_drawn_point_by_point(count):
    assert list(places_seen((1.0,) * count, 300.0)) == list(range(count))


@pytest.mark.parametrize("count", [203, 204, 1_000, 20_000])
def test_a_long_course_is_drawn_with_two_points_of_each_stretch_at_most(count):
    course = tuple(sin(n / 50) for n in range(count))
    seen = places_seen(course, 300.0)
    assert (seen[0], seen[-1]) == (0, count - 1)
    assert all(a < b for a, b in pairwise(seen))
    assert len(seen) <= 202


@pytest.mark.parametrize("at", [1, 7_777, 9_998])
def test_a_pulse_of_one_step_and_a_dip_of_one_step_are_seen(at):
    course = [0.0] * 10_000
    course[at] = 5.0
    course[at - 1] = -3.0
    seen = places_seen(tuple(course), 400.0)
    assert {at - 1, at} <= set(seen)


def test_the_ends_of_a_course_leave_out_what_is_no_number():
    assert list(ends((3.0, 1.0, 2.0))) == [1.0, 3.0]
    assert list(ends((nan, 1.0, inf, 2.0, -inf))) == [1.0, 2.0]
    assert list(ends((nan,))) == []
    assert list(ends(())) == []

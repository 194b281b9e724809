"""Courses are kept small: ends, least and most stay; and are drawn again from what was kept."""

from dataclasses import replace
from math import inf, nan, sin

import pytest

from loopmap.editing.kept_courses import (
    AS_IT_IS_NOW,
    MOST_POINTS,
    course_kept,
    goes_alike,
    kept_frames,
)
from loopmap.model.ids import RecordId
from loopmap.model.records import KeptCourse, KeptRun
from loopmap.simulation.equations.runs import MapRun

WATER = RecordId("v1")


def test_a_short_course_is_kept_step_by_step():
    assert course_kept((0.0, 0.5, 1.0), (3.0, 4.0, 5.0)) == ((0.0, 3.0), (0.5, 4.0), (1.0, 5.0))


@pytest.mark.parametrize("steps", [400, 401, 402, 799, 1000, 50_001])
def test_a_long_course_keeps_its_ends_and_its_least_and_most(steps):
    times = [n / 8 for n in range(steps)]
    values = [sin(n / 60) for n in range(steps)]
    values[steps // 3], values[steps // 2] = 77.0, -99.0
    kept = course_kept(times, values)
    assert len(kept) <= MOST_POINTS
    assert kept[0] == (times[0], 0.0)
    assert kept[-1][0] == times[-1]
    assert (times[steps // 3], 77.0) in kept
    assert (times[steps // 2], -99.0) in kept
    assert [time for time, _ in kept] == sorted({time for time, _ in kept})


def test_of_what_never_moves_both_ends_are_kept():
    assert course_kept((0.0, 0.5, 1.0), (3.0, 3.0, 3.0)) == ((0.0, 3.0), (1.0, 3.0))
    assert course_kept((0.0,), (3.0,)) == ((0.0, 3.0),)


@pytest.mark.parametrize("bad", [nan, inf])
def test_a_course_ends_where_it_has_no_number(bad):
    assert course_kept((0.0, 1.0, 2.0), (3.0, bad, 5.0)) == ((0.0, 3.0),)
    assert course_kept((0.0,), (bad,)) == ()


def test_nine_digits_are_kept():
    assert course_kept((1 / 3,), (2e300 / 3,)) == ((0.333333333, 6.66666667e299),)


def kept(*points, tried=None):
    course = KeptCourse(WATER, "Water", "l", points, tried)
    return KeptRun(RecordId("r1"), "Dry", courses=(course,), time_unit="month")


def test_a_kept_run_is_drawn_from_what_was_kept():
    frames = kept_frames(kept((0.0, 3.0), (2.0, 5.0)))
    (curve,) = frames.curves
    assert (curve.name, curve.unit, curve.values, curve.against) == ("Water", "l", (3.0, 5.0), ())
    assert (frames.times, frames.start, frames.stop) == ((0.0, 2.0), 0.0, 2.0)
    assert (frames.time_unit, frames.against) == ("month", "")


def test_what_was_not_on_show_is_drawn_when_it_is_chosen():
    run = kept((0.0, 3.0), (2.0, 5.0))
    more = KeptCourse(RecordId("v2"), "Rain", "", ((0.0, 1.0), (2.0, 0.5)), besides=True)
    run = replace(run, courses=(*run.courses, more))
    assert [c.name for c in kept_frames(run).curves] == ["Water"]
    both = kept_frames(run, None, (RecordId("v2"), WATER))
    assert [c.name for c in both.curves] == ["Rain", "Water"]


def test_the_run_of_today_is_dotted_beside_it_at_its_own_times():
    now = MapRun((0.0, 1.0, 2.0), {WATER: (3.0, 3.0, 9.0)})
    frames = kept_frames(kept((0.0, 3.0), (2.0, 5.0)), now)
    assert frames.times == (0.0, 1.0, 2.0)
    assert frames.curves[0].values == (3.0, 4.0, 5.0)
    assert frames.curves[0].against == (3.0, 3.0, 9.0)
    assert frames.against == AS_IT_IS_NOW


def test_a_run_of_another_length_is_drawn_as_far_as_it_goes():
    frames = kept_frames(kept((0.0, 3.0), (2.0, 5.0)), MapRun((0.0, 1.0), {WATER: (3.0, 3.5)}))
    assert frames.curves[0].values == (3.0, 4.0, 5.0)
    assert frames.curves[0].against == (3.0, 3.5)


def test_a_run_that_ended_at_once_can_be_drawn_and_what_was_only_tried_is_not():
    assert kept_frames(kept((4.0, 3.0))).stop > 4.0
    assert kept_frames(kept(tried=2.0)).curves == ()


def test_a_course_goes_alike_where_all_its_points_do():
    course = kept((0.0, 3.0), (2.0, 5.0)).courses[0]
    assert goes_alike(course, MapRun((0.0, 2.0), {WATER: (3.0, 5.0 + 1e-9)}))
    assert not goes_alike(course, MapRun((0.0, 2.0), {WATER: (3.1, 5.0)}))
    assert not goes_alike(course, MapRun((0.0, 3.0), {WATER: (3.0, 5.0)}))
    assert not goes_alike(course, MapRun((0.0, 1.0, 2.0), {WATER: (3.0, 4.0, 5.0)}))

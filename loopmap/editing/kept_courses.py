"""Courses of a run by equations as they are kept, small, and as they are drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite

import numpy as np

from loopmap.diagram.charts.frames import ModelCurve, ModelFrames
from loopmap.model.ids import RecordId
from loopmap.model.records import KeptCourse, KeptRun
from loopmap.simulation.equations.runs import MapRun

Points = tuple[tuple[float, float], ...]

MOST_POINTS = 400
"""Points of a course at most: more than can be told apart in a chart of the window."""

MOST_BESIDES = 200
"""The same of a course that was not on show."""

AS_IT_IS_NOW = "Dotted: the same, asked of the map as it is now."

_FURTHEST = 1e308
_ALIKE = 1e-6
"""What differs by less than this share of all a course went through is the same."""


def course_kept(times: Sequence[float], values: Sequence[float], most: int = MOST_POINTS) -> Points:
    """The first and last point, and the least and most of each stretch between.

    At most ``most``, nine digits of each number; of what never moves both ends; ends where
    there is no number. O(times).
    """
    there = next((n for n, value in enumerate(values) if not isfinite(value)), len(values))
    there = min(there, len(times))
    places = _telling(values[:there], most)
    return tuple((_nine_digits(times[place]), _nine_digits(values[place])) for place in places)


def on_show(run: KeptRun) -> tuple[KeptCourse, ...]:
    """The courses of a kept run that were on show when it was kept."""
    return tuple(course for course in every_course(run) if not course.besides)


def every_course(run: KeptRun) -> tuple[KeptCourse, ...]:
    """The courses of a kept run that have points."""
    return tuple(course for course in run.courses if course.points)


def kept_frames(
    run: KeptRun, now: MapRun | None = None, chosen: Sequence[RecordId] | None = None
) -> ModelFrames:
    """The courses of a kept run as a chart, dotted beside them those of the same run ``now``.

    Those of the variables ``chosen``, in their order; None for those that were on show.
    """
    courses = on_show(run)
    if chosen is not None:
        there = {course.variable: course for course in every_course(run)}
        courses = tuple(there[variable] for variable in chosen if variable in there)
    beside = [_now(course, now) for course in courses]
    every = [*(course.points for course in courses), *beside]
    times = tuple(sorted({time for points in every for time, _ in points}))
    curves = tuple(
        ModelCurve(
            course.name, course.unit, colour, _at(times, course.points), _at(times, beside[colour])
        )
        for colour, course in enumerate(courses)
    )
    start, stop = (times[0], times[-1]) if times else (0.0, 1.0)
    stop = stop if stop > start else start + 1.0
    against = AS_IT_IS_NOW if any(beside) else ""
    return ModelFrames(times, curves, start, stop, run.time_unit, against)


def goes_alike(course: KeptCourse, now: MapRun) -> bool:
    """Whether a variable goes now as it did then, at every point that was kept."""
    today = _now(course, now)
    if len(today) != len(course.points):
        return False
    then, values = np.array(course.points), np.array(today)
    far = float(np.abs(then[:, 1]).max()) * _ALIKE
    return bool((np.abs(then[:, 1] - values[:, 1]) <= far).all() and (then == values)[:, 0].all())


def _now(course: KeptCourse, now: MapRun | None) -> Points:
    if now is None:
        return ()
    most = MOST_BESIDES if course.besides else MOST_POINTS
    return course_kept(now.times, now.courses.get(course.variable, ()), most)


def _telling(values: Sequence[float], most: int) -> Sequence[int]:
    """All places of a short course; of a long one those that tell of it.

    Both ends, and the places of the least and the most in stretches of equal length.
    """
    if len(values) > 2 and min(values) == max(values):
        return [0, len(values) - 1]
    if len(values) <= most:
        return range(len(values))
    row = np.array(values)
    edges = np.linspace(1, len(row) - 1, most // 2).astype(int)
    places = {0, len(row) - 1}
    for first, last in pairwise(edges):
        stretch = row[first:last]
        places |= {int(first + stretch.argmin()), int(first + stretch.argmax())}
    return sorted(places)


def _nine_digits(value: float) -> float:
    return min(max(float(f"{value:.9g}"), -_FURTHEST), _FURTHEST)


def _at(times: Sequence[float], points: Points) -> tuple[float, ...]:
    """A course at other times, between its points; nothing where it begins later than they do."""
    if not points or points[0][0] > times[0]:
        return ()
    own, values = zip(*points, strict=True)
    until = [time for time in times if time <= own[-1]]
    return tuple(np.interp(until, own, values).tolist())

"""Kept runs by equations in words: over which time, where each variable went, and goes now."""

from __future__ import annotations

from loopmap.diagram.charts.axis import moment, number
from loopmap.editing.kept_courses import every_course, goes_alike
from loopmap.editing.model_on_map import change_in_words
from loopmap.model.equations import unit_said
from loopmap.model.records import KeptCourse, KeptRun
from loopmap.simulation.equations.runs import MapRun


def tell_kept_model_run(run: KeptRun) -> str:
    """How a kept run by equations was made: over which time, and with which seed."""
    points = [course.points for course in every_course(run)]
    if not points:
        return "By equations."
    first, last = min(p[0][0] for p in points), max(p[-1][0] for p in points)
    time = unit_said(run.time_unit) or "time"
    told = f"By equations, {time} {moment(first)} to {moment(last)}, seed {run.seed}."
    if not run.left_out:
        return told
    return f"{told} Kept: {len(points)} of {len(points) + run.left_out} variables."


def tell_course(course: KeptCourse) -> str:
    """Where a variable began and ended then, and between what it went on the way."""
    return f"{course.name} {tell_going(course)}"


def tell_going(course: KeptCourse) -> str:
    """The same without the variable's name; of what never moves where it stays."""
    values = [value for _, value in course.points]
    first, last = number(values[0]), _with_unit(values[-1], course)
    if min(values) == max(values):
        return f"stays at {last}"
    told = f"goes from {first} to {last}"
    low, high = min(values), max(values)
    if {low, high} == {values[0], values[-1]}:
        return told
    return f"{told} (least {number(low)}, most {number(high)})"


def tell_course_now(course: KeptCourse, now: MapRun) -> str:
    """Where the same run takes a variable today, beside the kept course."""
    values = now.courses.get(course.variable)
    if not values:
        return "It has no value now."
    if goes_alike(course, now):
        return "Now the same."
    then = course.points[-1][1]
    if number(values[-1]) == number(then):
        return f"Now it goes another way to {_with_unit(values[-1], course)}."
    change = change_in_words(values[-1], then)
    return f"Now it ends at {_with_unit(values[-1], course)} ({change})."


def tell_other_end(course: KeptCourse, other: KeptCourse, name: str) -> str:
    """Where a variable ended in two kept runs; ``name`` is the other's."""
    here, there = course.points[-1][1], other.points[-1][1]
    ends = f"{course.name} ends at {_with_unit(here, course)}"
    if number(here) == number(there) and course.unit == other.unit:
        return f"{ends}, as in “{name}”"
    change = f" ({change_in_words(there, here)})" if course.unit == other.unit else ""
    return f"{ends}, in “{name}” at {_with_unit(there, other)}{change}"


def _with_unit(value: float, course: KeptCourse) -> str:
    return f"{number(value)} {course.unit}".rstrip()

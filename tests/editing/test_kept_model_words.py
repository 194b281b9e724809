"""Kept runs by equations in words, then and now."""

import pytest

from loopmap.editing.kept_model_words import tell_course, tell_course_now
from loopmap.editing.kept_words import tell_kept_run
from loopmap.model.ids import RecordId
from loopmap.model.records import KeptCourse, KeptRun
from loopmap.simulation.equations.runs import MapRun

WATER = RecordId("v1")


def water(*values):
    return KeptCourse(WATER, "Water", "l", tuple((float(n), v) for n, v in enumerate(values)))


def test_a_run_says_over_which_time_it_went():
    run = KeptRun(RecordId("r1"), "Dry", seed=3, courses=(water(5.0, 4.0),), time_unit="month")
    assert tell_kept_run(run) == "By equations, month 0 to 1, seed 3."


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((5.0, 4.0), "Water goes from 5 to 4 l"),
        ((5.0, 5.0), "Water stays at 5 l"),
        ((5.0, 9.0, 4.0), "Water goes from 5 to 4 l (least 4, most 9)"),
    ],
)
def test_a_course_says_where_it_went_and_between_what(values, told):
    assert tell_course(water(*values)) == told


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ((5.0, 4.0), "Now the same."),
        ((6.0, 4.0), "Now it goes another way to 4 l."),
        ((5.0, 6.0), "Now it ends at 6 l (+50 %)."),
        ((), "It has no value now."),
    ],
)
def test_what_has_become_of_it_is_said(now, told):
    assert tell_course_now(water(5.0, 4.0), MapRun((0.0, 1.0), {WATER: now})) == told

"""Classes follow the shares of settling draws in every prior, Monte-Carlo error included."""

import numpy as np
import pytest

from loopmap.simulation.certificate import Verdict
from loopmap.simulation.classes import Certainty, Course, Direction, Size, answer, course, size_of

PER_PRIOR = 1000


def judged(*shares_up):
    parts = [np.where(np.arange(PER_PRIOR) < share * PER_PRIOR, 1.0, -1.0) for share in shares_up]
    return np.concatenate(parts)


def prior_of(values):
    return np.arange(len(values)) // PER_PRIOR


def classed(*shares_up, verdict=Verdict.OPEN, settled=None):
    values = judged(*shares_up)
    mask = np.ones(len(values), dtype=bool) if settled is None else settled
    return answer(verdict, values, mask, prior_of(values), Course.STEADY)


@pytest.mark.parametrize(
    ("shares", "certainty", "direction"),
    [
        ((0.95, 0.99), Certainty.ROBUST, Direction.UP),
        ((0.05, 0.01), Certainty.ROBUST, Direction.DOWN),
        ((0.91, 0.99), Certainty.LEANING, Direction.UP),  # 0.91 might be 0.89
        ((0.70, 0.99), Certainty.LEANING, Direction.UP),
        ((0.61, 0.99), Certainty.OPEN, Direction.MIXED),
        ((0.05, 0.95), Certainty.OPEN, Direction.MIXED),
    ],
)
def test_the_least_sure_prior_decides_the_class(shares, certainty, direction):
    found = classed(*shares)
    assert (found.certainty, found.direction) == (certainty, direction)


def test_the_share_is_of_the_direction_told():
    assert classed(0.3, 0.2).share == (0.7, 0.8)
    assert classed(0.3, 0.9).share == (0.3, 0.9)


def test_runaway_draws_do_not_count_while_enough_others_settle():
    values = judged(0.5, 0.5)
    settled = values > 0
    found = answer(Verdict.OPEN, values, settled, prior_of(values), Course.STEADY)
    assert (found.certainty, found.share) == (Certainty.ROBUST, (1.0, 1.0))


def test_where_too_few_draws_settle_all_of_the_prior_count():
    values = judged(0.5, 0.95)
    settled = (np.arange(len(values)) % PER_PRIOR) < 20
    found = answer(Verdict.OPEN, values, settled, prior_of(values), Course.STEADY)
    assert found.share == (0.5, 0.95)


def test_a_certificate_counts_only_where_enough_draws_settle():
    values = judged(0.5, 0.95)
    none = np.zeros(len(values), dtype=bool)
    assert classed(0.5, 0.95, verdict=Verdict.DOWN).certainty is Certainty.CERTAIN
    found = classed(0.5, 0.95, verdict=Verdict.DOWN, settled=none)
    assert (found.certainty, found.direction) == (Certainty.OPEN, Direction.MIXED)


def test_what_does_not_get_through_is_told_from_what_leads_nowhere():
    nothing = np.zeros(10)
    everything = np.ones(10, dtype=bool)
    prior = np.zeros(10, dtype=int)
    courses = {
        verdict: answer(verdict, nothing, everything, prior, Course.STEADY).course
        for verdict in (Verdict.NOTHING, Verdict.OPEN)
    }
    assert courses == {Verdict.NOTHING: Course.STEADY, Verdict.OPEN: Course.BLOCKED}


@pytest.mark.parametrize(
    ("middle", "size"),
    [(0.05, Size.SLIGHT), (-0.2, Size.CLEAR), (0.6, Size.STRONG), (-0.99, Size.FULL)],
)
def test_sizes_are_words_for_the_middle_of_the_settling_draws(middle, size):
    values = np.array([middle, middle, middle, 1.0])
    assert size_of(values, np.array([True, True, True, False])) is size


def test_courses_are_those_of_most_draws():
    up, down, nothing = np.full(10, 0.5), np.full(10, -0.5), np.zeros(10)
    mask = np.ones(10, dtype=bool)
    largest = np.full(10, 0.5)
    assert course(up, down, down, largest, mask) is Course.UP_THEN_DOWN
    assert course(down, up, up, largest, mask) is Course.DOWN_THEN_UP
    assert course(up, up, nothing, largest, mask) is Course.FADES
    assert course(up, up, up, largest, mask) is Course.STEADY
    assert course(up, down, down, largest, ~mask) is Course.UP_THEN_DOWN

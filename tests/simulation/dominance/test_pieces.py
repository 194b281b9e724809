"""Scores of many loops are worked on some at a time, and come out the same."""

from importlib import import_module

import numpy as np
import pytest

from loopmap.model.token import Token, working_for
from loopmap.simulation.dominance import dominant, path_scores, relative_scores, strongest_loops
from loopmap.simulation.dominance.scores import AT_ONCE, Scores, pieces

PARTS = [0, 0, 1, 0, 2, 0, 0, 1, 0]


class Counting(Token):
    """Counts how often it is asked."""

    __slots__ = ("times",)

    def __init__(self):
        super().__init__()
        self.times = 0

    def check(self):
        self.times += 1


def asked(work):
    """How often the work asks whether it may go on."""
    counting = Counting()
    with working_for(counting):
        work()
    return counting.times


def scores_of(*shape):
    chance = np.random.default_rng(3)
    log = np.where(chance.random(shape) < 0.1, -np.inf, chance.normal(0, 4, shape))
    return Scores(np.where(np.isfinite(log), chance.choice([-1, 1], shape), 0).astype(np.int8), log)


@pytest.mark.parametrize("shape", [(9, 40), (9, 40, 3), (9, 41, 2), (9, 0)])
def test_shares_are_the_same_however_many_times_are_looked_at_at_once(monkeypatch, shape):
    scores = scores_of(*shape)
    whole = relative_scores(scores, PARTS)
    monkeypatch.setattr(import_module(pieces.__module__), "AT_ONCE", 60)
    assert np.array_equal(relative_scores(scores, PARTS), whole)


def test_pieces_are_all_there_is_and_alike():
    lengths = [some.stop - some.start for some in pieces(1001, 2000)]
    assert sum(lengths) >= 1001 > sum(lengths[:-1])
    assert max(lengths) * 2000 <= AT_ONCE
    assert 1001 - sum(lengths[:-1]) > 1
    assert list(pieces(0, 10)) == []


def test_many_scores_are_worked_on_some_at_a_time():
    scores = scores_of(300, 60, 15)
    least = scores.log.size // AT_ONCE
    assert asked(lambda: relative_scores(scores, [0] * 300)) >= least
    assert asked(lambda: dominant(np.exp(scores.log))) >= least
    assert asked(lambda: path_scores(scores, [(row,) for row in range(300)])) >= 300


def test_who_looks_for_the_strongest_loops_asks_every_few_thousand_links():
    ends = [(source, target) for source in range(12) for target in range(12) if source != target]
    size, steps = np.ones((len(ends), 1)), 400_000
    assert asked(lambda: strongest_loops(ends, size, [0], budget=steps)) >= steps // 5_000

"""The quick tests of stability never disagree with the eigenvalues."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.simulation.settling import few_of, is_stable


@settings(max_examples=60)
@given(st.integers(1, 6), st.integers(0, 10_000), st.booleans())
def test_stability_is_what_the_eigenvalues_say(size, seed, with_a_stock):
    rng = np.random.default_rng(seed)
    matrix = rng.normal(0, 0.6, (50, size, size)) * (rng.random((50, size, size)) < 0.5)
    matrix[:, range(size), range(size)] = -rng.uniform(0.2, 1.0, size)
    if with_a_stock:
        matrix[:, 0, 0] = 0.0
    growth = np.linalg.eigvals(matrix).real.max(axis=1)
    clear = np.abs(growth) > 1e-7
    assert (is_stable(matrix)[clear] == (growth[clear] < 0)).all()


def test_a_loop_that_gives_back_more_than_it_got_runs_away():
    weak, strong = (np.array([[-1.0, gain], [gain, -1.0]]) for gain in (0.9, 1.1))
    assert is_stable(np.array([weak, strong])).tolist() == [True, False]


def test_a_stock_from_which_next_to_nothing_runs_down_is_checked_like_one_that_keeps():
    matrix = np.array([[[-1.0, 0.5], [0.5, -1e-310]]])
    assert is_stable(matrix).tolist() == [False]


def lengths(count, *asked):
    parts = list(few_of(np.arange(count), *asked))
    assert [row for part in parts for row in part.tolist()] == list(range(count))
    return [len(part) for part in parts]


def test_matrices_are_looked_at_a_few_at_a_time():
    assert lengths(7, 3) == [3, 3, 1]
    assert lengths(3, 0) == [1, 1, 1]
    assert lengths(0, 3) == []


def test_large_ones_go_as_many_at_a_time_as_lets_other_threads_go_on_and_the_last_one_by_one():
    assert lengths(11, 0, 4) == [4, 4, 1, 1, 1]
    assert lengths(3, 0, 4) == [1, 1, 1]
    assert lengths(21, 9, 4) == [8, 8, 4, 1]

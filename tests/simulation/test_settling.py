"""The quick tests of stability never disagree with the eigenvalues."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.simulation.settling import is_stable


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

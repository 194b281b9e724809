"""What is read from bins comes as near as it says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.simulation.deciding import areas, ranks
from loopmap.simulation.many.sketches import NEAR, areas_of, count_values, percentile


@settings(max_examples=50)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.1, 0.5, 0.9]), st.integers(1, 300))
def test_a_percentile_is_that_of_all_draws_to_half_a_bin(seed, share, draws):
    values = np.tanh(np.random.default_rng(seed).normal(size=(2, 3, draws)))
    exact = np.percentile(values, share * 100, axis=2, method="inverted_cdf")
    found = percentile(count_values(values), share)
    # What lies within a bin above today is told as today.
    assert np.abs(found - exact).max() <= 2 * NEAR + 1e-9
    moved = exact > 2 * NEAR
    assert np.abs(found - exact)[moved].max(initial=0.0) <= NEAR + 1e-9


def test_what_has_not_moved_is_told_as_today():
    assert percentile(count_values(np.zeros((2, 1, 50))), 0.5).tolist() == [[0.0], [0.0]]
    assert percentile(count_values(np.zeros((2, 1, 0))), 0.5).tolist() == [[0.0], [0.0]]


@pytest.mark.parametrize("draws", [50, 2000])
def test_an_area_is_off_by_no_more_than_is_said(draws):
    chance = np.random.default_rng(draws)
    weight = chance.random((3, draws))
    rises = weight[0] + chance.normal(size=draws) > 0.5
    bins = (weight * 20).astype(int)
    every = np.array([np.bincount(row, minlength=20) for row in bins])
    risen = np.array([np.bincount(row[rises], minlength=20) for row in bins])
    found, off = areas_of(every, risen)
    assert np.abs(found - areas(ranks(weight), rises)).max() <= off
    assert 0 < off < 0.05


def test_nothing_is_said_where_all_rise():
    every = np.array([[3, 4]])
    assert areas_of(every, every) == (pytest.approx([0.5]), 0.0)

"""Draws are repeatable, link by link, and stay inside what people said about strength."""

import numpy as np
import pytest

from loopmap.model.records import Strength
from loopmap.simulation.draws import PRIORS, draw
from loopmap.simulation.map_model import compile_map


def test_another_link_leaves_the_draws_of_the_first_alone(map_of):
    one = draw(compile_map(map_of("A + B")), 20, 3)
    two = draw(compile_map(map_of("A + B, A + C, C - B")), 20, 3)
    row = [link.id for link in compile_map(map_of("A + B, A + C, C - B")).links].index("A>B")
    assert (two.weight[row] == one.weight[0]).all()


def test_fewer_draws_are_the_first_of_more(map_of):
    model = compile_map(map_of("A + B, A ? C, C - B", delayed=["A>B"]))
    few, many = draw(model, 20, 3), draw(model, 200, 3)
    first = many.only(many.rank < 20)
    assert (few.weight == first.weight).all()
    assert (few.stretch == first.stretch).all()
    assert (few.prior == first.prior).all()


def test_strengths_stay_inside_their_word(map_of):
    words = {"A>B": Strength.WEAK, "A>C": Strength.STRONG}
    model = compile_map(map_of("A + B, A + C", strengths=words))
    low, high = (np.abs(row) for row in draw(model, 200, 1).weight)
    assert low.min() > 0
    assert low.max() <= 0.1 / 3 + 1 / 3
    assert high.min() >= 2 / 3
    assert high.max() <= 2 / 3 + 1.1 / 3


def test_signs_are_kept_and_unknown_ones_are_drawn_both_ways(map_of):
    weight = draw(compile_map(map_of("A + B, A - C, A ? D")), 200, 1).weight
    assert (weight[0] > 0).all()
    assert (weight[1] < 0).all()
    assert 0.4 < (weight[2] > 0).mean() < 0.6


def test_delays_are_drawn_from_half_to_twice(map_of):
    stretch = draw(compile_map(map_of("A + B", delayed=["A>B"])), 500, 1).stretch[0]
    assert 0.5 <= stretch.min() < 0.6
    assert 1.8 < stretch.max() <= 2.0


def test_the_priors_have_the_shapes_they_are_named_for():
    even = np.linspace(0.0005, 0.9995, 1000)
    medians = [float(np.median(prior.shape(even))) for prior in PRIORS]
    assert medians == pytest.approx([0.5, 0.1, 0.5, 0.75], abs=0.01)

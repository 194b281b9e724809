from __future__ import annotations

import math

import numpy as np
import pytest

from loopmap.diagram.layout import measures

FLAT = np.array([[[[-10.0, 0.0], [0.0, 0.0], [10.0, 0.0]]]])


def through(line, places, sizes):
    return measures.through(line, line.min(axis=2), line.max(axis=2), places[None], sizes)[0, 0]


def test_a_line_through_a_label_is_seen():
    places, sizes = np.array([[0.0, 0.0], [0.0, 60.0]]), np.full((2, 2), 20.0)
    assert through(FLAT, places, sizes).tolist() == [True, False]


@pytest.mark.parametrize("sides", [3, 4, 6, 9])
def test_a_regular_polygon_is_perfectly_round(sides):
    angles = np.arange(sides) * 2 * math.pi / sides
    corners = 80 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    loops = measures.Loops([range(sides)], set())
    assert loops.roundness(corners) == pytest.approx(1.0)


def test_a_folded_loop_is_not_round():
    folded = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 0.1], [10.0, 0.1]])
    assert measures.Loops([range(4)], set()).roundness(folded) < 0.1


def test_a_named_loop_counts_for_three():
    square = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]])
    flat = np.array([[50.0, 0.0], [60.0, 0.0], [70.0, 0.0]])
    both, places = [range(4), range(4, 7)], np.vstack([square, flat])
    named = measures.Loops(both, {frozenset(range(4))})
    assert measures.Loops(both, set()).roundness(places) == pytest.approx(0.5)
    assert named.roundness(places) == pytest.approx(0.75)


def test_a_label_in_the_area_of_others_is_a_stranger():
    places, sizes = np.array([[0.0, 0.0], [200.0, 0.0], [100.0, 0.0]]), np.full((3, 2), 20.0)
    assert (
        measures.Areas([np.array([True, True, False])], sizes, np.zeros(1)).strangers(places) == 1
    )


def test_lines_and_labels_are_the_same_however_many_are_looked_at_at_once(monkeypatch):
    chance = np.random.default_rng(3)
    line, places = chance.uniform(0, 400, (2, 9, 5, 2)), chance.uniform(0, 400, (2, 12, 2))
    sizes = chance.uniform(20, 90, (12, 2))
    low, high = line.min(axis=2), line.max(axis=2)
    found = measures.through(line, low, high, places, sizes)
    assert found.any()
    assert not found.all()
    monkeypatch.setattr(measures, "_AT_ONCE", 7)
    assert (measures.through(line, low, high, places, sizes) == found).all()

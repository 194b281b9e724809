from __future__ import annotations

import math

import numpy as np
import pytest

from loopmap.diagram.layout import measures

FLAT = np.array([[[-10.0, 0.0], [0.0, 0.0], [10.0, 0.0]]])
STEEP = np.array([[[1.0, -10.0], [1.0, -5.0], [1.0, 10.0]]])
FAR = STEEP + 100.0


def test_lines_that_cross_are_seen_and_others_are_not():
    assert measures.crossings(FLAT, np.concatenate([STEEP, FAR])).tolist() == [[True, False]]


def test_parallel_lines_do_not_cross():
    assert not measures.crossings(FLAT, FLAT + 3.0).any()


def test_a_line_through_a_label_is_seen():
    places, sizes = np.array([[0.0, 0.0], [0.0, 60.0]]), np.full((2, 2), 20.0)
    assert measures.through(FLAT, places, sizes).tolist() == [[True, False]]


def test_a_point_beside_a_line_touches_it_within_reach():
    points = np.array([[0.0, 3.0], [0.0, 30.0]])
    assert measures.touching(points, FLAT, 5.0).tolist() == [[True], [False]]


@pytest.mark.parametrize("sides", [3, 4, 6, 9])
def test_a_regular_polygon_is_perfectly_round(sides):
    angles = np.arange(sides) * 2 * math.pi / sides
    corners = 80 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    assert measures.roundness(corners) == pytest.approx(1.0)


def test_a_folded_loop_is_not_round():
    assert measures.roundness(np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 0.1], [10.0, 0.1]])) < 0.1


def test_a_label_in_the_area_of_others_is_a_stranger():
    places, sizes = np.array([[0.0, 0.0], [200.0, 0.0], [100.0, 0.0]]), np.full((3, 2), 20.0)
    assert measures.strangers(places, sizes, [np.array([True, True, False])]) == 1

"""How far places are from boxes and lines, beside the plain way of one at a time."""

import math
import random

import numpy as np
import pytest

from loopmap.diagram.away import away_from_boxes, away_from_lines
from loopmap.diagram.geometry import Box

_STEPS = 2000


def _rows(chance, count, columns, low=0.0, high=300.0):
    rows = [[chance.uniform(low, high) for _ in range(columns)] for _ in range(count)]
    return np.array(rows).reshape(-1, columns)


@pytest.mark.parametrize("boxes", [0, 1, 30])
def test_from_boxes_it_is_the_way_to_the_nearest_edge_and_none_within(boxes):
    chance = random.Random(boxes)
    spots = _rows(chance, 40, 2)
    ground = np.hstack((_rows(chance, boxes, 2), _rows(chance, boxes, 2, 5.0, 60.0)))
    found = away_from_boxes(spots, ground)
    for (x, y), away in zip(spots.tolist(), found.tolist(), strict=True):
        ways = [
            math.dist(
                (x, y),
                (min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)),
            )
            for box in (Box(*row) for row in ground.tolist())
        ]
        assert away == pytest.approx(min(ways, default=math.inf))


@pytest.mark.parametrize("pieces", [0, 1, 12])
def test_from_lines_it_is_the_way_to_the_nearest_of_all_their_places(pieces):
    chance = random.Random(pieces)
    spots, start, end = _rows(chance, 20, 2), _rows(chance, pieces, 2), _rows(chance, pieces, 2)
    found = away_from_lines(spots, start, end)
    along = np.linspace(0.0, 1.0, _STEPS + 1)[:, None]
    for spot, away in zip(spots, found.tolist(), strict=True):
        ways = [
            float(np.hypot(*(a + along * (b - a) - spot).T).min())
            for a, b in zip(start, end, strict=True)
        ]
        assert away == pytest.approx(min(ways, default=math.inf), abs=0.1)


def test_a_piece_without_length_is_a_place():
    spots, there = np.array([(3.0, 4.0), (0.0, 0.0)]), np.zeros((1, 2))
    assert away_from_lines(spots, there, there).tolist() == [5.0, 0.0]


def test_what_is_asked_stays_as_it_is():
    chance = random.Random(3)
    given = spots, start, end = [_rows(chance, 5, 2) for _ in range(3)]
    before = [each.copy() for each in given]
    away_from_lines(spots, start, end)
    away_from_boxes(spots, np.hstack((start, end)))
    assert all(np.array_equal(*pair) for pair in zip(given, before, strict=True))

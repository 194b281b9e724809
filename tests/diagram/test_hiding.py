"""The bows said to lead a line beneath a box are those of which a place lies in it."""

import numpy as np
import pytest

from loopmap.diagram.curve import curve_between
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hiding import hidden

_UNSURE = 2.0
"""Map units at the edge of a box: the outline is looked at in places, the line, too."""


@pytest.mark.parametrize("seed", range(4))
def test_a_bow_leads_beneath_a_box_when_a_place_on_it_lies_there(seed):
    by = np.random.default_rng(seed)
    tails, tips = by.uniform(0, 400, (2, 60, 2))
    boxes = np.hstack([by.uniform(-50, 450, (60, 2)), by.uniform((20, 20), (160, 60), (60, 2))])
    spans = hidden(tails, tips, boxes, 0.0)
    met = 0
    for bow in (-0.8, -0.3, -0.05, 0.02, 0.2, 0.5, 0.9):
        for row, depth in enumerate(spans.depth(np.full(60, bow)).tolist()):
            curve = curve_between(Point(*tails[row]), Point(*tips[row]), bow)
            box = Box(*boxes[row])
            inside = any(box.contains(curve.point(t)) for t in np.linspace(0, 1, 300))
            chord = float(np.hypot(*(tips[row] - tails[row])))
            assert inside == (depth > 0) or abs(depth) * chord / 2 < _UNSURE
            met += inside
    assert met > 20


def test_a_box_around_an_end_hides_every_bow():
    ends = np.array([[0.0, 0.0]]), np.array([[100.0, 0.0]])
    spans = hidden(*ends, np.array([[0.0, 0.0, 40.0, 20.0]]), 0.0)
    assert all(spans.depth(np.array([bow])) > 0 for bow in (-2.0, -0.1, 0.0, 0.1, 2.0))


def test_a_box_beyond_an_end_hides_none_that_is_not_very_round():
    ends = np.array([[0.0, 0.0]]), np.array([[100.0, 0.0]])
    spans = hidden(*ends, np.array([[140.0, 0.0, 40.0, 20.0]]), 0.0)
    assert all(spans.depth(np.array([bow])) < 0 for bow in (-0.9, -0.1, 0.0, 0.1, 0.9))


def test_nearer_than_a_distance_counts_as_beneath():
    ends = np.array([[0.0, 0.0]]), np.array([[100.0, 0.0]])
    above = np.array([[50.0, -20.0, 30.0, 20.0]])
    straight = np.zeros(1)
    assert (
        hidden(*ends, above, 9.0).depth(straight) < 0 < hidden(*ends, above, 11.0).depth(straight)
    )

"""Which paths come near a part of the map is found without looking at every piece of each."""

import numpy as np

from loopmap.diagram.clear_bows import meeting
from loopmap.diagram.link_path import POINTS
from loopmap.diagram.reach import line_spans, piece_spans


def paths(chance, count):
    """Paths that wander, anywhere, each with its sign."""
    start = chance.uniform(-500.0, 500.0, (count, 1, 2))
    return start + np.cumsum(chance.normal(0.0, 40.0, (count, POINTS + 1, 2)), axis=1)


def test_spans_are_the_least_and_the_greatest_of_every_path():
    lines = paths(np.random.default_rng(1), 40)
    low, high = line_spans(lines)
    assert (low == lines.min(axis=1)).all()
    assert (high == lines.max(axis=1)).all()


def test_no_path_with_a_piece_in_a_box_is_passed_over_and_no_other_is_named():
    chance = np.random.default_rng(2)
    for _ in range(60):
        lines = paths(chance, int(chance.integers(0, 60)))
        boxes = np.hstack([chance.uniform(-600, 600, (3, 2)), chance.uniform(5, 200, (3, 2))])
        low, high = (corners[:, :-1, None] for corners in piece_spans(lines))
        half = boxes[:, 2:] / 2
        met = (low <= boxes[:, :2] + half) & (high >= boxes[:, :2] - half)
        wanted = np.flatnonzero(met.all(axis=3).any(axis=(1, 2)))
        assert meeting(lines, boxes).tolist() == wanted.tolist()

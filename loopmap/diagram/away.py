"""How far places are from boxes and from pieces of line, for many of each at once."""

from __future__ import annotations

import math

import numpy as np

from loopmap.diagram.bulge import Floats


def away_from_boxes(spots: Floats, boxes: Floats) -> Floats:
    """(spots,) how far each spot (spots, 2) is from the nearest box (boxes, 4); 0 within one."""
    apart = np.abs(spots[:, None, :] - boxes[None, :, :2]) - boxes[None, :, 2:] / 2
    apart = np.maximum(apart, 0.0)
    away: Floats = np.hypot(apart[:, :, 0], apart[:, :, 1]).min(axis=1, initial=math.inf)
    return away


def away_from_lines(spots: Floats, start: Floats, end: Floats) -> Floats:
    """(spots,) how far each spot is from the nearest of some straight pieces (pieces, 2)."""
    way, off = end - start, spots[:, None] - start
    square = np.maximum((way * way).sum(axis=1), 1e-9)
    share = np.clip((off * way).sum(axis=2) / square, 0.0, 1.0)
    apart = off - share[:, :, None] * way
    away: Floats = np.hypot(apart[:, :, 0], apart[:, :, 1]).min(axis=1, initial=math.inf)
    return away

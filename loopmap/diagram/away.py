"""How far places are from boxes and from pieces of line, for many of each at once.

Across and down are reckoned apart and in place: as pairs they take five to ten times as long.
"""

from __future__ import annotations

import math

import numpy as np

from loopmap.diagram.bulge import Floats


def away_from_boxes(spots: Floats, boxes: Floats) -> Floats:
    """(spots,) how far each spot (spots, 2) is from the nearest box (boxes, 4); 0 within one."""
    x, y, width, height = boxes.T
    return _least(_beyond(spots[:, :1] - x, width / 2), _beyond(spots[:, 1:] - y, height / 2))


def away_from_lines(spots: Floats, start: Floats, end: Floats) -> Floats:
    """(spots,) how far each spot is from the nearest of some straight pieces (pieces, 2)."""
    (x, y), (across, down) = start.T, (end - start).T
    off_x, off_y = spots[:, :1] - x, spots[:, 1:] - y
    share = off_x * across
    share += off_y * down
    share /= np.maximum(across * across + down * down, 1e-9)
    np.clip(share, 0.0, 1.0, out=share)
    off_x -= share * across
    share *= down
    off_y -= share
    return _least(off_x, off_y)


def _beyond(off: Floats, half: Floats) -> Floats:
    """How far beyond ``half`` to either side; what is ``off`` is used up."""
    np.abs(off, out=off)
    off -= half
    return np.maximum(off, 0.0, out=off)


def _least(x: Floats, y: Floats) -> Floats:
    """(rows,) the least distance in each row, so far across and down; both are used up."""
    x *= x
    y *= y
    x += y
    least: Floats = np.sqrt(x.min(axis=1, initial=math.inf))
    return least

"""How much of a map lies under a part of the canvas: where a card may float over it."""

from __future__ import annotations

import numpy as np

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box

_LINE = 60.0
"""A point of a link counts as so many square map units of card."""


def crowding(drawing: Drawing, area: Box) -> float:
    """Square map units of cards, and points of links, in ``area``. O(records) in numpy."""
    return _covered(drawing, area) + _LINE * _points_in(drawing, area)


def is_crowded(drawing: Drawing, area: Box) -> bool:
    """Whether any of it lies in ``area``; links are looked at where no card does."""
    return _covered(drawing, area) > 0.0 or _points_in(drawing, area) > 0


def _covered(drawing: Drawing, area: Box) -> float:
    boxes = drawing.places.frame.boxes
    if not len(boxes):
        return 0.0
    middle, half = np.array(area[:2]), np.array(area[2:]) / 2
    low = np.maximum(boxes[:, :2] - boxes[:, 2:] / 2, middle - half)
    high = np.minimum(boxes[:, :2] + boxes[:, 2:] / 2, middle + half)
    wide, tall = np.maximum(high - low, 0.0).T  # numpy is slow along an axis of two
    return float((wide * tall).sum())


def _points_in(drawing: Drawing, area: Box) -> int:
    lines = drawing.places.lines
    if not len(lines):
        return 0
    middle, half = np.array(area[:2]), np.array(area[2:]) / 2
    (left, top), (right, bottom) = (corner.T for corner in drawing.places.spans)
    near = (left <= area.right) & (right >= area.left)
    near &= (top <= area.bottom) & (bottom >= area.top)
    return int((np.abs(lines[near] - middle) <= half).all(axis=2).sum())

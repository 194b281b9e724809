"""How much of a map lies under a part of the canvas: where a card may float over it."""

from __future__ import annotations

import numpy as np

from loopmap.diagram.areas import name_box
from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box
from loopmap.diagram.plate_place import boxes_in_rows

_LINE = 60.0
"""A point of a link counts as so many square map units of card."""


def crowding(drawing: Drawing, area: Box) -> float:
    """Square map units of cards and names of areas, and points of links, in ``area``.

    Also of what a lens shows though it is not on the map. O(records) in numpy.
    """
    return _covered(drawing, area) + _LINE * _points_in(drawing, area)


def is_crowded(drawing: Drawing, area: Box) -> bool:
    """Whether any of it lies in ``area``; links are looked at where no card does."""
    return _covered(drawing, area) > 0.0 or _points_in(drawing, area) > 0


def hides_a_card(drawing: Drawing, area: Box) -> bool:
    """Whether a part of a card lies in ``area``. O(cards) in numpy."""
    return _covered(drawing, area) > 0.0


def _covered(drawing: Drawing, area: Box) -> float:
    boxes = np.vstack([drawing.places.frame.boxes.reshape(-1, 4), _besides(drawing)])
    if not len(boxes):
        return 0.0
    middle, half = np.array(area[:2]), np.array(area[2:]) / 2
    low = np.maximum(boxes[:, :2] - boxes[:, 2:] / 2, middle - half)
    high = np.minimum(boxes[:, :2] + boxes[:, 2:] / 2, middle + half)
    wide, tall = np.maximum(high - low, 0.0).T  # numpy is slow along an axis of two
    return float((wide * tall).sum())


def _besides(drawing: Drawing) -> Floats:
    """Names of areas and cards of ghosts, (boxes, 4)."""
    areas, groups = drawing.places.groups, drawing.causal_map.groups
    named = ((groups[i], area) for i, area in areas.items() if i in groups)
    names = (name_box(group, area, drawing.style, drawing.measure) for group, area in named)
    return boxes_in_rows([*names, *drawing.scene.ghosts.cards.values()])


def _points_in(drawing: Drawing, area: Box) -> int:
    places, ghosts = drawing.places, drawing.scene.ghosts
    gone = _on_lines(ghosts.lines, ghosts.spans, area)
    return gone + _on_lines(places.lines, places.spans, area)


def _on_lines(lines: Floats, spans: tuple[Floats, Floats], area: Box) -> int:
    if not len(lines):
        return 0
    middle, half = np.array(area[:2]), np.array(area[2:]) / 2
    (left, top), (right, bottom) = (corner.T for corner in spans)
    near = (left <= area.right) & (right >= area.left)
    near &= (top <= area.bottom) & (bottom >= area.top)
    return int((np.abs(lines[near] - middle) <= half).all(axis=2).sum())

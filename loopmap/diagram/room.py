"""Room for something new on a map: the nearest place where it lies on nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from loopmap.diagram.geometry import Box, Point

_BETWEEN = 18.0
"""Map units wanted between it and what is there."""

_RINGS = 28
_STEP = 26.0


def nearest_room(wanted: Box, taken: Iterable[Box]) -> Point:
    """The middle nearest to that of ``wanted`` where such a box touches none of ``taken``.

    Places within ``_RINGS`` steps are tried, nearer ones first; where all are taken, the
    place to the right of everything. O(places * boxes) in numpy.
    """
    boxes = np.array([tuple(box) for box in taken], dtype=float).reshape(-1, 4)
    if not len(boxes):
        return wanted.centre
    spots = np.array(wanted.centre) + _SPOTS
    reach = boxes[:, 2:] / 2 + np.array([wanted.width, wanted.height]) / 2 + _BETWEEN
    for some in np.array_split(spots, 16):
        touching = (np.abs(some[:, None] - boxes[None, :, :2]) < reach).all(axis=2).any(axis=1)
        if not touching.all():
            x, y = some[int(np.argmin(touching))]
            return Point(round(float(x)), round(float(y)))
    right = float((boxes[:, 0] + boxes[:, 2] / 2).max())
    return Point(round(right + _BETWEEN + wanted.width / 2), round(wanted.y))


def _rings() -> list[tuple[float, float]]:
    """Places on growing rings around the middle."""
    spots = [(0.0, 0.0)]
    for ring in range(1, _RINGS):
        for step in range(6 * ring):
            angle = math.tau * step / (6 * ring)
            spots.append((_STEP * ring * math.cos(angle), _STEP * ring * math.sin(angle)))
    return spots


_SPOTS = np.array(_rings())

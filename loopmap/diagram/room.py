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
_CHUNKS = (19, 91, 217, 469, 817, 1261, 1801)
"""So many places are looked at before the next: whole rings, as most have room near by."""


def nearest_room(wanted: Box, taken: Iterable[Box]) -> Point:
    """The middle nearest to that of ``wanted`` where such a box touches none of ``taken``.

    Places within ``_RINGS`` steps are tried, nearer ones first; where all are taken, the
    place to the right of everything. O(places * boxes) in numpy.
    """
    boxes = np.array([tuple(box) for box in taken], dtype=float).reshape(-1, 4)
    if not len(boxes):
        return wanted.centre
    centre = np.array(wanted.centre)
    reach = boxes[:, 2:] / 2 + np.array([wanted.width, wanted.height]) / 2 + _BETWEEN
    near = (np.abs(centre - boxes[:, :2]) < reach + _STEP * _RINGS).all(axis=1)
    at, room = boxes[near, :2].T[:, None], reach[near].T[:, None]
    for some in np.split(centre + _SPOTS, _CHUNKS):
        across, down = (np.abs(some.T[axis][:, None] - at[axis]) < room[axis] for axis in (0, 1))
        touching = (across & down).any(axis=1)
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

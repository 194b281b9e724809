"""Room for something new on a map: the nearest place where it lies on nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.geometry import Box, Point

_BETWEEN = 18.0
"""Map units wanted between it and what is there."""

_APART = 24.0
"""Map units between a thing and what lies beside it in a row."""

_RINGS = 28
_STEP = 26.0
_CHUNKS = (19, 91, 217, 469, 817, 1261, 1801)
"""So many places are looked at before the next: whole rings, as most have room near by."""

_MOST_PAIRS = 200_000
"""Places and dots on lines that are looked at together: what is large lies on lines anyway."""

_MOST_DOTS = 4_000
"""Places on lines that something is kept off: among more it would lie on some anyway."""

Floats = NDArray[np.float64]


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


def clear_room(wanted: Box, taken: Iterable[Box], lines: Floats, within: Box) -> Point:
    """As ``nearest_room``, and on none of the ``lines`` where there is such a place ``within``.

    ``lines``: (links, places, 2) places along each. Among very many of them nobody looks.
    """
    boxes = [*taken]
    halfway = (lines[:, 1:] + lines[:, :-1]) / 2
    dots = np.vstack([lines.reshape(-1, 2), halfway.reshape(-1, 2)])
    half = np.array([within.width, within.height]) / 2
    dots = dots[(np.abs(dots - np.array(within.centre)) <= half).all(axis=1)]
    if len(dots) <= _MOST_DOTS:
        at = nearest_room(wanted, [*boxes, *(Box(x, y, 0.0, 0.0) for x, y in dots.tolist())])
        if within.holds(Box(*at, wanted.width, wanted.height)):
            return at
    return nearest_room(wanted, boxes)


def room_beside(box: Box, taken: Iterable[Box], lines: Floats, within: Box | None = None) -> Point:
    """The middle of the nearest place for such a box in a row or a column with it.

    It touches none of ``taken``, and if that can be, lies on none of the places on ``lines``
    (k, 2) and ``within`` what it belongs in. Where rows and columns are full it is the nearest
    place there is. O(places * (boxes + lines)) in numpy.
    """
    tried = _beside(box)
    boxes = [*taken]
    free = tried[~_touching(tried, box, np.array(boxes, dtype=float).reshape(-1, 4))]
    if not len(free):
        return nearest_room(box, boxes)
    dots = np.hstack([lines, np.zeros_like(lines)])
    costs = _touching(free, box, dots, _MOST_PAIRS).astype(float)
    if within is not None:
        costs += 2.0 * _beyond(free, box, within)
    x, y = free[int(np.argmin(costs))]
    return Point(round(float(x)), round(float(y)))


def _beside(box: Box) -> Floats:
    """Places to the right, below, to the left and above, nearer ones first."""
    steps = _APART + _STEP * np.arange(_RINGS)
    ways = np.array([(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)])
    size = np.array([box.width, box.height])
    offsets = (ways[None] * (steps[:, None, None] + size)).reshape(-1, 2)
    nearer = np.argsort(np.abs(offsets).sum(axis=1), kind="stable")
    return np.asarray(np.array(box.centre) + offsets[nearer])


def _touching(tried: Floats, box: Box, boxes: Floats, most: float = math.inf) -> NDArray[np.bool_]:
    """Which places are too near one of the boxes; none where ``most`` pairs are too few."""
    half = np.array([box.width, box.height]) / 2 + _BETWEEN
    reach = half + boxes[:, 2:] / 2
    off = np.abs(boxes[:, :2] - np.array(box.centre))
    farthest = np.abs(tried - np.array(box.centre)).max(axis=0)
    near = (off < reach).any(axis=1) & (off < farthest + reach).all(axis=1)
    if np.count_nonzero(near) * len(tried) > most:
        return np.zeros(len(tried), dtype=bool)
    off = np.abs(tried[:, None] - boxes[None, near, :2])
    return np.asarray((off < reach[near]).all(axis=2).any(axis=1))


def _beyond(tried: Floats, box: Box, within: Box) -> NDArray[np.bool_]:
    """At which places the box would reach out of another."""
    room = np.array([within.width - box.width, within.height - box.height]) / 2
    return np.asarray((np.abs(tried - np.array(within.centre)) > room).any(axis=1))


def _rings() -> list[tuple[float, float]]:
    """Places on growing rings around the middle."""
    spots = [(0.0, 0.0)]
    for ring in range(1, _RINGS):
        for step in range(6 * ring):
            angle = math.tau * step / (6 * ring)
            spots.append((_STEP * ring * math.cos(angle), _STEP * ring * math.sin(angle)))
    return spots


_SPOTS = np.array(_rings())

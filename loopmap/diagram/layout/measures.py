"""What makes a drawn map hard to read, counted on polylines, boxes and loops. Arrays in and out."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import combinations

import numpy as np

from loopmap.diagram.layout.net import Bools, Floats, Ints
from loopmap.model.token import breathe

_CLEAR = 7.0
_AT_ONCE = 4000
"""Lines near labels looked at between two breaths: a few milliseconds."""

_AREA_ROOM, _AREA_NAME = 20.0, 22.0
EDGE = 8.0
"""Paper between an area and a label that is not of it."""


def through(line: Floats, low: Floats, high: Floats, places: Floats, sizes: Floats) -> Bools:
    """(k, r, n): whether a line (k, r, p, 2) passes through a label, or closer than 7 units by it.

    ``low`` and ``high`` (k, r, 2) are the line's corners, ``places`` (k, n, 2).
    """
    breathe()
    reach = sizes / 2 + _CLEAR
    after, before = (places + reach)[:, None], (places - reach)[:, None]
    meet = low[:, :, None, 0] < after[..., 0]
    meet &= high[:, :, None, 0] > before[..., 0]
    meet &= low[:, :, None, 1] < after[..., 1]
    meet &= high[:, :, None, 1] > before[..., 1]
    breathe()
    every = np.transpose(np.nonzero(meet))
    for start in range(0, len(every), _AT_ONCE):
        breathe()
        k, row, label = every[start : start + _AT_ONCE].T
        off = np.abs(line[k, row] - places[k, label][:, None])
        room = reach[label]
        inside = (off[..., 0] < room[:, :1]) & (off[..., 1] < room[:, 1:])
        meet[k, row, label] = inside.any(axis=-1)
    return np.asarray(meet, dtype=bool)


def inside(points: Floats, places: Floats, sizes: Floats, clear: float) -> Bools:
    """(…, n): whether each point (…, 2) lies in a label or within ``clear`` of it.

    ``places`` (n, 2), or with dimensions that broadcast with the points'.
    """
    breathe()
    reach = sizes / 2 + clear
    far_x = np.abs(points[..., None, 0] - places[..., 0]) < reach[:, 0]
    far_y = np.abs(points[..., None, 1] - places[..., 1]) < reach[:, 1]
    return np.asarray(far_x & far_y)


def sprawl(low: Floats, high: Floats, sizes: Floats, aspect: float) -> Floats:
    """(…): how many times the labels' own area the page of that aspect takes, as a root.

    ``low`` and ``high`` (…, b, 2): the corners of everything drawn.
    """
    extent = high.max(axis=-2) - low.min(axis=-2)
    tall = np.maximum(extent[..., 0] / aspect, extent[..., 1])
    return np.asarray(tall * math.sqrt(aspect / max(float(sizes.prod(axis=1).sum()), 1.0)))


def unevenness(lengths: Floats) -> Floats:
    """(…): standard deviation of the link lengths (…, m) over their mean."""
    if not lengths.shape[-1]:
        return np.zeros(lengths.shape[:-1])
    return np.asarray(lengths.std(axis=-1) / np.maximum(lengths.mean(axis=-1), 1e-9))


class Areas:
    """The areas of groups: who lies in one without belonging there, and how full they are.

    ``members`` are masks (n,), ``sizes`` (n, 2) those of all labels, ``names`` (g,) how
    wide the areas' names are.
    """

    def __init__(self, members: Sequence[Bools], sizes: Floats, names: Floats) -> None:
        self._members, self._half, self._names = list(members), sizes / 2, names
        self._filled = np.array([sizes[mine].prod(axis=1).sum() for mine in self._members])

    def strangers(self, places: Floats) -> Ints:
        """(…): labels in a foreign area or right at its edge, and pairs of areas that overlap."""
        corners = self._corners(places)
        count = np.zeros(places.shape[:-2], dtype=np.intp)
        before, after = places - self._half - EDGE, places + self._half + EDGE
        for mine, (low, high) in zip(self._members, corners, strict=True):
            inside = (after > low[..., None, :]) & (before < high[..., None, :])
            count += (inside.all(axis=-1) & ~mine).sum(axis=-1)
        for (low, high), (other_low, other_high) in combinations(corners, 2):
            count += ((high > other_low) & (low < other_high)).all(axis=-1)
        return count

    def looseness(self, places: Floats) -> Floats:
        """(…): how many times their labels' own area the areas take, as a root; the mean."""
        if not self._members:
            return np.zeros(places.shape[:-2])
        corners = self._corners(places)
        taken = np.stack([(high - low).prod(axis=-1) for low, high in corners], axis=-1)
        return np.asarray(np.sqrt(taken / self._filled).mean(axis=-1))

    def _corners(self, places: Floats) -> list[tuple[Floats, Floats]]:
        return [
            area_corners(places[..., mine, :], self._half[mine], float(name))
            for mine, name in zip(self._members, self._names, strict=True)
        ]


def area_corners(places: Floats, half: Floats, name: float) -> tuple[Floats, Floats]:
    """(…, 2) the first and the last corner of an area about labels (…, s, 2) half so large.

    ``name``: how wide its name is, which widens an area of one narrow label.
    """
    low = (places - half).min(axis=-2) - (_AREA_ROOM, _AREA_ROOM + _AREA_NAME)
    high = (places + half).max(axis=-2) + _AREA_ROOM
    high[..., 0] = np.maximum(high[..., 0], low[..., 0] + name + 2 * _AREA_ROOM)
    return low, high


class Loops:
    """The loops of a map that should look round; a named one counts as three."""

    def __init__(self, loops: Sequence[Sequence[int]], named: Collection[frozenset[int]]) -> None:
        rings = [list(loop) for loop in loops if len(loop) > 2]
        longest = max((len(ring) for ring in rings), default=0)
        padded = [ring + [ring[0]] * (longest - len(ring)) for ring in rings]
        self._members = np.array(padded, dtype=np.intp).reshape(len(rings), longest)
        k = np.array([len(ring) for ring in rings], dtype=np.float64)
        self._regular = k * np.tan(math.pi / np.maximum(k, 3)) / math.pi
        worth = np.array([3.0 if frozenset(ring) in named else 1.0 for ring in rings])
        self._share = worth / max(float(worth.sum()), 1.0)

    def through(self, one: int) -> Loops:
        """Those loops of which the variable ``one`` is a part; they count as they did."""
        mine = (self._members == one).any(axis=1)
        some = object.__new__(Loops)
        some._members, some._regular = self._members[mine], self._regular[mine]
        some._share = self._share[mine]
        return some

    def roundness(self, places: Floats) -> Floats:
        """(…): the mean roundness at ``places`` (…, n, 2); 1 where there is no loop."""
        if not len(self._members):
            return np.ones(places.shape[:-2])
        ring = places[..., self._members, :]
        after = np.roll(ring, -1, axis=-2)
        step = after - ring
        twice = ring[..., 0] * after[..., 1] - ring[..., 1] * after[..., 0]
        area = np.abs(twice.sum(axis=-1)) / 2
        around = np.maximum(np.hypot(step[..., 0], step[..., 1]).sum(axis=-1), 1e-9)
        return np.asarray((4 * math.pi * area / around**2 * self._regular) @ self._share)

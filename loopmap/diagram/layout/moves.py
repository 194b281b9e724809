"""What the polish tries next: which variables, and some places for them."""

from __future__ import annotations

import math

import numpy as np

from loopmap.diagram.layout.net import Bools, Floats, Ints, Net
from loopmap.diagram.layout.score import Picture

TRIES = 16
"""Places looked at in one round …"""

_DRAWN = 40
"""… and drawn for it, for many would lay labels on one another."""

_CLOSE_UP, _AREA, _LOOP, _EXCHANGE, _CALL = 0.06, 0.18, 0.3, 0.39, 0.53
"""Shares of rounds, one on top of the other; the rest are nudges."""

_TURNS = np.array([[[1, 0], [0, 1]], [[-1, 0], [0, 1]], [[1, 0], [0, -1]], [[-1, 0], [0, -1]]])
"""An area as it is, mirrored, and turned by half a turn."""


class Moves:
    """Draws variables and (k, s, 2) places for them at which no labels overlap."""

    def __init__(self, net: Net, free: Ints, rng: np.random.Generator) -> None:
        self._net, self._free, self._rng = net, free, rng
        self._near = [np.flatnonzero(row) for row in net.adjacency()]
        loops = [np.array(loop) for loop in net.loops() if len(loop) > 2]
        self._loops = [loop for loop in loops if not net.pinned[loop].any()]
        areas = [np.flatnonzero(net.group == g) for g in np.unique(net.group[net.group >= 0])]
        self._areas = [area for area in areas if not net.pinned[area].any()]

    def next(self, picture: Picture, left: float) -> tuple[Ints, Floats]:
        """Variables (s,) and places; ``left`` falls from 1 to 0 and moves get smaller with it."""
        draw = self._rng.random()
        places = picture.places
        if draw < _CLOSE_UP and len(self._free) == len(places) > 2:
            moved, there = self._close_up(places)
        elif self._areas and draw < _AREA:
            moved, there = self._area(places, left)
        elif self._loops and draw < _LOOP:
            moved, there = self._loop(places, left)
        elif draw < _EXCHANGE and len(self._free) > 1:
            moved, there = self._exchange(picture)
        elif draw < _CALL:
            moved, there = self._call(picture)
        else:
            moved, there = self._nudge(picture, left)
        # Whole units, as the answer will be: rounding afterwards would bend links anew.
        there = np.round(there)
        return moved, there[self._clear(places, moved, there)][:TRIES]

    def _pick(self, picture: Picture) -> int:
        """A free variable, one in trouble more likely."""
        weight = picture.trouble()[self._free] + 0.5
        return int(self._rng.choice(self._free, p=weight / weight.sum()))

    def _close_up(self, places: Floats) -> tuple[Ints, Floats]:
        """All that lies beyond a line across the page comes nearer, or makes more room."""
        along = int(self._rng.integers(2))
        line = places[int(self._rng.choice(self._free)), along]
        beyond = np.flatnonzero(places[:, along] >= line)
        shift = np.zeros((_DRAWN, 1, 2))
        shift[:, 0, along] = self._net.link_length * self._rng.uniform(-0.6, 0.15, _DRAWN)
        return beyond, places[beyond] + shift

    def _nudge(self, picture: Picture, left: float) -> tuple[Ints, Floats]:
        one = self._pick(picture)
        reach = self._net.link_length * (0.05 + 0.7 * left * self._rng.random(_DRAWN) ** 2)
        by = self._rng.normal(0.0, 1.0, (_DRAWN, 2)) * reach[:, None]
        return np.array([one]), (picture.places[one] + by)[:, None]

    def _call(self, picture: Picture) -> tuple[Ints, Floats]:
        one = self._pick(picture)
        by = self._rng.normal(0.0, 0.8 * self._net.link_length, (_DRAWN, 2))
        tied = self._near[one] if len(self._near[one]) else np.array([one])
        return np.array([one]), (picture.places[tied].mean(axis=0) + by)[:, None]

    def _exchange(self, picture: Picture) -> tuple[Ints, Floats]:
        one = self._pick(picture)
        other = int(self._rng.choice(self._free[self._free != one]))
        pair = np.array([one, other])
        by = self._rng.normal(0.0, 0.15 * self._net.link_length, (_DRAWN, 2, 2))
        by[0] = 0.0
        return pair, picture.places[pair[::-1]][None] + by

    def _area(self, places: Floats, left: float) -> tuple[Ints, Floats]:
        """A group shifted and perhaps mirrored, or two groups changing places."""
        area = self._areas[int(self._rng.integers(len(self._areas)))]
        other = self._areas[int(self._rng.integers(len(self._areas)))]
        turns = _TURNS[self._rng.integers(len(_TURNS), size=_DRAWN)].astype(np.float64)
        centre = places[area].mean(axis=0)
        reach = self._net.link_length * (0.1 + left)
        by = self._rng.normal(0.0, reach, (_DRAWN, 1, 2))
        if other is area or self._rng.random() < 0.6:
            return area, centre + np.einsum("kij,sj->ksi", turns, places[area] - centre) + by
        away = places[other].mean(axis=0) - centre
        both = np.concatenate([area, other])
        shift = np.repeat([away, -away], [len(area), len(other)], axis=0)
        return both, places[both] + shift + 0.3 * by

    def _loop(self, places: Floats, left: float) -> tuple[Ints, Floats]:
        loop = self._loops[int(self._rng.integers(len(self._loops)))]
        if self._rng.random() < 0.4:
            reach = self._net.link_length * (0.1 + 0.5 * left)
            return loop, places[loop][None] + self._rng.normal(0.0, reach, (_DRAWN, 1, 2))
        centre = places[loop].mean(axis=0)
        out = places[loop] - centre
        angle = np.arctan2(out[:, 1], out[:, 0])
        way = np.arange(len(loop)) * 2 * math.pi / len(loop)
        if np.sin(np.diff(angle, append=angle[0])).sum() < 0:
            way = -way
        turn = np.angle(np.exp(1j * (angle - way)).mean()) + self._rng.normal(0, 0.25, _DRAWN)
        radius = np.hypot(out[:, 0], out[:, 1]).mean() * self._rng.uniform(0.8, 1.15, _DRAWN)
        at = way + turn[:, None]
        circle = centre + radius[:, None, None] * np.stack([np.cos(at), np.sin(at)], axis=-1)
        share = self._rng.uniform(0.3, 1.0, (_DRAWN, 1, 1))
        return loop, (1 - share) * places[loop] + share * circle

    def _clear(self, places: Floats, moved: Ints, there: Floats) -> Bools:
        """(k,): whether the moved labels would be clear of the others and of one another."""
        sizes, pad = self._net.sizes, self._net.pad
        rest = np.ones(len(sizes), dtype=bool)
        rest[moved] = False
        others = np.vstack([places[rest], self._net.walls[:, :2]])
        their_sizes = np.vstack([sizes[rest], self._net.walls[:, 2:]])
        clear = ~_meet(there, sizes[moved], others[None], their_sizes, pad).any(axis=(1, 2))
        if len(moved) > 1:
            among = _meet(there, sizes[moved], there, sizes[moved], pad)
            among[:, np.arange(len(moved)), np.arange(len(moved))] = False
            clear &= ~among.any(axis=(1, 2))
        return np.asarray(clear)


def _meet(some: Floats, sizes: Floats, others: Floats, their_sizes: Floats, pad: float) -> Bools:
    """(k, s, t): whether labels at ``some`` (k, s, 2) are nearer than ``pad`` to ``others``."""
    reach = (sizes[:, None] + their_sizes[None]) / 2 + pad - 1e-6
    gap = np.abs(some[:, :, None] - others[:, None])
    return np.asarray((gap[..., 0] < reach[..., 0]) & (gap[..., 1] < reach[..., 1]))

"""Many small tries at a better picture, each judged by what would be drawn."""

from __future__ import annotations

import math

import numpy as np

from loopmap.diagram.layout.net import Floats, Ints, Net
from loopmap.diagram.layout.overlap import PAD
from loopmap.diagram.layout.score import Picture
from loopmap.diagram.style import load_style
from loopmap.model.token import Token

MOST = 220
"""Larger maps are not polished: too few tries would fit into the time."""


def usual_steps(variables: int) -> int:
    """Tries that take two to three seconds at most; a handful of variables needs few."""
    if variables > MOST:
        return 0
    return int(min(60 * variables, 2000, 60_000 / max(variables, 1)))


def polish(net: Net, places: Floats, *, seed: int, steps: int, token: Token) -> Floats:
    """(n, 2) positions of a picture that costs no more; no label overlaps, pinned ones stay.

    A hill-climb with a little heat at the start: variables nudged, exchanged, called to
    their neighbours, loops shifted or rounded. ``steps`` tries, about 1 ms each at 20
    variables; the answer depends on ``seed`` and ``steps``, never on the clock.
    """
    free = np.flatnonzero(~net.pinned)
    if steps <= 0 or len(free) == 0 or len(net.ids) < 3 or not len(net.ends):
        return places
    rng = np.random.default_rng(seed)
    tries = _Tries(net, free, rng)
    places = np.where(net.pinned[:, None], places, np.round(places))
    now = best = Picture(net, places, load_style())
    cost = least = now.cost()
    for step in range(steps):
        token.check()
        left = 1 - step / steps
        wanted = tries.next(now.places, left)
        if wanted is None:
            continue
        there = now.moved(wanted)
        price = there.cost()
        heat = 0.012 * left * left
        if price < cost or (heat and rng.random() < math.exp((cost - price) / heat)):
            now, cost = there, price
            if cost < least - 1e-12:
                best, least = now, cost
    return best.places


class _Tries:
    """Draws the next arrangement to look at."""

    def __init__(self, net: Net, free: Ints, rng: np.random.Generator) -> None:
        self._net, self._free, self._rng = net, free, rng
        near = net.adjacency()
        self._near = [np.flatnonzero(row) for row in near]
        loops = [np.array(loop) for loop in net.loops() if len(loop) > 2]
        self._loops = [loop for loop in loops if not net.pinned[loop].any()]

    def next(self, places: Floats, left: float) -> Floats | None:
        """Places with something moved, or None where that would put labels on one another."""
        draw = self._rng.random()
        wanted = places.copy()
        if self._loops and draw < 0.22:
            moved = self._loop(wanted, left)
        elif draw < 0.34:
            moved = self._exchange(wanted)
        elif draw < 0.46:
            moved = self._call(wanted)
        else:
            moved = self._nudge(wanted, left)
        # Whole units, as the answer will be: rounding afterwards would bend links anew.
        wanted[moved] = np.round(wanted[moved])
        return wanted if self._clear(wanted, moved) else None

    def _pick(self) -> int:
        return int(self._free[self._rng.integers(len(self._free))])

    def _nudge(self, places: Floats, left: float) -> Ints:
        one = self._pick()
        reach = self._net.link_length * (0.06 + 0.7 * left * self._rng.random() ** 2)
        places[one] += self._rng.normal(0.0, reach, 2)
        return np.array([one])

    def _exchange(self, places: Floats) -> Ints:
        one, other = self._pick(), self._pick()
        places[[one, other]] = places[[other, one]]
        return np.array([one, other])

    def _call(self, places: Floats) -> Ints:
        one = self._pick()
        if len(self._near[one]):
            places[one] = places[self._near[one]].mean(axis=0)
        places[one] += self._rng.normal(0.0, 0.7 * self._net.link_length, 2)
        return np.array([one])

    def _loop(self, places: Floats, left: float) -> Ints:
        loop = self._loops[int(self._rng.integers(len(self._loops)))]
        if self._rng.random() < 0.5:
            places[loop] += self._rng.normal(0.0, self._net.link_length * (0.1 + 0.5 * left), 2)
            return loop
        centre = places[loop].mean(axis=0)
        out = places[loop] - centre
        angle = np.arctan2(out[:, 1], out[:, 0])
        way = np.arange(len(loop)) * 2 * math.pi / len(loop)
        if np.sin(np.diff(angle, append=angle[0])).sum() < 0:
            way = -way
        turn = np.angle(np.exp(1j * (angle - way)).mean())
        radius = np.hypot(out[:, 0], out[:, 1]).mean() * self._rng.uniform(0.85, 1.1)
        circle = centre + radius * np.stack([np.cos(way + turn), np.sin(way + turn)], axis=1)
        share = self._rng.uniform(0.3, 1.0)
        places[loop] = (1 - share) * places[loop] + share * circle
        return loop

    def _clear(self, places: Floats, moved: Ints) -> bool:
        reach = (self._net.sizes[moved][:, None] + self._net.sizes[None]) / 2 + PAD
        apart = np.abs(places[moved][:, None] - places[None])
        close = np.asarray((apart < reach - 1e-6).all(axis=2), dtype=bool)
        close[np.arange(len(moved)), moved] = False
        return not bool(close.any())

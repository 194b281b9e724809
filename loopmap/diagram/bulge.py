"""How far each link bows when nobody bent it by hand.

Links of a loop bow away from its middle, by as much as makes the loop a circle:
with r the mean distance of its k cards from their middle and c the chord,
b = tan(asin(min(.98, c / 2r)) / 2) / 2 + tan(pi / 2k) / 2, kept within .10 to .45
(own definition, after the regular k-gon, for which both halves agree). The two links of a
reciprocal pair bow to their own sides; other links bow a little. Where that would
lead through another card, some gentler and some stronger bows are tried and the
one that covers least, and then changes least, is taken. Everything is computed
for all links at once in numpy; the answer depends on the map alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

LEAST, MOST_ROUND = 0.10, 0.45
RECIPROCAL = 0.32
LONE = 0.11

RISE = 600.0
"""Map units that a link rises from its chord at most, unless a gentle bow is higher: long links
bent as round as short ones would take more paper than all cards, and all would be drawn small."""

_OFFSETS = (0.0, 0.09, -0.08, 0.18, -0.16, 0.3, 0.45)
"""Tried on the side the link bows to, as differences from the ideal bulge …"""

_OTHER_SIDE = (0.1, 0.2, 0.35)
"""… and on the other side, as bulges."""

_OTHER_SIDE_COST = 0.35
_COVERED_COST = 0.08
"""Per map unit of line that lies under another card; a bulge changed by 1 costs 1."""

_SAMPLES = 40
_SHARES = np.arange(1, _SAMPLES) / _SAMPLES
_RISES = 2 * _SHARES * (1 - _SHARES)

_PROMISING = 3
"""So many of the bows tried are looked at first: one of them mostly is clear."""

_LINKS_AT_ONCE = 512
"""With more links a worker asks in between whether it may go on."""

_AT_ONCE = 400
"""So few bows in all are looked at together, which is quicker than choosing among them."""

More = Callable[[Ints, Ints], Floats]


class Ground(Protocol):
    """What tells which card covers a place (``Occupied`` does)."""

    def at(self, places: Floats) -> NDArray[np.int32]:
        """The row of the card at each of the places (2, links, …), -1 where there is none."""
        ...

    def for_rows(self, rows: Ints, /) -> Ground:
        """The ground of some of the links."""
        ...


class Chords(NamedTuple):
    """Where links begin and end, (links, 2) each, and the rows of their two cards."""

    start: Floats
    end: Floats
    own: Ints

    def rows(self, which: Ints) -> Chords:
        """Some of the links."""
        return Chords(self.start[which], self.end[which], self.own[which])


class Bows(NamedTuple):
    """What the bulges of some links follow from; one row per link.

    ``start`` and ``end``: card centres. ``middle`` and ``spread``: centre and mean
    radius of the link's loop, ``size`` its number of links, 0 for none. ``pair``: is
    there a link the other way. ``own``: rows of the two cards, never in the way.
    """

    start: Floats
    end: Floats
    middle: Floats
    spread: Floats
    size: Ints
    pair: NDArray[np.bool_]
    own: Ints

    def rows(self, which: Ints) -> Bows:
        """Some of the links."""
        return Bows(
            self.start[which],
            self.end[which],
            self.middle[which],
            self.spread[which],
            self.size[which],
            self.pair[which],
            self.own[which],
        )


def ideal_bulges(bows: Bows) -> Floats:
    """The bulge of each link were there nothing in its way."""
    across = bows.end - bows.start
    chord = np.maximum(np.hypot(across[:, 0], across[:, 1]), 1e-6)
    normal = np.column_stack((across[:, 1], -across[:, 0])) / chord[:, None]
    inward = ((bows.middle - (bows.start + bows.end) / 2) * normal).sum(axis=1)
    half_turn = np.arcsin(np.minimum(0.98, chord / (2 * np.maximum(bows.spread, 1e-6))))
    regular = np.tan(math.pi / 2 / np.maximum(bows.size, 3))
    round_ = np.clip(0.5 * np.tan(half_turn / 2) + 0.5 * regular, LEAST, MOST_ROUND)
    round_ = np.minimum(round_, highest(chord))
    in_loop = np.where(inward > 1e-6, -round_, round_)
    lone = np.where(bows.size > 0, in_loop, LONE)
    return np.where(bows.pair, np.minimum(RECIPROCAL, highest(chord)), lone)


def highest(chord: Floats) -> Floats:
    """The greatest bulge that links of these lengths are given."""
    return np.maximum(LEAST, 2 * RISE / np.maximum(chord, 1e-6))


def bulges(bows: Bows, ground: Ground) -> Floats:
    """The bulge of each link, clear of other cards where one of the bows tried is."""
    return bulges_and_crowded(bows, ground)[0]


def bulges_and_crowded(bows: Bows, ground: Ground) -> tuple[Floats, NDArray[np.bool_]]:
    """The bulge of each link, and whether a card was in the way of its ideal one."""
    count = len(bows.start)
    if count <= _LINKS_AT_ONCE:
        breathe()
        return _some(bows, ground)
    chosen, crowded = np.empty(count), np.empty(count, dtype=bool)
    for first in range(0, count, _LINKS_AT_ONCE):
        breathe()
        some = np.arange(first, min(first + _LINKS_AT_ONCE, count))
        chosen[some], crowded[some] = _some(bows.rows(some), ground.for_rows(some))
    return chosen, crowded


def _some(bows: Bows, ground: Ground) -> tuple[Floats, NDArray[np.bool_]]:
    ideal = ideal_bulges(bows)
    chosen = ideal.copy()
    in_the_way = _covered(bows, ideal[:, None], ground)[:, 0] > 0
    crowded = np.flatnonzero(in_the_way)
    if len(crowded):
        some = bows.rows(crowded)
        tried, least = _candidates(some, ideal[crowded])
        best = cheapest(least, _Covering(some, tried, ground.for_rows(crowded)))
        chosen[crowded] = tried[np.arange(len(crowded)), best]
    return chosen.round(4), in_the_way


def cheapest_bows(chords: Chords, bulges: Sequence[float], ground: Ground) -> Ints:
    """(links,) which of the bulges leads under the fewest map units of cards, the first of several.

    O(links), and O(bulges) for each whose first bulge is not clear.
    """
    tried = np.broadcast_to(np.array(bulges), (len(chords.start), len(bulges)))
    best = np.zeros(len(tried), dtype=np.intp)
    for first in range(0, len(tried), _LINKS_AT_ONCE):
        breathe()
        rows = np.arange(first, min(first + _LINKS_AT_ONCE, len(tried)))
        rows = rows[_covered(chords.rows(rows), tried[rows, :1], ground)[:, 0] > 0]
        best[rows] = _covered(chords.rows(rows), tried[rows], ground).argmin(axis=1)
    return best


def cheapest(least: Floats, more: More) -> Ints:
    """(rows,) which column of each row costs least, the first of several.

    ``least`` (rows, columns) is what each costs at least; ``more(rows, columns)`` tells, for
    some rows (r,) and columns of each (r, c), what comes to it, which is never less than 0.
    That is asked for the columns that promise most, and for others only where they may win.
    """
    rows = np.arange(len(least))
    if least.size <= _AT_ONCE:
        every = np.broadcast_to(np.arange(least.shape[1]), least.shape)
        return np.asarray((least + more(rows, every)).argmin(axis=1))
    order = np.argsort(least, axis=1, kind="stable")
    first = order[:, :_PROMISING]
    cost = np.full(least.shape, np.inf)
    at = rows[:, None], first
    cost[at] = least[at] + more(rows, first)
    after = least[rows, order[:, _PROMISING]] if least.shape[1] > _PROMISING else np.inf
    open_ = np.flatnonzero(after <= cost.min(axis=1))
    if len(open_):
        rest = order[open_, _PROMISING:]
        at = open_[:, None], rest
        cost[at] = least[at] + more(open_, rest)
    return np.asarray(cost.argmin(axis=1))


@dataclass(frozen=True, slots=True)
class _Covering:
    """What it costs that links lie under cards, some of the bows ``tried`` at a time."""

    bows: Bows
    tried: Floats
    ground: Ground

    def __call__(self, rows: Ints, columns: Ints) -> Floats:
        tried = self.tried[rows[:, None], columns]
        covered: Floats = _covered(self.bows.rows(rows), tried, self.ground.for_rows(rows))
        return _COVERED_COST * covered


def _candidates(bows: Bows, ideal: Floats) -> tuple[Floats, Floats]:
    """Bulges to try, one row per link, and what each costs before anything is in its way."""
    side = np.where(ideal < 0, -1.0, 1.0)[:, None]
    size = np.abs(ideal)[:, None]
    most = highest(np.hypot(*(bows.end - bows.start).T))[:, None]
    same = np.clip(size + np.array(_OFFSETS), 0.05, np.minimum(most, 0.95))
    other = np.minimum(np.array(_OTHER_SIDE), most)
    flip = np.where(bows.size > 0, _OTHER_SIDE_COST, 0.02)
    flip = np.where(bows.pair, 1e6, flip)[:, None]
    cost = np.hstack((np.abs(same - size), np.abs(other - size) + flip))
    return side * np.hstack((same, -other)), cost


def _covered(bows: Bows | Chords, tried: Floats, ground: Ground) -> Floats:
    """How many map units of each arc lie under cards that are not its own."""
    across = (bows.end - bows.start).T
    chord = np.hypot(across[0], across[1])
    # A parabola with the arc's sagitta is within a few map units of it and much cheaper.
    aside = np.stack((across[1], -across[0]))
    places = aside[:, :, None, None] * (_RISES * tried[:, :, None])
    places += bows.start.T[:, :, None, None] + across[:, :, None, None] * _SHARES
    card = ground.at(places)
    own = bows.own.astype(np.int32)
    foreign = card >= 0
    foreign &= card != own[:, :1, None]
    foreign &= card != own[:, 1:, None]
    count = np.add.reduce(foreign.view(np.uint8), axis=2, dtype=np.uint8)
    covered: Floats = count * (chord[:, None] / _SAMPLES)
    return covered

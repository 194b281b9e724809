"""Room for cards in a foreign picture, whose symbols are smaller: its order stays as it was.

The picture is made wider as a whole, and where cards would still lie on one another, rows or
columns move apart: whatever was left of something, or above it, is so still. Gaps in which
nothing lies are shortened.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

Place = tuple[float, float]
Size = tuple[float, float]
Key = TypeVar("Key", bound=str)

APART = 230.0
"""Map units from one card to the next that leave room for an arrow and its sign."""

BETWEEN = (70.0, 50.0)
"""Free map units between cards that lie beside, or above, each other."""

EMPTY = 600.0
"""Columns and rows farther from the next are drawn closer: there is nothing between."""

LARGE = (1600.0, 1000.0)
"""Pictures larger than this may be drawn smaller than they were."""

_SMALLER = 0.6
_SKEWED = 1.3
"""So much longer than its width or height alone would make it may an axis become."""

_STEP, _STEPS = 0.85, 12
_MOST, _MOST_PAIRS = 3_000, 300_000
_WIDEST = 24_000.0
_SAMPLED = 200


@dataclass(frozen=True, slots=True)
class Axis:
    """Where each place along an axis goes: ``was`` to ``now``, in rising order."""

    was: tuple[float, ...]
    now: tuple[float, ...]
    times: float

    def __call__(self, value: float) -> float:
        """Between two known places in proportion; beyond them as the whole grows."""
        if not self.was:
            return value * self.times
        after = bisect_right(self.was, value)
        if after in (0, len(self.was)):
            end = min(after, len(self.was) - 1)
            return self.now[end] + (value - self.was[end]) * self.times
        low, high = self.was[after - 1], self.was[after]
        share = (value - low) / (high - low)
        return self.now[after - 1] + share * (self.now[after] - self.now[after - 1])

    @property
    def skew(self) -> float:
        """How many times longer than by growing alone."""
        alone = (self.was[-1] - self.was[0]) * self.times if self.was else 0.0
        return (self.now[-1] - self.now[0]) / max(alone, APART) if self.was else 1.0


@dataclass(frozen=True, slots=True)
class Room:
    """How a picture makes room: ``times`` wider as a whole, and apart where that is too little."""

    across: Axis
    down: Axis

    @property
    def times(self) -> float:
        return self.across.times

    @property
    def skew(self) -> float:
        return max(self.across.skew, self.down.skew)

    def put(self, place: Place) -> Place:
        """Where what lies at ``place`` comes to lie."""
        return round(self.across(place[0]), 1), round(self.down(place[1]), 1)


def only_wider(times: float) -> Room:
    """Everything that many times wider."""
    return Room(Axis((), (), times), Axis((), (), times))


def room_for(places: Mapping[Key, Place], sizes: Mapping[Key, Size], least: float = 1.0) -> Room:
    """The least growth that keeps cards of these sizes apart and does not skew the picture.

    Never less than ``least``, or most of it where the picture is large anyway. Pictures of
    thousands of cards only grow as a whole. O(n log n + near pairs).
    """
    keys = [key for key in places if key in sizes]
    tight = tightness([places[key] for key in keys]) if len(keys) > 1 else 0.0
    if tight <= 0:
        return only_wider(1.0)
    spans = _spans([places[key] for key in keys])
    most = min(max(least, APART / tight), max(1.0, _WIDEST / max(*spans, 1e-9)))
    if len(keys) > _MOST:
        return only_wider(most)
    known = [(*places[key], *sizes[key]) for key in sorted(keys)]
    try:
        return _smallest(known, most, min(most, least * _share(spans)))
    except _TooMany:
        return only_wider(most)


def tightness(points: Sequence[Place]) -> float:
    """How far the tightest tenth of the points, of a sample, lie from their neighbours."""
    sampled = points[:: max(1, len(points) // _SAMPLED)]
    gaps = sorted(_nearest(one, points) for one in sampled)
    return gaps[len(gaps) // 10]


def _nearest(one: Place, points: Sequence[Place]) -> float:
    return min(math.dist(one, other) for other in points if other is not one)


def _spans(points: Sequence[Place]) -> tuple[float, float]:
    xs, ys = zip(*points, strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def _share(spans: tuple[float, float]) -> float:
    is_large = spans[0] > LARGE[0] or spans[1] > LARGE[1]
    return _SMALLER if is_large else 1.0


class _TooMany(Exception):
    """More cards lie near each other than can be compared in a moment."""


_Card = tuple[float, float, float, float]
"""x and y of its middle, width and height."""


def _smallest(cards: Sequence[_Card], most: float, least: float) -> Room:
    """The smallest growth that does not skew, between ``least`` and ``most``; by halving."""
    steps = sorted({max(least, most * _STEP**n) for n in range(_STEPS)} | {least})
    low, high = 0, len(steps) - 1
    while low < high:
        middle = (low + high) // 2
        if _apart(cards, steps[middle]).skew <= _SKEWED:
            high = middle
        else:
            low = middle + 1
    return _apart(cards, steps[low])


def _apart(cards: Sequence[_Card], times: float) -> Room:
    """Grown so many times, then columns apart for what is nearly beside, rows for the rest."""
    columns = [
        (min(one[0], two[0]), max(one[0], two[0]), wide)
        for one, two, wide, high in _near(cards, Axis((), (), times), Axis((), (), times))
        if abs(one[0] - two[0]) * times > 1e-9 and _is_beside(one, two, wide, high, times)
    ]
    across = _axis([card[0] for card in cards], times, columns)
    rows = [
        (min(one[1], two[1]), max(one[1], two[1]), high)
        for one, two, _, high in _near(cards, across, Axis((), (), times))
    ]
    return Room(across, _axis([card[1] for card in cards], times, rows))


def _is_beside(one: _Card, two: _Card, wide: float, high: float, times: float) -> bool:
    """Whether it takes less to move them apart to the sides than up and down."""
    down = abs(one[1] - two[1]) * times
    return down < 1e-9 or wide - abs(one[0] - two[0]) * times <= high - down


def _near(
    cards: Sequence[_Card], across: Axis, down: Axis
) -> Iterator[tuple[_Card, _Card, float, float]]:
    """Pairs that lie on one another or too close, with how far apart they want to be."""
    placed = sorted((across(card[0]), down(card[1]), n) for n, card in enumerate(cards))
    widest = max(card[2] for card in cards) + BETWEEN[0]
    compared = 0
    for n, (x, y, one) in enumerate(placed):
        for other_x, other_y, two in placed[n + 1 :]:
            if other_x - x >= widest:
                break
            compared += 1
            if compared > _MOST_PAIRS:
                raise _TooMany
            wide = (cards[one][2] + cards[two][2]) / 2 + BETWEEN[0]
            high = (cards[one][3] + cards[two][3]) / 2 + BETWEEN[1]
            if other_x - x < wide - 1e-6 and abs(other_y - y) < high - 1e-6:
                yield cards[one], cards[two], wide, high


def _axis(
    values: Sequence[float], times: float, wanted: Sequence[tuple[float, float, float]]
) -> Axis:
    """Places in their order: as far on as they grow, farther where something wants it."""
    was = sorted(set(values))
    ahead: dict[float, list[tuple[float, float]]] = {}
    for low, high, far in wanted:
        if low < high:
            ahead.setdefault(high, []).append((low, far))
    now = {was[0]: was[0] * times}
    for before, here in pairwise(was):
        grown = now[before] + min((here - before) * times, EMPTY)
        now[here] = max([grown, *(now[low] + far for low, far in ahead.get(here, ()))])
    return Axis(tuple(was), tuple(now[each] for each in was), times)

"""Where the lines at one card meet its outline: apart from each other, its corners and its mark.

Left to themselves all lines at a card point at its middle, and those from one direction
bundle. Along each side of a card they are moved just so far apart that their heads can be
told from one another, in an order in which they do not cross before it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from loopmap.diagram.geometry import Box, Point

MOST = 1000
"""On maps of more links every line keeps the place it has by itself."""

_HEADS, _HEAD_AND_TAIL, _TAILS = 19.0, 15.0, 9.0
"""Map units between two lines that meet the same side of a card."""

_GRAZING = 0.5
"""A head that goes less than this share as far into a side as along it grazes it."""

_FLAT, _ALONG = 0.3, 24.0
"""One that goes still less into it does so that far from the corner, too, in map units."""

_OUT_ALONG = 36.0
"""A tail that flat leaves by the side it leads to from so far: else it runs along its card."""

_JUST = 1e-3
"""Map units beyond a corner that are enough to be round it."""

_CORNER = 8.0
"""How far from a corner lines stay, where the outline is round and they would float off it."""


class End(NamedTuple):
    """One end of a line: where it would meet the card, and where it is a little before that."""

    at: Point
    before: Point
    is_head: bool


def spread(card: Box, gap: float, ends: Sequence[End], *, marked: float = 0.0) -> list[Point]:
    """Where each end meets the outline, ``gap`` from the card, in the order given.

    ``marked``: so much of both sides at the upper left corner is taken by a mark.
    O(n log n) for n ends.
    """
    around = card.inflated(gap)
    places = [end.at for end in ends]
    taken = {_side(around, place) for place in places}
    for number, end in enumerate(ends):
        turned = _round_corner(around, end, max(_CORNER, marked))
        if turned is not end.at and (side_faced := _side(around, turned)) not in taken:
            taken.add(side_faced)
            places[number] = turned
    for side in _sides(around, places):
        across = _is_across(around, places[side[0]])
        half = (card.width if across else card.height) / 2
        middle = card.x if across else card.y
        corner = min(_CORNER, half / 2)
        is_marked = marked and _at_mark(around, places[side[0]], across=across)
        low = middle - half + (max(corner, marked) if is_marked else corner)
        high = middle + half - corner
        axis = 0 if across else 1
        side.sort(key=lambda i: (ends[i].before[axis], ends[i].at[axis], i))
        wanted = [places[i][axis] for i in side]
        heads = [ends[i].is_head for i in side]
        found = apart(wanted, _gaps(heads), min(low, high), max(low, high))
        for i, place in zip(side, found, strict=True):
            places[i] = Point(place, places[i].y) if across else Point(places[i].x, place)
    return places


def apart(wanted: Sequence[float], gaps: Sequence[float], low: float, high: float) -> list[float]:
    """Places between ``low`` and ``high``, in order, nearest to those wanted.

    ``gaps`` is how far each is from the one before it at least; where there is no room for
    that, they are all as much closer. By pooling neighbours (isotonic regression).

    >>> apart([5.0, 6.0, 30.0], [4.0, 4.0], 0.0, 40.0)
    [3.5, 7.5, 30.0]
    """
    needed = sum(gaps)
    share = min(1.0, (high - low) / needed) if needed else 1.0
    before = [0.0]
    for gap in gaps:
        before.append(before[-1] + gap * share)
    pools: list[tuple[float, int]] = []
    for place, ahead in zip(wanted, before, strict=True):
        total, count = place - ahead, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            more, others = pools.pop()
            total, count = total + more, count + others
        pools.append((total, count))
    most = max(low, high - before[-1])
    firsts = [min(max(total / n, low), most) for total, n in pools for _ in range(n)]
    return [first + ahead for first, ahead in zip(firsts, before, strict=True)]


def _round_corner(around: Box, end: End, zone: float) -> Point:
    """Where a line meets the outline, on the other side of a corner that it would graze.

    A head that comes along a side, to within ``zone`` of the corner it comes by, leads better
    into the side that faces it, where nothing else meets that. So does a tail lead out of it
    that would run along its side.
    """
    (x, y), across = end.at, _is_across(around, end.at)
    dx, dy = x - end.before.x, y - end.before.y
    along, into = (abs(dx), abs(dy)) if across else (abs(dy), abs(dx))
    if into > (_GRAZING if end.is_head else _FLAT) * along:
        return end.at
    if not end.is_head:
        zone = _OUT_ALONG
    elif into < _FLAT * along:
        zone = max(zone, _ALONG)
    if across:
        corner, beyond = around.left if dx > 0 else around.right, math.copysign(_JUST, dy)
        return Point(corner, y + beyond) if abs(corner - x) <= zone else end.at
    corner, beyond = around.top if dy > 0 else around.bottom, math.copysign(_JUST, dx)
    return Point(x + beyond, corner) if abs(corner - y) <= zone else end.at


def _gaps(heads: Sequence[bool]) -> list[float]:
    """How far apart neighbours have to be, by what they are."""
    by_heads = (_TAILS, _HEAD_AND_TAIL, _HEADS)
    return [by_heads[one + other] for one, other in pairwise(heads)]


def _sides(around: Box, places: Iterable[Point]) -> list[list[int]]:
    """The ends at each side of a box that has any."""
    sides: dict[tuple[bool, bool], list[int]] = {}
    for number, place in enumerate(places):
        sides.setdefault(_side(around, place), []).append(number)
    return list(sides.values())


def _side(around: Box, place: Point) -> tuple[bool, bool]:
    """Which side of a box a place is on: whether it runs across, and whether it is the first."""
    (x, y, width, height), (left, top) = around, place
    across = abs(top - y) - height / 2 > abs(left - x) - width / 2
    return across, top < y if across else left < x


def _is_across(around: Box, place: Point) -> bool:
    """Whether a place on the outline is on its upper or lower side, not on the left or right."""
    return _side(around, place)[0]


def _at_mark(around: Box, place: Point, *, across: bool) -> bool:
    """Whether the side of a place is one of those that meet at the upper left corner."""
    return place.y < around.y if across else place.x < around.x

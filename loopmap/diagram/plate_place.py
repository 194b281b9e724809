"""Where plates on the edges of cards cover nothing: neither links nor what stands beside them.

What lies still is asked of for all cards and all their places at once, in numpy. What plates
that stand already change is asked of place by place, the best first: of few places each.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_path import LinkPath
from loopmap.model.token import breathe

OVER = 5.5
"""How far a plate lies over its card: less than the air around a name."""

MARK_ROOM = 3.0
"""Kept free between a plate and a card, or what stands on one."""

_SIGN_ROOM, _LINE_ROOM = 8.0, 1.0
_SIGN_COSTS, _LINE_COSTS, _MARK_COSTS = 6.0, 1.0, 24.0
_OTHER_COSTS = 30.0
"""What covers something of another card is shown only if all else is covered as well."""

_FARTHER = 0.01
"""Of two places that cover as much the better one is taken."""

_BOX = 4
"""Numbers that make a box."""

_LEFT, _RIGHT, _MIDDLE, _AFTER, _BEFORE = range(5)
_BELOW, _ABOVE, _LEVEL, _LOW, _HIGH = range(5)
_ON_EDGES = [(x, y) for y in (_BELOW, _ABOVE) for x in (_LEFT, _RIGHT, _MIDDLE)]
_BESIDE = [(x, y) for y in (_LEVEL, _LOW, _HIGH, _BELOW, _ABOVE) for x in (_AFTER, _BEFORE)]
_ACROSS, _DOWN = np.array([*_ON_EDGES, *_BESIDE]).T
"""Places along the edges of a card, the best first, each by its column and its row."""

_BEST = np.arange(len(_ACROSS))
_FIRST_ABOVE = np.array([4, 3, *(n for n in _BEST.tolist() if n not in {3, 4})])
"""The order in which places are liked; or those above, at the right, before all others."""


class Place(NamedTuple):
    """Where a plate stands, and whether it is ``clear`` of all marks, also of other cards."""

    box: Box
    clear: bool


class Tries(NamedTuple):
    """The places of a plate of such a size, that which covers least of what lies still first.

    Of each: what it costs, whether it covers marks or anything of another card (more than 0),
    and its middle.
    """

    width: float
    height: float
    ranked: Sequence[tuple[float, float, float, float]]


class AtCards(NamedTuple):
    """What belongs to one of several cards: of which, ascending, and points (n, 2) or boxes."""

    card: Ints
    rows: Floats

    def only(self, cards: Ints) -> AtCards:
        """What is at some of them, which ascend."""
        kept = np.isin(self.card, cards)
        return AtCards(np.searchsorted(cards, self.card[kept]), self.rows[kept])


class Around(NamedTuple):
    """What is at cards: points of their links, their signs, their own marks, and other boxes.

    ``others``: cards and the like beside each.
    """

    lines: AtCards
    signs: AtCards
    marks: AtCards
    others: AtCards

    def only(self, cards: Ints) -> Around:
        """What is at some of the cards, which ascend."""
        return Around(*(part.only(cards) for part in self))


def around(
    paths: Iterable[Sequence[LinkPath]],
    marks: Iterable[Sequence[Box]],
    others: Iterable[Sequence[Box]],
) -> Around:
    """What is at cards with these links, marks and neighbours, of each card in turn."""
    listed = list(paths)
    return Around(
        _at_cards([[at for path in some for at in _points(path)] for some in listed], 2),
        _at_cards([[path.sign for path in some] for some in listed], 2),
        _at_cards(marks, 4),
        _at_cards(others, 4),
    )


def boxes_in_rows(boxes: Iterable[Box]) -> Floats:
    """Boxes one below the other, (boxes, 4)."""
    return np.array(list(boxes), dtype=float).reshape(-1, 4)


def tries(cards: Floats, sizes: Floats, at: Around, *, first_above: bool = False) -> list[Tries]:
    """The places of a plate on each of the cards (n, 4), of ``sizes`` (n, 2).

    Below the card where that will do, else above or beside it; or ``first_above``, at the
    right. O(links at the cards) in numpy.
    """
    breathe()
    liked = _FIRST_ABOVE if first_above else _BEST
    columns, rows = lines = _columns_and_rows(cards, sizes)
    seats = _Seats(lines, sizes)
    cost = np.empty((len(cards), len(liked)))
    cost[:, liked] = np.arange(len(liked)) * _FARTHER
    cost += _LINE_COSTS * seats.near(at.lines, _LINE_ROOM)
    cost += _SIGN_COSTS * seats.near(at.signs, _SIGN_ROOM)
    own, foreign = seats.near(at.marks, MARK_ROOM), seats.near(at.others, MARK_ROOM)
    cost += _MARK_COSTS * own + _OTHER_COSTS * foreign
    told = np.stack([cost, own + foreign, columns[:, _ACROSS], rows[:, _DOWN]], axis=2)
    ranked = np.take_along_axis(told, cost.argsort(axis=1)[:, :, None], axis=1)
    listed = zip(sizes.tolist(), ranked.tolist(), strict=True)
    return [Tries(width, height, places) for (width, height), places in listed]


def free_place(wanted: Tries, marks: Sequence[Box], touching: Callable[[Box], int]) -> Place:
    """The place that covers least, where these marks have come to the card's own since.

    ``touching``: how many plates of other cards a box comes as near as ``MARK_ROOM``.
    """
    width, height, least = wanted.width, wanted.height, math.inf
    found = None
    for costs, covers, x, y in wanted.ranked:
        if found is not None and costs >= least:
            break
        box = Box(x, y, width, height)
        own, foreign = sum([is_near(box, mark) for mark in marks]), touching(box)
        costs += _MARK_COSTS * own + _OTHER_COSTS * foreign  # noqa: PLW2901  with those besides
        if costs < least:
            found, least = Place(box, not (covers or own or foreign)), costs
    assert found is not None, "a card has edges"
    return found


def is_near(one: Box, other: Box) -> bool:
    """Whether two boxes come as near one another as ``MARK_ROOM``."""
    x, y, width, height = one
    to_x, to_y, wide, tall = other
    return (
        abs(to_x - x) <= (wide + width) / 2 + MARK_ROOM
        and abs(to_y - y) <= (tall + height) / 2 + MARK_ROOM
    )


class _Seats(NamedTuple):
    """Places of a plate on each of the cards: their columns and rows (2, n, 5), sizes (n, 2)."""

    lines: Floats
    sizes: Floats

    def near(self, at: AtCards, room: float) -> Floats:
        """How many of its card's points or boxes each place comes so near, (n, places)."""
        cards = len(self.sizes)
        if not len(at.rows):
            return np.zeros((cards, len(_ACROSS)))
        near = self._by_line(at, 0, room)[:, _ACROSS]
        near &= self._by_line(at, 1, room)[:, _DOWN]
        sums = np.zeros((len(near) + 1, len(_ACROSS)))
        near.cumsum(axis=0, out=sums[1:])
        ends = sums[np.searchsorted(at.card, np.arange(cards + 1))]
        return np.asarray(ends[1:] - ends[:-1])

    def _by_line(self, at: AtCards, axis: int, room: float) -> NDArray[np.bool_]:
        """(points or boxes, 5): whether it is so near each column, or row, of its card."""
        own = self.sizes[at.card, axis]
        size = at.rows[:, axis + 2] if at.rows.shape[1] == _BOX else 0.0
        away = np.abs(at.rows[:, axis, None] - self.lines[axis][at.card])
        return np.asarray(away <= ((size + own) / 2 + room)[:, None])


def _columns_and_rows(cards: Floats, sizes: Floats) -> Floats:
    """(2, n, 5) the columns and the rows in which a plate may stand on each card."""
    x, y, (half_wide, half_tall) = cards[:, 0], cards[:, 1], sizes.T / 2
    left, right = x - cards[:, 2] / 2, x + cards[:, 2] / 2
    top, bottom = y - cards[:, 3] / 2, y + cards[:, 3] / 2
    columns = (
        left + half_wide + 2, right - half_wide - 2, x,
        right + half_wide - OVER, left - half_wide + OVER,
    )  # fmt: skip
    rows = (
        bottom + half_tall - OVER, top - half_tall + OVER, y,
        bottom - half_tall, top + half_tall,
    )  # fmt: skip
    return np.stack([np.stack(columns, axis=1), np.stack(rows, axis=1)])


def _points(path: LinkPath) -> list[Point]:
    """What of a path plates keep off."""
    return [*path.line, *path.head, *[end for bar in path.bars for end in bar]]


def _at_cards(listed: Iterable[Sequence[Point] | Sequence[Box]], numbers: int) -> AtCards:
    """Points, or boxes, of so many numbers each, of one card after another."""
    every = list(listed)
    counts = np.array([len(each) for each in every], dtype=np.intp)
    flat = chain.from_iterable(chain.from_iterable(every))
    rows = np.fromiter(flat, dtype=float, count=numbers * int(counts.sum()))
    return AtCards(np.repeat(np.arange(len(every)), counts), rows.reshape(-1, numbers))

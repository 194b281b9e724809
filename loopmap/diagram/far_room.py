"""Room for names seen from afar: boxes that grow out of cards, none of them over another.

As a cartographer goes about it: first all find places at a size that can just be read,
each on that side of its card where it is least in the way of others; those without room then ask
one or two neighbours to move to another side; and at last those that matter most grow as
large as the paper left between them allows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.geometry import Box
from loopmap.diagram.growth import Growth
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.model.ids import RecordId

Touches = NDArray[np.bool_]

_GRID = (-1.0, -0.5, 0.0, 0.5, 1.0)
STILL: Sequence[tuple[float, float]] = sorted(
    ((across, down) for across in _GRID for down in _GRID),
    key=lambda part: part[0] ** 2 + part[1] ** 2,
)
"""Parts of a card that may stay where they are: the middle first, the corners last."""

_COLUMN_OF, _ROW_OF = ([_GRID.index(part[axis]) for part in STILL] for axis in (0, 1))
_COLUMNS, _ROWS = ([of.index(n) for n in range(len(_GRID))] for of in (_COLUMN_OF, _ROW_OF))
"""In which column and row of places each of them is, and one of them in each."""

NAME_STILL = (-1.0, 1.0)
"""The part of a group's name that stays: it stands on the upper edge, at its left end."""

_ASIDE = 0.3
"""How far a card would rather cover the middle of its place than spare another some room."""

_MOST_ASKED = 2
"""So many neighbours may be asked to move to another side."""

_AT_ONCE = 24
"""Rows between two looks at the clock."""


class Sizes(NamedTuple):
    """By how much boxes grow: ``least`` at first, one of ``larger`` later, the largest first.

    ``scant`` is for who finds no room at all otherwise.
    """

    least: float
    larger: tuple[float, ...]
    scant: float


_BEFORE_ALL = 3
"""So many of those that matter most are named whatever becomes of the sizes of others."""


class Ground(NamedTuple):
    """What there is beside the boxes that grow; ``unit`` is a logical pixel in map units.

    ``cards`` (n, 4) may be covered by few, those in ``beside`` (m, 4) by none; ``own`` (n,)
    tells whose place a card is, by row of those that grow, or -1. ``beside_own`` the same of
    ``beside``. ``paper`` is what they may not reach beyond.
    """

    cards: Floats
    own: Ints
    beside: Floats
    beside_own: Ints
    paper: Box | None
    unit: float


class _Tried(NamedTuple):
    """(rows, ways) of growing: ``boxes`` (…, 4) with air, ``free`` of all that none may cover.

    ``clear``: free of cards as well.
    """

    boxes: Floats
    free: Touches
    clear: Touches


class Room:
    """Who has found room so far.

    ``names`` are rows that stand on the edge of a group. O(rows + what is near) in numpy.
    """

    def __init__(
        self, asking: Mapping[RecordId, Box], names: Collection[RecordId], ground: Ground
    ) -> None:
        self._ids = [*asking]
        self._boxes = boxes_in_rows(asking.values())
        self._ground = ground
        self._is_name = np.array([i in names for i in self._ids], dtype=bool)
        for_names = np.array([part == NAME_STILL for part in STILL])
        self._allowed = ~self._is_name[:, None] | for_names
        self._parts = np.array(STILL)
        rows = len(self._ids)
        self._taken: Floats = np.zeros((rows, 4))
        self._has = np.zeros(rows, dtype=bool)
        self._way = np.zeros(rows, dtype=np.intp)
        self._by = np.zeros(rows)
        self._is_over = np.zeros(rows, dtype=bool)

    @property
    def found(self) -> dict[RecordId, Growth]:
        """Those that have room, in the order in which they asked."""
        rows = np.flatnonzero(self._has).tolist()
        return {
            self._ids[row]: Growth(float(self._by[row]), *STILL[self._way[row]]) for row in rows
        }

    def fill(
        self,
        sizes: Sizes,
        over_cards: Collection[RecordId],
        apart: float,
        chiefs: Collection[RecordId] = (),
        for_chiefs: Sequence[float] = (),
    ) -> Iterator[None]:
        """Find room for all, ``apart`` pixels between them; a step at a time.

        ``over_cards``: those that may lie over cards, where there is no other room. ``chiefs``
        take the first of their own sizes before anybody else asks, the very first of them one
        of any size, over a card if need be.
        """
        tried = self._try(sizes.least, apart)
        yield
        cost = self._in_the_way(tried)
        yield
        over = np.array([i in over_cards for i in self._ids], dtype=bool)
        for row in np.flatnonzero(self._is_name).tolist():
            self._settle(tried, cost, row, sizes.least, over=False)
        rows, ways = [row for row, i in enumerate(self._ids) if i in chiefs], []
        for by in for_chiefs:
            ways.append((self._try(by, apart, rows), by))
            yield
        self._settle_first([*ways, (tried, sizes.least)], rows[:_BEFORE_ALL], cost, over)
        yield from self._settle_chiefs(ways, rows, cost, over)
        left = []
        for row in np.flatnonzero(~self._has).tolist():
            if not self._settle(tried, cost, row, sizes.least, over=bool(over[row])):
                left.append(row)
            if row % _AT_ONCE == 0:
                yield
        still_left = []
        for row in left:
            if not self._make_way(tried, cost, row, sizes.least):
                still_left.append(row)
            yield
        if still_left and sizes.scant > 1.0:
            scant = self._try(sizes.scant, apart, still_left)
            yield
            for row in still_left:
                self._settle(scant, cost, row, sizes.scant, over=False)
            yield

    def _settle_first(
        self, ways: Sequence[tuple[_Tried, float]], rows: Iterable[int], cost: Floats, over: Touches
    ) -> None:
        """Let each take the first size there is room for, the last of them over cards anyway."""
        last = ways[-1][1]
        for row in rows:
            for tried, by in ways:
                if self._settle(tried, cost, row, by, over=bool(over[row]) or by == last):
                    break

    def _settle_chiefs(
        self, ways: Sequence[tuple[_Tried, float]], rows: Sequence[int], cost: Floats, over: Touches
    ) -> Iterator[None]:
        for tried, by in ways:
            for row in rows:
                if not self._has[row]:
                    self._settle(tried, cost, row, by, over=bool(over[row]))
            yield

    def grow(self, records: Collection[RecordId], sizes: Sizes, airy: float) -> Iterator[None]:
        """Let those of them that have room grow as far as they can, the first first.

        ``airy``: pixels between them and others, for who grows makes a crowd.
        """
        wanted = frozenset(records)
        for row in np.flatnonzero(self._has).tolist():
            if self._ids[row] in wanted:
                self._grow(row, sizes.larger, airy)
            if row % _AT_ONCE == 0:
                yield

    def _try(self, by: float, apart: float, rows: Sequence[int] | None = None) -> _Tried:
        """All ways of growing so much, of some rows or all; of others none is free."""
        ground = self._ground
        boxes = _grown(self._boxes, self._parts, by)
        boxes[..., 2:] += apart * ground.unit
        those = np.arange(len(boxes)) if rows is None else np.array(rows, dtype=np.intp)
        number = np.full(len(boxes) + 1, -1)  # the last is asked for nobody's
        number[those] = np.arange(len(those))
        some = boxes[those]
        open_to = self._allowed[those] & _within(some, ground.paper)
        open_to &= ~_touched(some, ground.beside, number[ground.beside_own])
        free, clear = np.zeros((2, *boxes.shape[:2]), dtype=bool)
        free[those] = open_to
        clear[those] = open_to & ~_touched(some, ground.cards, number[ground.own])
        return _Tried(boxes, free, clear)

    def _in_the_way(self, tried: _Tried) -> Floats:
        """(rows, ways): how many others a box would lie over, did they stay in the middle."""
        over = _near(tried.boxes, tried.boxes[:, 0], np.arange(len(self._ids)))
        return np.asarray(_ASIDE * np.hypot(*self._parts.T) + over)

    def _settle(self, tried: _Tried, cost: Floats, row: int, by: float, *, over: bool) -> bool:
        """Take the best way there is room for; whether there is."""
        for ways in (tried.clear[row], tried.free[row])[: 2 if over else 1]:
            free = self._off_the_taken(tried.boxes[row], np.flatnonzero(ways))
            if len(free):
                self._take(tried, row, int(free[cost[row, free].argmin()]), by)
                return True
        return False

    def _off_the_taken(self, boxes: Floats, ways: Ints) -> Ints:
        """Those of some ways that touch nobody who has room."""
        if not len(ways):
            return ways
        touching = _touching(boxes[ways][:, None], self._taken) & self._has
        return ways[~touching.any(axis=1)]

    def _take(self, tried: _Tried, row: int, way: int, by: float) -> None:
        self._taken[row] = tried.boxes[row, way]
        self._has[row], self._way[row], self._by[row] = True, way, by
        self._is_over[row] = not tried.clear[row, way]

    def _make_way(self, tried: _Tried, cost: Floats, row: int, by: float) -> bool:
        """Find room by moving one or two neighbours to other sides; whether that will do."""
        ways = np.flatnonzero(tried.clear[row])
        touching = _touching(tried.boxes[row, ways][:, None], self._taken) & self._has
        asked = touching.sum(axis=1)
        for number in np.lexsort((cost[row, ways], asked)).tolist():
            if asked[number] > _MOST_ASKED:
                return False
            movers = np.flatnonzero(touching[number]).tolist()
            if self._move(tried, cost, movers, (row, int(ways[number])), by):
                return True
        return False

    def _move(
        self, tried: _Tried, cost: Floats, movers: list[int], wanted: tuple[int, int], by: float
    ) -> bool:
        """Let a row have a way, and those in the way another; as before where they cannot."""
        row, way = wanted
        before = self._taken[movers].copy(), self._way[movers].copy(), self._by[movers].copy()
        self._has[movers] = False
        self._take(tried, row, way, by)
        if all(self._settle(tried, cost, mover, by, over=False) for mover in movers):
            return True
        self._has[row] = False
        self._taken[movers], self._way[movers], self._by[movers] = before
        self._has[movers] = True
        return False

    def _grow(self, row: int, sizes: Sequence[float], airy: float) -> None:
        """Make one as large as the room around it allows, its part that stays where it is."""
        sizes = [by for by in sizes if by > self._by[row]]
        if not sizes:
            return
        ground, box = self._ground, self._boxes[row]
        still = box[:2] + self._parts[self._way[row]] * box[2:] / 2
        by = np.array(sizes)[:, None]
        boxes = np.hstack([still + (box[:2] - still) * by, box[2:] * by])
        within = _within(boxes[None], ground.paper)[0]
        boxes[:, 2:] += airy * ground.unit
        others = self._has.copy()
        others[row] = False
        beside = ground.beside[ground.beside_own != row]
        standing = [self._taken[others], beside]
        if not self._is_over[row]:
            standing.append(ground.cards[ground.own != row])
        free = within & ~_touching(boxes[:, None], np.vstack(standing)).any(axis=1)
        if free.any():
            first = int(free.argmax())
            self._taken[row], self._by[row] = boxes[first], sizes[first]


def _grown(boxes: Floats, parts: Floats, by: float) -> Floats:
    """(boxes, parts, 4): each box after growing in each way, as ``Growth.grown`` has it."""
    middles, sizes = boxes[:, None, :2], boxes[:, None, 2:]
    still = middles + parts * sizes / 2
    centres = still + (middles - still) * by
    return np.concatenate([centres, np.broadcast_to(sizes * by, centres.shape)], axis=2)


def _within(tried: Floats, paper: Box | None) -> Touches:
    """(asking, ways): whether a box stays on the paper."""
    if paper is None:
        return np.ones(tried.shape[:2], dtype=bool)
    low, high = tried[..., :2] - tried[..., 2:] / 2, tried[..., :2] + tried[..., 2:] / 2
    inside = (low >= (paper.left, paper.top)) & (high <= (paper.right, paper.bottom))
    return np.asarray(inside.all(axis=-1))


def _touched(tried: Floats, boxes: Floats, own: Ints) -> Touches:
    """(asking, ways): whether a way of growing touches any of the boxes but its own."""
    return np.asarray(_near(tried, boxes, own) > 0.0)


def _near(tried: Floats, boxes: Floats, own: Ints) -> Floats:
    """(asking, ways): how many of the boxes but its own each way of growing would touch.

    All ways of one are equally large and lie in columns and rows: of these it is asked.
    """
    columns, rows, sizes = tried[:, _COLUMNS, 0], tried[:, _ROWS, 1], tried[:, 0, 2:]
    low, high = tried[:, :, :2].min(axis=1), tried[:, :, :2].max(axis=1)
    reach = np.concatenate([(low + high) / 2, (high - low + sizes) * 1.001], axis=1)
    near = _touching(reach[:, None], boxes)
    owned = np.flatnonzero(own >= 0)
    near[own[owned], owned] = False
    asking, box = np.nonzero(near)
    found = np.zeros(tried.shape[:2])
    if len(asking):
        across = _along(columns[asking], sizes[asking, 0], boxes[box, 0], boxes[box, 2])
        down = _along(rows[asking], sizes[asking, 1], boxes[box, 1], boxes[box, 3])
        over = across[:, _COLUMN_OF]
        over &= down[:, _ROW_OF]
        who, first = np.unique(asking, return_index=True)
        found[who] = np.add.reduceat(over, first, axis=0, dtype=float)
    return found


def _along(some: Floats, size: Floats, middle: Floats, length: Floats) -> Touches:
    """(pairs, columns or rows): whether so large a box there comes over another, along one axis."""
    over = 2 * np.abs(some - middle[:, None]) < (size + length)[:, None]
    return np.asarray(over)


def _touching(some: Floats, others: Floats) -> Touches:
    """Whether boxes (…, 4) lie over one another, by the rules of numpy's broadcasting."""
    over = 2 * np.abs(some[..., 0] - others[..., 0]) < some[..., 2] + others[..., 2]
    over &= 2 * np.abs(some[..., 1] - others[..., 1]) < some[..., 3] + others[..., 3]
    return np.asarray(over)  # numpy is slow along an axis of two

"""Which card covers a place: a coarse grid over the map, asked for many places at once."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Cells = NDArray[np.int32]

CELL = 12.0
"""Side of a cell in map units on maps of ordinary extent."""

_MOST_CELLS = 4_000_000
_MARGIN = 5.0

_CARDS_AT_ONCE = 256
"""With more cards a worker asks in between whether it may go on."""


class Occupied:
    """Cells covered by cards, a little larger than drawn; cells lie on fixed lines of the map.

    ``boxes`` has a row (x, y, width, height) per card. Building it takes O(cells
    covered), asking O(places). Where cards overlap the later row is answered.
    """

    def __init__(self, boxes: Floats) -> None:
        if not len(boxes):
            self._grid = np.zeros((1, 1), dtype=np.int32)
            self._left = self._top = 0
            self.cell = CELL
            return
        half = boxes[:, 2:] / 2 + _MARGIN
        self.cell = cell_of(boxes)
        first, last = _span(boxes[:, :2] - half, boxes[:, :2] + half, self.cell)
        # With empty cells all around, for whatever lies outside.
        self._left, self._top = (int(v) - 1 for v in first.min(axis=0))
        columns, rows = (int(v) for v in last.max(axis=0) - first.min(axis=0) + 3)
        # Each cell has the row of its card and 1 more: of what is all 0 only what is written to
        # takes memory, and a card far away from all others makes a grid of millions.
        self._grid = np.zeros((max(rows, 3), max(columns, 3)), dtype=np.int32)
        self._fill(first - (self._left, self._top), np.maximum(last - first + 1, 0))

    def at(self, places: Floats) -> Cells:
        """The row of the card at each of the places (2, …), -1 where there is none."""
        return self.in_cells(self.cells(places))

    def cells(self, places: Floats) -> Cells:
        """The columns and rows (2, …) of the cells in which places (2, …) lie."""
        found = places / self.cell
        np.floor(found, out=found)
        return found.astype(np.int32)

    def in_cells(self, cells: Cells) -> Cells:
        """The row of the card in each cell (2, …), -1 where there is none."""
        high, wide = self._grid.shape
        one_by_one = (2, *(1,) * (cells.ndim - 1))
        corner = np.array((self._left, self._top), dtype=np.int32).reshape(one_by_one)
        last = np.array((wide - 1, high - 1), dtype=np.int32).reshape(one_by_one)
        inside = cells - corner
        np.maximum(inside, np.int32(0), out=inside)
        np.minimum(inside, last, out=inside)
        where = inside[1]
        where *= wide
        where += inside[0]
        found: Cells = self._grid.ravel().take(where)
        found -= 1
        return found

    def span(self, boxes: Floats) -> tuple[Ints, Ints]:
        """The first and the last column and row, two of (…, 2), that cards (…, 4) cover."""
        half = boxes[..., 2:] / 2 + _MARGIN
        return _span(boxes[..., :2] - half, boxes[..., :2] + half, self.cell)

    def for_rows(self, _: Ints, /) -> Occupied:
        """The same for some links: the ground is one for all."""
        return self

    def without(self, cards: Ints) -> Occupied:
        """The same with some cards taken away. O(cells * cards)."""
        bare = object.__new__(Occupied)
        bare.__dict__.update(self.__dict__)
        bare._grid = self._grid.copy()
        for card in cards.tolist():
            bare._grid[bare._grid == card + 1] = 0
        return bare

    def covers(self, x: float, y: float) -> bool:
        """Whether any card covers the place."""
        column = math.floor(x / self.cell) - self._left
        row = math.floor(y / self.cell) - self._top
        rows, columns = self._grid.shape
        return 0 <= column < columns and 0 <= row < rows and bool(self._grid[row, column])

    def _fill(self, first: Ints, size: Ints) -> None:
        """Write each card's row into the cells from ``first``, ``size`` of them each way."""
        grid, spans = self._grid, np.hstack((first, first + size)).tolist()
        for card, (left, top, right, bottom) in enumerate(spans):
            if not card % _CARDS_AT_ONCE:
                breathe()
            grid[top:bottom, left:right] = card + 1


def cell_of(boxes: Floats) -> float:
    """The side of the cells of a map with these cards: (x, y, width, height) in rows, one or more.

    It jumps where the map comes to reach much further, and then all is looked at on other cells.
    """
    half = boxes[:, 2:] / 2 + _MARGIN
    return _cell_side(boxes[:, :2] - half, boxes[:, :2] + half)


def _span(low: Floats, high: Floats, cell: float) -> tuple[Ints, Ints]:
    """The first and last cells whose middles lie between."""
    first, last = np.ceil(low / cell - 0.5), np.floor(high / cell - 0.5)
    return first.astype(np.intp), last.astype(np.intp)


def _cell_side(low: Floats, high: Floats) -> float:
    """``CELL``, doubled until the grid is of a bearable size."""
    width, height = (float(v) for v in high.max(axis=0) - low.min(axis=0))
    doublings = math.log2(max(1.0, width * height / CELL**2 / _MOST_CELLS)) / 2
    return CELL * 2.0 ** math.ceil(doublings)

"""Boxes that are taken: which of them are near others, and near one place after another."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.geometry import Box
from loopmap.diagram.plate_place import MARK_ROOM, is_near

_CELL = 128.0
"""Side of a cell in map units: larger than most plates."""

_Cell = tuple[int, int]


class Taken:
    """Boxes that are put down one after another, each found by the cells that it lies in."""

    def __init__(self) -> None:
        self._boxes: list[Box] = []
        self._in_cell: dict[_Cell, list[int]] = {}

    def add(self, boxes: Iterable[Box]) -> None:
        """Put these down. O(cells they lie in)."""
        for box in boxes:
            for cell in _cells(box, 0.0):
                self._in_cell.setdefault(cell, []).append(len(self._boxes))
            self._boxes.append(box)

    def near(self, area: Box) -> Callable[[Box], int]:
        """How many of those that reach into an area any box is near. O(boxes there)."""

        def count(box: Box) -> int:
            found = {n for cell in _cells(box, MARK_ROOM) for n in self._in_cell.get(cell, ())}
            others = [self._boxes[n] for n in found]
            return sum([is_near(box, other) and other.touches(area) for other in others])

        return count


def pairs_within(some: Floats, others: Floats, reach: float) -> tuple[Ints, Ints]:
    """Rows of ``some`` and of ``others``, boxes (n, 4), that lie within reach of each other.

    By the first and then by the second. O(n log n) where few lie above one another.
    """
    order = others[:, 0].argsort(kind="stable")
    across = some[:, 2] / 2 + reach + others[:, 2].max(initial=0.0) / 2
    first = np.searchsorted(others[order, 0], some[:, 0] - across, side="left")
    last = np.searchsorted(others[order, 0], some[:, 0] + across, side="right")
    count = last - first
    one = np.repeat(np.arange(len(some)), count)
    other = order[np.arange(count.sum()) - np.repeat(np.cumsum(count) - count - first, count)]
    near = np.ones(len(one), dtype=bool)
    for axis in (0, 1):
        away = np.abs(others[other, axis] - some[one, axis]) - others[other, axis + 2] / 2
        near &= away <= some[one, axis + 2] / 2 + reach
    one, other = one[near], other[near]
    by_row = np.lexsort((other, one))
    return one[by_row], other[by_row]


def _cells(box: Box, room: float) -> Iterator[_Cell]:
    x, y, width, height = box
    across, down = width / 2 + room, height / 2 + room
    columns = range(math.floor((x - across) / _CELL), math.floor((x + across) / _CELL) + 1)
    rows = range(math.floor((y - down) / _CELL), math.floor((y + down) / _CELL) + 1)
    return ((column, row) for column in columns for row in rows)

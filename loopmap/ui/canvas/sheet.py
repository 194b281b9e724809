"""Tiles side by side, painted at once: what lies on several is prepared and drawn once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

from loopmap.diagram.geometry import Box

SIDE = 256
"""Width and height of a tile in device pixels."""

MOST_AT_ONCE = 48
"""Tiles painted as one sheet at most, about 12 MB: all of an ordinary window."""

LEFT, ABOVE = 512, 64
"""Pixels beside and above a sheet on which nothing is painted. Qt rounds places of letters
towards nought: those of a word that begins outside, at less than nought, would stand aside
from those that the next sheet shows of it."""

Painting = Callable[[QPainter], None]
"""Paints one thing; the painter is in map units already."""


class Tile(NamedTuple):
    """A tile's level (device pixels per map unit) and its place on the grid."""

    level: float
    column: int
    row: int

    @property
    def box(self) -> Box:
        """The part of the map on this tile."""
        side = SIDE / self.level
        return Box((self.column + 0.5) * side, (self.row + 0.5) * side, side, side)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Tiles of one level, ``columns`` by ``rows``, that are painted together."""

    level: float
    columns: range
    rows: range

    @property
    def box(self) -> Box:
        """The part of the map on it."""
        side = SIDE / self.level
        width, height = len(self.columns), len(self.rows)
        x, y = self.columns.start + width / 2, self.rows.start + height / 2
        return Box(x * side, y * side, width * side, height * side)

    @property
    def area(self) -> QRect:
        """Where it lies on the picture it is painted on."""
        return QRect(LEFT, ABOVE, SIDE * len(self.columns), SIDE * len(self.rows))

    def empty(self, paper: QColor) -> QPixmap:
        """A picture to paint it on, with empty paper."""
        area = self.area
        pixmap = QPixmap(area.right() + 1, area.bottom() + 1)
        painter = QPainter(pixmap)
        painter.fillRect(area, paper)
        painter.end()
        return pixmap

    def holds(self, tile: Tile) -> bool:
        """Whether the tile is part of it."""
        same = tile.level == self.level
        return same and tile.column in self.columns and tile.row in self.rows

    def tiles(self) -> Iterator[tuple[Tile, QRect]]:
        """Its tiles, each with its place on that picture."""
        for down, row in enumerate(self.rows):
            for across, column in enumerate(self.columns):
                place = QRect(LEFT + across * SIDE, ABOVE + down * SIDE, SIDE, SIDE)
                yield Tile(self.level, column, row), place


class Begun(NamedTuple):
    """A sheet that is half painted, and what is still to come on it."""

    sheet: Sheet
    pixmap: QPixmap
    rest: Iterator[Painting]

    def go_on(self, enough: Callable[[], bool]) -> bool:
        """Paint more of it; False when there was enough before the end."""
        sheet, painter = self.sheet, QPainter(self.pixmap)
        painter.setClipRect(sheet.area)
        painter.translate(LEFT - sheet.columns.start * SIDE, ABOVE - sheet.rows.start * SIDE)
        painter.scale(sheet.level, sheet.level)
        complete = True
        for paint in self.rest:
            paint(painter)
            if enough():
                complete = False
                break
        painter.end()
        return complete


def grown(tile: Tile, missing: Collection[Tile]) -> Sheet:
    """The tile with those beside it that are missing, then whole rows of them above and below."""
    level, column, row = tile

    def lacks(columns: range, rows: range) -> bool:
        return all(Tile(level, c, r) in missing for r in rows for c in columns)

    across = _spread(column, MOST_AT_ONCE, lambda c: lacks(range(c, c + 1), range(row, row + 1)))
    most = MOST_AT_ONCE // len(across)
    return Sheet(level, across, _spread(row, most, lambda r: lacks(across, range(r, r + 1))))


def _spread(start: int, most: int, is_wanted: Callable[[int], bool]) -> range:
    """The numbers around ``start`` that are wanted without a gap, at most so many."""
    first, last = start, start
    while last - first + 1 < most and is_wanted(last + 1):
        last += 1
    while last - first + 1 < most and is_wanted(first - 1):
        first -= 1
    return range(first, last + 1)

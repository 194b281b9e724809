"""The picture of a map in square tiles of device pixels, made a few milliseconds at a time.

Tiles belong to a level: device pixels per map unit. They lie on a grid that
starts at the map's origin, so panning only blits. A tile whose part of the map
changed is stale: it is shown until it has been painted again. While a level is
not complete, the tiles of the last complete one are shown scaled, and where those end, as
after zooming out, those of the furthest. Missing tiles side by side are painted as one sheet
and cut out of it: what lies on several is prepared once.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from itertools import compress

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from loopmap.diagram.geometry import Box, Point
from loopmap.ui.canvas.sheet import SIDE, Begun, Painting, Sheet, Tile, grown
from loopmap.ui.canvas.view import Camera, Frame

KEPT = 200
"""Tiles kept in memory, about 52 MB; more only where a screen shows more than half as many."""

MOST_PARTS = 400
"""With more touched parts than this every tile is painted again."""

MapParts = Callable[[Box, float], Iterator[Painting]]
"""What lies in a box of the map, lowest layer first, for so many pixels per map unit."""


class TileCache:
    """Tiles of one drawing, by level and place; the least recently shown are dropped."""

    def __init__(self, parts: MapParts, paper: str) -> None:
        self._parts = parts
        self._begun: Begun | None = None
        self._paper = QColor(paper)
        self._pixmaps: OrderedDict[Tile, QPixmap] = OrderedDict()
        self._stale: set[Tile] = set()
        self._missing: frozenset[Tile] = frozenset()
        self._complete_level: float | None = None
        self._far_level: float | None = None
        self._room = KEPT
        self.completed = 0
        """How many sheets have been painted: more than before means that there is news to show."""

    def clear(self, paper: str | None = None) -> None:
        """Forget every tile; from now on paint on ``paper`` if given."""
        if paper is not None:
            self._paper = QColor(paper)
        self._pixmaps.clear()
        self._stale.clear()
        self._begun = None
        self._complete_level = self._far_level = None

    def show(self, parts: MapParts) -> None:
        """Paint from other parts; what there is is shown until it has been painted again."""
        self._parts, self._begun = parts, None
        self._stale.update(self._pixmaps)

    def touch(self, boxes: Iterable[Box] | None) -> None:
        """Say that what lies in these parts of the map has changed; None: all of it."""
        parts = None if boxes is None else list(boxes)
        if parts is None or len(parts) > MOST_PARTS:
            self._stale.update(self._pixmaps)
            self._begun = None
            return
        if not parts:
            return
        tiles = [*self._pixmaps]
        reached = _reached(parts, [tile.box for tile in tiles])
        self._stale.update(compress(tiles, reached))
        if self._begun is not None and any(_reached(parts, [self._begun.sheet.box])):
            self._begun = None

    def wanted(self, camera: Camera, frame: Frame, near: Point | None = None) -> list[Tile]:
        """Tiles on show that are missing or stale: one begun, then those nearest to a point."""
        centre = near or Point(camera.x, camera.y)
        tiles = _on_show(camera, frame)
        self._room = max(KEPT, 2 * len(tiles))
        waiting = [tile for tile in tiles if tile not in self._pixmaps or tile in self._stale]
        if not waiting:
            level = self._complete_level = camera.scale * frame.ratio
            self._far_level = min(self._far_level or level, level)
        self._missing = frozenset(tile for tile in waiting if tile not in self._pixmaps)
        begun = self._begun
        side = SIDE / (camera.scale * frame.ratio)
        x, y = centre.x / side - 0.5, centre.y / side - 0.5

        def rank(tile: Tile) -> tuple[bool, float, int, int]:
            away = max(abs(tile.column - x), abs(tile.row - y))
            is_begun = begun is not None and begun.sheet.holds(tile)
            return not is_begun, away, tile.row, tile.column

        return sorted(waiting, key=rank)

    def render(self, tile: Tile, enough: Callable[[], bool] = bool) -> bool:
        """Paint a tile afresh until it is complete or ``enough``; whether it is complete.

        Those beside it that were missing when it was ``wanted`` are painted with it. What
        is left half painted is gone on with when one of its tiles is asked for again.
        """
        if tile in self._pixmaps and tile not in self._stale:
            return True
        begun = self._begun
        if begun is None or not begun.sheet.holds(tile):
            begun = self._begin(grown(tile, self._missing))
        complete = begun.go_on(enough)
        self._begun = None if complete else begun
        if complete:
            self._cut(begun)
            self._drop_oldest()
        return complete

    def _begin(self, sheet: Sheet) -> Begun:
        return Begun(sheet, sheet.empty(self._paper), self._parts(sheet.box, sheet.level))

    def _cut(self, done: Begun) -> None:
        """Keep the tiles of a sheet that is complete."""
        self.completed += 1
        for tile, place in done.sheet.tiles():
            self._pixmaps[tile] = done.pixmap.copy(place)
            self._pixmaps.move_to_end(tile)
            self._stale.discard(tile)
        self._missing -= self._pixmaps.keys()

    def blit(self, painter: QPainter, camera: Camera, frame: Frame, exposed: QRect) -> None:
        """Paint what there is of the view; ``painter`` and ``exposed`` are in device pixels."""
        left, top = camera.origin(frame)
        tiles = _on_show(camera, frame)
        if any(tile not in self._pixmaps for tile in tiles):
            painter.fillRect(exposed, self._paper)
            self._blit_scaled(painter, camera, frame)
        for tile in tiles:
            pixmap = self._pixmaps.get(tile)
            place = QRect(left + tile.column * SIDE, top + tile.row * SIDE, SIDE, SIDE)
            if pixmap is not None and place.intersects(exposed):
                painter.drawPixmap(place.topLeft(), pixmap)
                self._pixmaps.move_to_end(tile)

    def _blit_scaled(self, painter: QPainter, camera: Camera, frame: Frame) -> None:
        """Fill the holes with tiles of the last complete level, and around them of the furthest."""
        last, far = self._complete_level, self._far_level
        pixels = camera.scale * frame.ratio
        if last is None or last == pixels:
            return
        if far is not None and far not in {last, pixels} and not self._has_all(camera, frame, last):
            self._blit_level(painter, camera, frame, far)
        self._blit_level(painter, camera, frame, last)

    def _has_all(self, camera: Camera, frame: Frame, level: float) -> bool:
        """Whether there is every tile in view of that level."""
        columns, rows = _span(camera, frame, level)
        return len(self._of_level(camera, frame, level)) == len(columns) * len(rows)

    def _of_level(self, camera: Camera, frame: Frame, level: float) -> list[Tile]:
        """The tiles in view of that level that there are. O(tiles kept).

        Afar there is room in view for tens of thousands of those that were painted near by.
        """
        columns, rows = _span(camera, frame, level)
        kept = (tile for tile in self._pixmaps if tile.level == level)
        return sorted(tile for tile in kept if tile.column in columns and tile.row in rows)

    def _blit_level(self, painter: QPainter, camera: Camera, frame: Frame, level: float) -> None:
        """Paint the tiles of another level that there are, scaled."""
        left, top = camera.origin(frame)
        pixels = camera.scale * frame.ratio
        side = SIDE * pixels / level
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, pixels < level)
        for tile in self._of_level(camera, frame, level):
            place = QRectF(left + tile.column * side, top + tile.row * side, side, side)
            painter.drawPixmap(place, self._pixmaps[tile], QRectF(0, 0, SIDE, SIDE))

    def _drop_oldest(self) -> None:
        while len(self._pixmaps) > self._room:
            dropped, _ = self._pixmaps.popitem(last=False)
            self._stale.discard(dropped)


def _reached(parts: list[Box], boxes: list[Box]) -> list[bool]:
    """Whether each of some boxes has a point in one of these parts of the map."""
    one, other = np.array(boxes).reshape(-1, 1, 4), np.array(parts).reshape(1, -1, 4)
    # One axis after the other, for numpy is slow along an axis of two.
    across, down = (
        np.abs(one[..., axis] - other[..., axis]) <= (one[..., axis + 2] + other[..., axis + 2]) / 2
        for axis in (0, 1)
    )
    reached: list[bool] = np.any(across & down, axis=1).tolist()
    return reached


def _on_show(camera: Camera, frame: Frame) -> list[Tile]:
    """The tiles in view, of the level that it is seen at."""
    level = camera.scale * frame.ratio
    columns, rows = _span(camera, frame, level)
    return [Tile(level, column, row) for row in rows for column in columns]


def _span(camera: Camera, frame: Frame, level: float) -> tuple[range, range]:
    """The columns and rows of the tiles of a level that are in view."""
    left, top = camera.origin(frame)
    width, height = frame.width * frame.ratio, frame.height * frame.ratio
    side = SIDE * camera.scale * frame.ratio / level
    columns = range(math.floor(-left / side), math.ceil((width - left) / side))
    rows = range(math.floor(-top / side), math.ceil((height - top) / side))
    return columns, rows

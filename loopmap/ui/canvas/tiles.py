"""The picture of a map in square tiles of device pixels, made a few milliseconds at a time.

Tiles belong to a level: device pixels per map unit. They lie on a grid that
starts at the map's origin, so panning only blits. A tile whose part of the map
changed is stale: it is shown until it has been painted again. While a level is
not complete, the tiles of the last complete one are shown scaled.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from loopmap.diagram.geometry import Box, Point
from loopmap.ui.canvas.view import Camera, Frame

SIDE = 256
"""Width and height of a tile in device pixels."""

KEPT = 200
"""Tiles kept in memory, about 52 MB; more only where a screen shows more than half as many."""

MOST_PARTS = 400
"""With more touched parts than this every tile is painted again."""

Painting = Callable[[QPainter], None]
"""Paints one thing; the painter is in map units already."""

MapParts = Callable[[Box, float], Iterator[Painting]]
"""What lies in a box of the map, lowest layer first, for so many pixels per map unit."""


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


class Begun(NamedTuple):
    """A tile that is half painted, and what is still to come on it."""

    tile: Tile
    pixmap: QPixmap
    rest: Iterator[Painting]


class TileCache:
    """Tiles of one drawing, by level and place; the least recently shown are dropped."""

    def __init__(self, parts: MapParts, paper: str) -> None:
        self._parts = parts
        self._begun: Begun | None = None
        self._paper = QColor(paper)
        self._pixmaps: OrderedDict[Tile, QPixmap] = OrderedDict()
        self._stale: set[Tile] = set()
        self._complete_level: float | None = None
        self._room = KEPT

    def clear(self, paper: str | None = None) -> None:
        """Forget every tile; from now on paint on ``paper`` if given."""
        if paper is not None:
            self._paper = QColor(paper)
        self._pixmaps.clear()
        self._stale.clear()
        self._begun = None
        self._complete_level = None

    def show(self, parts: MapParts) -> None:
        """Paint from other parts; what there is is shown until it has been painted again."""
        self._parts, self._begun = parts, None
        self._stale.update(self._pixmaps)

    def touch(self, boxes: Iterable[Box]) -> None:
        """Say that what lies in these parts of the map has changed."""
        parts = list(boxes)
        if not parts:
            return
        if len(parts) > MOST_PARTS:
            self._stale.update(self._pixmaps)
            self._begun = None
            return
        spans = [(b.left, b.top, b.right, b.bottom) for b in parts]
        touched = [tile for tile in self._pixmaps if _reaches(spans, tile)]
        self._stale.update(touched)
        if self._begun is not None and _reaches(spans, self._begun.tile):
            self._begun = None

    def wanted(self, camera: Camera, frame: Frame, near: Point | None = None) -> list[Tile]:
        """Tiles on show that are missing or stale: one begun, then those nearest to a point."""
        centre = near or Point(camera.x, camera.y)
        tiles = _on_show(camera, frame)
        self._room = max(KEPT, 2 * len(tiles))
        waiting = [tile for tile in tiles if tile not in self._pixmaps or tile in self._stale]
        if not waiting:
            self._complete_level = camera.scale * frame.ratio
        begun = self._begun.tile if self._begun else None

        def rank(tile: Tile) -> tuple[bool, float, int, int]:
            away = max(abs(tile.box.x - centre.x), abs(tile.box.y - centre.y))
            return tile != begun, away, tile.row, tile.column

        return sorted(waiting, key=rank)

    def render(self, tile: Tile, enough: Callable[[], bool] = bool) -> bool:
        """Paint a tile afresh until it is complete or ``enough``; whether it is complete.

        One left half painted is gone on with when it is asked for again.
        """
        begun = self._begun
        if begun is None or begun.tile != tile:
            begun = Begun(tile, QPixmap(SIDE, SIDE), self._parts(tile.box, tile.level))
            begun.pixmap.fill(self._paper)
        complete = self._go_on(begun, enough)
        self._begun = None if complete else begun
        if complete:
            self._pixmaps[tile] = begun.pixmap
            self._pixmaps.move_to_end(tile)
            self._stale.discard(tile)
            self._drop_oldest()
        return complete

    def _go_on(self, begun: Begun, enough: Callable[[], bool]) -> bool:
        """Paint more of a tile; False when there was enough before the end of it."""
        tile, painter = begun.tile, QPainter(begun.pixmap)
        painter.translate(-tile.column * SIDE, -tile.row * SIDE)
        painter.scale(tile.level, tile.level)
        complete = True
        for paint in begun.rest:
            paint(painter)
            if enough():
                complete = False
                break
        painter.end()
        return complete

    def blit(self, painter: QPainter, camera: Camera, frame: Frame, exposed: QRect) -> None:
        """Paint what there is of the view; ``painter`` and ``exposed`` are in device pixels."""
        painter.fillRect(exposed, self._paper)
        left, top = camera.origin(frame)
        tiles = _on_show(camera, frame)
        if any(tile not in self._pixmaps for tile in tiles):
            self._blit_scaled(painter, camera, frame)
        for tile in tiles:
            pixmap = self._pixmaps.get(tile)
            place = QRect(left + tile.column * SIDE, top + tile.row * SIDE, SIDE, SIDE)
            if pixmap is not None and place.intersects(exposed):
                painter.drawPixmap(place.topLeft(), pixmap)
                self._pixmaps.move_to_end(tile)

    def _blit_scaled(self, painter: QPainter, camera: Camera, frame: Frame) -> None:
        """Fill the holes with the tiles of the last complete level."""
        level, pixels = self._complete_level, camera.scale * frame.ratio
        if level is None or level == pixels:
            return
        left, top = camera.origin(frame)
        side = SIDE * pixels / level
        window = QRectF(0, 0, frame.width * frame.ratio, frame.height * frame.ratio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, pixels < level)
        for tile, pixmap in self._pixmaps.items():
            if tile.level == level:
                place = QRectF(left + tile.column * side, top + tile.row * side, side, side)
                if place.intersects(window):
                    painter.drawPixmap(place, pixmap, QRectF(0, 0, SIDE, SIDE))

    def _drop_oldest(self) -> None:
        while len(self._pixmaps) > self._room:
            dropped, _ = self._pixmaps.popitem(last=False)
            self._stale.discard(dropped)


def _reaches(spans: list[tuple[float, float, float, float]], tile: Tile) -> bool:
    """Whether one of these spans (left, top, right, bottom) has a point on the tile."""
    side = SIDE / tile.level
    x, y = tile.column * side, tile.row * side
    return any(
        left <= x + side and right >= x and top <= y + side and bottom >= y
        for left, top, right, bottom in spans
    )


def _on_show(camera: Camera, frame: Frame) -> list[Tile]:
    left, top = camera.origin(frame)
    width, height = frame.width * frame.ratio, frame.height * frame.ratio
    level = camera.scale * frame.ratio
    columns = range(math.floor(-left / SIDE), math.ceil((width - left) / SIDE))
    rows = range(math.floor(-top / SIDE), math.ceil((height - top) / SIDE))
    return [Tile(level, column, row) for row in rows for column in columns]

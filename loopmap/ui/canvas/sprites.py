"""Shapes painted once and shown many times, as long as they look and measure the same."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from loopmap.diagram.geometry import Point
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.extent import extent
from loopmap.ui.paint import paint

_KEPT = 200
"""Records whose pictures are kept."""

_Shapes = tuple[Primitive, ...]


class _Sprite(NamedTuple):
    shapes: _Shapes
    still: Point
    pixels: float
    pixmap: QPixmap
    corner: QPoint

    def shows(self, shapes: _Shapes, still: Point, pixels: float) -> bool:
        """Whether it is the picture of just these shapes, so large and about that place."""
        return self.shapes is shapes and (self.still, self.pixels) == (still, pixels)


class Sprites:
    """The last picture of each record; they stand on whole pixels."""

    def __init__(self) -> None:
        self._kept: dict[RecordId, _Sprite] = {}

    def paint(
        self, painter: QPainter, record: RecordId, shapes: _Shapes, still: Point, by: float
    ) -> None:
        """Paint the shapes ``by`` times as large about ``still``; the painter is in map units."""
        ratio = painter.device().devicePixelRatio()
        transform = painter.worldTransform()
        pixels = round(by * transform.m11() * ratio, 3)
        sprite = self._kept.get(record)
        if sprite is None or not sprite.shows(shapes, still, pixels):
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            sprite = self._kept[record] = _sprite(shapes, still, pixels)
        place = transform.map(QPointF(*still)) * ratio
        painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        painter.drawPixmap(place.toPoint() + sprite.corner, sprite.pixmap)
        painter.setWorldTransform(transform)


def _sprite(shapes: _Shapes, still: Point, pixels: float) -> _Sprite:
    box = extent(shapes)
    if box is None:
        return _Sprite(shapes, still, pixels, QPixmap(), QPoint())
    left = math.floor((box.left - still.x) * pixels)
    top = math.floor((box.top - still.y) * pixels)
    right = math.ceil((box.right - still.x) * pixels)
    bottom = math.ceil((box.bottom - still.y) * pixels)
    pixmap = QPixmap(right - left, bottom - top)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.translate(-left, -top)
    painter.scale(pixels, pixels)
    painter.translate(-still.x, -still.y)
    paint(painter, shapes)
    painter.end()
    return _Sprite(shapes, still, pixels, pixmap, QPoint(left, top))

"""Shapes painted once and shown many times, as long as they look and measure the same."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Point
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.extent import extent
from loopmap.ui.paint import paint

_KEPT = 400
"""Records whose pictures are kept."""

_Shapes = tuple[Primitive, ...]


class Sprite(NamedTuple):
    """A picture, and how many pixels ``across`` and ``down`` from the still place it begins."""

    shapes: _Shapes
    still: Point
    pixels: float
    pixmap: QPixmap
    across: int
    down: int

    def shows(self, shapes: _Shapes, still: Point, pixels: float) -> bool:
        """Whether it is the picture of just these shapes, so large and about that place."""
        return self.shapes is shapes and (self.still, self.pixels) == (still, pixels)


class Sprites:
    """The last picture of each record; they stand on whole pixels."""

    def __init__(self) -> None:
        self._kept: dict[RecordId, Sprite] = {}

    def paint(  # noqa: PLR0913, PLR0917  what is painted, how large and where
        self,
        painter: QPainter,
        record: RecordId,
        shapes: _Shapes,
        still: Point,
        by: float,
        at: Point | None = None,
    ) -> None:
        """Paint the shapes ``by`` times as large about ``still``; the painter is in map units.

        That place comes to lie ``at`` another, where it is given.
        """
        sprite = self.of(record, shapes, still, by * pixels_of(painter))
        ((x, y),) = on_pixels(painter, np.array([still if at is None else at]))
        with in_pixels(painter):
            painter.drawPixmap(x + sprite.across, y + sprite.down, sprite.pixmap)

    def of(self, record: RecordId, shapes: _Shapes, still: Point, pixels: float) -> Sprite:
        """The picture of the shapes about ``still``, ``pixels`` to a map unit."""
        pixels = round(pixels, 3)
        sprite = self._kept.get(record)
        if sprite is None or not sprite.shows(shapes, still, pixels):
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            sprite = self._kept[record] = sprite_of(shapes, still, pixels)
        return sprite


def pixels_of(painter: QPainter) -> float:
    """Device pixels to a unit of the painter."""
    ratio: float = painter.device().devicePixelRatio()
    return painter.worldTransform().m11() * ratio


def on_pixels(painter: QPainter, places: Floats) -> list[tuple[int, int]]:
    """The device pixels nearest to places (n, 2) of the painter."""
    ratio, transform = painter.device().devicePixelRatio(), painter.worldTransform()
    scale = np.array([transform.m11(), transform.m22()])
    found = (places * scale + (transform.dx(), transform.dy())) * ratio
    return [(x, y) for x, y in np.floor(found + 0.5).astype(int).tolist()]


@contextmanager
def in_pixels(painter: QPainter) -> Iterator[None]:
    """The painter in device pixels meanwhile."""
    ratio, before = painter.device().devicePixelRatio(), painter.worldTransform()
    painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    yield
    painter.setWorldTransform(before)


def sprite_of(shapes: _Shapes, still: Point, pixels: float) -> Sprite:
    """A picture of the shapes, ``pixels`` to a map unit."""
    box = extent(shapes)
    if box is None:
        return Sprite(shapes, still, pixels, QPixmap(), 0, 0)
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
    return Sprite(shapes, still, pixels, pixmap, left, top)

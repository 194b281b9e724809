"""What stands still under a hand: painted once as a picture, and shown while the rest moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from loopmap.diagram.geometry import Box
from loopmap.ui.canvas.sprites import in_pixels, on_pixels, pixels_of


class _Kept(NamedTuple):
    """A picture of what follows from ``about``, seen so."""

    about: tuple[object, ...]
    seen: QTransform
    pixmap: QPixmap
    left: int
    top: int


class StandingLayer:
    """The last such picture; as large as what is in view, so it is forgotten when it may be."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None

    def forget(self) -> None:
        """Nothing is in a hand."""
        self._kept = None

    def show(
        self,
        painter: QPainter,
        area: Box,
        about: tuple[object, ...],
        paint: Callable[[QPainter], None],
    ) -> None:
        """What ``paint`` paints in ``area``, the painter being in map units, to the pixel.

        It is painted anew only where ``about``, all that it follows from, is another.
        """
        kept, seen = self._kept, painter.worldTransform()
        if kept is None or kept.seen != seen or kept.about != about:
            kept = self._kept = _painted(painter, area, about, paint)
        with in_pixels(painter):
            painter.drawPixmap(kept.left, kept.top, kept.pixmap)


def _painted(
    painter: QPainter, area: Box, about: tuple[object, ...], paint: Callable[[QPainter], None]
) -> _Kept:
    seen, level = painter.worldTransform(), pixels_of(painter)
    ratio = painter.device().devicePixelRatio()
    corners = np.array([(area.left, area.top), (area.right, area.bottom)])
    (left, top), (right, bottom) = on_pixels(painter, corners)
    pixmap = QPixmap(max(1, right - left), max(1, bottom - top))
    pixmap.fill(Qt.GlobalColor.transparent)
    own = QPainter(pixmap)
    across, down = seen.dx() * ratio - left, seen.dy() * ratio - top
    own.setRenderHints(painter.renderHints())
    own.setWorldTransform(QTransform(level, 0.0, 0.0, level, across, down))
    paint(own)
    own.end()
    return _Kept(about, seen, pixmap, left, top)

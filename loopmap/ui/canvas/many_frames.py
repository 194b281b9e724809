"""Plain frames round thousands of things, for Qt at once."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from shiboken6 import wrapInstance

from loopmap.diagram.bulge import Floats
from loopmap.ui.canvas.sprites import in_pixels

_WIDTH = 2
"""Of a frame, in logical pixels."""


def paint_frames(painter: QPainter, boxes: Floats, colour: QColor) -> None:
    """Frame boxes (n, 4) of middle and size, the painter being in map units.

    They are filled sides on whole pixels: two thousand in two milliseconds, where Qt takes
    eight to draw as many outlines. Its rectangles are laid out in memory as numpy's rows.
    """
    ratio, transform = painter.device().devicePixelRatio(), painter.worldTransform()
    scale = np.array([transform.m11(), transform.m22()])
    middles = boxes[:, :2] * scale + (transform.dx(), transform.dy())
    half = boxes[:, 2:] * scale / 2
    low, high = np.rint((middles - half) * ratio), np.rint((middles + half) * ratio)
    sides = _sides(low, high, max(1, round(_WIDTH * ratio)))
    if not len(sides):
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    with in_pixels(painter):
        rows = cast("QRectF", wrapInstance(sides.ctypes.data, QRectF))
        painter.drawRects(rows, len(sides))
    painter.restore()


def _sides(low: Floats, high: Floats, width: int) -> Floats:
    """(4 n, 4) left, top, width and height of the sides of frames about these corners (n, 2)."""
    (left, top), (across, down) = low.T - width // 2, (high - low).T + width
    wide, tall = np.full(len(low), float(width)), (down - 2 * width).clip(0)
    bottom, right = top + down - width, left + across - width
    sides = [
        (left, top, across, wide),
        (left, bottom, across, wide),
        (left, top + width, wide, tall),
        (right, top + width, wide, tall),
    ]
    return np.concatenate([np.stack(side, axis=1) for side in sides])

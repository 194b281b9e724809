"""What of a map is seen by a painter."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from loopmap.diagram.geometry import Box


def in_view(painter: QPainter) -> Box:
    """The part of what is painted that the painter's device shows."""
    shown = painter.worldTransform().inverted()[0].mapRect(QRectF(painter.viewport()))
    centre = shown.center()
    return Box(centre.x(), centre.y(), shown.width(), shown.height())

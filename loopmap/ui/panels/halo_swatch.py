"""A piece of a lit loop's halo, to show which loop on the map is meant."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from loopmap.diagram.link_marks import halo_dash
from loopmap.diagram.style import Style


def paint_halo(painter: QPainter, box: QRect, colour: int, style: Style) -> None:
    """Paint a line across the box as the halo of that colour lies under links."""
    width = box.height()
    pen = QPen(QColor(style.halo(colour)), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash := halo_dash(colour):
        pen.setDashPattern(dash)
    painter.save()
    painter.setPen(pen)
    painter.drawLine(box.left(), box.center().y(), box.right(), box.center().y())
    painter.restore()

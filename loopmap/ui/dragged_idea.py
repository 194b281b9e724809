"""A parked idea on its way from the list to the map."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from loopmap.model.ids import RecordId

IDEA_TYPE = "application/x-loopmap-idea"
"""Media type of a dragged idea: its id, as UTF-8."""

_WIDEST, _ROOM, _CORNER = 240, 10.0, 6.0
"""Pixels: of the text in the hand, around it, and of the rounding of its card."""


def drag_idea(idea: RecordId, text: str) -> QMimeData:
    """The idea as itself for a map, as a line of text for elsewhere."""
    data = QMimeData()
    data.setData(IDEA_TYPE, idea.encode())
    data.setText(text)
    return data


def dragged_idea(data: QMimeData) -> RecordId | None:
    """The id of the idea that is dragged, or None for anything else."""
    if not data.hasFormat(IDEA_TYPE):
        return None
    return RecordId(bytes(data.data(IDEA_TYPE).data()).decode(errors="replace"))


def card_in_hand(text: str, source: QWidget) -> QPixmap:
    """The idea as a small card, for going along with the pointer."""
    metrics, ratio = source.fontMetrics(), source.devicePixelRatioF()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
    size = QSizeF(metrics.horizontalAdvance(shown) + 2 * _ROOM, metrics.height() + _ROOM)
    made = QPixmap((size * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter, palette = QPainter(made), source.palette()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(source.font())
    painter.setPen(palette.color(palette.ColorRole.Text))
    painter.setBrush(palette.color(palette.ColorRole.Base))
    card = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.drawRoundedRect(card, _CORNER, _CORNER)
    painter.drawText(card, Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    return made

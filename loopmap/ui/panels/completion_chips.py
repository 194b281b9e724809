"""Names offered while one is typed: a row of chips under the caret."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from loopmap.diagram.style import Style

PADDING, GAP = 7.0, 6.0
SHOWN = 3
"""Chips at once; the key Down goes on to the others."""


class CompletionChips(QWidget):
    """Shows the offered names, the chosen one lit with the key that accepts it.

    ``chosen`` carries the place of a chip that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._names: tuple[str, ...] = ()
        self._current = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def offer(self, names: Sequence[str], current: int) -> None:
        """Show these names with the one at ``current`` lit; hide when there are none."""
        self._names, self._current = tuple(names), current
        self.setAccessibleName(f"{names[current]}, Tab accepts" if names else "")
        self.setVisible(bool(names))
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        right = max((box.right() for _, _, box in self._boxes()), default=0.0)
        return QSize(round(right) + 1, round(self._height()) + 1)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, text, box in self._boxes():
            lit = place == self._current
            colour = self._style.accent_soft if lit else self._style.hover
            painter.setBrush(QColor(colour))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 5, 5)
            painter.setFont(self._font(lit=lit))
            painter.setPen(QColor(self._style.accent if lit else self._style.text_muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, _, box in self._boxes():
            if box.contains(event.position()):
                self.chosen.emit(place)
                return

    def _boxes(self) -> list[tuple[int, str, QRectF]]:
        first = max(0, self._current - SHOWN + 1)
        boxes: list[tuple[int, str, QRectF]] = []
        x = 0.5
        for place in range(first, min(len(self._names), first + SHOWN)):
            lit = place == self._current
            text = f"{self._names[place]}  Tab" if lit else self._names[place]
            width = QFontMetricsF(self._font(lit=lit)).horizontalAdvance(text) + 2 * PADDING
            boxes.append((place, text, QRectF(x, 0.5, width, self._height() - 1)))
            x += width + GAP
        return boxes

    def _height(self) -> float:
        return QFontMetricsF(self.font()).height() + 5

    def _font(self, *, lit: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 1, 9))
        font.setWeight(QFont.Weight.DemiBold if lit else QFont.Weight.Normal)
        return font

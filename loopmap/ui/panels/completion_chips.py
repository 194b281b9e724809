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
        self._room = 0.0
        self._key = "Tab"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def set_style(self, style: Style) -> None:
        self._style = style
        self.update()

    def offer(self, names: Sequence[str], current: int, room: float, key: str = "Tab") -> None:
        """Show these names, as many as fit ``room`` pixels, the one at ``current`` lit.

        ``key`` is what accepts the lit one, if any does. Hides when there are no names.
        """
        self._names, self._current, self._room = tuple(names), current, room
        self._key = key
        accepts = f", {key} accepts" if key else ""
        self.setAccessibleName(f"{names[current]}{accepts}" if names else "")
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
            inner = box.adjusted(PADDING, 0, -PADDING, 0)
            fitting = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, round(inner.width()) + 1
            )
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, fitting)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, _, box in self._boxes():
            if box.contains(event.position()):
                self.chosen.emit(place)
                return

    def _boxes(self) -> list[tuple[int, str, QRectF]]:
        boxes: list[tuple[int, str, QRectF]] = []
        x = 0.5
        for place in self._places():
            width = self._width(place)
            boxes.append((place, self._text(place), QRectF(x, 0.5, width, self._height() - 1)))
            x += width + GAP
        return boxes

    def _places(self) -> list[int]:
        """The chips that fit: always the current one, with those before and after it."""
        first = max(0, self._current - SHOWN + 1)
        places = list(range(first, min(len(self._names), first + SHOWN)))
        while len(places) > 1 and sum(self._width(p) + GAP for p in places) > self._room:
            places.pop(0 if places[-1] == self._current else -1)
        return places

    def _text(self, place: int) -> str:
        name = self._names[place]
        return f"{name}  {self._key}".rstrip() if place == self._current else name

    def _width(self, place: int) -> float:
        metrics = QFontMetricsF(self._font(lit=place == self._current))
        return min(metrics.horizontalAdvance(self._text(place)) + 2 * PADDING, self._room)

    def _height(self) -> float:
        return QFontMetricsF(self.font()).height() + 5

    def _font(self, *, lit: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(font.pixelSize() - 1, 9))
        font.setWeight(QFont.Weight.DemiBold if lit else QFont.Weight.Normal)
        return font

"""The projector test: letters of several sizes, each with how far away it can be read."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from loopmap.diagram.measure import FAMILY
from loopmap.diagram.style import Style

SHARES = (0.02, 0.03, 0.04, 0.06)
"""Heights of letters as shares of the picture's."""

ADVISED = 0.03
"""What practice asks of a map that is to be read in a room."""

PICTURE = 1.1
"""Metres: how tall a usual picture on a wall is."""

_READABLE = 200
"""A letter is read with ease from so many times its height."""

_WORDS = "More fines, less trust"


def readable_from(share: float, picture: float = PICTURE) -> float:
    """Metres from which letters of that share can be read on a picture so many metres tall.

    >>> round(readable_from(0.03), 1)
    6.6
    """
    return share * picture * _READABLE


def line_for(share: float) -> str:
    """What the card writes in letters of that size."""
    metres = readable_from(share)
    return f"{share * 100:.0f} %  {_WORDS}: readable from {metres:.0f} m"


class TestCard(QWidget):
    """Esc or a click puts it away; ``closed`` says so."""

    __test__ = False  # no test case, whatever a collector of tests makes of its name
    closed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._style = style
        self.setWindowTitle("Loopmap: testing the projector")
        self.setAccessibleName("Testing the projector")
        self.setAccessibleDescription(". ".join(line_for(share) for share in SHARES))

    def fill(self, screen: QScreen) -> None:
        """Cover that screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.closed.emit()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._style.paper))
        self._paint_edge(painter)
        y = self._paint_letters(painter, self.height() * 0.08)
        y = self._paint_lines(painter, y + self.height() * 0.08)
        self._paint_foot(painter, y + self.height() * 0.06)
        painter.end()

    def _paint_edge(self, painter: QPainter) -> None:
        """A frame at the very edge: where it is not seen the picture is cut off."""
        width = max(4, self.height() // 180)
        painter.setPen(QPen(QColor(self._style.refused), width))
        edge = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRect(edge)

    def _paint_letters(self, painter: QPainter, y: float) -> float:
        """A line in each size; the advised one marked. Answers where they end."""
        for share in SHARES:
            size = round(self.height() * share)
            font = _type(size)
            painter.setFont(font)
            painter.setPen(QColor(self._style.card_text))
            left = self.width() * 0.06
            y += size * 1.9 + self.height() * 0.012
            painter.drawText(round(left), round(y), line_for(share))
            if share == ADVISED:
                bar = QRectF(left * 0.45, y - size * 0.95, left * 0.16, size * 1.25)
                painter.fillRect(bar, QColor(self._style.accent))
        return y

    def _paint_lines(self, painter: QPainter, y: float) -> float:
        """The lines and tints of a map, side by side: each must be told from the next."""
        style, across = self._style, self.width() * 0.88 / 6
        left, high = self.width() * 0.06, self.height() * 0.13
        unit = self.height() / 700
        inks = (style.link_same, style.link_opposite, style.link_unknown)
        for number, (colour, width) in enumerate(
            zip(inks, (style.link_weak, style.link_medium, style.link_strong), strict=True)
        ):
            painter.setPen(QPen(QColor(colour), width * unit))
            x = left + number * across
            painter.drawLine(round(x), round(y + high), round(x + across * 0.8), round(y))
        for number, fill in enumerate((style.halos[0], style.group_fills[0], style.note_fill)):
            box = QRectF(left + (number + 3) * across, y, across * 0.8, high)
            painter.fillRect(box, QColor(fill))
        return y + high

    def _paint_foot(self, painter: QPainter, y: float) -> None:
        size = round(self.height() * ADVISED)
        font = _type(size)
        painter.setFont(font)
        painter.setPen(QColor(self._style.card_text))
        lines = (
            f"For a picture {PICTURE} m tall. The line with the bar is the least for a map.",
            "If the frame is not seen on all four sides, the picture is cut off.",
            "If a line or a tint is lost, close the blinds or use projector colours.",
        )
        step = QFontMetricsF(font).lineSpacing()
        for number, line in enumerate(lines, start=1):
            top = round(y + size + number * step)
            painter.drawText(round(self.width() * 0.06), top, line)


def _type(pixels: int) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(max(8, pixels))
    font.setWeight(QFont.Weight.Medium)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font

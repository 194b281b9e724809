"""How sure the map lets us be of one thing, as a shape and a word."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from loopmap.diagram.style import Style
from loopmap.simulation import Certainty

FILLED: Mapping[Certainty, float] = MappingProxyType(
    {
        Certainty.CERTAIN: 1.0,
        Certainty.ROBUST: 0.75,
        Certainty.LEANING: 0.5,
        Certainty.OPEN: 0.0,
        Certainty.NO_EFFECT: 0.0,
    }
)
"""How much of its circle a class fills; no effect is a bar instead of a circle."""

_BESIDE, _ABOVE, _GAP = 7.0, 2.0, 5.0
_LINE = 1.4


class ClassBadge(QWidget):
    """A circle, the fuller the surer, and the word, on a ground that grows calmer with it.

    A class that holds only under a condition says so, in two lines, and its ground is paler.
    """

    def __init__(self, certainty: Certainty, style: Style) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._certainty, self._style, self._words = certainty, style, certainty.value

    @property
    def certainty(self) -> Certainty:
        """The class on show."""
        return self._certainty

    def show_class(self, certainty: Certainty, words: str = "") -> None:
        """Show another class; ``words`` begin with its own and may tell a condition."""
        words = words or certainty.value
        if (certainty, words) != (self._certainty, self._words):
            self._certainty, self._words = certainty, words
            self.updateGeometry()
            self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        metrics, lines = QFontMetricsF(self.font()), self._lines()
        words = max(metrics.horizontalAdvance(line) for line in lines)
        width = 2 * _BESIDE + self._shape() + _GAP + words
        return QSize(round(width + 1), round(len(lines) * metrics.height() + 2 * _ABOVE))

    def paintEvent(self, _: QPaintEvent) -> None:
        ground, ink = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        half = self.height() / 2 / len(self._lines())
        painter.drawRoundedRect(QRectF(self.rect()), half, half)
        self._paint_shape(painter, QColor(ink))
        painter.setPen(QColor(ink))
        left = _BESIDE + self._shape() + _GAP
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), "\n".join(self._lines()))
        painter.end()

    def _paint_shape(self, painter: QPainter, ink: QColor) -> None:
        size, middle = self._shape(), self.height() / 2
        painter.setPen(QPen(ink, _LINE))
        if self._certainty is Certainty.NO_EFFECT:
            painter.drawLine(QPointF(_BESIDE, middle), QPointF(_BESIDE + size, middle))
            return
        circle = QRectF(_BESIDE, middle - size / 2, size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(circle, 90 * 16, -round(360 * 16 * FILLED[self._certainty]))

    def _lines(self) -> list[str]:
        """The class, and below it the condition if there is one."""
        more = self._words.removeprefix(self._certainty.value).strip()
        return [self._certainty.value, more] if more else [self._certainty.value]

    def _shape(self) -> float:
        """How wide the circle is."""
        return round(QFontMetricsF(self.font()).ascent() * 0.62)

    def _colours(self) -> tuple[str, str]:
        """Ground and ink."""
        style = self._style
        if len(self._lines()) > 1:
            return style.accent_soft, style.accent
        return {
            Certainty.CERTAIN: (style.accent, style.accent_text),
            Certainty.ROBUST: (style.accent_soft, style.accent),
            Certainty.LEANING: (style.hover, style.text),
            Certainty.OPEN: (style.warning_soft, style.warning_text),
            Certainty.NO_EFFECT: (style.panel, style.text_muted),
        }[self._certainty]

"""How loops are told apart on a chart: a fill, a line and a pattern each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from loopmap.diagram.style import Style

_PATTERNS = (
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.CrossPattern,
)


@dataclass(frozen=True, slots=True)
class LoopInk:
    """A light fill, and the colour of its line and of the pattern on it."""

    fill: str
    line: str
    pattern: Qt.BrushStyle


def loop_inks(style: Style) -> tuple[LoopInk, ...]:
    """The inks of as many loops as are told apart, in order."""
    pairs = len(style.lens_tints)
    return tuple(
        LoopInk(style.lens_tint(n % pairs), style.lens_edge(n % pairs), pattern)
        for n, pattern in enumerate(_PATTERNS)
    )


def paint_ink(
    painter: QPainter, shape: QPolygonF, ink: LoopInk, style: Style, *, framed: bool = False
) -> None:
    """Fill a shape with a loop's ink; framed where its loop is chosen."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink.fill))
    painter.drawPolygon(shape)
    line = QColor(style.text if framed else ink.line)
    painter.setPen(QPen(line, 2.2 if framed else 1.0))
    pattern = QColor(ink.line)
    pattern.setAlphaF(0.55)
    painter.setBrush(QBrush(pattern, ink.pattern))
    painter.drawPolygon(shape)


class Swatch(QWidget):
    """A small sample of a loop's ink, beside its name."""

    def __init__(self, number: int, style: Style) -> None:
        super().__init__()
        self._number, self._style = number, style
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(22, 16)

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        corners = (frame.topLeft(), frame.topRight(), frame.bottomRight(), frame.bottomLeft())
        shape = QPolygonF([QPointF(corner) for corner in corners])
        paint_ink(painter, shape, loop_inks(self._style)[self._number], self._style)
        painter.end()

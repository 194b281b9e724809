"""Courses over time in a frame of words: no figures, nothing to handle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from loopmap.diagram.style import Style, load_style
from loopmap.simulation import Band

_LEAST_HEIGHT = 0.12
"""A curve that hardly moves is not blown up to look like one that does."""

_AIR, _WORDS_AT = 1.1, 0.86
"""The height of the frame over the highest point, and where in it "higher" and "lower" stand."""

_ABOVE, _BESIDE, _GAP = 4.0, 6.0, 6.0
"""Pixels above the frame, right of it, and between it and its words."""

_CURVE, _TODAY, _SOFT = 2.4, 1.2, 46
"""Widths of lines, and how opaque a band is (of 255)."""

_DASHES: tuple[tuple[float, ...], ...] = ((), (4.0, 2.2), (1.0, 2.2), (6.0, 2.2, 1.0, 2.2))
"""In widths of the line."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One variable's course. ``colour`` counts through the chart's colours."""

    name: str
    band: Band
    colour: int


def curve_colours(style: Style) -> tuple[str, ...]:
    """The colours of curves, in order, on the panel of ``style``; 3:1 or more."""
    return (style.accent, style.link_opposite, style.link_same, style.text_muted)


def curve_pen(style: Style, colour: int) -> QPen:
    """How a curve is drawn: each its own colour, and after the first its own dashes."""
    colours = curve_colours(style)
    pen = QPen(QColor(colours[colour % len(colours)]), _CURVE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    dashes = _DASHES[colour % len(_DASHES)]
    if dashes:
        pen.setDashPattern(dashes)
    return pen


class RunPlot(QWidget):
    """Each variable's median as a curve in its band, today as a flat dashed line."""

    words_below = ("now", "later")
    words_beside = ("lower", "as today", "higher")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Chart of the run")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style = load_style("light")
        self._times: tuple[float, ...] = ()
        self.curves: tuple[Curve, ...] = ()

    def show_curves(self, times: Sequence[float], curves: Sequence[Curve]) -> None:
        """Show these courses over ``times``, which rise."""
        self._times, self.curves = tuple(times), tuple(curves)
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 180)

    def height_shown(self) -> float:
        """How far up and down from today the frame reaches, in what the courses are told in."""
        highest = [max(map(abs, (*c.band.low, *c.band.high)), default=0.0) for c in self.curves]
        return max([_LEAST_HEIGHT, *highest]) * _AIR

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._style.panel))
        self._paint_frame(painter)
        if self._times:
            painter.setClipRect(self._area())
            flat = self._course([0.0] * len(self._times))
            self._paint_line(painter, flat, self._style.text_muted, _TODAY, Qt.PenStyle.DashLine)
            for curve in self.curves:
                self._paint_curve(painter, curve)
        painter.end()

    def _paint_curve(self, painter: QPainter, curve: Curve) -> None:
        colours = curve_colours(self._style)
        colour = colours[curve.colour % len(colours)]
        soft = QColor(colour)
        soft.setAlpha(_SOFT)
        low, high = self._course(curve.band.low), self._course(curve.band.high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawPolygon(QPolygonF([*low, *reversed(high)]))
        painter.setPen(curve_pen(self._style, curve.colour))
        painter.drawPolyline(QPolygonF(self._course(curve.band.median)))

    @staticmethod
    def _paint_line(
        painter: QPainter,
        course: Sequence[QPointF],
        colour: str,
        width: float,
        dashes: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(QColor(colour), width, dashes, round_cap, round_join))
        painter.drawPolyline(QPolygonF(list(course)))

    def _paint_frame(self, painter: QPainter) -> None:
        area, line = self._area(), QFontMetricsF(self.font()).height()
        painter.setPen(QPen(QColor(self._style.border), 1.0))
        painter.drawPolyline(QPolygonF([area.topLeft(), area.bottomLeft(), area.bottomRight()]))
        painter.setPen(QColor(self._style.text_muted))
        below = QRectF(area.left(), area.bottom() + _GAP / 2, area.width(), line)
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
        for words, side in zip(self.words_below, sides, strict=True):
            painter.drawText(below, side, words)
        for words, at in zip(self.words_beside, (-_WORDS_AT, 0.0, _WORDS_AT), strict=True):
            y = area.center().y() - at * area.height() / 2
            beside = QRectF(0, y - line / 2, area.left() - _GAP, line)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight, words)

    def _course(self, heights: Sequence[float]) -> list[QPointF]:
        area, most, end = self._area(), self.height_shown(), self._times[-1] or 1.0
        across, up = area.width() / end, area.height() / 2 / most
        middle = area.center().y()
        return [
            QPointF(area.left() + time * across, middle - height * up)
            for time, height in zip(self._times, heights, strict=True)
        ]

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(self.font())
        left = max(map(metrics.horizontalAdvance, self.words_beside)) + _GAP + 1
        right, below = self.width() - _BESIDE, self.height() - metrics.height() - _GAP
        return QRectF(QPointF(left, _ABOVE), QPointF(max(left, right), max(_ABOVE, below)))

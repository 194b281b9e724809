"""Courses of variables in their units over the map's time: a frame for each unit.

Against a curve a thin dotted one shows the map as it is; a fan shows how far draws spread. A
line at one moment tells the values there; Left and Right move it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from loopmap.diagram.charts.chart import curve_stroke
from loopmap.diagram.style import Style
from loopmap.editing.equation.graph_points import nice_span
from loopmap.ui.axis_ticks import figure, ticks
from loopmap.ui.panels.own_keys import keeps_key
from loopmap.ui.theme import style_in_force

Courses = tuple[tuple[float, ...], ...]

_AGAINST = 1.4
_GAP = 26.0
_SHADES = (38, 60)
"""How opaque the wide and the narrow part of a fan are, of 255."""


@dataclass(frozen=True, slots=True)
class ModelCurve:
    """One variable: its course, the one it is set against, or a fan, outermost courses first."""

    name: str
    unit: str
    colour: int
    values: tuple[float, ...]
    against: tuple[float, ...] = ()
    fan: Courses = ()


@dataclass(frozen=True, slots=True)
class ModelFrames:
    """All that the chart shows. ``stop``: the end of the time axis, however far the run came."""

    times: tuple[float, ...] = ()
    curves: tuple[ModelCurve, ...] = ()
    start: float = 0.0
    stop: float = 1.0
    time_unit: str = ""
    against: str = ""
    """What the dotted curves are."""

    units: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "units", tuple(dict.fromkeys(c.unit for c in self.curves)))


class ModelChart(QWidget):
    """``moved`` carries the sentence of the values at the line, empty without one."""

    moved = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Chart of the run")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._style = style_in_force()
        self._shown = ModelFrames()
        self._row: int | None = None
        self._spans: dict[str, tuple[float, float]] = {}

    @property
    def shown(self) -> ModelFrames:
        return self._shown

    def show_frames(self, frames: ModelFrames, *, keep_axes: bool = False) -> None:
        """Show these curves; ``keep_axes`` while a slider moves, so that only curves move."""
        self._shown = frames
        spans = {unit: self._span(unit) for unit in frames.units}
        if keep_axes:
            spans = {
                unit: (
                    min(span[0], self._spans.get(unit, span)[0]),
                    max(span[1], self._spans.get(unit, span)[1]),
                )
                for unit, span in spans.items()
            }
        self._spans = spans
        if self._row is not None:
            self._row = min(self._row, len(frames.times) - 1) if frames.times else None
        self._tell()
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 7 * self.fontMetrics().height())

    def told(self) -> str:
        """The values at the line, in a sentence; empty without a line."""
        if self._row is None or not self._shown.times:
            return ""
        shown, row = self._shown, self._row
        unit = f" {shown.time_unit}" if shown.time_unit else ""
        parts = [f"At time {number(shown.times[row])}{unit}"]
        for curve in shown.curves:
            if row < len(curve.values):
                unit = f" {curve.unit}" if curve.unit else ""
                parts.append(f"{curve.name} {number(curve.values[row])}{unit}")
        return f"{parts[0]}: {'; '.join(parts[1:])}."

    # the line

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        for area in self._areas():
            if area.left() <= event.position().x() <= area.right() and self._shown.times:
                share = (event.position().x() - area.left()) / area.width()
                time = self._shown.start + share * (self._shown.stop - self._shown.start)
                self._put_line(self._row_at(time))
                return
        self._put_line(None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._put_line(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put_line(None)
        self.update()

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _STEPS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._shown.times:
            super().keyPressEvent(event)
            return
        last = len(self._shown.times) - 1
        if self._row is None:
            self._put_line(0 if step > 0 else last)
            return
        jump = max(1, last // 40) if event.modifiers() & _SHIFT else 1
        by = {-2: -self._row, 2: last - self._row}.get(step, step * jump)
        self._put_line(min(max(self._row + by, 0), last))

    def _put_line(self, row: int | None) -> None:
        if row != self._row:
            self._row = row
            self._tell()
            self.update()

    def _tell(self) -> None:
        told = self.told()
        self.setAccessibleDescription(told or self._summary())
        self.moved.emit(told)

    def _summary(self) -> str:
        """Where each curve begins and ends, for those who do not see them."""
        told = [
            f"{c.name} from {number(c.values[0])} to {number(c.values[-1])} {c.unit}".rstrip()
            for c in self._shown.curves
            if c.values
        ]
        return f"{'; '.join(told)}." if told else ""

    def _row_at(self, time: float) -> int:
        times = self._shown.times
        right = min(bisect_left(times, time), len(times) - 1)
        left = max(0, right - 1)
        return left if time - times[left] < times[right] - time else right

    # painting

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._style.panel))
        for unit, area in zip(self._shown.units, self._areas(), strict=False):
            self._paint_frame(painter, unit, area)
            painter.save()
            painter.setClipRect(area.adjusted(0, -2, 2, 2))
            for curve in (c for c in self._shown.curves if c.unit == unit):
                self._paint_curve(painter, curve, area)
            painter.restore()
            self._paint_line(painter, area)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._style.accent), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _areas(self) -> list[QRectF]:
        """One frame for each unit, side by side."""
        metrics, units = QFontMetricsF(self.font()), self._shown.units
        line = metrics.height()
        if not units:
            return []
        lefts = [self._left(metrics, unit) for unit in units]
        room = self.width() - sum(lefts) - _GAP * (len(units) - 1) - 14
        wide, x, found = max(20.0, room / len(units)), 4.0, []
        for left in lefts:
            top, bottom = line * 1.5, self.height() - line * 1.2
            found.append(QRectF(x + left, top, wide, max(20.0, bottom - top)))
            x += left + wide + _GAP
        return found

    def _left(self, metrics: QFontMetricsF, unit: str) -> float:
        words = [text for _, text in ticks(self._spans[unit], 4.0)]
        return max(map(metrics.horizontalAdvance, words), default=0.0) + 6

    def _paint_frame(self, painter: QPainter, unit: str, area: QRectF) -> None:
        style, metrics = self._style, QFontMetricsF(self.font())
        line, shown = metrics.height(), self._shown
        span = self._spans[unit]
        for value, words in ticks(span, area.height() / (line * 1.9)):
            y = self._y(value, span, area)
            painter.setPen(QPen(QColor(style.hover), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(style.text_muted))
            box = QRectF(area.left() - 200, y - line / 2, 194, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, words)
        painter.setPen(QPen(QColor(style.border), 1.0))
        painter.drawPolyline([area.topLeft(), area.bottomLeft(), area.bottomRight()])
        painter.setPen(QColor(style.text_muted))
        for value, words in self._time_ticks(area, metrics):
            x = area.left() + (value - shown.start) / (shown.stop - shown.start) * area.width()
            box = QRectF(x - 60, area.bottom() + 2, 120, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, words)
        time = f"{shown.time_unit or 'time'} \N{RIGHTWARDS ARROW}"
        left = self._left(metrics, unit)
        above = QRectF(area.left() - left, 0, area.width() + left, line)
        painter.drawText(above, Qt.AlignmentFlag.AlignRight, time)
        above.setRight(above.right() - metrics.horizontalAdvance(time) - 8)
        title = metrics.elidedText(unit or "no unit", Qt.TextElideMode.ElideRight, above.width())
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, title)

    def _time_ticks(self, area: QRectF, metrics: QFontMetricsF) -> Sequence[tuple[float, str]]:
        wide = metrics.horizontalAdvance(figure(self._shown.stop, 1.0)) + 24
        return ticks((self._shown.start, self._shown.stop), max(2.0, area.width() / wide))

    def _paint_curve(self, painter: QPainter, curve: ModelCurve, area: QRectF) -> None:
        colour = QColor(curve_stroke(self._style, curve.colour).colour)
        span, half = self._spans[curve.unit], len(curve.fan) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(half):
            soft = QColor(colour)
            soft.setAlpha(_SHADES[min(place, len(_SHADES) - 1)])
            painter.setBrush(soft)
            low = self._course(curve.fan[place], span, area)
            high = self._course(curve.fan[-1 - place], span, area)
            painter.drawPolygon(QPolygonF([*low, *reversed(high)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if curve.against:
            painter.setPen(QPen(colour, _AGAINST, Qt.PenStyle.DotLine))
            painter.drawPolyline(QPolygonF(self._course(curve.against, span, area)))
        middle = curve.fan[half] if curve.fan else curve.values
        painter.setPen(line_pen(self._style, curve.colour))
        painter.drawPolyline(QPolygonF(self._course(middle, span, area)))

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        if self._row is None or not self._shown.times:
            return
        shown = self._shown
        share = (shown.times[self._row] - shown.start) / (shown.stop - shown.start)
        x = area.left() + share * area.width()
        painter.setPen(QPen(QColor(self._style.text), 1.0))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _course(
        self, values: Sequence[float], span: tuple[float, float], area: QRectF
    ) -> list[QPointF]:
        shown = self._shown
        across = area.width() / (shown.stop - shown.start)
        up = area.height() / (span[1] - span[0])
        left, bottom, start, low = area.left(), area.bottom(), shown.start, span[0]
        return [
            QPointF(left + (time - start) * across, bottom - (value - low) * up)
            for time, value in zip(shown.times, values, strict=False)
        ]

    def _y(self, value: float, span: tuple[float, float], area: QRectF) -> float:
        return area.bottom() - (value - span[0]) / (span[1] - span[0]) * area.height()

    def _span(self, unit: str) -> tuple[float, float]:
        mine = [c for c in self._shown.curves if c.unit == unit]
        values = [v for c in mine for row in (c.values, c.against, *c.fan) for v in row]
        return nice_span(values)


_SHIFT = Qt.KeyboardModifier.ShiftModifier
_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -2, Qt.Key.Key_End: 2,
}  # fmt: skip


def line_pen(style: Style, colour: int) -> QPen:
    """How the curve of that number is drawn, in the chart and beside its name."""
    stroke = curve_stroke(style, colour)
    pen = QPen(QColor(stroke.colour), stroke.width)
    if stroke.dash:
        pen.setDashPattern([dash / stroke.width for dash in stroke.dash])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def number(value: float) -> str:
    """A value as people read it: four digits that count."""
    return f"{value:,.4g}".replace("-", "−") if abs(value) < 1e6 else f"{value:.4g}"

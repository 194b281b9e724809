"""The chart of a run by equations: curves in their units, and a line that tells the values.

Left and Right move the line, Home and End put it at the ends.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from loopmap.diagram.charts.axis import Span, moment, number
from loopmap.diagram.charts.chart import Chart, curve_stroke
from loopmap.diagram.charts.frames import FramesChart, ModelFrames
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style
from loopmap.model.equations import unit_said
from loopmap.ui.paint import paint
from loopmap.ui.panels.own_keys import keeps_key
from loopmap.ui.theme import style_in_force

_LEAST_LINES = 7


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
        self._painted: tuple[FramesChart, Chart] | None = None
        self.spans: dict[str, Span] = {}

    @property
    def shown(self) -> ModelFrames:
        return self._shown

    def show_frames(self, frames: ModelFrames, *, keep_axes: bool = False) -> None:
        """Show these curves; ``keep_axes`` while a slider moves, so that only curves move."""
        self._shown, before = frames, self.spans
        self.spans = {axis: frames.span(axis) for axis in frames.axes}
        if keep_axes:
            for axis, (low, high) in self.spans.items():
                lower, higher = before.get(axis, (low, high))
                self.spans[axis] = min(low, lower), max(high, higher)
        if self._row is not None:
            self._row = min(self._row, len(frames.times) - 1) if frames.times else None
        self._tell()
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        """As low as it may be: a page that scrolls gives it no less, and what is free besides."""
        return QSize(460, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _LEAST_LINES * self.fontMetrics().height())

    def chart(self) -> FramesChart:
        """What is painted now, but for the line."""
        return FramesChart(
            self._shown,
            self.spans,
            self.width(),
            self.height(),
            float(self.font().pixelSize()),
            self._style,
            bundled_measure(),
        )

    def told(self) -> str:
        """The values at the line, in a sentence; empty without a line."""
        if self._row is None or not self._shown.times:
            return ""
        shown, row = self._shown, self._row
        unit = f" {unit_said(shown.time_unit)}".rstrip()
        values = [
            f"{c.name} {number(c.values[row])} {c.unit}".rstrip()
            for c in shown.curves
            if row < len(c.values)
        ]
        return f"At time {moment(shown.times[row])}{unit}: {'; '.join(values)}."

    # the line

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, shown = event.position().x(), self._shown
        area = next((a for a in self.chart().areas if a.left <= x <= a.right), None)
        if area is None or not shown.times:
            self._put_line(None)
        else:
            share = (x - area.left) / area.width
            self._put_line(shown.row_at(shown.start + share * (shown.stop - shown.start)))

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
        far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        jump = max(1, last // 40) if far else 1
        by = {-2: -self._row, 2: last - self._row}.get(step, step * jump)
        self._put_line(min(max(self._row + by, 0), last))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.panel))
        chart = self.chart()
        if self._painted is None or self._painted[0] != chart:
            self._painted = chart, chart.drawn()
        paint(painter, self._painted[1].primitives)
        if self._row is not None and self._shown.times:
            paint(painter, chart.moment(self._row))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._style.accent), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _put_line(self, row: int | None) -> None:
        if row != self._row:
            self._row = row
            self._tell()
            self.update()

    def _tell(self) -> None:
        told = self.told()
        self.setAccessibleDescription(told or summary(self._shown))
        self.moved.emit(told)


def summary(frames: ModelFrames) -> str:
    """Where each curve begins and ends, for those who do not see them."""
    told = [
        f"{c.name} from {number(c.values[0])} to {number(c.values[-1])} {c.unit}".rstrip()
        for c in frames.curves
        if c.values
    ]
    return f"{'; '.join(told)}." if told else ""


def line_pen(style: Style, colour: int) -> QPen:
    """How the curve of that number is drawn beside its name."""
    stroke = curve_stroke(style, colour)
    pen = QPen(QColor(stroke.colour), stroke.width)
    if stroke.dash:
        pen.setDashPattern([dash / stroke.width for dash in stroke.dash])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


_STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -2, Qt.Key.Key_End: 2,
}  # fmt: skip

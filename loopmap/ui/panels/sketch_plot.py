"""The chart of one variable over time, on which courses are drawn by hand and by keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter

from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.over_time import (
    PART,
    Chart,
    Laid,
    axis_room,
    chart_shapes,
    chart_words,
    course_line,
    name_room,
)
from loopmap.diagram.primitives import Line, Stroke
from loopmap.model.equations import Graph
from loopmap.model.ids import RecordId
from loopmap.model.records import SketchKind
from loopmap.ui.paint import paint
from loopmap.ui.panels.graph_plot import GraphPlot

_LEAST = (220, 120)
_ABOVE = 6.0


class SketchPlot(GraphPlot):
    """Shows a chart; one of its courses may be in the hand, and is drawn on as a graph is."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(*_LEAST)
        self.setAccessibleName("Chart over time")
        self.chart = Chart(0.0, 1.0)
        self._drawn: Laid | None = None
        self._time: float | None = None

    @property
    def in_hand(self) -> RecordId | None:
        """The course that a hand draws on, None while there is none."""
        return None if self._drawn is None else self._drawn.record

    def show_chart(self, chart: Chart, in_hand: RecordId | None, words: str) -> None:
        """Show a chart, with one course to be drawn on; ``words`` say what is seen."""
        self.chart = chart
        drawn = (c for c in chart.courses if c.kind is not SketchKind.DATA)
        self._drawn = next((c for c in drawn if c.record == in_hand), None)
        points = ((chart.start, chart.bottom),) if self._drawn is None else self._drawn.points
        self.show_graph(Graph(points), ((chart.start, chart.end), (chart.bottom, chart.top)))
        if self._drawn is None:
            self.setAccessibleDescription(words)

    def show_time(self, time: float) -> None:
        """Show which moment of the run is on the map; 0 for none."""
        self._time = time or None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._drawn is not None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawn is not None:
            super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drawn is not None:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _paint_axes(self, painter: QPainter) -> None:
        frame, style = self._frame(), self._style
        paint(painter, chart_shapes(self.chart, frame, style, without=self.in_hand))
        paint(painter, chart_words(self.chart, frame, self._size(), style))
        if self._time is not None and self._time <= self.chart.end:
            ends = (
                self.chart.at(frame, (self._time, v)) for v in (self.chart.top, self.chart.bottom)
            )
            paint(painter, [Line(None, PART, tuple(ends), Stroke(style.text, 1.4))])

    def _paint_line(self, painter: QPainter) -> None:
        if self._drawn is not None:
            held = self._drawn._replace(points=self.points)
            paint(painter, course_line(held, self.chart, self._frame(), self._style, 2.8))

    def _paint_point(self, painter: QPainter, at: QPointF, place: int) -> None:
        if self._drawn is not None:
            super()._paint_point(painter, at, place)

    def _frame(self) -> Box:
        area = self._area()
        centre = area.center()
        return Box(centre.x(), centre.y(), area.width(), area.height())

    def _area(self) -> QRectF:
        measure, size = bundled_measure(), self._size()
        left, right = (
            axis_room(self.chart, size, measure) + 2,
            name_room(self.chart, size, measure) + 4,
        )
        below = QFontMetricsF(self.font()).height() + 2
        width, height = self.width() - left - right, self.height() - below - _ABOVE
        return QRectF(left, _ABOVE, max(20.0, width), max(20.0, height))

    def _size(self) -> float:
        return self.font().pixelSize() * 0.92

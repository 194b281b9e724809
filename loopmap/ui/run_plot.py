"""Courses over time in a frame of words: no figures, nothing to handle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from loopmap.diagram.charts.courses import Course, CoursesChart
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style, load_style
from loopmap.simulation import Band
from loopmap.ui.paint import paint

_ROOM_FOR_NAMES = 30
"""Sizes of text across from which on the names stand beside their curves."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One variable's course. ``colour`` counts through the chart's colours."""

    name: str
    band: Band
    colour: int


def course_of(curve: Curve) -> Course:
    """The curve as charts draw it."""
    band = curve.band
    return Course(curve.name, band.median, band.low, band.high, curve.colour)


class RunPlot(QWidget):
    """Each variable's median as a curve in its band, today as a flat dashed line.

    ``names_curves``: whether names stand beside several curves where there is room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Chart of the run")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._style = load_style("light")
        self._times: tuple[float, ...] = ()
        self.curves: tuple[Curve, ...] = ()
        self.names_curves = True

    def show_curves(self, times: Sequence[float], curves: Sequence[Curve]) -> None:
        """Show these courses over ``times``, which rise."""
        self._times, self.curves = tuple(times), tuple(curves)
        names = ", ".join(curve.name for curve in self.curves)
        self.setAccessibleDescription(f"Curves of {names}" if names else "No curve is chosen")
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 180)

    def height_shown(self) -> float:
        """How far up and down from today the frame reaches, in what the courses are told in."""
        return self.chart().height_shown()

    def chart(self) -> CoursesChart:
        """What is painted now."""
        size = float(self.font().pixelSize())
        return CoursesChart(
            self._times,
            [course_of(curve) for curve in self.curves],
            self.width(),
            self.height(),
            size,
            self._style,
            bundled_measure(),
            named=self._has_room_for_names(size),
        )

    def _has_room_for_names(self, size: float) -> bool:
        several = self.names_curves and len(self.curves) > 1
        return several and self.width() >= _ROOM_FOR_NAMES * size

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._style.panel))
        paint(painter, self.chart().drawn().primitives)
        painter.end()

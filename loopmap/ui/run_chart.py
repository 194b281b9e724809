"""The chart of a run: today as a flat line, each variable's median as a curve in its band.

A map knows directions, not numbers: time runs from "now" to "later" and the height
from "much lower" over "as today" to "much higher", without a figure.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from loopmap.diagram.style import Style, load_style
from loopmap.simulation import Band
from loopmap.ui.as_written import as_written
from loopmap.ui.theme import mark

_LEAST_HEIGHT = 0.12
"""A curve that hardly moves is not blown up to look like one that does."""
_ROOM_FOR_LATER = 18


@dataclass(frozen=True, slots=True)
class Curve:
    """One variable's course. ``colour`` counts through the chart's colours."""

    name: str
    band: Band
    colour: int


def load_library() -> None:
    """Load the chart library, up to 0.3 s, before the first chart. On the window's thread only.

    It looks at every class of Qt, and PySide makes a class when it is first looked at: done
    on another thread while the window runs, that ends the process with a fault of memory.
    """
    import pyqtgraph

    pyqtgraph.setConfigOptions(antialias=True)


def is_library_loaded() -> bool:
    """Whether a chart can be made without waiting for its library."""
    return "pyqtgraph" in sys.modules and hasattr(sys.modules["pyqtgraph"], "PlotWidget")


def curve_colours(style: Style) -> tuple[str, ...]:
    """The colours of curves, in order, on the panel of ``style``; 3:1 or more."""
    return (style.accent, style.link_opposite, style.link_same, style.text_muted)


class RunChart(QWidget):
    """Curves, or a sentence where there are none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(200, 90)
        self._plot: Any = None
        self._style = load_style("light")
        self._times: Sequence[float] = ()
        self._curves: tuple[Curve, ...] = ()
        self._words = as_written(QLabel())
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        mark(self._words, "muted")
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._words)

    def show_words(self, words: str) -> None:
        """Show a sentence instead of curves."""
        self._words.setText(words)
        self._stack.setCurrentIndex(0)

    def show_curves(self, times: Sequence[float], curves: Sequence[Curve]) -> None:
        """Show these courses over ``times``; no curves shows today alone."""
        self._times, self._curves = times, tuple(curves)
        if self._plot is None:
            self._plot = _make_plot()
            self._stack.addWidget(self._plot)
        self._stack.setCurrentWidget(self._plot)
        self._paint()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        if self._plot is not None:
            self._paint()

    def _paint(self) -> None:
        plot = self._plot
        plot.clear()
        plot.setBackground(self._style.panel)
        self._paint_axes()
        if not self._times:
            return
        _add_line(plot, self._times, [0.0] * len(self._times), self._style.text_muted, dashed=True)
        for curve in self._curves:
            self._paint_curve(curve)

    def _paint_axes(self) -> None:
        end = self._times[-1] if self._times else 1.0
        height = max([_LEAST_HEIGHT, *(max(map(abs, _extent(c.band))) for c in self._curves)]) * 1.1
        for side, ticks in (
            ("bottom", [(0.0, "now"), (end, "later")]),
            ("left", [(-height * 0.86, "lower"), (0.0, "as today"), (height * 0.86, "higher")]),
        ):
            axis = self._plot.getAxis(side)
            axis.setTicks([ticks])
            axis.setTextPen(self._style.text_muted)
            axis.setPen(self._style.border)
        self._plot.setXRange(0.0, end, padding=0.0)
        self._plot.setYRange(-height, height, padding=0.0)

    def _paint_curve(self, curve: Curve) -> None:
        import pyqtgraph

        colours = curve_colours(self._style)
        colour = QColor(colours[curve.colour % len(colours)])
        edges = [
            pyqtgraph.PlotCurveItem(list(self._times), list(edge))
            for edge in (curve.band.low, curve.band.high)
        ]
        soft = QColor(colour)
        soft.setAlpha(46)
        self._plot.addItem(pyqtgraph.FillBetweenItem(*edges, brush=soft))
        _add_line(self._plot, self._times, curve.band.median, colour.name())


def _extent(band: Band) -> tuple[float, float]:
    return min(band.low), max(band.high)


def _add_line(
    plot: Any, times: Sequence[float], values: Sequence[float], colour: str, *, dashed: bool = False
) -> None:
    import pyqtgraph

    pen = pyqtgraph.mkPen(
        colour,
        width=1.2 if dashed else 2.4,
        style=Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine,
    )
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    plot.plot(list(times), list(values), pen=pen)


def _make_plot() -> Any:
    """A plot that is looked at, not handled: no menus, no zooming, no figures."""
    import pyqtgraph

    load_library()
    plot = pyqtgraph.PlotWidget()
    plot.setMenuEnabled(False)
    menu = plot.getPlotItem().ctrlMenu  # of a parent, else it and its widgets outlive the plot
    menu.setParent(plot, menu.windowFlags())
    plot.setMouseEnabled(x=False, y=False)
    plot.hideButtons()
    plot.setFrameShape(plot.Shape.NoFrame)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.getPlotItem().layout.setContentsMargins(0, 4, _ROOM_FOR_LATER, 0)
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        axis.setStyle(tickLength=0, tickTextOffset=6, hideOverlappingLabels=False)
    return plot

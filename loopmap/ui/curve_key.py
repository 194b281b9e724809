"""Which curve is which: a line drawn as the curve is, and its name, each in a row of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from loopmap.diagram.charts.chart import curve_stroke, shortened, words
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import Line, Primitive
from loopmap.diagram.style import Style, load_style
from loopmap.ui.paint import paint

_SAMPLE, _GAP = 22.0, 7.0


class CurveKey(QWidget):
    """Names in the order of the chart's colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._style = load_style("light")
        self._names: tuple[str, ...] = ()

    def show_names(self, names: Sequence[str]) -> None:
        """Say what the curves are, the first in the first colour."""
        self._names = tuple(names)
        self.setAccessibleName("Curves: " + ", ".join(self._names))
        self.setVisible(bool(self._names))
        self.updateGeometry()
        self.update()

    def set_style(self, style: Style) -> None:
        """Take the colours of a theme."""
        self._style = style
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, round(len(self._names) * self._step()))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, self._shapes())
        painter.end()

    def _step(self) -> float:
        return bundled_measure().line_height(self.font().pixelSize()) + 2

    def _shapes(self) -> Iterator[Primitive]:
        size, measure = float(self.font().pixelSize()), bundled_measure()
        for number, name in enumerate(self._names):
            y = (number + 0.5) * self._step()
            sample = (Point(2.0, y), Point(2.0 + _SAMPLE, y))
            yield Line(None, "sample", sample, curve_stroke(self._style, number))
            text = shortened(name, self.width() - _SAMPLE - _GAP - 4, size, measure)
            yield words(text, _SAMPLE + _GAP + 2, y, size, self._style.text)

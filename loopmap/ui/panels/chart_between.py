"""A chart between two parts in a low and wide place, else above both of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from loopmap.ui.panels.turning import is_narrow

_ACROSS = (6, 11, 7)
"""How the width is shared by the first part, the chart and the last part."""

_DOWN = (5, 6)
"""How the height is shared by the chart and what is below it."""

_SQUARE, _LINES = 2.2, 22
"""Of a place that is not so many times as wide as high, and has so many lines of text, the
whole width is better for a chart than the whole height."""


class ChartBetween(QWidget):
    """``is_above`` tells whether the chart stands above the others."""

    def __init__(self, first: QWidget, chart: QWidget, last: QWidget, *, spacing: int) -> None:
        super().__init__()
        self._parts = first, chart, last
        self._spacing = spacing
        self.is_above: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._place()

    def _place(self) -> None:
        above = is_narrow(self, self.width()) or self._is_square()
        if above is self.is_above:
            return
        self.is_above, grid = above, self._grid
        first, chart, last = self._parts
        for part in self._parts:
            grid.removeWidget(part)
        grid.setHorizontalSpacing(self._spacing)
        grid.setVerticalSpacing(8)
        if above:
            grid.addWidget(chart, 0, 0, 1, 2)
            grid.addWidget(first, 1, 0)
            grid.addWidget(last, 1, 1)
        else:
            for place, part in enumerate(self._parts):
                grid.addWidget(part, 0, place)
        for place, share in enumerate((1, 1, 0) if above else _ACROSS):
            grid.setColumnStretch(place, share)
        for place, share in enumerate(_DOWN if above else (1, 0)):
            grid.setRowStretch(place, share)

    def _is_square(self) -> bool:
        is_high = self.height() >= _LINES * self.fontMetrics().lineSpacing()
        return is_high and self.width() < _SQUARE * self.height()

"""What arrives through a link, drawn by hand and as a table of points."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from loopmap.model.equations import Graph, Points
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.graph_plot import GraphPlot
from loopmap.ui.panels.graph_table import GraphTable
from loopmap.ui.panels.looks import small
from loopmap.ui.theme import BASE_PIXELS, style_in_force

USUAL_TABLE: Points = ((-1.0, -1.0), (-0.5, -0.5), (0.0, 0.0), (0.5, 0.5), (1.0, 1.0))
"""A straight line to begin with, with points to take hold of."""

_SPANS = ((-1.0, 1.0), (-1.0, 1.0))
_PLOT, _TABLE = (150, 150), 170


class LinkTable(QWidget):
    """``drawn`` carries the points once for each gesture or number, ``refused`` why not."""

    drawn = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._points: Points = USUAL_TABLE
        self.plot, self.table = GraphPlot(), GraphTable()
        self.plot.names = ("the cause", "arrives")
        self.plot.setAccessibleName("What arrives, as a graph")
        self.table.setAccessibleName("What arrives, as points")
        self.table.set_names("Cause", "Arrives")
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.plot.setMinimumSize(*(round(side * share) for side in _PLOT))
        self.table.setFixedHeight(round(_TABLE * share))
        rows = column(self, spacing=4)
        rows.addWidget(self.plot)
        rows.addWidget(small("From −1, much lower than today, through 0, as today, to 1."))
        rows.addWidget(self.table)
        self.plot.drawn.connect(self._take)
        self.plot.moving.connect(self.table.show_points)
        self.plot.chosen.connect(self.table.choose)
        self.table.typed.connect(self._take)
        self.table.chosen.connect(self.plot.choose)
        self.table.refused.connect(self.refused)

    def show_points(self, points: Points) -> None:
        """Show these points."""
        self._points = points or USUAL_TABLE
        self.plot.show_graph(Graph(self._points), _SPANS)
        self.table.show_points(self._points)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.plot.set_style(style_in_force())

    def _take(self, points: Points) -> None:
        if points and points != self._points:
            self.drawn.emit(points)
            self.show_points(self._points)

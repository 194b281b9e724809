"""A graphical function to be drawn and typed: the plot, the table, how it is read, the axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from loopmap.diagram.charts.axis import Span
from loopmap.editing.equation.graph_points import number_of, shown
from loopmap.model.equations import Between, Graph, Points
from loopmap.ui.panels.fields import ChipRow, LineField
from loopmap.ui.panels.graph_plot import GraphPlot, spans_around
from loopmap.ui.panels.graph_table import GraphTable
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.steady_button import SteadyButton
from loopmap.ui.theme import BASE_PIXELS, mark, style_in_force

BETWEENS = (
    (
        Between.CONTINUOUS,
        "Line",
        "Straight between points, level before the first and after the last",
    ),
    (Between.EXTRAPOLATE, "Line, straight on", "Straight between points and on beyond them"),
    (Between.DISCRETE, "Steps", "Level from each point to the next"),
)
_AXES = (
    ("Axis across, from", "Across from"),
    ("Axis across, to", "to"),
    ("Axis up, from", "up from"),
    ("Axis up, to", "to"),
)
_TABLE_WIDTH = 190
_FIELD_WIDTH = 76


class GraphEditor(QWidget):
    """``changed`` carries the graph as it should be, once for each gesture or number."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._graph = Graph(((0.0, 0.0), (1.0, 1.0)))
        self.plot, self.table = GraphPlot(), GraphTable()
        self.between = ChipRow("Between points", BETWEENS)
        self._freehand = SteadyButton("Draw freehand")
        self._point = muted()
        self._ends = tuple(LineField(name) for name, _ in _AXES)
        self._lay_out()
        self._connect()

    def set_names(self, across: str, up: str) -> None:
        """What the graph leads from and to; shown at the axes and over the columns."""
        self.plot.names = (across, up)
        self.plot.setAccessibleName(f"Graph of {up}")
        self.plot.update()

    def show_graph(self, graph: Graph) -> None:
        """Show a graph on the axes people set, else on those on show where all of it fits."""
        self._graph = graph
        self.plot.show_graph(graph, _spans_of(graph, self.plot.spans))
        self._show_rest(graph.points)
        self.between.show_value(graph.between)

    def fit_axes(self) -> None:
        """Axes just around the points, where nobody set them."""
        self.plot.show_graph(self._graph, _spans_of(self._graph, None))
        self._show_rest(self._graph.points)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.plot.set_style(style_in_force())

    def _lay_out(self) -> None:
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.table.setFixedWidth(round(_TABLE_WIDTH * share))
        self._freehand.setCheckable(True)
        self._freehand.setToolTip(
            "Drag across the graph as with a pencil: your line stands in place of the old one"
        )
        mark(self._freehand, "chip")
        across = QHBoxLayout()
        across.setSpacing(14)
        across.addWidget(self.plot, 1)
        across.addWidget(self.table)
        below = QHBoxLayout()
        below.addWidget(self.between, 1)
        below.addWidget(self._freehand, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(across, 1)
        column.addWidget(self._point)
        column.addLayout(below)
        column.addLayout(self._axes(share))

    def _axes(self, share: float) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for place, (field, (_, words)) in enumerate(zip(self._ends, _AXES, strict=True)):
            field.setFixedWidth(round(_FIELD_WIDTH * share))
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            label: QLabel = heading(words)
            label.setBuddy(field)
            grid.addWidget(label, 0, 2 * place)
            grid.addWidget(field, 0, 2 * place + 1)
            field.setPlaceholderText("fits")
            field.setToolTip("Kept with the graph; empty it and the axis fits the points again")
            field.committed.connect(self._set_axes)
        grid.setColumnStretch(8, 1)
        return grid

    def _connect(self) -> None:
        self.plot.drawn.connect(self._take)
        self.plot.moving.connect(self._show_rest)
        self.plot.chosen.connect(self._choose)
        self.table.typed.connect(self._take)
        self.table.chosen.connect(self.plot.choose)
        self.table.refused.connect(self.refused)
        self.between.chosen.connect(self._set_between)
        self._freehand.toggled.connect(self._set_freehand)

    def _take(self, points: Points) -> None:
        if points and points != self._graph.points:
            self._graph = replace(self._graph, points=points)
            self.show_graph(self._graph)
            self.changed.emit(self._graph)

    def _set_between(self, between: Between) -> None:
        if between is not self._graph.between:
            self._graph = replace(self._graph, between=between)
            self.show_graph(self._graph)
            self.changed.emit(self._graph)

    def _set_freehand(self, freehand: bool) -> None:
        self.plot.freehand = freehand

    def _choose(self, place: int) -> None:
        self.table.choose(place)
        self._point.setText(self.plot.told())

    def _show_rest(self, points: Points) -> None:
        """The table and the words follow the hand."""
        self.table.show_points(points)
        self.table.choose(self.plot.place)
        self._point.setText(self.plot.told())
        for field, value in zip(
            self._ends, (*self.plot.spans[0], *self.plot.spans[1]), strict=True
        ):
            field.show_text(shown(value))

    def _set_axes(self) -> None:
        """What was typed is kept with the graph; an end that was emptied fits its axis again."""
        texts = [field.text().strip() for field in self._ends]
        odd = [text for text in texts if text and number_of(text) is None]
        across = _axis_typed(texts[:2], self.plot.spans[0], self._graph.across)
        up = _axis_typed(texts[2:], self.plot.spans[1], self._graph.up)
        if odd:
            self.refused.emit(f"“{odd[0]}” is not a number.")
        elif not all(axis is None or axis[0] < axis[1] for axis in (across, up)):
            self.refused.emit("An axis goes from a lower to a higher number.")
        elif (across, up) != (self._graph.across, self._graph.up):
            self._graph = replace(self._graph, across=across, up=up)
            self.fit_axes()
            self.changed.emit(self._graph)
        self._show_rest(self._graph.points)


def _axis_typed(texts: Sequence[str], before: Span, kept: Span | None) -> Span | None:
    """An axis as its two fields say it; what stands there as it stood says nothing new."""
    if texts == [shown(end) for end in before]:
        return kept
    low, high = map(number_of, texts)
    return None if low is None or high is None else (low, high)


def _spans_of(graph: Graph, other: tuple[Span, Span] | None) -> tuple[Span, Span]:
    """Axes as people set them, wider where points lie beyond, or else just around the points."""
    fitted, sides = spans_around(graph.points, other), zip(*graph.points, strict=True)
    axes = zip((graph.across, graph.up), fitted, sides, strict=True)
    across, up = (fit if kept is None else _wide(kept, values) for kept, fit, values in axes)
    return across, up


def _wide(axis: Span, values: Sequence[float]) -> Span:
    return min(axis[0], *values), max(axis[1], *values)

"""Constants of a map as sliders: what if a number were another, tried without changing the map."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from loopmap.diagram.charts.axis import number
from loopmap.editing.equation.graph_points import rounded
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Variable
from loopmap.simulation.equations.reading import MapReading, number_of
from loopmap.simulation.stock_flow.model import Kind
from loopmap.ui.as_written import as_written
from loopmap.ui.panels.fields import empty, plain_button
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.slider import Slider

_STEPS = 200
NO_CONSTANTS = "No variable is a plain number, so there is nothing to turn."


class ParameterSliders(QWidget):
    """``tried`` carries a constant and its value while the slider moves.

    ``takenBack``: the map's own numbers again. ``kept``: those on show into the map.
    ``timesWanted``: when the map is run.
    """

    tried = Signal(str, float)
    takenBack = Signal()
    timesWanted = Signal()
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[RecordId, _Row] = {}
        self._shown: tuple[Variable, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(7)
        self._back = plain_button("Back to the map’s numbers", "Take back what was tried")
        self._keep = plain_button("Keep these numbers", "Write them into the map’s equations")
        times = plain_button("When it is run…", "From when to when, in which steps")
        times.clicked.connect(self.timesWanted)
        self._back.clicked.connect(self.takenBack)
        self._keep.clicked.connect(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(heading("Try other numbers"))
        column.addLayout(self._list)
        column.addWidget(self._back)
        column.addWidget(self._keep)
        column.addWidget(times)
        column.addStretch(1)

    @property
    def is_held(self) -> bool:
        """Whether a hand is moving a slider just now."""
        return any(row.slider.is_held for row in self._rows.values())

    def show_constants(self, reading: MapReading, given: Mapping[RecordId, float]) -> None:
        """Show the constants of a map, and those that are tried with other values."""
        constants = {v.key for v in reading.model.variables if v.kind is Kind.CONSTANT}
        ids = {reading.ids[key] for key in constants}
        shown = tuple(v for v in in_order(reading.causal_map.variables) if v.id in ids)
        if [_kept(v) for v in shown] != [_kept(v) for v in self._shown] or not self._list.count():
            self._make(shown)
        self._shown = shown
        for variable, row in self._rows.items():
            row.show_value(given.get(variable))
        for button in (self._back, self._keep):
            button.setVisible(bool(given))

    def _make(self, shown: tuple[Variable, ...]) -> None:
        empty(self._list)
        self._rows = {}
        for variable in shown:
            row = self._rows[variable.id] = _Row(variable)
            row.tried.connect(self.tried)
            self._list.addWidget(row)
        if not shown:
            self._list.addWidget(muted(NO_CONSTANTS))


def _said(value: float) -> str:
    """A number that people set: with all its digits while they can be counted."""
    return f"{value:,g}" if abs(value) < _IN_WORDS else number(value)


_IN_WORDS = 1e6


class _Row(QWidget):
    """One constant: its name, its value in its unit, its slider."""

    tried = Signal(str, float)

    def __init__(self, variable: Variable) -> None:
        super().__init__()
        self._variable, self._own = variable, number_of(variable) or 0.0
        self._span = span_of(variable, self._own)
        self._told = muted()
        name = as_written(QLabel(variable.name))
        name.setWordWrap(True)
        self.slider = Slider(variable.name, 0, _STEPS, 1, self._place(self._own))
        name.setBuddy(self.slider)
        self.slider.moving.connect(self._try)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(1)
        for part in (name, self.slider, self._told):
            column.addWidget(part)

    def show_value(self, given: float | None) -> None:
        """Show the value that is tried, or the map's own."""
        value = self._own if given is None else given
        low, high = self._span
        self.slider.show_number(self._place(value))
        unit = f" {self._variable.unit}" if self._variable.unit else ""
        tried = given is not None and given != self._own
        told = f"{_said(value)}{unit}{f', on the map {_said(self._own)}' if tried else ''}"
        self._told.setText(told)
        self.slider.say(f"{told}, from {_said(low)} to {_said(high)}")

    def _place(self, value: float) -> float:
        """How far into its range a value stands, in steps of the slider."""
        low, high = self._span
        return round((value - low) / (high - low) * _STEPS)

    def _try(self, place: float) -> None:
        low, high = self._span
        value = rounded(low + (high - low) * place / _STEPS, self._span)
        self.tried.emit(self._variable.id, value)


def span_of(variable: Variable, value: float) -> tuple[float, float]:
    """Where a slider goes: within what was said, else from nothing to twice the value."""
    if variable.bounds is not None and variable.bounds[0] < variable.bounds[1]:
        low, high = variable.bounds
        return min(low, value), max(high, value)
    if value == 0:
        return 0.0, 1.0
    return (0.0, 2 * value) if value > 0 else (2 * value, 0.0)


def _kept(variable: Variable) -> tuple[str, str, str, str, object]:
    """What of a variable its row shows."""
    return variable.id, variable.name, variable.equation, variable.unit, variable.bounds

"""From when to when a map with equations is run, in which steps, and what its time is called."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QVBoxLayout, QWidget

from loopmap.editing.edits.quantities import set_times
from loopmap.editing.equation.graph_points import number_of, shown
from loopmap.editing.session import Session
from loopmap.model.equations import USUAL_TIMES, Method, Times, unit_said
from loopmap.model.query import has_equations
from loopmap.simulation.stock_flow.grid import tell_end, whole_steps
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import ChipRow, LineField
from loopmap.ui.panels.looks import heading, small

METHODS = (
    (Method.EULER, "Euler", "Straight on from step to step; right for what jumps"),
    (Method.RK4, "Runge–Kutta", "Looks ahead within each step; exacter for what moves smoothly"),
)
UNITS = ("day", "week", "month", "quarter", "term", "year")
_FIELDS = (
    ("start", "From", "When the run starts"),
    ("stop", "To", "When the run stops"),
    ("step", "In steps of", "Length of a step"),
)


class MapTimes(QWidget):
    """Each choice is one step to undo; what no run can be is refused and put back."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._asking = asking
        self.fields = {name: LineField(called) for name, _, called in _FIELDS}
        self.unit = LineField("Unit of time", "e.g. month")
        completer = QCompleter(QStringListModel(list(UNITS), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.unit.setCompleter(completer)
        self.method = ChipRow("Method", METHODS)
        self._told = small()
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        rows = [(words, self.fields[name]) for name, words, _ in _FIELDS]
        for row, (words, field) in enumerate([*rows, ("Unit of time", self.unit)]):
            label = heading(words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(grid)
        column.addWidget(self.method)
        column.addWidget(self._told)
        for field in (*self.fields.values(), self.unit):
            field.committed.connect(self._read)
        self.method.chosen.connect(self._choose)

    def refresh(self) -> None:
        """Show what the map says."""
        times = self._times
        for name, field in self.fields.items():
            field.show_text(shown(getattr(times, name)))
        self.unit.show_text(times.unit)
        self.method.show_value(times.method)
        self._told.setText(told(times))

    @property
    def _session(self) -> Session:
        return self._asking.session

    @property
    def _times(self) -> Times:
        return self._session.map.info.times or USUAL_TIMES

    def _read(self) -> None:
        texts = [self.fields[name].text() for name, _, _ in _FIELDS]
        start, stop, step = map(number_of, texts)
        if start is None or stop is None or step is None:
            wrong = next(text for text in texts if number_of(text) is None)
            self._asking.refused.emit(f"“{wrong}” is not a number.")
        else:
            unit = self.unit.text().strip()
            self._do(replace(self._times, start=start, stop=stop, step=step, unit=unit))
        self.refresh()

    def _choose(self, method: Method) -> None:
        self._do(replace(self._times, method=method))
        self.refresh()

    def _do(self, times: Times) -> None:
        session = self._session
        self._asking.do(
            "When it is run", lambda: set_times(session.document, session.map_id, times)
        )


class MapTimesSection(QWidget):
    """The times under a title of their own, seen where a map has equations."""

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self._asking = asking
        self.times = MapTimes(asking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading("When it is run"))
        column.addWidget(self.times)

    def refresh(self) -> None:
        """Show what the map says, if it has equations."""
        there = has_equations(self._asking.session.map)
        self.setVisible(there)
        if there:
            self.times.refresh()

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        first = self.times.fields["start"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()


def told(times: Times) -> str:
    """How many steps a run takes, in a sentence."""
    span = (times.start, times.stop, times.step)
    unit, steps = f" {unit_said(times.unit)}".rstrip(), whole_steps(*span)
    said = f"{steps:,} step{'' if steps == 1 else 's'} of {shown(times.step)}{unit}"
    return f"{said}{'' if steps == 1 else ' each'}. {tell_end(*span)}".rstrip()

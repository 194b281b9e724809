"""Every equation of the map: a table to walk through, and below it the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from loopmap.editing.session import Event
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, MapInfo, Variable
from loopmap.simulation.equations.reading import MapReading
from loopmap.ui.map_readings import READING, MapReadings
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.equation_section import EquationSection
from loopmap.ui.panels.equations_table import EquationsModel, EquationsTable
from loopmap.ui.panels.fields import plain_button
from loopmap.ui.panels.looks import muted, strong
from loopmap.ui.panels.scrolled import Scrolled
from loopmap.ui.theme import BASE_PIXELS
from loopmap.ui.undo_here import undo_here

_SIZE = QSize(980, 660)
_SHARE_OF_SCREEN = 0.92
REST = 120
"""Milliseconds without an edit after which the whole map is looked at again."""
RUNS = "The map runs by its equations."


class EquationsDialog(QDialog):
    """Enter in an equation goes on to the next; F8 to the next that wants something.

    ``wanted`` carries a variable to be brought into view on the map.
    """

    wanted = Signal(str)

    def __init__(
        self, asking: Asking, readings: MapReadings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Equations")
        self._session = session = asking.session
        self._readings = readings
        self._reading: MapReading | None = None
        self._wanted: tuple[RecordId | None] | None = None
        self._variable: RecordId | None = None
        self.model = EquationsModel()
        self.table = EquationsTable(self.model)
        self._state = muted()
        self._next = plain_button("Next to look at (F8)", "Go on to the next that wants something")
        self._name = strong("")
        self._meaning = muted()
        self.section = EquationSection(asking, is_alone=True)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._lay_out()
        self._connect()
        undo_here(session, self)
        self._stop = session.listen(self._hear)

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._rest.stop()
        self._stop()

    def show_at(self, variable: RecordId | None = None) -> None:
        """Show one variable, or the first that wants something; the keyboard in its equation."""
        self.show()
        self.raise_()
        self.activateWindow()
        self._wanted = (variable,)
        self._read()

    def _begin_at(self, variable: RecordId | None) -> None:
        row = self.model.row_of(variable) if variable is not None else None
        if row is None:
            row = self.model.next_found(-1) if self.model.rowCount() else None
        self._go_to(0 if row is None else row)
        self.section.begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.fit()

    def _lay_out(self) -> None:
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        head = QHBoxLayout()
        head.addWidget(self._state, 1)
        head.addWidget(self._next, 0, Qt.AlignmentFlag.AlignTop)
        self._next.setShortcut("F8")
        one = QWidget()
        inside = QVBoxLayout(one)
        inside.setContentsMargins(0, 6, 8, 0)
        inside.setSpacing(4)
        for part in (self._name, self._meaning, self.section):
            inside.addWidget(part)
        inside.addStretch(1)
        down = QSplitter(Qt.Orientation.Vertical)
        down.addWidget(self.table)
        down.addWidget(Scrolled(one))
        down.setStretchFactor(0, 3)
        down.setStretchFactor(1, 2)
        down.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(down, 1)
        self.resize((_SIZE * share).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        down.setSizes([self.height() * 5 // 9, self.height() * 4 // 9])

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.entered.connect(self.section.begin)
        self.section.entered.connect(self._go_on)
        self.section.escaped.connect(self.table.setFocus)
        self._next.clicked.connect(self._go_to_next)
        self._rest.timeout.connect(self._read)
        self._readings.changed.connect(self._read)

    def _hear(self, event: Event) -> None:
        touched = event.change.touched(Variable, Link, MapInfo)
        if self.isVisible() and (touched or event.map_changed or event.replaced):
            self._rest.start()
            self._show_one()

    def _read(self) -> None:
        self._rest.stop()
        if not self.isVisible():
            return
        reading = self._readings.ask()
        if reading is None:
            self._state.setText(READING)
            return
        self._reading = reading
        self.model.show_reading(reading)
        told = RUNS if reading.is_runnable else reading.why_not
        notes = sum(not finding.blocks for finding in reading.findings)
        more = f" {notes} more to look at, which stop no run." if notes else ""
        self._state.setText(f"{told}{more}")
        self._next.setEnabled(bool(reading.findings))
        self._show_one()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._begin_at(*wanted)

    def _choose(self, row: int) -> None:
        variable = self.model.variable(row)
        if variable is not None and variable.id != self._variable:
            self.section.editor.commit()
            self._variable = variable.id
            self._session.select(frozenset({variable.id}))
            self.wanted.emit(variable.id)
            self._show_one()

    def _show_one(self) -> None:
        variable = self._session.map.variables.get(self._variable or RecordId(""))
        self.section.setVisible(variable is not None)
        if variable is None:
            self._name.setText("")
            return
        self._name.setText(variable.name)
        self._meaning.setText(variable.meaning)
        self._meaning.setVisible(bool(variable.meaning))
        self.section.show_variable(variable, self._told_of(variable))

    def _told_of(self, variable: Variable) -> tuple[str, ...]:
        """Findings about the variable that its equation alone does not show."""
        if self._reading is None:
            return ()
        complaints = {c.text for c in self.section.editor.looked.complaints}
        return tuple(
            finding.sentence
            for finding in self._reading.of(variable.id)
            if finding.text not in complaints and variable.equation.strip()
        )

    def _go_to(self, row: int) -> None:
        self.table.go_to(row)
        self._choose(row)

    def _go_on(self) -> None:
        row = self.table.currentIndex().row() + 1
        if row < self.model.rowCount():
            self._go_to(row)
            self.section.begin(over=True)

    def _go_to_next(self) -> None:
        self._read()
        row = self.model.next_found(self.table.currentIndex().row())
        if row is not None:
            self._go_to(row)
            self.section.begin(over=True)

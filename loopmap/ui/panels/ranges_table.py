"""Between which values the numbers of a map may lie: a table to type in, kept in the map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from loopmap.editing.edits.quantities import set_bounds
from loopmap.editing.equation.graph_points import number_of, shown
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.ids import RecordId
from loopmap.model.records import Kind, Variable
from loopmap.simulation.equations.numbers import called, numbers_of, range_said
from loopmap.simulation.equations.reading import number_of as constant_of
from loopmap.ui.model_runs import ModelRun
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.theme import style_in_force

_HEADS = ("Number", "From", "To")


class RangesTable(QTableWidget):
    """A row for each constant, and for what each stock starts at.

    What nobody said stands there in grey: a fifth up and down, a stock's start as it is.
    """

    refused = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(0, len(_HEADS))
        self._session, self._filling = session, False
        self._rows: tuple[Variable, ...] = ()
        self.setAccessibleName("Ranges of the numbers")
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.itemChanged.connect(self._read)

    def show_ranges(self, found: ModelRun) -> None:
        """Show the numbers of a map and their ranges, constants first."""
        variables, ids = found.reading.causal_map.variables, numbers_of(found.reading)
        rows = sorted((variables[i] for i in ids), key=lambda v: v.kind is Kind.STOCK)
        self._rows = tuple(rows)
        self._fill()

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, LIST_KEYS, typing=True) or super().event(event)

    def _fill(self) -> None:
        self._filling = True
        self.setRowCount(len(self._rows))
        style = style_in_force()
        for row, variable in enumerate(self._rows):
            said = range_said(variable, constant_of(variable) or 0.0, variable.name)
            cells = (called(variable), shown(said.low), shown(said.high))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 0:
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                elif variable.bounds is None:
                    item.setForeground(QColor(style.text_muted))
                self.setItem(row, column, item)
        self._filling = False

    def _read(self, item: QTableWidgetItem) -> None:
        """A number typed, or an end emptied: then nothing is said of this range any more."""
        if self._filling:
            return
        variable = self._rows[item.row()]
        texts = [_text(self, item.row(), column) for column in (1, 2)]
        numbers = [number_of(text) for text in texts]
        low, high = numbers
        if not item.text().strip():
            self._say(variable.id, None)
        elif low is None or high is None:
            self.refused.emit(f"“{item.text()}” is not a number.")
            self._fill()
        else:
            self._say(variable.id, (low, high))

    def _say(self, variable: RecordId, bounds: tuple[float, float] | None) -> None:
        session = self._session
        try:
            session.do("Range", set_bounds(session.document, session.map_id, variable, bounds))
        except EditRefused as refusal:
            self.refused.emit(str(refusal))
            self._fill()


def _text(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item is not None else ""

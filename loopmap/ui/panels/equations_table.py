"""All equations of a map as a table: who, what kind, the equation, the unit, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Variable
from loopmap.simulation.equations.findings import EquationFinding
from loopmap.simulation.equations.reading import MapReading, number_of
from loopmap.ui.as_written import tip
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.theme import style_in_force

HEADS = ("Variable", "Kind", "Equation", "Unit", "To look at")
_KINDS = {Kind.STOCK: "stock", Kind.FLOW: "flow"}
_Index = QModelIndex | QPersistentModelIndex


def kind_told(variable: Variable) -> str:
    """What a variable is among equations, in a word."""
    if variable.kind in _KINDS:
        return _KINDS[variable.kind]
    if variable.graph is not None:
        return "graph"
    return "constant" if number_of(variable) is not None else "auxiliary"


class EquationsModel(QAbstractTableModel):
    """A row for each variable in the order of the map."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Variable] = ()
        self._found: dict[RecordId, tuple[EquationFinding, ...]] = {}

    def show_reading(self, reading: MapReading) -> None:
        """Show a map; rows stay where only what is in them has changed."""
        rows = in_order(reading.causal_map.variables)
        found: dict[RecordId, tuple[EquationFinding, ...]] = {}
        for each in reading.findings:
            found[each.variable] = (*found.get(each.variable, ()), each)
        same = [row.id for row in rows] == [row.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows, self._found = rows, found
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADS) - 1))

    def variable(self, row: int) -> Variable | None:
        """The variable of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def found(self, row: int) -> tuple[EquationFinding, ...]:
        """What is wrong in a row."""
        variable = self.variable(row)
        return () if variable is None else self._found.get(variable.id, ())

    def row_of(self, variable: RecordId) -> int | None:
        """The row of a variable."""
        return next((n for n, each in enumerate(self._rows) if each.id == variable), None)

    def next_found(self, row: int) -> int | None:
        """The next row after this one where something is to be looked at, round the end."""
        count = len(self._rows)
        places = ((row + 1 + step) % count for step in range(count))
        return next((place for place in places if self.found(place)), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  as Qt has it
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        return HEADS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        variable = self.variable(index.row())
        if variable is None:
            return None
        text = self._text(variable, index.column(), self.found(index.row()))
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split("\n"))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text or "nothing"
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(index.column(), self.found(index.row()))
        return None

    def _text(self, variable: Variable, column: int, found: tuple[EquationFinding, ...]) -> str:
        if column == 0:
            return variable.name
        if column == 1:
            return kind_told(variable)
        if column == 2:
            return variable.equation
        if column == 3:
            return variable.unit
        return " ".join(each.beside(variable.name) for each in found)

    def _colour(self, column: int, found: tuple[EquationFinding, ...]) -> QColor | None:
        style = style_in_force()
        if column == 4:
            blocks = any(each.blocks for each in found)
            return QColor(style.error_text if blocks else style.warning_text)
        return QColor(style.text_muted) if column in (1, 3) else None


class EquationsTable(QTableView):
    """``chosen`` tells the row the keyboard or a press came to, ``entered`` Enter on it."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, model: EquationsModel) -> None:
        super().__init__()
        self.setAccessibleName("Equations")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, share in enumerate(_SHARES):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Interactive)
            header.resizeSection(column, share * 8)
        header.setStretchLastSection(True)
        self.selectionModel().currentRowChanged.connect(self._tell)

    def go_to(self, row: int) -> None:
        """Bring a row into view, with the selection on it."""
        self.selectRow(row)
        self.scrollTo(self.model().index(row, 0))

    def fit(self) -> None:
        """Columns as wide as their shares of the table, in any size of text."""
        whole = sum(_SHARES)
        for column, share in enumerate(_SHARES[:-1]):
            self.setColumnWidth(column, self.viewport().width() * share // whole)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, LIST_KEYS | {Qt.Key.Key_Enter}, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, current: QModelIndex, _: QModelIndex) -> None:
        self.chosen.emit(current.row())


_SHARES = (24, 11, 36, 15, 34)

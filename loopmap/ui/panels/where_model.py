"""Where to look, as rows for a table: each variable with its group by each measure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.measures import Band, Measures, Shaken
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.as_written import tip

Index = QModelIndex | QPersistentModelIndex
BAND = Qt.ItemDataRole.UserRole
STEADY = Qt.ItemDataRole.UserRole + 1

HEADS = {
    Measure.OUT: "Out",
    Measure.INTO: "In",
    Measure.BETWEEN: "Ways",
    Measure.REINFORCING: "R",
    Measure.BALANCING: "B",
    Measure.UNDETERMINED: "U",
}
"""As short as columns are narrow."""

STEADY_SHARE = 0.8
"""Of the shaken maps a variable must stay among the first in to count as steady."""

_ORDER = (Band.TOP, Band.MIDDLE, Band.LOW, Band.NONE)


def _heavy(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.Bold)
    return font


_FIRST_COLUMN = "Name"


class WhereModel(QAbstractTableModel):
    """Sorted by the groups of one column, and by name within a group: there are no ranks."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[RecordId, str] = {}
        self._rows: list[RecordId] = []
        self._measures: Measures | None = None
        self._shaken: Shaken | None = None
        self.columns: tuple[Measure, ...] = ()
        self.names_above = False  # they stand above the bars, so they have no head
        self._sorted_by, self._order = 1, Qt.SortOrder.AscendingOrder

    def show(self, causal_map: CausalMap, measures: Measures, shaken: Shaken | None) -> None:
        """Show other measures; loops not classified have a column where there are any."""
        self.beginResetModel()
        self._measures, self._shaken = measures, shaken
        self._names = {v.id: v.name for v in causal_map.variables.values()}
        unsettled = any(measures.values[Measure.UNDETERMINED].values())
        self.columns = tuple(m for m in Measure if unsettled or m is not Measure.UNDETERMINED)
        self._rows = self._ordered(self._names)
        self.endResetModel()

    def variable(self, row: int) -> RecordId:
        """The variable of that row."""
        return self._rows[row]

    def row_of(self, variable: RecordId) -> int | None:
        """The row of that variable, if it has one."""
        return self._rows.index(variable) if variable in self._names else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 1 + len(self.columns)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sorted_by, self._order = column, order
        self._rows = self._ordered(self._rows)
        self.endResetModel()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section > len(self.columns):
            return None
        measure = self.columns[section - 1] if section else None
        if role == Qt.ItemDataRole.DisplayRole:
            first = "" if self.names_above else _FIRST_COLUMN
            return first if measure is None else HEADS[measure]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _FIRST_COLUMN if measure is None else measure.value.capitalize()
        if role == Qt.ItemDataRole.FontRole and section == self._sorted_by:
            return _heavy(QApplication.font())
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        variable = self._rows[index.row()]
        if index.column() == 0:
            return self._names[variable] if role == Qt.ItemDataRole.DisplayRole else None
        measure = self.columns[index.column() - 1]
        if role == BAND:
            return self._band(measure, variable)
        if role == STEADY:
            return self.is_steady(measure, variable)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return tip(self.told(measure, variable))
        return None

    def told(self, measure: Measure, variable: RecordId) -> str:
        """One cell in words."""
        assert self._measures is not None
        value = self._measures.values[measure].get(variable, 0.0)
        counted = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
        return f"{measure.value.capitalize()}: {counted}, {self._band(measure, variable).value}"

    def is_steady(self, measure: Measure, variable: RecordId) -> bool:
        """Whether the variable kept its place among the first in shaken maps, as far as known."""
        if self._shaken is None or self._band(measure, variable) is not Band.TOP:
            return True
        stayed = self._shaken.stayed[measure].get(variable, 0)
        return stayed >= STEADY_SHARE * self._shaken.draws

    def _band(self, measure: Measure, variable: RecordId) -> Band:
        assert self._measures is not None
        return self._measures.bands[measure].get(variable, Band.NONE)

    def _ordered(self, variables: Iterable[RecordId]) -> list[RecordId]:
        column = self._sorted_by
        by_name = sorted(variables, key=lambda v: (self._names[v].casefold(), v))
        descending = self._order is Qt.SortOrder.DescendingOrder
        if not 1 <= column <= len(self.columns):
            return by_name[::-1] if column == 0 and descending else by_name
        measure = self.columns[column - 1]
        turn = -1 if descending else 1
        return sorted(by_name, key=lambda v: turn * _ORDER.index(self._band(measure, v)))

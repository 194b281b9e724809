"""A table model over the variables or the links of the map on show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Variable
from loopmap.ui.as_written import tip
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.outline_columns import Column

R = TypeVar("R", Variable, Link)
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
HERE = QModelIndex()
CENTRED = ("Sign", "Causes", "Effects")


class OutlineModel(QAbstractTableModel, Generic[R]):
    """Rows are records in their order; a cell's edit is asked for through Asking."""

    def __init__(
        self,
        asking: Asking,
        columns: Sequence[Column[R]],
        table: Callable[[CausalMap], Mapping[RecordId, R]],
    ) -> None:
        super().__init__()
        self._asking = asking
        self._columns: Sequence[Column[R]] = columns
        self._table: Callable[[CausalMap], Mapping[RecordId, R]] = table
        self._rows: list[R] = []
        self._places: dict[RecordId, int] = {}

    @property
    def map(self) -> CausalMap:
        return self._asking.session.map

    def refresh(self) -> None:
        """Take the rows from the session; only other rows reset the table. O(n log n)."""
        rows = in_order(self._table(self.map))
        if [r.id for r in rows] == [r.id for r in self._rows]:
            self._rows = rows
            if rows:
                end = self.index(len(rows) - 1, len(self._columns) - 1)
                self.dataChanged.emit(self.index(0, 0), end)
            return
        self.beginResetModel()
        self._rows = rows
        self._places = {record.id: place for place, record in enumerate(rows)}
        self.endResetModel()

    def record(self, row: int) -> RecordId:
        """The id of the record in a row."""
        return self._rows[row].id

    def row_of(self, record: RecordId) -> int | None:
        """The row of a record, or None if this table does not show it."""
        return self._places.get(record)

    def choices(self, column: int) -> Sequence[tuple[Any, str]] | None:
        """What a column offers to choose from, or None for free text."""
        offers = self._columns[column].choices
        return offers(self.map) if offers else None

    def rowCount(self, parent: Index = HERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = HERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns[section].title
        if role == Role.TextAlignmentRole and self._columns[section].title not in CENTRED:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        column, record = self._columns[index.column()], self._rows[index.row()]
        if role in (Role.DisplayRole, Role.EditRole):
            return column.shows(self.map, record)
        if role == Role.ToolTipRole:
            return tip(column.shows(self.map, record))
        if role == Role.AccessibleTextRole:
            spoken = (column.spoken or column.shows)(self.map, record)
            return f"{column.title}: {spoken or 'none'}"
        if role == Role.TextAlignmentRole and column.title in CENTRED:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        column, record = self._columns[index.column()], self._rows[index.row()]
        if role != Role.EditRole or column.edit is None:
            return False
        edit, session = column.edit, self._asking.session
        return self._asking.do(
            column.step, lambda: edit(session.document, session.map_id, record, value)
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self._columns[index.column()].edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

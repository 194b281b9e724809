"""A table model over the variables or the links of the map on show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from loopmap.errors import EditRefused
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
UNSORTED = -1
READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
EDITABLE = READABLE | Qt.ItemFlag.ItemIsEditable


class OutlineModel(QAbstractTableModel, Generic[R]):
    """Rows are records, in their order or sorted by a column, all or those that hold some words.

    A cell's edit is asked for through Asking; where a column allows it, an edit of one
    selected row is one of them all.
    """

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
        # Asked for every cell of a selection, so worked out once.
        self._flags = [READABLE if c.edit is None else EDITABLE for c in columns]
        self._map = asking.session.map
        self._rows: list[R] = []
        self._places: dict[RecordId, int] = {}
        self._sought = ""
        self._texts: tuple[CausalMap | None, dict[RecordId, str]] = (None, {})
        self._sorted_by = UNSORTED
        self._downwards = False

    @property
    def map(self) -> CausalMap:
        """The map that the rows are of, which may be about to follow an edit."""
        return self._map

    def refresh(self) -> None:
        """Take the rows from the session; only other rows reset the table. O(n log n)."""
        rows = self._wanted()
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

    def seek(self, typed: str) -> None:
        """Show only rows that hold these words in some cell; all for no words."""
        self._sought = " ".join(typed.casefold().split())
        self.refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; UNSORTED brings back the order of the map."""
        self._sorted_by = column
        self._downwards = order == Qt.SortOrder.DescendingOrder
        self.refresh()

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

    def may_type(self, column: int) -> bool:
        """Whether words may be typed into a column, besides what it offers."""
        offered = self._columns[column]
        return offered.edit is not None and (offered.choices is None or offered.reads is not None)

    def takes_keys(self, column: int) -> bool:
        """Whether single letters act in a column as they do on the canvas."""
        return self._columns[column].quick

    def title(self, column: int) -> str:
        return self._columns[column].title

    def rowCount(self, parent: Index = HERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = HERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        column = self._columns[section] if orientation == Qt.Orientation.Horizontal else None
        if column is None:
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return column.title
        if role in (Role.ToolTipRole, Role.AccessibleDescriptionRole):
            return column.meaning
        if role == Role.TextAlignmentRole and not column.centred:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        column, record = self._columns[index.column()], self._rows[index.row()]
        match role:
            case Role.DisplayRole | Role.EditRole:
                found: Any = column.shows(self.map, record)
            case Role.ToolTipRole:
                found = tip(column.shows(self.map, record))
            case Role.AccessibleTextRole:
                found = column.aloud(self.map, record)
            case Role.AccessibleDescriptionRole:
                found = column.more(self.map, record) if column.more else ""
            case Role.TextAlignmentRole:
                found = Qt.AlignmentFlag.AlignCenter if column.centred else None
            case _:
                found = None
        return found

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        column, record = self._columns[index.column()], self._rows[index.row()]
        if role != Role.EditRole or column.edit is None:
            return False
        edit, session = column.edit, self._asking.session
        rows = self._meant(record) if column.many else [record]

        def change() -> Any:
            return edit(session.document, session.map_id, rows, value)

        return self._asking.do(column.step, change)

    def read(self, index: Index, typed: str) -> bool:
        """Set a cell from words that are none of its choices; a refusal is told."""
        reads = self._columns[index.column()].reads
        try:
            value = reads(self.map, typed) if reads else typed
        except EditRefused as refusal:
            self._asking.refused.emit(str(refusal))
            return False
        return self.setData(index, value)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self._flags[index.column()] if index.isValid() else READABLE

    def _meant(self, record: R) -> list[R]:
        """The selected rows when this is one of them, else this one."""
        selection = self._asking.session.selection
        if record.id not in selection:
            return [record]
        return [row for row in self._rows if row.id in selection]

    def _wanted(self) -> list[R]:
        causal_map = self._map = self._asking.session.map
        rows = in_order(self._table(causal_map))
        if self._sought:
            rows = [row for row in rows if self._holds(causal_map, row)]
        if self._sorted_by != UNSORTED:
            by = self._columns[self._sorted_by]
            rows.sort(key=lambda row: by.place(causal_map, row), reverse=self._downwards)
        return rows

    def _holds(self, causal_map: CausalMap, row: R) -> bool:
        """Whether any cell holds the words sought, as it is shown or as it is spoken."""
        if causal_map is not self._texts[0]:
            self._texts = (causal_map, {})
        texts = self._texts[1]
        if row.id not in texts:
            cells = (
                f"{column.shows(causal_map, row)}\n{column.aloud(causal_map, row)}"
                for column in self._columns
            )
            texts[row.id] = "\n".join(cells).casefold()
        return self._sought in texts[row.id]

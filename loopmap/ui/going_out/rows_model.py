"""What may tell who is spoken of as rows of a list; each is made when it is looked at."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from loopmap.analysis.identifiers import Identifier
from loopmap.analysis.identifiers.where import is_private, where
from loopmap.editing.going_out.deciding import Deciding
from loopmap.ui.going_out.row_paint import Row

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel):
    """The rows of what is being decided; a thousand of them cost no more than those in sight."""

    def __init__(self, deciding: Deciding, parent: QObject) -> None:
        super().__init__(parent)
        self._deciding = deciding

    def show(self, deciding: Deciding) -> None:
        """Other rows in place of these."""
        self.beginResetModel()
        self._deciding = deciding
        self.endResetModel()

    def show_again(self, places: range) -> None:
        """What is decided about these may have changed."""
        if places:
            self.dataChanged.emit(self.index(places[0]), self.index(places[-1]))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._deciding.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        each = self._deciding.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row_of(each, self._deciding)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = row_of(each, self._deciding)
            return f"“{each.text}”, {each.kind.value}. {row.becomes}. {row.words}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{row_of(each, self._deciding).place}. {each.reason}"
        return None


def row_of(each: Identifier, deciding: Deciding) -> Row:
    """How one is shown."""
    before, after = " ".join(each.before.split()), " ".join(each.after.split())
    before += " " if before and each.before[-1:].isspace() else ""
    after = f" {after}" if after and each.after[:1].isspace() else after
    text = " ".join(each.text.split())
    kind = each.kind.value[0].upper() + each.kind.value[1:]
    private = ", private" if is_private(deciding.document, each) else ""
    return Row(
        f"{before}{text}{after}",
        _units(before),
        _units(text),
        f"{kind} · {where(deciding.document, each)}{private}",
        deciding.told(each),
        deciding.of(each) is not None,
    )


def _units(text: str) -> int:
    """The length of a text as Qt counts it, in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

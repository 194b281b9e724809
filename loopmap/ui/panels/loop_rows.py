"""The loops as rows of a list, each made only when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from loopmap.analysis.loop_labels import LabelBook
from loopmap.analysis.loop_views.folding import Fold
from loopmap.analysis.loops import Loop, LoopKey, LoopList
from loopmap.model.document import CausalMap
from loopmap.model.records import NamedLoop
from loopmap.ui.as_written import tip
from loopmap.ui.loop_choice import Entry
from loopmap.ui.panels.loop_words import LoopWords, Reading, Row

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole

PAGE = 150
"""Rows of a long list that are there at once; the others come as one scrolls or goes there."""


class LoopRows(QAbstractListModel):
    """The loops that are to be listed. ``renamed`` is called with a key and a new name.

    ``is_new`` says whether nobody has looked at a loop yet.
    """

    def __init__(
        self,
        renamed: Callable[[LoopKey, str], bool],
        is_new: Callable[[Loop], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._renamed = renamed
        self._words = LoopWords(is_new)
        self._entries: Sequence[Entry] = ()
        self._there = 0
        self._places: Mapping[Hashable, int] = {}
        self._rows: dict[int, Row] = {}

    def show(
        self, causal_map: CausalMap, loops: LoopList, book: LabelBook, entries: Sequence[Entry]
    ) -> None:
        """Show another list. O(entries), without making a single row."""
        plain = self._words.is_plain(causal_map, book)  # or else names may have changed
        if plain and entries == self._entries:
            self._words.take(causal_map, loops, book, entries)
            self._tell_again()
            return
        places: dict[Hashable, int] = {_mark(entry): n for n, entry in enumerate(entries)}
        # A reset closes the field in which a name is being typed, so only a new list gets one.
        same = list(places) == list(self._places)
        if not same:
            self.beginResetModel()
        self._words.take(causal_map, loops, book, entries)
        self._entries, self._places = entries, places
        self._there = min(len(entries), max(self._there, PAGE))
        self._tell_again()
        if not same:
            self.endResetModel()

    @property
    def reading(self) -> Reading:
        """How the loops are told."""
        return self._words.reading

    def read(self, reading: Reading) -> None:
        """Tell the loops otherwise."""
        self._words.reading = reading
        self._tell_again()

    def show_step(self, key: LoopKey, told: str) -> None:
        """Tell one step of a walk in that loop's card in place of the whole; "" ends it."""
        self._words.step = (key, told)
        place = self.place_of(key)
        if place is not None:
            self._rows.pop(place, None)
            self.bring(place)
            self.dataChanged.emit(self.index(place), self.index(place))

    def __len__(self) -> int:
        """How many rows the list has, there or not."""
        return len(self._entries)

    def entry_at(self, place: int) -> Entry | None:
        """What lies in that row; None outside the list."""
        return self._entries[place] if 0 <= place < len(self._entries) else None

    def key_at(self, place: int) -> LoopKey | None:
        """The key of the loop in that row; None for any other row and outside the list."""
        entry = self.entry_at(place)
        return entry.key if isinstance(entry, Loop) else None

    def any_key_at(self, place: int) -> LoopKey:
        """The key of the loop in that row, broken or not; () for one that is no loop."""
        entry = self._entries[place]
        if isinstance(entry, NamedLoop):
            return entry.links
        return entry.key if isinstance(entry, Loop) else ()

    def any_key_there(self, place: int) -> bool:
        """Whether there is a loop in that row, broken or not."""
        return isinstance(self.entry_at(place), Loop | NamedLoop)

    def mark_at(self, place: int) -> Hashable:
        """What tells that row from all others, in this list and in another; None outside."""
        entry = self.entry_at(place)
        return None if entry is None else _mark(entry)

    def place_of(self, mark: Hashable) -> int | None:
        """The row of a loop by its key, or of another row by its mark, or None."""
        return None if mark is None else self._places.get(mark)

    def row_at(self, place: int) -> Row:
        """What the card in that row says."""
        row = self._rows.get(place)
        if row is None:
            row = self._rows[place] = self._words.row(self._entries[place])
        return row

    def label_at(self, place: int) -> str:
        """The label of the loop in that row, without telling it; "" for a fold."""
        return self._words.label(self._entries[place])

    def title_at(self, place: int) -> str:
        """The title of that row, without telling its loop."""
        return self._words.title(self._entries[place])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self._there

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._there < len(self._entries)

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self.bring(self._there + PAGE)

    def bring(self, place: int) -> None:
        """Have the row at that place there, and all before it; the last for a place beyond."""
        there = min(place + 1, len(self._entries))
        if there > self._there:
            self.beginInsertRows(QModelIndex(), self._there, there - 1)
            self._there = there
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_fold = isinstance(self.entry_at(index.row()), Fold)
        return flags if is_fold else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return row.title if row.is_named else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.label} {row.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.aloud()
        return tip(row.title) if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self._renamed(self.any_key_at(index.row()), str(value))

    def _tell_again(self) -> None:
        self._rows.clear()
        if self._there:
            self.dataChanged.emit(self.index(0), self.index(self._there - 1))


def _mark(entry: Entry) -> Hashable:
    if isinstance(entry, NamedLoop):
        return entry.links
    return entry.key if isinstance(entry, Loop) else entry

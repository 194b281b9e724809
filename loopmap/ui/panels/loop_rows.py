"""The loops as rows of a list: what each card says, made only when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from loopmap.analysis.loop_labels import LabelBook
from loopmap.analysis.loop_names import default_names, participation
from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loop_views.folding import Fold
from loopmap.analysis.loops import Loop, LoopKey, LoopList
from loopmap.analysis.named_loops import gap_in, why_broken
from loopmap.analysis.telling import kind_in_words, tell_loop
from loopmap.analysis.wording import capitalised
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop
from loopmap.ui.as_written import tip
from loopmap.ui.loop_choice import Entry

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
NEW = "New"


@dataclass(frozen=True, slots=True)
class Row:
    """What a card says. ``told`` says what broke it where ``is_broken``.

    ``is_fold``: no loop, but the longer ways round of the one before. ``is_new``: nobody has
    looked at it yet. ``mendable``: the missing link of a broken loop can be drawn again.
    """

    label: str
    title: str
    is_named: bool
    summary: str
    told: str
    story: str = ""
    is_broken: bool = False
    is_fold: bool = False
    is_new: bool = False
    mendable: bool = False

    def aloud(self) -> str:
        """The whole card for a screen reader."""
        if self.is_fold:
            return self.title
        story = f" {self.story}" if self.story else ""
        new = f"{NEW}. " if self.is_new else ""
        return f"{new}{self.label}: {self.title}. {self.summary}. {self.told}{story}"


@dataclass(frozen=True, slots=True)
class Reading:
    """How loops are told: from a rise or a fall, in a sentence or in full."""

    rising: bool = True
    in_full: bool = False


PAGE = 150
"""Rows of a long list that are there at once; the others come as one scrolls or goes there.

The default names of so many, from the top of the list, are kept from reading the same.
"""


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
        self._renamed, self._is_new = renamed, is_new
        self._map: CausalMap | None = None
        self._entries: Sequence[Entry] = ()
        self._there = 0
        self._places: Mapping[Hashable, int] = {}
        self._rows: dict[int, Row] = {}
        self._book = LabelBook()
        self._step: tuple[LoopKey, str] = ((), "")
        self.reading = Reading()
        self._list = LoopList()
        self._names: dict[LoopKey, str] | None = None
        self._counted: LoopList | None = None
        self._lies_on: Mapping[RecordId, int] = {}

    def show(
        self, causal_map: CausalMap, loops: LoopList, book: LabelBook, entries: Sequence[Entry]
    ) -> None:
        """Show another list. O(entries), without making a single row."""
        if self._is_of(causal_map, book, entries):
            self._list = loops
            self.retell(causal_map)
            return
        places: dict[Hashable, int] = {_mark(entry): n for n, entry in enumerate(entries)}
        # A reset closes the field in which a name is being typed, so only a new list gets one.
        same = list(places) == list(self._places)
        if not same:
            self.beginResetModel()
        self._list, self._book = loops, book
        self._entries, self._places = entries, places
        self._there = min(len(entries), max(self._there, PAGE))
        self.retell(causal_map)
        if not same:
            self.endResetModel()

    def _is_of(self, causal_map: CausalMap, book: LabelBook, entries: Sequence[Entry]) -> bool:
        """Whether this very list is shown already; never where people named loops."""
        plain = self._map is not None and not self._map.loops and not causal_map.loops
        return plain and book is self._book and entries == self._entries

    def retell(self, causal_map: CausalMap) -> None:
        """Make the rows again as they are looked at: names of variables or loops changed."""
        self._map, self._names = causal_map, None
        self._rows.clear()
        if self._there:
            self.dataChanged.emit(self.index(0), self.index(self._there - 1))

    def read(self, reading: Reading) -> None:
        """Tell the loops otherwise."""
        self.reading = reading
        if self._map is not None:
            self.retell(self._map)

    def show_step(self, key: LoopKey, told: str) -> None:
        """Tell one step of a walk in that loop's card in place of the whole; "" ends it."""
        self._step = (key, told)
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

    def folds(self) -> int:
        """How many of the rows that are there stand for longer ways round."""
        return sum(isinstance(entry, Fold) for entry in self._entries[: self._there])

    def row_at(self, place: int) -> Row:
        """What the card in that row says."""
        row = self._rows.get(place)
        if row is None:
            row = self._rows[place] = self._make_row(place)
        return row

    def label_at(self, place: int) -> str:
        """The label of the loop in that row, without telling it; "" for a fold."""
        entry = self._entries[place]
        if isinstance(entry, Loop):
            return self._book.of(entry).label
        return entry.label if isinstance(entry, NamedLoop) else ""

    def title_at(self, place: int) -> str:
        """The title of that row, without telling its loop."""
        entry = self._entries[place]
        if isinstance(entry, Loop):
            assert self._map is not None
            return self._book.of(entry).name or self._default_name(self._map, entry)
        return entry.words if isinstance(entry, Fold) else entry.name or "Unnamed loop"

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

    def _make_row(self, place: int) -> Row:
        assert self._map is not None
        entry = self._entries[place]
        title = self.title_at(place)
        if isinstance(entry, Fold):
            return Row("", title, False, "", "", is_fold=True)
        if isinstance(entry, NamedLoop):
            why, mendable = why_broken(self._map, entry.links), gap_in(self._map, entry.links)
            return Row(
                entry.label, title, True, "Broken", why, entry.story, True, mendable=bool(mendable)
            )
        label = self._book.of(entry)
        walked, step = self._step
        told = step if walked == entry.key and step else self._sentence(entry)
        summary = _summary(entry, label.was)
        return Row(
            label.label,
            title,
            bool(label.name),
            summary,
            told,
            self._story(entry),
            is_new=self._is_new(entry),
        )

    def _default_name(self, causal_map: CausalMap, loop: Loop) -> str:
        if self._names is None:
            if self._counted is not self._list:
                self._counted, self._lies_on = self._list, participation(self._list)
            loops = [entry for entry in self._entries if isinstance(entry, Loop)]
            self._names = default_names(causal_map, loops[:PAGE], self._lies_on)
        if loop.key not in self._names:
            self._names |= default_names(causal_map, [loop], self._lies_on)
        return self._names[loop.key]

    def _sentence(self, loop: Loop) -> str:
        assert self._map is not None
        rising = self.reading.rising
        if self.reading.in_full:
            return tell_loop_paragraph(self._map, loop, rising=rising)
        return tell_loop(self._map, loop, rising=rising, with_kind=False)

    def _story(self, loop: Loop) -> str:
        assert self._map is not None
        records = self._map.loops.values()
        return next((record.story for record in records if record.links == loop.key), "")


def _summary(loop: Loop, was: str) -> str:
    links = "1 link" if loop.length == 1 else f"{loop.length} links"
    past = f"Was {was} · {kind_in_words(loop)}" if was else capitalised(kind_in_words(loop))
    return f"{past} · {links}"


def _mark(entry: Entry) -> Hashable:
    if isinstance(entry, NamedLoop):
        return entry.links
    return entry.key if isinstance(entry, Loop) else entry

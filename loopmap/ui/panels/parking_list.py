"""The parked ideas as a list: gone through, edited, put in order and dragged to the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from loopmap.model.ids import RecordId
from loopmap.model.records import Idea
from loopmap.ui.as_written import tip
from loopmap.ui.dragged_idea import IDEA_TYPE, card_in_hand, drag_idea, dragged_idea
from loopmap.ui.panels.idea_field import IdeaDelegate
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.panels.row_menu import Line, is_about_a_row, row_menu

KEYS = (
    "Enter puts it on the map, Shift+Enter makes it a note, F2 edits it, Delete takes it away,"
    " Ctrl with up or down moves it."
)

_ID = Qt.ItemDataRole.UserRole
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

_BESIDE_THE_POINTER = QPoint(-14, -18)
"""Where the pointer is, seen from the corner of what it takes along."""


class ParkingList(QListWidget):
    """Says what is wanted of which idea; what is done about it, the panel knows.

    ``moved`` carries an idea and the place it is to have, ``rewritten`` an idea and its
    new words.
    """

    mapWanted = Signal(str)
    noteWanted = Signal(str)
    removing = Signal(str)
    moved = Signal(str, int)
    rewritten = Signal(str, str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Parked ideas")
        self.setAccessibleDescription(KEYS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(IdeaDelegate(self))
        self.setSpacing(2)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.itemChanged.connect(self._tell_rewritten)

    @property
    def current(self) -> RecordId | None:
        """The idea that keys are about."""
        return self._id_at(self.currentRow())

    def show_ideas(self, ideas: Sequence[Idea]) -> None:
        """Other ideas; the same one stays current, or the one that took its place."""
        kept, row = self.current, self.currentRow()
        self.blockSignals(True)
        self.clear()
        for idea in ideas:
            item = QListWidgetItem(idea.text)
            item.setData(_ID, idea.id)
            item.setToolTip(tip(idea.text))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.addItem(item)
        self.blockSignals(False)
        places = [idea.id for idea in ideas]
        row = places.index(kept) if kept in places else min(max(row, 0), len(places) - 1)
        self.setCurrentRow(row)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, LIST_KEYS, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._acts().get((key, held))
        if self.state() == QAbstractItemView.State.EditingState or act is None:
            super().keyPressEvent(event)  # Enter that ends a text comes by here too
        elif self.current is not None or key == Qt.Key.Key_Escape:
            act()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if is_about_a_row(self, event):
            row_menu(self, self._lines()).popup(event.globalPos())

    def _lines(self) -> Sequence[Line]:
        current, row = self.current or "", self.currentRow()
        return (
            Line("Put on the map", "Enter", lambda: self.mapWanted.emit(current)),
            Line("As a note", "Shift+Enter", lambda: self.noteWanted.emit(current)),
            Line("Edit", "F2", lambda: self.editItem(self.currentItem())),
            Line("Move up", "Ctrl+Up", lambda: self.moved.emit(current, row - 1), row > 0),
            Line(
                "Move down",
                "Ctrl+Down",
                lambda: self.moved.emit(current, row + 1),
                row + 1 < self.count(),
            ),
            Line("Remove", "Del", lambda: self.removing.emit(current)),
        )

    def startDrag(self, _: Qt.DropAction) -> None:
        """Take the idea in hand, beside the pointer, so that what lies under it is seen."""
        items = self.selectedItems()
        if not items:
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData(items))
        drag.setPixmap(card_in_hand(items[0].text(), self))
        drag.setHotSpot(_BESIDE_THE_POINTER)
        drag.exec(Qt.DropAction.CopyAction)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return drag_idea(RecordId(str(items[0].data(_ID))), items[0].text())

    def mimeTypes(self) -> list[str]:
        return [IDEA_TYPE]

    def dropEvent(self, event: QDropEvent) -> None:
        """An idea let go between two others is to lie there."""
        idea = dragged_idea(event.mimeData())
        if event.source() is not self or idea is None:
            event.ignore()
            return
        before = self.row_at(event)
        mine = next((n for n in range(self.count()) if self._id_at(n) == idea), 0)
        event.setDropAction(Qt.DropAction.CopyAction)  # or Qt takes the row away by itself
        event.accept()
        self.moved.emit(idea, before - 1 if mine < before else before)

    def row_at(self, event: QDropEvent) -> int:
        """Before which row a drop falls."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid():
            return self.count()
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def _acts(self) -> Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]]:
        none, current = Qt.KeyboardModifier.NoModifier, self.current or ""
        row = self.currentRow()
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        gone = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        return {
            **{(key, none): lambda: self.mapWanted.emit(current) for key in enter},
            **{(key, _SHIFT): lambda: self.noteWanted.emit(current) for key in enter},
            **{(key, none): lambda: self.removing.emit(current) for key in gone},
            (Qt.Key.Key_F2, none): lambda: self.editItem(self.currentItem()),
            (Qt.Key.Key_Up, _CTRL): lambda: self.moved.emit(current, row - 1),
            (Qt.Key.Key_Down, _CTRL): lambda: self.moved.emit(current, row + 1),
            (Qt.Key.Key_Escape, none): self.escaped.emit,
        }

    def _id_at(self, row: int) -> RecordId | None:
        item = self.item(row)
        return RecordId(str(item.data(_ID))) if item is not None else None

    def _tell_rewritten(self, item: QListWidgetItem) -> None:
        self.rewritten.emit(str(item.data(_ID)), item.text())

"""A list of things to tick, which can be put in another order by keys, hand or buttons."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

_ID = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MOST_ROWS = 12


class TickList(QListWidget):
    """Space ticks; where it ``moves``, Alt+Up and Alt+Down move a row, and so does dragging.

    ``changed`` tells that somebody ticked or moved a row.
    """

    changed = Signal()

    def __init__(self, name: str, *, moves: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._moves = moves
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        if moves:
            self.setAccessibleDescription("Alt+Up and Alt+Down move a row.")
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDefaultDropAction(Qt.DropAction.MoveAction)
            self.model().rowsMoved.connect(self._moved)
        self.itemChanged.connect(self._moved)

    def show_rows(self, rows: Iterable[tuple[Hashable, str, bool]]) -> None:
        """Show these: id, words, whether it is ticked. Nobody is told."""
        self.blockSignals(True)
        self.clear()
        for key, words, ticked in rows:
            item = QListWidgetItem(words)
            item.setData(_ID, key)
            item.setToolTip(words)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)
        self.updateGeometry()

    def rows(self) -> list[tuple[Hashable, bool]]:
        """The ids in the order of the list, and whether each is ticked."""
        items = [self.item(row) for row in range(self.count())]
        return [(i.data(_ID), i.checkState() is Qt.CheckState.Checked) for i in items]

    def ticked(self) -> list[Hashable]:
        return [key for key, is_ticked in self.rows() if is_ticked]

    def current(self) -> Hashable | None:
        """The id of the row that the keyboard is on."""
        item = self.currentItem()
        key: Hashable | None = None if item is None else item.data(_ID)
        return key

    def move_current(self, by: int) -> None:
        """The current row so many rows further down; nothing at the end of the list."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + by < self.count():
            return
        item = self.takeItem(row)
        self.insertItem(row + by, item)
        self.setCurrentRow(row + by)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        if self._moves and by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(by)
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        high = max(self.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        rows = min(max(self.count(), 2), _MOST_ROWS)
        return QSize(self.sizeHintForColumn(0) + high, rows * high + 2 * self.frameWidth() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, min(self.sizeHint().height(), 6 * self.fontMetrics().lineSpacing()))

    def _moved(self, *_: object) -> None:
        self.changed.emit()

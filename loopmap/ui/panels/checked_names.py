"""A list of variables to tick, with a line to find them, that opens below a button."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name
from loopmap.model.records import Variable
from loopmap.ui.theme import BASE_PIXELS, mark

_WIDE, _HIGH = 300, 320
_AWAY = 8
"""Pixels it stays away from the edge of the screen."""
_ID = Qt.ItemDataRole.UserRole


class CheckedNames(QFrame):
    """``chosen`` carries the ids that are ticked when it closes, if they are others than before.

    Letters find, Down goes to the list, Space ticks, Enter or Esc closes.
    """

    chosen = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName(title)
        mark(self, "floating")
        self._before: tuple[RecordId, ...] = ()
        label = QLabel(title)
        mark(label, "caption")
        self.sought = QLineEdit()
        self.sought.setPlaceholderText("Find …")
        self.sought.setAccessibleName(f"{title}: find")
        self.names = QListWidget()
        self.names.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        for part in (label, self.sought, self.names):
            column.addWidget(part)
        self.sought.textChanged.connect(self._sift)
        self.sought.returnPressed.connect(self.names.setFocus)
        self.names.itemActivated.connect(self._turn)

    def open(self, at: QPoint, variables: Sequence[Variable], ticked: Collection[RecordId]) -> None:
        """Show these variables at a place of the screen, the ticked ones first."""
        self.sought.clear()
        self.names.clear()
        for variable in sorted(variables, key=lambda v: v.id not in ticked):
            item = QListWidgetItem(variable.name)
            item.setData(_ID, variable.id)
            is_ticked = variable.id in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.names.addItem(item)
        self._before = self.ticked()
        share = max(1.0, self.font().pixelSize() / BASE_PIXELS)
        self.setFixedSize(round(_WIDE * share), round(_HIGH * share))
        room = self.screen().availableGeometry().adjusted(_AWAY, _AWAY, -_AWAY, -_AWAY)
        left = max(room.left(), min(at.x(), room.right() - self.width()))
        self.move(left, max(room.top(), min(at.y(), room.bottom() - self.height())))
        self.show()
        self.sought.setFocus()

    def ticked(self) -> tuple[RecordId, ...]:
        """The ids of the variables that are ticked, in the order of the list."""
        items = (self.names.item(row) for row in range(self.names.count()))
        return tuple(i.data(_ID) for i in items if i.checkState() is Qt.CheckState.Checked)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        found = self.ticked()
        if found != self._before:
            self._before = found
            self.chosen.emit(found)

    def _sift(self, letters: str) -> None:
        sought = fold_name(letters)
        for row in range(self.names.count()):
            item = self.names.item(row)
            item.setHidden(sought not in fold_name(item.text()))

    def _turn(self, item: QListWidgetItem) -> None:
        ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

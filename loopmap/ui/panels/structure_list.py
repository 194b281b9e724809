"""The rows of the structure page as a list: one pointed at is lit, one chosen is acted on.

Up and down go through all rows, so that headings and sentences are heard too; Enter or
a click does what the row is for; plus, minus and ? draw a link that is offered; Esc goes
back to the canvas.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from loopmap.diagram.style import Style
from loopmap.model.records import Sign
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.panels.structure_row import Draw, Row
from loopmap.ui.panels.structure_row_paint import RowPainter

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SIGNS = {"+": Sign.SAME, "=": Sign.SAME, "-": Sign.OPPOSITE, "?": Sign.UNKNOWN}
_KEYS = LIST_KEYS | {Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape}


class _Rows(QAbstractListModel):
    """The rows as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.aloud
        return row if role == ROW else None


class StructureList(QListView):
    """``pointedAt`` tells the row to light, or None; ``acted`` one that was chosen."""

    pointedAt = Signal(object)
    acted = Signal(object)
    drawn = Signal(object)  # a Draw
    escaped = Signal()

    def __init__(self, name: str, style: Style) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAccessibleDescription("Enter does what a row is for, Escape goes to the map.")
        self._model = _Rows()
        self._painter = RowPainter(self, style)
        self._hovered, self._quiet = -1, False
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def rows(self) -> Sequence[Row]:
        """What is on show."""
        return self._model.rows

    @property
    def current(self) -> Row | None:
        """The row that keys are about."""
        place = self.currentIndex().row()
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def show_rows(self, rows: Sequence[Row], *, stay: bool) -> None:
        """Other rows. ``stay``: where one was, the same row current if it is still there."""
        before, at = self.current, self.verticalScrollBar().value()
        place = self.currentIndex().row()
        self._quiet, self._hovered = True, -1
        self._model.show(rows)
        if stay and before is not None:
            same = next((n for n, row in enumerate(rows) if row.text == before.text), place)
            self.setCurrentIndex(self._model.index(min(same, len(rows) - 1)))
        self._quiet = False
        self.doItemsLayout()
        self.verticalScrollBar().setValue(at if stay else 0)

    def set_greyed(self, greyed: bool) -> None:
        """Show that the rows are about to change."""
        self._painter.greyed = greyed
        self.viewport().update()

    def set_style(self, style: Style) -> None:
        """Paint in another theme."""
        self._painter.set_style(style)
        self.viewport().update()

    def bring(self, text: str) -> None:
        """Make the heading of that text current, at the top of the list."""
        for place, row in enumerate(self.rows):
            if row.text == text:
                index = self._model.index(place)
                self.setCurrentIndex(index)
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._quiet:
            self.pointedAt.emit(self.current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._quiet = True  # Qt makes the first row current here; that lights nothing
        super().focusInEvent(event)
        self._quiet = False

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _KEYS, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in _ENTER:
            self._act(row)
        elif row is not None and row.offer is not None and event.text() in _SIGNS:
            self.drawn.emit(Draw(row.offer, _SIGNS[event.text()]))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._act(self._row_at(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        if row != self._hovered:
            self._hovered = row
            self.pointedAt.emit(self.rows[row] if row >= 0 else self.current)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._hovered >= 0:
            self._hovered = -1
            self.pointedAt.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def _row_at(self, event: QMouseEvent) -> Row | None:
        index = self.indexAt(event.position().toPoint())
        return self.rows[index.row()] if index.isValid() else None

    def _act(self, row: Row | None) -> None:
        if row is not None and row.act is not None:
            self.acted.emit(row)

"""The points of a graphical function as a table: typed, pasted from a spreadsheet, taken away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from loopmap.editing.equation.graph_points import (
    from_text,
    in_order,
    number_of,
    removed,
    shown,
)
from loopmap.model.equations import Points
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key


class GraphTable(QTableWidget):
    """A row for each point and an empty one below. ``typed`` carries the points as they should be.

    ``chosen`` tells which row the keyboard came to. Ctrl+V puts in two columns of numbers,
    Ctrl+C takes them out, Delete takes a row away.
    """

    typed = Signal(object)
    chosen = Signal(int)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__(0, 2)
        self._points: Points = ()
        self._filling = False
        self.setAccessibleName("Points of the graph")
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.set_names("In", "Out")
        self.itemChanged.connect(self._read)
        self.currentCellChanged.connect(self._tell)

    def set_names(self, across: str, up: str) -> None:
        """What stands above the two columns."""
        self.setHorizontalHeaderLabels([across, up])

    def show_points(self, points: Points) -> None:
        """Show these points; the keyboard stays in its row."""
        if points == self._points and self.rowCount():
            return
        self._filling, self._points = True, points
        self.setRowCount(len(points) + 1)
        for row in range(len(points) + 1):
            for column in (0, 1):
                text = shown(points[row][column]) if row < len(points) else ""
                self._put(row, column, text)
        self._filling = False

    def choose(self, place: int) -> None:
        """Show which point is chosen, without saying so."""
        if place != self.currentRow():
            self._filling = True
            self.setCurrentCell(place, max(self.currentColumn(), 0))
            self._filling = False

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, LIST_KEYS, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            lines = (f"{shown(x)}\t{shown(y)}" for x, y in self._points)
            QApplication.clipboard().setText("\n".join(lines))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.currentRow() < len(self._points):
                self.typed.emit(removed(self._points, self.currentRow()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _put(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)
        item.setText(text)

    def _paste(self, text: str) -> None:
        points = from_text(text)
        if points:
            self.typed.emit(points)
        else:
            self.refused.emit("There are no two columns of numbers on the clipboard.")

    def _read(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        row, column, text = item.row(), item.column(), item.text()
        value = number_of(text)
        if value is None:
            if text.strip():
                self.refused.emit(f"“{text}” is not a number.")
            self._show_again()
            return
        given = self._points[row] if row < len(self._points) else self._new(row)
        point = (value, given[1]) if column == 0 else (given[0], value)
        others = [each for place, each in enumerate(self._points) if place != row]
        self.typed.emit(in_order([*others, point]))

    def _new(self, row: int) -> tuple[float, float]:
        """What the empty row stands for until both of its numbers are typed."""
        if not self._points:
            return 0.0, 0.0
        x, y = self._points[-1]
        return x + (x - self._points[-2][0] if row > 1 else 1.0), y

    def _show_again(self) -> None:
        points, self._points = self._points, ()
        self.show_points(points)

    def _tell(self, row: int, _column: int, _row: int, _before: int) -> None:
        if not self._filling and 0 <= row < len(self._points):
            self.chosen.emit(row)

"""One table of the outline, its selection in step with the session's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.ui.panels.outline_delegate import ChoiceDelegate
from loopmap.ui.panels.outline_model import UNSORTED, OutlineModel
from loopmap.ui.panels.own_keys import LIST_KEYS, keeps_key
from loopmap.ui.theme import BASE_PIXELS

AnyModel = OutlineModel[Any]
Quick = Mapping[str, Callable[[], None]]

_SQUEEZED = 1.08
"""How far wider than their room columns may be and still be squeezed into it."""

LEAST_ROWS = 3
"""Rows that a table shows however little room there is."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = LIST_KEYS | {Qt.Key.Key_Insert, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
_CTRL = Qt.KeyboardModifier.ControlModifier
_Trigger = QAbstractItemView.EditTrigger


class OutlineTable(QTableView):
    """Records as rows: type to edit, Delete to take away, selection shared with the canvas.

    ``removing``, ``adding`` and ``leaving`` ask the owner to take the selected rows away,
    for a new row, and to give the canvas the keyboard.
    """

    removing = Signal()
    adding = Signal()
    leaving = Signal()

    def __init__(
        self, name: str, model: AnyModel, session: Session, widths: tuple[int, ...]
    ) -> None:
        """``widths`` are the columns' first widths, in pixels at 100 % text size."""
        super().__init__()
        self.setAccessibleName(name)
        self.quick: Quick = {}
        self._model, self._session = model, session
        self._widths = widths
        self._following = self._fitting = self._is_set_by_hand = False
        self._delegate = ChoiceDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            _Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed
        )
        self._dress()
        self.selectionModel().selectionChanged.connect(self._tell_session)
        model.modelReset.connect(self.follow)

    def follow(self) -> None:
        """Select what the session has selected, and bring the first of it into view."""
        found = (self._model.row_of(record) for record in self._session.selection)
        rows = sorted(row for row in found if row is not None)
        wanted, last = QItemSelection(), self._model.columnCount() - 1
        for top, bottom in _runs(rows):
            wanted.select(self._model.index(top, 0), self._model.index(bottom, last))
        self._following = True
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self.currentIndex()
        if rows and current.row() not in rows:
            there = self._model.index(rows[0], max(current.column(), 0))
            self.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._following = False
        if rows and not self.hasFocus():
            self.scrollTo(self._model.index(rows[0], 0))

    def sort_by(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column and show so in its header; UNSORTED for the map's own order."""
        self.horizontalHeader().setSortIndicator(column, order)

    def event(self, event: QEvent) -> bool:
        """Typing here edits the table, whatever the letters mean on the canvas."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = event.matches(QKeySequence.StandardKey.SelectAll)
            if ours or (event.modifiers() & _CTRL and event.key() in _ENTER):
                event.accept()
                return True
        return keeps_key(event, _KEYS, typing=True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter that ends a text comes by here too
        elif key == Qt.Key.Key_Escape or (event.modifiers() & _CTRL and key in _ENTER):
            self.leaving.emit()
        elif key == Qt.Key.Key_Insert:
            self.adding.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removing.emit()
        elif key in _ENTER:
            if self.currentIndex().isValid():
                self.edit(self.currentIndex())
            else:
                self.adding.emit()
        elif event.text().lower() in self.quick and self._takes_keys():
            self.quick[event.text().lower()]()
        else:
            super().keyPressEvent(event)
            if self.state() == QAbstractItemView.State.EditingState:
                event.accept()  # Qt lets the letter that began a text go on to the window

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_set_by_hand:
            self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()

    def add_sorting_to(self, menu: QMenu) -> None:
        """Ways to sort by the column of the current cell."""
        column = max(self.currentIndex().column(), 0)
        title = self._model.title(column)
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        menu.addAction(f"Sort by “{title}”", lambda: self.sort_by(column, up))
        menu.addAction(f"Sort by “{title}”, backwards", lambda: self.sort_by(column, down))
        menu.addAction("In the order of the map", lambda: self.sort_by(UNSORTED))

    def height_of(self, rows: int) -> int:
        """Pixels it takes to show so many rows."""
        return self.horizontalHeader().sizeHint().height() + rows * self._row

    def menu_place(self) -> QPoint:
        """Where on the screen a menu about the current cell opens."""
        place = self.visualRect(self.currentIndex()).center()
        return self.viewport().mapToGlobal(place)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setCornerWidget(QWidget())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Of its own, for it would ask every cell whether whole columns are selected.
        header.setSelectionModel(QItemSelectionModel(self._model, header))
        header.setStretchLastSection(False)
        header.sectionResized.connect(self._column_set)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(UNSORTED, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self._size_rows()

    def _size_rows(self) -> None:
        """Rows of two lines, for names wrap; columns as wide as their words need in this size."""
        self._row = 2 * QFontMetrics(self.font()).lineSpacing() + 6
        self.verticalHeader().setDefaultSectionSize(self._row)
        self.setMinimumHeight(self.height_of(LEAST_ROWS))
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As many columns as there is room for, none of them cut; the first takes what is left.

        The others come by scrolling. Columns that somebody has drawn wider stay.
        """
        share = max(self.font().pixelSize(), BASE_PIXELS) / BASE_PIXELS
        widths = [round(width * share) for width in self._widths]
        room, fit = self.viewport().width(), 0
        while fit < len(widths) and sum(widths[: fit + 1]) <= room * _SQUEEZED:
            fit += 1
        if fit and fit < len(widths):
            widths[0] += room - sum(widths[:fit])
        self._fitting = True
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._fitting = False

    def _column_set(self) -> None:
        self._is_set_by_hand |= not self._fitting

    def _takes_keys(self) -> bool:
        """Whether letters act on the rows rather than begin a text."""
        index = self.currentIndex()
        return index.isValid() and self._model.takes_keys(index.column())

    def _tell_session(self) -> None:
        if self._following:
            return
        chosen = self.selectionModel().selection()
        parts = (chosen.at(place) for place in range(chosen.size()))
        rows = (row for part in parts for row in range(part.top(), part.bottom() + 1))
        self._session.select(frozenset(RecordId(self._model.record(row)) for row in rows))


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each stretch of rows that follow one another.

    >>> _runs([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found

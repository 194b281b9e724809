"""Who leads when as a table of words: a row for a moment, a column for a loop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from loopmap.editing.loop_share_table import moments
from loopmap.editing.loop_shares import LoopShares
from loopmap.ui.loop_moment_words import led_in_words, share_in_words, way_in_words


class RunLoopTable(QTableWidget):
    """``momentChosen`` carries the place among all times of the row that was gone to."""

    momentChosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Who leads when, as a table")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._places: list[int] = []
        self._shares, self._is_behind = LoopShares(), False
        self._moment: int | None = None
        self.currentCellChanged.connect(self._tell)

    def show_shares(self, shares: LoopShares) -> None:
        """Show other loops; filled once somebody sees it, for rows that wrap take a while."""
        self._shares, self._is_behind = shares, True
        self._places = moments(shares) if shares.loops else []
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._fill()

    def _fill(self) -> None:
        shares, self._is_behind = self._shares, False
        self.blockSignals(True)
        self.setRowCount(len(self._places))
        self.setColumnCount(1 + len(shares.loops))
        self.setHorizontalHeaderLabels(["when", *(loop.title for loop in shares.loops)])
        for row, place in enumerate(self._places):
            self._put(row, 0, _when(shares, place))
            for column, loop in enumerate(shares.loops, start=1):
                course = loop.course[place]
                if not course:
                    self._put(row, column, "nothing")
                    continue
                how = f"{way_in_words(course)}: {share_in_words(abs(course))}"
                self._put(row, column, f"{how}; {led_in_words(loop.led[place], shares.draws)}")
        self.resizeRowsToContents()
        self.blockSignals(False)
        self.show_moment(self._moment)

    def show_moment(self, place: int | None) -> None:
        """Show the row that is nearest to a moment as the current one."""
        self._moment = place
        if self._is_behind:
            return
        self.blockSignals(True)
        if place is None or not self._places:
            self.clearSelection()
        else:
            rows = range(len(self._places))
            self.setCurrentCell(min(rows, key=lambda row: abs(self._places[row] - place)), 0)
        self.blockSignals(False)

    def _put(self, row: int, column: int, words: str) -> None:
        self.setItem(row, column, QTableWidgetItem(words))

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._places):
            self.momentChosen.emit(self._places[row])


def _when(shares: LoopShares, place: int) -> str:
    """A moment in a cell."""
    clock, time = shares.clock, shares.times[place]
    if clock.has_figures:
        return clock.figure(time)
    if not place:
        return "now"
    return "the end" if place == len(shares.times) - 1 else clock.told(time).lower()

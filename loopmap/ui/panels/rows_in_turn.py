"""Rows of a column, the first there at once, the others some at a time.

Qt takes milliseconds to dress and measure a row of words that wrap, and a map of hundreds of
variables has as many rows. Those that are gone are deleted in turn, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from loopmap.ui.long_turns import turn_is_long
from loopmap.ui.panels.fields import column
from loopmap.ui.panels.measured_column import MeasuredColumn

MakeRow = Callable[[], QWidget]

AT_ONCE = 6
"""Rows that are there at once: about what is seen before anybody scrolls."""

_SLICE, _PAUSE = 3, 10
"""Milliseconds for more of them in a turn, and between two: Qt takes as long to lay them out."""

_BLOCK = 6
"""Rows laid out by themselves, so that one more does not have Qt measure all of them."""


class RowsInTurn(QWidget):
    """A column of rows that are made when it is their turn, as long as anybody can see it.

    ``at_once``: how many do not wait.
    """

    def __init__(self, *, spacing: int, at_once: int = AT_ONCE) -> None:
        super().__init__()
        self._spacing, self._at_once = spacing, at_once
        self._column = column(self, spacing=spacing)
        self._block: MeasuredColumn | None = None
        self._waiting: list[MakeRow] = []
        self._gone: list[QWidget] = []
        self._turn = QTimer(self, interval=_PAUSE)
        self._turn.timeout.connect(self._go_on)

    def show_rows(self, rows: Iterable[MakeRow]) -> None:
        """Show these in place of what was shown; each is made when its turn comes."""
        self._waiting, self._block = list(rows), None
        while (item := self._column.takeAt(0)) is not None:
            if (block := item.widget()) is not None:
                block.hide()
                self._gone.append(block)
        for make in self._taken(self._at_once):
            self._add(make())
        if self.isVisible():
            self._turn.start()

    def finish(self) -> None:
        """Make all that wait, now."""
        for make in self._taken(len(self._waiting)):
            self._add(make())

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what was not made for nobody to see."""
        super().showEvent(event)
        self._turn.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._turn.stop()

    def _taken(self, count: int) -> list[MakeRow]:
        taken, self._waiting = self._waiting[:count], self._waiting[count:]
        return taken

    def _go_on(self) -> None:
        if turn_is_long():
            return
        clock = QElapsedTimer()
        clock.start()
        if self._gone:
            self._gone.pop().deleteLater()
        while self._waiting and not clock.hasExpired(_SLICE):
            for make in self._taken(1):
                self._add(make())
        if not self._waiting and not self._gone:
            self._turn.stop()

    def _add(self, row: QWidget) -> None:
        if self._block is None or self._block.count() >= _BLOCK:
            block = QWidget()
            self._block = MeasuredColumn(block, spacing=self._spacing)
            self._column.addWidget(block)
            block.show()
        self._block.addWidget(row)
        row.show()

"""Records as a list of lines, each of which can be clicked to be shown on the map."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from loopmap.model.ids import RecordId
from loopmap.ui.panels.looks import muted
from loopmap.ui.panels.row_button import RowButton
from loopmap.ui.panels.rows_in_turn import RowsInTurn

AT_ONCE = 12
"""Lines that are there at once: more is seldom seen below what stands above them."""


class RecordRow(NamedTuple):
    """One line: what it says, and what is said of it to ears."""

    record: RecordId
    text: str
    spoken: str


class RecordRows(QWidget):
    """Lines made anew only when they differ, those of a long list some at a time.

    ``wanted`` carries the record that was clicked. With no lines it says ``none``.
    """

    wanted = Signal(str)

    def __init__(self, none: str) -> None:
        super().__init__()
        self._shown: list[RecordRow] | None = None
        self._none, self.rows = muted(none), RowsInTurn(spacing=0, at_once=AT_ONCE)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        for part in (self._none, self.rows):
            down.addWidget(part)

    def show_rows(self, rows: Sequence[RecordRow]) -> None:
        """Show these; whoever stands on one of them stays there while they are the same."""
        wanted = list(rows)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._none.setVisible(not wanted)
        self.rows.setVisible(bool(wanted))
        self.rows.show_rows(partial(self._row, row) for row in wanted)

    def _row(self, row: RecordRow) -> QWidget:
        button = RowButton(row.text, row.spoken)
        button.setProperty("record", row.record)
        button.clicked.connect(self._click)
        return button

    def _click(self) -> None:
        self.wanted.emit(self.sender().property("record"))

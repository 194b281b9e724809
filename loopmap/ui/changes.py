"""Today and the future joined to one editor: the page of changes, the way to a place, the flip."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication

from loopmap.analysis.difference.as_text import as_text
from loopmap.analysis.difference.lines import Place, Told
from loopmap.editing.history import Selection
from loopmap.formats.difference_table import difference_csv
from loopmap.model.ids import MapId
from loopmap.ui.jobs import Jobs
from loopmap.ui.lit_loops import LitLoops
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.changes_panel import ChangesPanel

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor

PAGE = "changes"
CSV = "text/csv"


class Changes(QObject):
    """What a person asks of two maps of a document."""

    def __init__(self, editor: Editor, watch: LoopWatch, lit: LitLoops, jobs: Jobs) -> None:
        super().__init__(editor)
        self._editor, self._session, self._lit = editor, editor.session, lit
        self._waiting: Callable[[Told], str] | None = None
        self.panel = ChangesPanel(editor.session, watch, jobs)
        self.panel.went.connect(self.go)
        self.panel.textWanted.connect(self.copy_text)
        self.panel.tableWanted.connect(self.copy_table)
        self.panel.answered.connect(self._told)
        self.panel.escaped.connect(editor.canvas.setFocus)
        self.panel.refused.connect(editor.refused)

        self._flipped: tuple[MapId, Selection, Selection] | None = None

    def close_session(self) -> None:
        """Stop listening to the session."""
        self.panel.close_session()

    def show(self) -> None:
        """Bring the page to the front, with the keyboard on it."""
        self._editor.show_left(PAGE)

    def go(self, place: Place) -> None:
        """Bring a place into view, on the map on show if it has it, else on its own."""
        session, canvas = self._session, self._editor.canvas
        if any(session.map.get(record) is None for record in place.records):
            if place.map not in session.document.maps:
                return
            session.show_map(place.map)
            self._editor.hint.emit(f"On “{session.map.info.title}”.")
        if place.is_loop:
            self._lit.light(place.records)
        else:
            session.select(frozenset(place.records))
            canvas.looking.reveal(place.records[0])

    def flip(self) -> None:
        """Show the other of the two maps, from the same place and with the same things selected.

        What only one of them has is selected again when it comes back.
        """
        session, pair = self._session, self.panel.pair
        if pair is None:
            return
        here, before = session.map_id, session.selection
        there = next(each.id for each in pair if each.id != here)
        self._editor.canvas.viewing.carry_to(there)
        session.show_map(there)
        self.panel.compare_with(here)
        if self._flipped is not None and self._flipped[0::2] == (there, before):
            session.select(self._flipped[1])
        self._flipped = (here, before, session.selection)
        self._editor.hint.emit(f"“{session.map.info.title}”.")

    def copy_text(self) -> None:
        """Put all that differs on the clipboard, as a text to read."""
        self._copy(_copy_text)

    def copy_table(self) -> None:
        """The same as a table of comma-separated values."""
        self._copy(_copy_table)

    def _copy(self, put: Callable[[Told], str]) -> None:
        """Now, or as soon as it is known what differs."""
        if self.panel.told is not None and self.panel.is_up_to_date:
            self._waiting = None
            self._editor.hint.emit(put(self.panel.told))
        else:
            self._waiting = put
            self.show()

    def _told(self) -> None:
        if self._waiting is not None:
            self._copy(self._waiting)


def _copy_text(told: Told) -> str:
    QApplication.clipboard().setText(as_text(told))
    return "What differs is on the clipboard, as text."


def _copy_table(told: Told) -> str:
    table = difference_csv(told)
    data = QMimeData()
    data.setText(table)
    data.setData(CSV, table.encode())
    QApplication.clipboard().setMimeData(data)
    return "What differs is on the clipboard, as a table (CSV)."

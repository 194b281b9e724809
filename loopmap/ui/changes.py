"""Today and the future joined to one editor: the page of changes, the way to a place, the flip."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from loopmap.analysis.difference.as_text import as_text
from loopmap.analysis.difference.lines import Place, Told
from loopmap.diagram.look import Lens
from loopmap.editing.edits.across import Brought, bring_across
from loopmap.editing.edits.across_chosen import bring_chosen
from loopmap.editing.edits.owning import own
from loopmap.editing.history import Selection
from loopmap.formats.difference_table import difference_csv
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.owned import Owned
from loopmap.ui.clipboard import data_without_python
from loopmap.ui.jobs import Jobs
from loopmap.ui.lit_loops import LitLoops
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.panels.across_dialog import OLD, AcrossDialog, Chosen
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.changes_panel import ChangesPanel

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor
    from loopmap.ui.lens_choice import LensChoice

PAGE = "changes"
CSV = "text/csv"

_NOT_YET = "What differs is being looked for. Try again when it is there."
_SAME = "The two maps do not differ in anything that could be brought across."
_NONE_CHOSEN = "Choose a change of a variable or a link on the page Changes first."


class Changes(QObject):
    """What a person asks of two maps of a document."""

    def __init__(self, editor: Editor, watch: LoopWatch, lit: LitLoops, jobs: Jobs) -> None:
        super().__init__(editor)
        self._editor, self._session, self._lit = editor, editor.session, lit
        self._waiting: Callable[[Told], str] | None = None
        self._asking = Asking(editor.session, self)
        self._asking.refused.connect(editor.refused)
        self.panel = ChangesPanel(editor.session, watch, jobs)
        self.panel.went.connect(self.go)
        self.panel.acrossWanted.connect(self.bring)
        self.panel.textWanted.connect(self.copy_text)
        self.panel.tableWanted.connect(self.copy_table)
        self.panel.owned.connect(self.own)
        self.panel.chooseWanted.connect(self.choose_across)
        self.panel.whatIfWanted.connect(self.what_if)
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
        self.panel.compare_with(here)  # before: whoever hears of the turn looks at both once
        session.show_map(there)
        if self._flipped is not None and self._flipped[0::2] == (there, before):
            session.select(self._flipped[1])
        self._flipped = (here, before, session.selection)
        self._editor.hint.emit(f"“{session.map.info.title}”.")

    def lay_over(self, lenses: LensChoice) -> None:
        """Both maps on one paper: the later one, with what is gone as ghosts; or as it was."""
        if self.lies_over(lenses):
            lenses.choose(Lens.SIGN)
        elif self.panel.pair is not None:
            if self._session.map_id != self.panel.pair[1].id:
                self.flip()
            lenses.choose(Lens.CHANGE)
            title = self.panel.pair[0].info.title
            self._editor.hint.emit(f"What only “{title}” has is an outline; what is new is marked.")

    def lies_over(self, lenses: LensChoice) -> bool:
        """Whether the later map shows what differs from the earlier."""
        pair = self.panel.pair
        is_last = pair is not None and self._session.map_id == pair[1].id
        return is_last and lenses.lens is Lens.CHANGE

    def what_if(self) -> None:
        """The scenario on show asked of both maps, beside one another."""
        pair, panels = self.panel.pair, self._editor.panels
        if pair is not None and panels is not None:
            other = next(each.id for each in pair if each.id != self._session.map_id)
            panels.what_if.compare_with_map(other)

    def own(self, owned: Owned) -> None:
        """Keep who takes on a change, with the later map."""
        pair, session = self.panel.pair, self._session
        if pair is not None:
            self._asking.do("Take on a change", lambda: own(session.document, pair[1].id, owned))

    def bring(self, back: bool, everything: bool) -> None:
        """Take the change that the list is at, or all of them, over; or back on the later map.

        One step to undo. What the map has no room for is left, and said.
        """
        told, one = self.panel.told, self.panel.current
        if told is None or not self.panel.is_up_to_date:
            self.show()
            self._editor.hint.emit(_NOT_YET)
            return
        ones = tuple(told.difference) if everything else (() if one is None else (one,))
        if not ones:
            self._editor.hint.emit(_NONE_CHOSEN)
            return
        session = self._session
        found = bring_across(session.document, told.difference, ones, session.new_id, back=back)
        label = "Take changes back" if back else "Take changes over"
        if self._asking.do(label, lambda: found.change):
            self._tell(told.titles[1 if back else 0], found)

    def choose_across(self) -> None:
        """Choose for each change which map is right, and bring all of it across in one step."""
        told = self.panel.told
        if told is None or not self.panel.is_up_to_date or not told.difference:
            self.show()
            self._editor.hint.emit(_NOT_YET if told is None or told.difference else _SAME)
            return
        dialog = AcrossDialog(told, partial(self._chosen, told), self._editor)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(partial(self._take_chosen, told, self._session.document))
        dialog.open()

    def _take_chosen(self, told: Told, document: Document, chosen: Chosen) -> None:
        """One step, unless anything has changed while people chose."""
        if self._session.document is not document:
            self._editor.refused.emit(OLD)
            return
        found = self._chosen(told, chosen)
        if self._asking.do("Bring changes across", lambda: found.change):
            self._editor.hint.emit(" ".join(("Both maps are as chosen.", *found.besides)))
            if found.left:
                self._editor.refused.emit(" ".join(("Not brought across:", *found.left)))

    def _chosen(self, told: Told, chosen: Chosen) -> Brought:
        session = self._session
        return bring_chosen(session.document, told.difference, *chosen, session.new_id)

    def _tell(self, title: str, found: Brought) -> None:
        """What came of it; what was left stays to be read."""
        if found.change:
            self._editor.hint.emit(" ".join((f"“{title}” has it now.", *found.besides)))
        if found.left:
            self._editor.refused.emit(" ".join((f"Not brought to “{title}”:", *found.left)))

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
    data = data_without_python()
    data.setText(table)
    data.setData(CSV, table.encode())
    QApplication.clipboard().setMimeData(data)
    return "What differs is on the clipboard, as a table (CSV)."

"""Linking without a mouse: what is selected to what is typed, or two selected variables."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from loopmap.editing.edits.links import link_two
from loopmap.editing.sentence.far_end import Way
from loopmap.editing.sentence.far_end_choice import near_end, two_variables
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from loopmap.ui.canvas import far_end_words as words
from loopmap.ui.canvas.chosen import Chosen
from loopmap.ui.canvas.far_end_entry import FarEndEntry
from loopmap.ui.canvas.looking import Looking


class Linking(QObject):
    """Begins at what is selected; ``said`` tells what has been linked."""

    said = Signal(str)

    def __init__(
        self,
        canvas: QWidget,
        session: Session,
        looking: Looking,
        far_end: FarEndEntry,
        chosen: Chosen,
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._session, self._looking = canvas, session, looking
        self._far_end, self._chosen = far_end, chosen

    def name_far_end(self, way: Way, *, asking: bool = False) -> None:
        """Name the next effect or cause of what is selected, or ask which variable it is.

        EditRefused when it is not clear of what.
        """
        self._canvas.setFocus()
        near = near_end(self._session.map, self._session.selection, way)
        self._looking.reveal(near)
        self._far_end.begin(near, way, asking=asking)

    def lead(self, link: RecordId, way: Way) -> None:
        """Ask to which other effect, or from which other cause, a link leads."""
        self._canvas.setFocus()
        self._far_end.lead(link, way)

    def join_selected(self) -> None:
        """Link the two selected variables, the one selected first being the cause."""
        session = self._session
        first, second = two_variables(session.map, self._chosen.in_order(session.selection))
        change = link_two(session.document, session.map_id, first, second, session.new_id)
        made = [key.id for key in change.touched(Link)]
        session.do("Draw link", change, select=frozenset(made))
        self.said.emit(words.done(session.map, made[0]))

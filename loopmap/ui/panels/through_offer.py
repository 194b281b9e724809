"""An invitation to list only the loops through what is selected, and the way back from there."""

from __future__ import annotations

from loopmap.analysis.loop_views.tell import called
from loopmap.editing.session import Event, Session
from loopmap.ui.loop_choice import LoopChoice
from loopmap.ui.panels.loop_view_bar import through_of
from loopmap.ui.panels.row_button import RowButton
from loopmap.ui.theme import mark


class ThroughOffer(RowButton):
    """There while one variable or link is selected, or the list is of loops through one."""

    def __init__(self, session: Session, choice: LoopChoice) -> None:
        super().__init__("", "")
        mark(self, "link")
        self._session, self._choice = session, choice
        self.clicked.connect(self._take)
        choice.changed.connect(self.follow)
        self._stop = session.listen(self._hear)
        self.follow()

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._stop()

    def follow(self) -> None:
        """Say what a click would do now."""
        through, selected = self._choice.view.through, through_of(self._session)
        if through is not None and selected in (None, through):
            words = "Show all loops again"
        elif selected is not None:
            words = f"Only through {called(self._session.map, selected)}"
        else:
            words = ""
        self.say(words)
        self.setVisible(bool(words))

    def _hear(self, event: Event) -> None:
        if event.selection_changed or event.map_changed or event.change:
            self.follow()

    def _take(self) -> None:
        through, selected = self._choice.view.through, through_of(self._session)
        self._choice.look_through(None if selected in (None, through) else selected)

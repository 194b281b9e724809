"""First equations made up beside the window, and shown to be taken or left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap.editing.ids_beside import ids_beside
from loopmap.editing.proposals.proposing import Proposed, propose, propose_rest
from loopmap.editing.session import Event
from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.token import Token
from loopmap.ui.jobs import Jobs
from loopmap.ui.panels.asking import Asking

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from loopmap.ui.panels.proposals_dialog import ProposalsDialog

JOB = "propose equations"
SOON = 150
"""Milliseconds that an answer is waited for before the dialog opens without it."""

NONE_LEFT = "Every variable has an equation already."


@dataclass(frozen=True, slots=True)
class MadeUp:
    """What is proposed, and the map as it would be with that."""

    after: CausalMap
    proposed: Proposed


class Proposing(QObject):
    """One proposal at a time; one whose map changes is made up anew while it is shown.

    ``hint`` carries a sentence on what was done or why there is nothing to do.
    """

    hint = Signal(str)

    def __init__(
        self, asking: Asking, jobs: Jobs, over: Callable[[], QWidget | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._asking, self._session, self._jobs, self._over = asking, asking.session, jobs, over
        self._dialog: ProposalsDialog | None = None
        self._variable: RecordId | None = None
        self._asked: CausalMap | None = None
        self._late = QTimer(self, singleShot=True, interval=SOON)
        self._late.timeout.connect(self._open)
        self._stop = self._session.listen(self._hear)

    def propose(self, variable: RecordId | None = None) -> None:
        """Propose for one variable, or for all that want an equation; Esc gives it up."""
        self._leave()
        self._variable = variable
        self._late.start()
        self._ask()

    def close_session(self) -> None:
        """Stop listening; the session may go."""
        self._leave()
        self._stop()

    def _ask(self) -> None:
        session = self._session
        self._asked = session.map
        work = partial(made_up, session.document, session.map_id, self._variable)
        self._jobs.run(JOB, work, self._show, self._fail)

    def _hear(self, _: Event) -> None:
        if self._asked is None or self._session.map is self._asked:
            return
        if self._session.map_id != self._asked.id:
            self._leave()
            return
        if self._dialog is not None:
            self._dialog.show_waiting()
        self._ask()

    def _open(self) -> None:
        from loopmap.ui.panels.proposals_dialog import ProposalsDialog

        if self._dialog is None:
            self._dialog = ProposalsDialog(self._over())
            self._dialog.taken.connect(self._take)
            self._dialog.rejected.connect(self._leave)
            self._dialog.show_waiting()
            self._dialog.show()

    def _show(self, found: MadeUp) -> None:
        if not found.proposed.proposals:
            self._leave()
            self.hint.emit(NONE_LEFT)
            return
        self._late.stop()
        self._open()
        assert self._dialog is not None
        self._dialog.show_proposed(found.after, found.proposed)

    def _fail(self, error: Exception) -> None:
        self._leave()
        if isinstance(error, LoopmapError):
            self._asking.refused.emit(str(error))
        else:
            self._jobs.failed.emit(error)

    def _take(self, proposed: Proposed) -> None:
        self._leave()
        done = self._asking.do("Propose equations", lambda: proposed.change)
        if done and len(proposed.proposals) == 1:
            self.hint.emit(proposed.proposals[0].why)

    def _leave(self) -> None:
        """Give up what is being made up or shown."""
        self._late.stop()
        self._jobs.cancel(JOB)
        dialog, self._dialog, self._asked = self._dialog, None, None
        if dialog is not None:
            dialog.close()
            dialog.deleteLater()


def made_up(document: Document, map_id: MapId, variable: RecordId | None, token: Token) -> MadeUp:
    """For a worker: proposals for a variable or, without one, for all. Raises Cancelled."""
    new_id = ids_beside(document)
    if variable is None:
        proposed = propose_rest(document, map_id, new_id, token)
    else:
        proposed = propose(document, map_id, variable, new_id)
    return MadeUp(document.apply(proposed.change).maps[map_id], proposed)

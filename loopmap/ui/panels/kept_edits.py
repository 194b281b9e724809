"""What people ask of kept runs, each as one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from loopmap.editing.edits.model_runs import ModelAnswer, keep_model_run
from loopmap.editing.edits.runs import keep_run, remove_run, rename_run
from loopmap.editing.session import Session
from loopmap.editing.what_if import WhatIf
from loopmap.model.change import Change
from loopmap.model.ids import RecordId
from loopmap.ui.panels.asking import Asking


class KeptEdits(QObject):
    """``refused`` tells why something may not be."""

    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asking = Asking(session, self)
        self._asking.refused.connect(self.refused)

    def keep(self, found: WhatIf) -> RecordId | None:
        """Keep an answer; the id of the new record, None where it was refused."""
        session = self._session
        return self._keep(
            lambda: keep_run(session.document, session.map_id, found.comparison, session.new_id)
        )

    def keep_model(self, found: ModelAnswer, shown: Sequence[RecordId]) -> RecordId | None:
        """Keep the curves of a run by equations; the id of the new record, None where refused."""
        session = self._session
        return self._keep(
            lambda: keep_model_run(session.document, session.map_id, found, shown, session.new_id)
        )

    def _keep(self, make: Callable[[], Change]) -> RecordId | None:
        before = frozenset(self._session.map.runs)
        if not self._asking.do("Keep this run", make):
            return None
        (new,) = frozenset(self._session.map.runs) - before
        return new

    def rename(self, run: RecordId, name: str) -> None:
        session = self._session
        self._asking.do(
            "Rename kept run", lambda: rename_run(session.document, session.map_id, run, name)
        )

    def delete(self, run: RecordId) -> None:
        session = self._session
        self._asking.do(
            "Delete kept run", lambda: remove_run(session.document, session.map_id, run)
        )

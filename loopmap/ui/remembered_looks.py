"""What a person has looked at in a file, from one time it is open to the next."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from loopmap.analysis.loop_views.seen import Seen
from loopmap.formats.storage.looked_at import keep_looked_at, looked_at
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.token import NEVER, Token
from loopmap.ui.jobs import Jobs
from loopmap.ui.new_loops import NewLoops
from loopmap.ui.open_document import OpenDocument

MOST_AT_ONCE = 600
"""Links of a document of which it is recalled at once."""

_JOB = "what was looked at"


class RememberedLooks(QObject):
    """Recalls it, and keeps it when the document closes, for the file it then has.

    Of many links it is recalled beside the window; what did not come before the document closes
    is left as it was.
    """

    def __init__(self, new: NewLoops, current: OpenDocument, folder: Path, jobs: Jobs) -> None:
        super().__init__(new)
        self._new, self._current, self._folder, self._jobs = new, current, folder, jobs
        self._is_known = current.path is None
        if current.path is not None:
            self._look(current.path, current.session.document)
        new.closing.connect(self._keep)

    def _look(self, path: Path, document: Document) -> None:
        work = partial(_recalled, self._folder, path, document)
        if sum(len(causal_map.links) for causal_map in document.maps.values()) <= MOST_AT_ONCE:
            self._recall(work(NEVER))
        else:
            self._jobs.run(_JOB, work, self._recall)

    def _recall(self, seen: Mapping[MapId, Seen]) -> None:
        self._is_known = True
        self._new.recall(seen)

    def _keep(self) -> None:
        current = self._current
        self._jobs.cancel(_JOB)
        if current.path is not None and self._is_known:
            keep_looked_at(self._folder, current.path, current.session.document, self._new.seen)


def _recalled(folder: Path, path: Path, document: Document, _: Token) -> dict[MapId, Seen]:
    return looked_at(folder, path, document)

"""What a person has looked at in a file, from one time it is open to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from threading import Event

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

_PATIENCE = 10.0
"""Seconds that what is being written is waited for before what there was is read."""

_being_kept: dict[Path, Event] = {}
"""Files of which it is being written, each told when that has ended."""


class RememberedLooks(QObject):
    """Recalls it, and keeps it when the document closes, for the file it then has.

    Of many links it is recalled, and kept, beside the window, which does not go before that has
    ended; what did not come before the document closes is left as it was.
    """

    def __init__(self, new: NewLoops, current: OpenDocument, folder: Path, jobs: Jobs) -> None:
        super().__init__(new)
        self._new, self._current, self._folder, self._jobs = new, current, folder, jobs
        self._is_known = current.path is None
        if current.path is not None:
            self._look(current.path, current.session.document)
        new.closing.connect(self._keep)

    def _look(self, path: Path, document: Document) -> None:
        work = partial(_recalled, self._folder, path, document, _being_kept.get(path))
        if _is_small(document) and path not in _being_kept:
            self._recall(work(NEVER))
        else:
            self._jobs.run(_JOB, work, self._recall)

    def _recall(self, seen: Mapping[MapId, Seen]) -> None:
        self._is_known = True
        self._new.recall(seen)

    def _keep(self) -> None:
        path, document = self._current.path, self._current.session.document
        self._jobs.cancel(_JOB)
        if path is None or not self._is_known:
            return
        work = partial(keep_looked_at, self._folder, path, document, dict(self._new.seen))
        if _is_small(document):
            work()
            return
        kept = _being_kept[path] = Event()
        beside = partial(_kept, work, kept)
        done = partial(_forget, path, kept)
        self._jobs.run(f"{_JOB} in {path}", beside, done, to_its_end=True)


def _is_small(document: Document) -> bool:
    return sum(len(causal_map.links) for causal_map in document.maps.values()) <= MOST_AT_ONCE


def _kept(work: Callable[[], None], kept: Event, _: Token) -> None:
    try:
        work()
    finally:
        kept.set()


def _forget(path: Path, kept: Event, _: None) -> None:
    if _being_kept.get(path) is kept:
        del _being_kept[path]


def _recalled(
    folder: Path, path: Path, document: Document, kept: Event | None, _: Token
) -> dict[MapId, Seen]:
    """A file that is open again at once waits for what was kept of it, which began before."""
    if kept is not None:
        kept.wait(_PATIENCE)
    return looked_at(folder, path, document)

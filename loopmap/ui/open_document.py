"""The document that is open: its session, and the file, lock and journal behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from loopmap import __version__
from loopmap.editing.session import Event, Session
from loopmap.errors import StorageError
from loopmap.formats.loopmap_yaml.record_lines import RecordLines
from loopmap.formats.storage.fingerprint import Fingerprint
from loopmap.formats.storage.journal import Beginning, Journal, beginning
from loopmap.formats.storage.journal_lines import warm
from loopmap.formats.storage.lock import Lock, LockedElsewhere, lock
from loopmap.formats.storage.recovery import Recovered
from loopmap.formats.storage.syncing import SyncBehind
from loopmap.model.change import Change
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.records import DocumentInfo, MapInfo
from loopmap.model.token import Token
from loopmap.ui.coming_in.said import Said
from loopmap.ui.jobs import Jobs

Clock = Callable[[], float]

REST = 400
"""Milliseconds after opening or saving until the journal's beginning is made, in the background."""

LARGE = 500
"""An edit of more records is put into the journal right after it is seen, not before."""

SETTLING = 50
"""Milliseconds between two looks at whether a journal is on the disk."""

_JOB, _ANEW = "begin a journal", "begin a journal anew"

UNTITLED = "New document"
"""The title of a document until somebody gives it one."""


def empty_document() -> Document:
    """A document with one empty map, as New makes it."""
    first = MapInfo(MapId("m1"), "Today")
    return Document(DocumentInfo(title=UNTITLED), {}, {first.id: CausalMap(first)})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: its file of our own format, that file's state, our lock.

    ``known`` are lines of its records, ``beginning`` what its recovery journal begins with, as
    far as they were made when it was read.
    """

    path: Path | None = None
    fingerprint: Fingerprint | None = None
    lock: Lock | None = None
    known: RecordLines = field(default_factory=RecordLines)
    beginning: Beginning | None = None


def origin_of(recovered: Recovered) -> Origin:
    """The file a recovered document belongs to; none if another window has it open now."""
    if recovered.file is None:
        return Origin()
    try:
        mine = lock(recovered.file)
    except LockedElsewhere:
        return Origin()
    return Origin(recovered.file, recovered.fingerprint, mine)


class OpenDocument(QObject):
    """Keeps a recovery journal of every step, and knows when the document was saved.

    ``troubled`` carries the sentence when the journal cannot be written. ``path`` is
    None until the document has a file of our own format. ``said`` is all that was said of the
    file it came in with, None where there was none. ``known`` are the lines of its records
    that were written before, for whoever writes it again.
    """

    troubled = Signal(str)

    def __init__(  # noqa: PLR0913, PLR0917  made in one place, of what the window works with
        self,
        session: Session,
        origin: Origin,
        recovery: Path,
        clock: Clock,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.path = origin.path
        self.fingerprint = origin.fingerprint
        self.lock = origin.lock
        self.said: Said | None = None
        self.saved_at: float | None = None
        self._needs_saving = False
        self._clock = clock
        self._steps = self._steps_written = 0
        self.known = origin.known
        self._journal = Journal(
            recovery,
            clock,
            version=__version__,
            known=self.known,
            sync=SyncBehind(),
            ask=self._renew,
        )
        self._jobs = jobs
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._prepare)
        self._unwritten: list[tuple[Event, Document]] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._write)
        self._settling = QTimer(self, interval=SETTLING)
        self._settling.timeout.connect(self._settle)
        self._begin()
        if origin.beginning is not None:
            self._have(origin.beginning)
        self._stop = session.listen(self._hear)

    @property
    def title(self) -> str:
        """What the document is called: its own title, unless it was never given another one."""
        own = self.session.document.info.title
        if self.path is not None:
            return own if own and own != UNTITLED else self.path.stem
        return own or self.session.document.maps[self.session.document.map_order[0]].info.title

    @property
    def is_saved(self) -> bool:
        """Whether closing would lose nothing."""
        return self.session.is_saved and not self._needs_saving

    @property
    def seconds_since_saved(self) -> float | None:
        """How long ago this window wrote the file; None if it has not."""
        return None if self.saved_at is None else self._clock() - self.saved_at

    def begin_writing(self) -> Document:
        """The document as it stands, which is being written from now on."""
        self.session.begin_writing()
        self._steps_written = self._steps
        return self.session.document

    def note_written(
        self, path: Path, fingerprint: Fingerprint, begun: Beginning | None = None
    ) -> None:
        """What was being written is in the file ``path``; edits made meanwhile are not.

        ``begun`` is what a recovery journal of it begins with.
        """
        self.path, self.fingerprint = path, fingerprint
        self.saved_at, self._needs_saving = self._clock(), False
        self._steps -= self._steps_written
        self.session.end_writing(worked=True)
        if self.session.is_saved:
            self._begin()
            if begun is not None:
                self._have(begun)
            self._steps = 0
        else:
            self._go_on(path, fingerprint)

    def note_not_written(self) -> None:
        """What was being written is in no file."""
        self.session.end_writing(worked=False)

    def warm(self, change: Change) -> None:
        """Write lines of records beforehand that an edit will note; on any thread."""
        warm(self.known, change)

    def change_lock(self, lock: Lock | None) -> None:
        """Hold another lock and let the old one go."""
        if self.lock is not None:
            self.lock.release()
        self.lock = lock

    def note_unsaved(self, edits: int) -> None:
        """The document holds work that is on no disk yet: it was recovered from a crash."""
        self._needs_saving = True
        self._steps = edits
        self.keep_copy()

    def keep_copy(self) -> Path | None:
        """Write the whole document to the journal now; answers where it is.

        None when the document is saved as it stands. Raises StorageError.
        """
        self._unwritten.clear()
        if not self.is_saved:
            self._journal.keep(self.session.document, max(self._steps, 1))
        return self._journal.path

    def close(self) -> None:
        """Give the document up: no journal, no lock, no listening."""
        self._stop()
        self._unwritten.clear()
        self._rest.stop()
        self._settling.stop()
        for key in (_JOB, _ANEW):
            self._jobs.cancel(key)
        self._journal.close()
        self.change_lock(None)

    def _begin(self) -> None:
        """The document is as it is on disk; what the first edit will need is made meanwhile."""
        self._unwritten.clear()
        self._journal.begin(self.path, self.fingerprint)
        if self.session.read_only is None:
            self._rest.start()

    def _go_on(self, path: Path, fingerprint: Fingerprint) -> None:
        """Keep what was done while the file was being written."""
        self._write()
        self._rest.stop()
        try:
            self._journal.go_on(path, fingerprint, self.session.document, max(self._steps, 1))
        except StorageError as trouble:
            self.troubled.emit(str(trouble))
        self._settling.start()

    def _settle(self) -> None:
        """The journal for the new file comes in the place of the old one's, edited or not."""
        try:
            if self._journal.settle():
                self._settling.stop()
        except StorageError as trouble:
            self._settling.stop()
            self.troubled.emit(str(trouble))

    def _prepare(self) -> None:
        if self._journal.path is None:
            work = partial(_beginning, self.session.document, self._clock(), self.known)
            self._jobs.run(_JOB, work, self._have, can_wait=True)

    def _have(self, made: Beginning) -> None:
        if made.document is self.session.document:
            self._rest.stop()
            self._journal.have(made)

    def _renew(self, document: Document) -> None:
        work = partial(_beginning, document, self._clock(), self.known)
        self._jobs.run(_ANEW, work, self._take_renewed, can_wait=True)

    def _take_renewed(self, made: Beginning) -> None:
        try:
            self._journal.renew(made)
        except StorageError as trouble:
            self.troubled.emit(str(trouble))

    def _hear(self, event: Event) -> None:
        if not event.change:
            return
        self._steps += 1
        self._unwritten.append((event, self.session.document))
        if len(event.change.steps) > LARGE:
            self._soon.start()
        else:
            self._write()

    def _write(self) -> None:
        """Put every edit that is not there yet into the journal, in order."""
        events, self._unwritten = self._unwritten, []
        try:
            for event, document in events:
                self._journal.append(event.change, document, event.label)
        except StorageError as trouble:
            self.troubled.emit(str(trouble))


def _beginning(document: Document, now: float, known: RecordLines, _: Token) -> Beginning:
    return beginning(document, now, known)

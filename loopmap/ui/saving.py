"""Writing the open document: to its file, to another one, or as a copy in another format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from loopmap.errors import StorageError
from loopmap.formats.loopmap_yaml.record_lines import RecordLines
from loopmap.formats.storage.fingerprint import Fingerprint
from loopmap.formats.storage.journal import Beginning, beginning
from loopmap.formats.storage.lock import Lock, LockedElsewhere, lock
from loopmap.formats.storage.save import ChangedOnDisk, Saved, save
from loopmap.model.document import Document
from loopmap.model.token import NEVER, Token, working_for
from loopmap.ui.banner import Choice
from loopmap.ui.jobs import Jobs
from loopmap.ui.means import Means
from loopmap.ui.open_document import OpenDocument
from loopmap.ui.opening import OUR_SUFFIX

Then = Callable[[], None]

_JOB = "save"
SAVING = "saving"
"""What a message of the banner is about that a file written settles."""


@dataclass(eq=False)
class _Order:
    """A document to be written: to ``path``, or where it belongs when its turn comes.

    ``insist`` writes over whatever is there. ``moving``: the lock of that path, which the
    document takes on once it is written there; given back if it is not. ``then`` is done after
    it, if it worked. ``document``: what is being written.
    """

    current: OpenDocument
    path: Path | None = None
    then: Then | None = None
    insist: bool = False
    moving: Lock | None = None
    elsewhere: bool = False
    document: Document | None = None


class Saving(QObject):
    """Saves documents; what cannot be done is said in the banner, and nothing is lost.

    A disk may take its time, so files are written one after another beside the window, in which
    people go on. What they do meanwhile stays unsaved, and in the recovery journal. ``saved``
    tells when a document's path or saved state is another, ``copyWanted`` that the document is
    to be written to a file of another program, ``failed`` that a file could not be written.
    """

    saved = Signal()
    failed = Signal()
    copyWanted = Signal(Path)

    def __init__(self, means: Means, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._means = means
        self._disk = Jobs(self)  # nobody who saves waits behind other work
        self._order: _Order | None = None
        self._waiting: list[_Order] = []

    @property
    def is_writing(self) -> bool:
        """Whether a file is being written, or waits for its turn."""
        return self._order is not None or bool(self._waiting)

    def is_writing_all(self, current: OpenDocument) -> bool:
        """Whether the very state that a document is in now is being written where it belongs."""
        order = self._order
        if order is None or self._waiting or order.current is not current:
            return False
        return not order.elsewhere and order.document is current.session.document

    def after(self, then: Then | None) -> None:
        """Do that, and nothing else, when all is written; not if it cannot be written."""
        last = self._waiting[-1] if self._waiting else self._order
        if last is not None:
            last.then = then

    def finish(self) -> None:
        """Wait until all is written; nothing is done after it any more."""
        for order in (self._order, *self._waiting):
            if order is not None:
                order.then = None
        while self._order is not None:
            self._disk.wait()

    def save(self, current: OpenDocument, then: Then | None = None) -> None:
        """Write to the document's file, asking for one if it has none; ``then`` if that worked."""
        if self.is_writing_all(current):
            if then is not None:
                self.after(then)
        elif current.path is None or current.session.read_only is not None:
            self.save_as(current, then)
        else:
            self._write(_Order(current, then=then))

    def save_as(self, current: OpenDocument, then: Then | None = None) -> None:
        """Ask for a file and write the document there."""
        suggested = current.path or Path(f"{file_name(current.title)}{OUR_SUFFIX}")
        path = self._means.dialogs.to_save(suggested)
        if path is None:
            return
        if path.suffix.lower() == OUR_SUFFIX:
            self._write_elsewhere(current, path.absolute(), then)
        else:
            self.copyWanted.emit(path)

    def _write(self, order: _Order) -> None:
        self._waiting.append(order)
        self._go_on()

    def _go_on(self) -> None:
        """Begin with the next, unless one is being written."""
        if self._order is not None or not self._waiting:
            return
        order = self._order = self._waiting.pop(0)
        current = order.current
        path = order.path = order.path or current.path
        assert path is not None
        if order.elsewhere and not self._lock(order, path):
            self._order = None
            self._go_on()
            return
        order.document = current.begin_writing()
        since = None if order.insist else current.fingerprint
        backups, now = self._means.folders.backups, self._means.clock()
        work = partial(_written, path, order.document, current.known, backups, since, now)
        self._disk.run(_JOB, work, partial(self._end, order), partial(self._fail, order))

    def _end(self, order: _Order, written: tuple[Saved, Beginning]) -> None:
        """It is on the disk."""
        done, begun = written
        self._order = None
        current, path, means = order.current, order.path, self._means
        assert path is not None
        current.note_written(path, done.fingerprint, begun)
        if order.moving is not None:
            current.change_lock(order.moving)
        if order.elsewhere:
            current.session.read_only = None
        means.settings.remember(path)
        if current.is_saved:
            means.banner.settle(SAVING)
        if done.note:
            means.banner.tell(done.note)
        self._go_on()
        self.saved.emit()
        if order.then is not None:
            order.then()

    def _fail(self, order: _Order, fault: Exception) -> None:
        """It is not; all is as it was."""
        self._order = None
        self.failed.emit()
        current, then = order.current, order.then
        current.note_not_written()
        if order.moving is not None:
            order.moving.release()
        if isinstance(fault, ChangedOnDisk):
            self._ask_about(fault, current, then)
        elif isinstance(fault, StorageError):
            self._refuse(str(fault), current, then)
        else:
            self._means.jobs.failed.emit(fault)
        self._go_on()
        self.saved.emit()

    def _write_elsewhere(self, current: OpenDocument, path: Path, then: Then | None) -> None:
        """Save under another name: the lock moves along, and whatever is there is replaced."""
        if path == current.path and current.session.read_only is not None:
            self._refuse(f"“{path.name}” is shown to read only.", current, then)
            return
        self._write(_Order(current, path, then, elsewhere=True))

    def _lock(self, order: _Order, path: Path) -> bool:
        """Hold the lock that it needs there; not before its turn, for it may be ours by then."""
        current = order.current
        if current.path == path and current.lock is not None:
            return True
        try:
            order.moving = lock(path)
        except LockedElsewhere as held:
            self._means.banner.warn(str(held), about=SAVING)
            return False
        order.insist = True
        return True

    def _refuse(self, text: str, current: OpenDocument, then: Then | None) -> None:
        again = Choice("Save as…", partial(self.save_as, current, then))
        self._means.banner.warn(text, again, about=SAVING)

    def _ask_about(self, change: ChangedOnDisk, current: OpenDocument, then: Then | None) -> None:
        self._means.banner.ask(
            change.text,
            Choice("Save as…", partial(self.save_as, current, then), primary=True),
            Choice("Overwrite", partial(self._overwrite, current, then)),
            about=SAVING,
        )

    def _overwrite(self, current: OpenDocument, then: Then | None) -> None:
        self._write(_Order(current, then=then, insist=True))


def _written(  # noqa: PLR0913, PLR0917  all that is known of it
    path: Path,
    document: Document,
    known: RecordLines,
    backups: Path,
    since: Fingerprint | None,
    now: float,
    _: Token,
) -> tuple[Saved, Beginning]:
    """On another thread: the document as a file of its own format, which nobody holds up.

    And what a recovery journal begins with from then on, for its lines are known by now.
    """
    from loopmap.formats.loopmap_yaml.write import write

    with working_for(NEVER):
        done = save(path, write(document, known), backups=backups, since=since)
        return done, beginning(document, now, known)


def file_name(title: str) -> str:
    """A file name without suffix for a document of that title.

    >>> file_name("Fines: what if?")
    'fines-what-if'
    """
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return "-".join(kept.lower().split())[:60] or "map"

"""Writing the open document: to its file, to another one, or as a copy in another format."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from loopmap.errors import StorageError
from loopmap.formats.storage.lock import LockedElsewhere, lock
from loopmap.formats.storage.save import ChangedOnDisk, save
from loopmap.ui.banner import Choice
from loopmap.ui.means import Means
from loopmap.ui.open_document import OpenDocument
from loopmap.ui.opening import OUR_SUFFIX

Then = Callable[[], None]


class Saving(QObject):
    """Saves documents; what cannot be done is said in the banner, and nothing is lost.

    ``saved`` tells when a document's path or saved state is another, ``copyWanted`` that the
    document is to be written to a file of another program.
    """

    saved = Signal()
    copyWanted = Signal(Path)

    def __init__(self, means: Means, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._means = means

    def save(self, current: OpenDocument, then: Then | None = None) -> None:
        """Write to the document's file, asking for one if it has none; ``then`` if that worked."""
        if current.path is None or current.session.read_only is not None:
            self.save_as(current, then)
        else:
            self._write(current, current.path, then)

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

    def _write(
        self, current: OpenDocument, path: Path, then: Then | None, *, insist: bool = False
    ) -> bool:
        from loopmap.formats.loopmap_yaml.write import write

        means = self._means
        since = None if insist else current.fingerprint
        try:
            content = write(current.session.document, current.known)
            done = save(path, content, backups=means.folders.backups, since=since)
        except ChangedOnDisk as change:
            self._ask_about(change, current, then)
            return False
        except StorageError as trouble:
            self._refuse(str(trouble), current, then)
            return False
        current.note_saved(path, done.fingerprint)
        means.settings.remember(path)
        means.banner.hide()  # whatever it said of unsaved changes is settled
        if done.note:
            means.banner.tell(done.note)
        self.saved.emit()
        if then is not None:
            then()
        return True

    def _write_elsewhere(self, current: OpenDocument, path: Path, then: Then | None) -> None:
        """Save under another name: the lock moves along, and whatever is there is replaced."""
        if path == current.path and current.session.read_only is not None:
            self._refuse(f"“{path.name}” is shown to read only.", current, then)
            return
        moving = current.path != path or current.lock is None
        try:
            fresh = lock(path) if moving else current.lock
        except LockedElsewhere as held:
            self._means.banner.warn(str(held))
            return
        if self._write(current, path, None, insist=moving):
            if moving:
                current.change_lock(fresh)
            current.session.read_only = None
            self.saved.emit()
            if then is not None:
                then()
        elif moving and fresh is not None:
            fresh.release()

    def _refuse(self, text: str, current: OpenDocument, then: Then | None) -> None:
        again = Choice("Save as…", partial(self.save_as, current, then))
        self._means.banner.warn(text, again)

    def _ask_about(self, change: ChangedOnDisk, current: OpenDocument, then: Then | None) -> None:
        self._means.banner.ask(
            change.text,
            Choice("Save as…", partial(self.save_as, current, then), primary=True),
            Choice("Overwrite", partial(self._overwrite, current, then)),
        )

    def _overwrite(self, current: OpenDocument, then: Then | None) -> None:
        assert current.path is not None
        self._write(current, current.path, then, insist=True)


def file_name(title: str) -> str:
    """A file name without suffix for a document of that title.

    >>> file_name("Fines: what if?")
    'fines-what-if'
    """
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return "-".join(kept.lower().split())[:60] or "map"

"""The recovery journal: after a crash at most the last action is lost.

One file per session, in a folder of our own. It is made with the first edit and
taken away when the map is saved or closed, so a journal whose process is dead
holds work that would otherwise be gone. Lines of JSON: a header, a snapshot of
the whole document, then one line for each edit, handed to the system at once.
When the edits outgrow the snapshot's use, a new journal takes the old one's place, once it is
on the disk; until then edits are noted in both.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from loopmap.errors import StorageError
from loopmap.formats.loopmap_yaml.record_lines import RecordLines
from loopmap.formats.storage.fingerprint import Fingerprint
from loopmap.formats.storage.journal_lines import edit_line, snapshot_line
from loopmap.formats.storage.process import Process, this_process
from loopmap.formats.storage.syncing import Sync, SyncAtOnce
from loopmap.model.change import Change
from loopmap.model.document import Document

SUFFIX = ".journal"
UNFINISHED = ".starting"
"""What a journal ends with until it is at its place."""
COMPACT_AFTER = 1_000_000
"""Bytes of edits after which a new snapshot is cheaper to recover from."""
SYNC_EVERY = 2.0
"""Seconds between two syncs to the disk: a killed program loses nothing, a power cut this much."""


class Beginning(NamedTuple):
    """What a journal of edits to ``document`` begins with, made before there is one."""

    document: Document
    snapshot: bytes


def beginning(document: Document, now: float, known: RecordLines | None = None) -> Beginning:
    """The snapshot of a document, in seconds since 1970; on any thread. O(records).

    ``known`` are the lines of records written before.
    """
    return Beginning(document, _line(snapshot_line(document, now, known or RecordLines())))


class Journal:
    """The journal of one session.

    ``folder`` is made when it is needed; ``clock`` gives seconds since 1970;
    ``version`` is the program's, ``known`` the lines of records written before, ``sync`` what
    brings them to the disk. ``ask`` is called when a journal has grown long, for the beginning
    of a new one of that document, to be handed to ``renew``; else it is made on the spot. Every
    method that writes raises StorageError once and is silent from then on, so that a full disk
    does not stop the drawing.
    """

    def __init__(  # noqa: PLR0913  most of it is left out but in the window
        self,
        folder: Path,
        clock: Callable[[], float],
        *,
        version: str = "",
        owner: Process | None = None,
        known: RecordLines | None = None,
        sync: Sync | None = None,
        ask: Callable[[Document], None] | None = None,
    ) -> None:
        self._folder = folder
        self._sync = sync or SyncAtOnce()
        self._known = known or RecordLines()
        self._clock = clock
        self._version = version
        self._owner = owner or this_process()
        self._file: Path | None = None
        self._fingerprint: Fingerprint | None = None
        self._path: Path | None = None
        self._open: BinaryIO | None = None
        self._next: BinaryIO | None = None
        self._beginning: Beginning | None = None
        self._edits = 0
        self._grown = 0
        self._ask = ask
        self._awaited: Document | None = None
        self._since: list[bytes] = []
        self._synced = 0.0
        self._broken = False

    @property
    def path(self) -> Path | None:
        """The journal file, or None while there is nothing to recover."""
        return self._path

    def begin(self, file: Path | None, fingerprint: Fingerprint | None = None) -> None:
        """The document is as it is on disk (opened, or just saved): nothing to recover.

        ``file`` is where it belongs, None for a document that was never saved.
        """
        self._take_away()
        self._file, self._fingerprint, self._broken = file, fingerprint, False

    def go_on(self, file: Path, fingerprint: Fingerprint, document: Document, edits: int) -> None:
        """The document was saved as it was some ``edits`` ago, which stay noted, for that file."""
        self._file, self._fingerprint, self._broken = file, fingerprint, False
        with self._or_break():
            self._edits = edits
            if self._open is None:
                self._start(beginning(document, self._clock(), self._known).snapshot)
            else:
                self._begin_anew(document)

    def settle(self) -> bool:
        """Let a new journal that is on the disk take the old one's place; False while it is not."""
        if not self._broken:
            with self._or_break():
                self._take_over()
        return self._broken or (self._next is None and self._awaited is None)

    def have(self, beginning: Beginning) -> None:
        """Begin with this when the first edit comes; ``beginning`` is of what stands until then."""
        if self._open is None:
            self._beginning = beginning

    def append(self, change: Change, document: Document, label: str) -> None:
        """Note one edit; ``document`` is what it led to. O(records changed), mostly."""
        if not change or self._broken:
            return
        with self._or_break():
            if self._beginning is not None:
                self._start(self._beginning.snapshot)
            self._edits += 1
            if self._open is None:
                self._start(beginning(document, self._clock(), self._known).snapshot)
                return
            self._add(edit_line(change, label, self._clock(), self._known))
            if self._grown > COMPACT_AFTER and self._next is None and self._awaited is None:
                self._begin_anew(document)

    def renew(self, made: Beginning) -> None:
        """Begin anew with what was asked for; edits noted meanwhile come after it."""
        if made.document is self._awaited and self._open is not None and not self._broken:
            with self._or_break():
                self._start(made.snapshot, self._since)

    def keep(self, document: Document, edits: int) -> None:
        """Note a whole document that is on no disk yet, such as one just recovered."""
        if not self._broken:
            with self._or_break():
                self._sync.wait()
                self._take_over()  # one that was to come is there
                self._edits = edits
                self._start(beginning(document, self._clock(), self._known).snapshot)
                self._sync.wait()
                self._sync.is_done()  # or it says what went wrong
                self._take_over()

    def close(self) -> None:
        """The work is saved or given up: take the journal away."""
        self._sync.wait()
        self._take_away()

    def _take_away(self) -> None:
        if os.name == "nt":  # no file is taken away that anybody has open
            self._sync.wait()
        for file in (self._open, self._next):
            with contextlib.suppress(OSError):
                if file is not None:
                    file.close()
        if self._path is not None:
            for path in (self._path, self._unfinished(self._path)):
                with contextlib.suppress(OSError):
                    path.unlink()
        self._open, self._next, self._path = None, None, None
        self._edits, self._beginning = 0, None
        self._awaited, self._since = None, []

    def _begin_anew(self, document: Document) -> None:
        if self._ask is None:
            self._start(beginning(document, self._clock(), self._known).snapshot)
        else:
            self._awaited, self._since = document, []
            self._ask(document)

    def _start(self, snapshot: bytes, since: Sequence[bytes] = ()) -> None:
        """A new journal that begins with this line, to take the place of the old one.

        Lines of edits ``since`` then follow. Where there is none it does so at once: nothing can
        be lost yet.
        """
        self._beginning, self._awaited, self._since = None, None, []
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._path or self._free_path()
        if self._next is not None:
            self._next.close()  # another comes in its place
        self._next = self._unfinished(path).open("wb")
        self._next.write(_line(self._header(self._edits - len(since))) + snapshot)
        self._next.writelines(since)
        self._next.flush()
        self._path, self._grown = path, sum(map(len, since))
        if self._open is None:
            self._sync.ask(self._in_its_place(path))
        else:
            self._sync.ask(self._next)
            self._take_over()

    def _take_over(self) -> None:
        """Have the new journal in the place of the old one, if it is on the disk."""
        if self._next is not None and self._path is not None and self._sync.is_done():
            self._in_its_place(self._path)

    def _in_its_place(self, path: Path) -> BinaryIO:
        """The new journal at its place; the old one is gone."""
        for file in (self._open, self._next):
            if file is not None:
                file.close()
        self._open = self._next = None
        self._unfinished(path).replace(path)
        self._open = path.open("ab")
        return self._open

    @staticmethod
    def _unfinished(path: Path) -> Path:
        """Where a new journal is until it takes the place of the one at ``path``."""
        return path.with_suffix(UNFINISHED)

    def _header(self, edits: int) -> dict[str, Any]:
        return {
            "journal": 1,
            "version": self._version,
            "file": str(self._file) if self._file is not None else None,
            "fingerprint": list(self._fingerprint) if self._fingerprint is not None else None,
            "process": self._owner._asdict(),
            "edits": edits,
        }

    def _add(self, entry: dict[str, Any]) -> None:
        assert self._open is not None
        line = _line(entry)
        if self._awaited is not None:
            self._since.append(line)
        for file in (self._open, self._next):
            if file is not None:
                file.write(line)
                file.flush()
        self._grown += len(line)
        self._take_over()
        now = self._clock()
        if abs(now - self._synced) >= SYNC_EVERY and self._sync.is_done():
            self._sync.ask(self._open)
            self._synced = now

    def _free_path(self) -> Path:
        name = f"{self._owner.pid}-{self._owner.started or 0}"
        for count in itertools.count(1):
            path = self._folder / f"{name}-{count}{SUFFIX}"
            with contextlib.suppress(FileExistsError):
                path.open("xb").close()
                return path
        raise AssertionError

    @contextlib.contextmanager
    def _or_break(self) -> Iterator[None]:
        try:
            yield
        except (OSError, StorageError) as error:
            self._broken = True
            raise StorageError(
                "The recovery file cannot be written: after a crash, changes since the last "
                "save would be lost.",
                hint="Save the map now.",
            ) from error


def _line(entry: dict[str, Any]) -> bytes:
    return json.dumps(entry, separators=(",", ":")).encode("ascii") + b"\n"

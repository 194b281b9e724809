"""Finding the journals that a crash left behind, and the documents in them."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from loopmap.errors import FormatError, InvalidChange, StorageError
from loopmap.formats.storage.fingerprint import Fingerprint
from loopmap.formats.storage.journal import SUFFIX, UNFINISHED
from loopmap.formats.storage.journal_lines import change_from, document_from
from loopmap.formats.storage.process import Process, process_from, this_process
from loopmap.model.document import Document

DAMAGED = ".damaged"
"""What a journal ends with that cannot be offered."""


class Recovered(NamedTuple):
    """A document as it was when the program died.

    ``file`` is where it belongs and ``fingerprint`` what that file was like then, to
    notice that it has changed since. ``edits`` counts the steps that were on no disk,
    ``when`` is the time of the last in seconds since 1970. ``is_whole`` is False when
    the beginning or the end of the journal could not be read.
    """

    document: Document
    file: Path | None
    fingerprint: Fingerprint | None
    edits: int
    when: float
    is_whole: bool


def orphans(folder: Path) -> list[Path]:
    """Journals of processes of this machine that are dead, the latest first."""
    return [path for path, _ in _orphans(folder)]


def left_behind(folder: Path, file: Path) -> Path | None:
    """The latest journal that a crash left of that map, or None."""
    return next((path for path, of in _orphans(folder) if of == str(file)), None)


def _orphans(folder: Path) -> list[tuple[Path, str | None]]:
    """Each orphan with the path of its map, if its header can still say it."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):
            line = _first_line(path)
            header = _header(line)
            process = process_from(header.get("process")) or _named_process(path)
            if line and process is not None and not process.is_alive():
                found.append((path.stat().st_mtime_ns, path, _file_of(header)))
    return [(path, of) for _, path, of in sorted(found, key=lambda f: f[:2], reverse=True)]


def owner_of(journal: Path) -> Process | None:
    """The process that writes it, as its header or else its name says. Raises OSError."""
    header = _header(_first_line(journal))
    return process_from(header.get("process")) or _named_process(journal)


def _first_line(journal: Path) -> bytes:
    with journal.open("rb") as file:
        return file.readline()


def _header(line: bytes) -> Mapping[str, Any]:
    """What the first line says; nothing where it is damaged."""
    with contextlib.suppress(ValueError, RecursionError):
        header = json.loads(line)
        if isinstance(header, dict):
            return header
    return {}


def _named_process(path: Path) -> Process | None:
    """The process that a journal is called after."""
    pid, _, rest = path.stem.partition("-")
    started = rest.partition("-")[0]
    if not pid.isdecimal() or not started.isdecimal():
        return None
    return Process(int(pid), this_process().host, "" if started == "0" else started)


def _file_of(header: Mapping[str, Any]) -> str | None:
    file = header.get("file")
    return file if isinstance(file, str) else None


def set_aside(journal: Path) -> Path:
    """Keep a damaged journal, but do not offer it again; answers where it is now."""
    kept = journal.with_suffix(DAMAGED)
    with contextlib.suppress(OSError):  # another window may have done it
        journal.replace(kept)
    return kept if kept.exists() else journal


def discard(journal: Path) -> None:
    """Take a journal away: its document is safe elsewhere, or is not wanted."""
    for path in (journal, journal.with_suffix(UNFINISHED)):
        with contextlib.suppress(OSError):
            path.unlink()


def recover(journal: Path) -> Recovered:
    """The document of a journal; StorageError when its snapshot cannot be read.

    An edit that was half written when the program died is left out, and all that follows
    a damaged one. Of a damaged header no more is lost than where the document belongs.
    """
    try:
        with journal.open("rb") as file:
            lines = file.read().split(b"\n")
        snapshot = json.loads(lines[1])
        document, when = document_from(snapshot), float(snapshot["at"])
    except (OSError, ValueError, KeyError, TypeError, IndexError, FormatError) as error:
        raise StorageError("The recovery file is damaged and cannot be read.") from error
    return _replay(_begun(document, when, _header(lines[0])), lines[2:])


def _begun(document: Document, when: float, header: Mapping[str, Any]) -> Recovered:
    """What the snapshot holds, for the file that the header tells."""
    try:
        mark = header["fingerprint"]
        return Recovered(
            document,
            Path(header["file"]) if header["file"] is not None else None,
            Fingerprint(*mark) if mark is not None else None,
            int(header["edits"]),
            when,
            is_whole=True,
        )
    except (ValueError, KeyError, TypeError):
        return Recovered(document, None, None, 0, when, is_whole=False)


def _replay(recovered: Recovered, lines: list[bytes]) -> Recovered:
    document, edits, when = recovered.document, recovered.edits, recovered.when
    whole = recovered.is_whole and lines[-1:] == [b""]
    try:
        for line in _entries(lines):
            document = document.apply(change_from(line, document))
            edits, when = edits + 1, float(line["at"])
    except (ValueError, KeyError, TypeError, FormatError, InvalidChange):
        whole = False
    return recovered._replace(document=document, edits=edits, when=when, is_whole=whole)


def _entries(lines: list[bytes]) -> Iterator[Any]:
    """The edits written to their end: the last piece has no line break unless it is empty."""
    return (json.loads(line) for line in lines[:-1])

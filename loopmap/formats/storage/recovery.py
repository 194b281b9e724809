"""Finding the journals that a crash left behind, and the documents in them."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from loopmap.errors import FormatError, InvalidChange, StorageError
from loopmap.formats.storage.fingerprint import Fingerprint
from loopmap.formats.storage.journal import SUFFIX
from loopmap.formats.storage.journal_lines import change_from, document_from
from loopmap.formats.storage.process import process_from
from loopmap.model.document import Document


class Recovered(NamedTuple):
    """A document as it was when the program died.

    ``file`` is where it belongs and ``fingerprint`` what that file was like then, to
    notice that it has changed since. ``edits`` counts the steps that were on no disk,
    ``when`` is the time of the last in seconds since 1970. ``is_whole`` is False when
    the end of the journal could not be read.
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
    """Each orphan with the path of its map, as its header says it."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError, ValueError, RecursionError):
            with path.open("rb") as file:
                header = json.loads(file.readline())
            process = process_from(header.get("process") if isinstance(header, dict) else None)
            if process is not None and not process.is_alive():
                found.append((path.stat().st_mtime_ns, path, header.get("file")))
    return [(path, of) for _, path, of in sorted(found, key=lambda f: f[:2], reverse=True)]


def discard(journal: Path) -> None:
    """Take a journal away: its document is safe elsewhere, or is not wanted."""
    with contextlib.suppress(OSError):
        journal.unlink()


def recover(journal: Path) -> Recovered:
    """The document of a journal; StorageError when not even its snapshot can be read.

    An edit that was half written when the program died is left out.
    """
    try:
        with journal.open("rb") as file:
            lines = file.read().split(b"\n")
        header, snapshot = json.loads(lines[0]), json.loads(lines[1])
        document = document_from(snapshot)
        mark = header["fingerprint"]
        recovered = Recovered(
            document,
            Path(header["file"]) if header["file"] is not None else None,
            Fingerprint(*mark) if mark is not None else None,
            int(header["edits"]),
            float(snapshot["at"]),
            is_whole=True,
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError, FormatError) as error:
        raise StorageError("The recovery file is damaged and cannot be read.") from error
    return _replay(recovered, lines[2:])


def _replay(recovered: Recovered, lines: list[bytes]) -> Recovered:
    document, edits, when = recovered.document, recovered.edits, recovered.when
    whole = lines[-1:] == [b""]
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

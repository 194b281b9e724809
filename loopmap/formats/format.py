"""What a file format is, and what reading a file gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loopmap.formats.storage.fingerprint import Fingerprint
from loopmap.model.document import Document
from loopmap.model.ids import MapId

MAX_BYTES = 64 * 1024 * 1024
"""Files larger than this are refused before a byte of them is looked at."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A document read from a file, and what the person should know about it.

    ``read_only`` says why the document must not be saved over the file, or None.
    ``warnings`` are sentences. ``unplaced`` names the maps whose variables came
    without positions, so that a layout can be found for them. ``fingerprint`` is
    that of the bytes read, or None when they came from no file.
    """

    document: Document
    read_only: str | None = None
    warnings: tuple[str, ...] = ()
    unplaced: tuple[MapId, ...] = ()
    fingerprint: Fingerprint | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: how it is recognised, read and written.

    ``suffixes`` are lower case with their dot, the usual one first. ``read`` gets
    the bytes and the file's name for messages, and raises FormatError; ``write``
    gives the bytes of a document, or raises StorageError. Either may be None.
    ``sniff`` says from the first 4096 bytes whether a file looks like this format.
    ``keeps`` names what survives writing and reading: "names", "links", "signs",
    "delays", or "everything".
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Opened] | None
    write: Callable[[Document], bytes] | None
    sniff: Callable[[bytes], bool]
    keeps: frozenset[str]

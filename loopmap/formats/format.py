"""What a file format is, and what reading a file gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from loopmap.formats.guess import NOTHING_TOLD, Guess, Told
from loopmap.formats.storage.fingerprint import Fingerprint
from loopmap.model.document import Document
from loopmap.model.ids import MapId

MAX_BYTES = 64 * 1024 * 1024
"""Files larger than this are refused before a byte of them is looked at."""

KEEPS = (
    "names",
    "unlinked",
    "links",
    "signs",
    "delays",
    "strengths",
    "positions",
    "loops",
    "groups",
    "notes",
    "meanings",
    "reasons",
    "evidence",
    "kinds",
    "equations",
    "units",
    "scenarios",
    "maps",
)
"""What a format can keep, besides "everything"; `loopmap.formats.holding` says what each is."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A document read from a file, and what the person should know about it.

    ``read_only`` says why the document must not be saved over the file, or None.
    ``warnings`` are sentences on what was odd, ``guesses`` what had to be guessed,
    ``left_out`` sentences on what Loopmap has no place for and does not keep either.
    ``unplaced`` names the maps whose variables came without positions, so that a layout can
    be found for them. ``fingerprint`` is that of the bytes read, or None when they came from
    no file.
    """

    document: Document
    read_only: str | None = None
    warnings: tuple[str, ...] = ()
    unplaced: tuple[MapId, ...] = ()
    fingerprint: Fingerprint | None = None
    guesses: tuple[Guess, ...] = ()
    left_out: tuple[str, ...] = ()


class Reader(Protocol):
    """Makes a document of a file's bytes; the same bytes and answers give the same document.

    ``name`` is the file's, for messages; ``told`` are answers to what had to be guessed.
    Raises FormatError.
    """

    def __call__(self, content: bytes, name: str, told: Told = NOTHING_TOLD, /) -> Opened: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: how it is recognised, read and written.

    ``suffixes`` are lower case with their dot, the usual one first. ``write`` gives the bytes
    of a document, or raises StorageError. ``read`` or ``write`` may be None. ``sniff`` says
    whether a file looks like this format; it gets all bytes, looks at few of them and raises
    nothing. ``takes_any``: it makes what it can of every file of these suffixes, and is asked
    after those that know theirs.

    ``keeps`` names what survives writing and reading, in the words of ``KEEPS``, or is
    "everything"; what is lost is told from it. ``cannot_hold`` gives sentences on what else
    of a document the format has no place for.
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    read: Reader | None
    write: Callable[[Document], bytes] | None
    sniff: Callable[[bytes], bool]
    keeps: frozenset[str]
    cannot_hold: Callable[[Document], tuple[str, ...]] | None = None
    takes_any: bool = False

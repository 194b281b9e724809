"""Reading a file on another thread, and placing what came without positions."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from loopmap.editing.edits.arrange import move_records
from loopmap.errors import FormatError
from loopmap.formats.format import Opened
from loopmap.formats.storage.lock import Lock, LockedElsewhere, lock
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.token import Token

OUR_SUFFIX = ".loopmap"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was read: what it holds, its lock, and who else has it open (or None).

    ``home`` is where the document is saved: the file itself, or None for another
    format and for an example, which is only looked at.
    """

    path: Path
    home: Path | None
    opened: Opened
    lock: Lock | None
    held_elsewhere: LockedElsewhere | None


def arrive(path: Path, token: Token, *, insist: bool = False, as_example: bool = False) -> Arrival:
    """Read and lock ``path``. Raises FormatError; a lock held elsewhere is not an error here.

    An example is not locked: whoever changes it saves under another name.
    """
    from loopmap.formats.registry import open_file

    path = path.absolute()
    held: LockedElsewhere | None = None
    mine: Lock | None = None
    home = path if path.suffix.lower() == OUR_SUFFIX and not as_example else None
    if home is not None and path.is_file():
        try:
            mine = lock(path, insist=insist)
        except LockedElsewhere as elsewhere:
            held = elsewhere
    with ExitStack() as if_it_fails:
        if mine is not None:
            if_it_fails.callback(mine.release)
        opened = open_file(path)
        token.check()
        document = with_places(opened.document, opened.unplaced, token)
        if_it_fails.pop_all()
    return Arrival(path, home, replace(opened, document=document), mine, held)


def with_places(document: Document, maps: tuple[MapId, ...], token: Token) -> Document:
    """The document with a layout for each of ``maps``."""
    if not maps:
        return document
    from loopmap.ui.tidying import arrangement

    for map_id in maps:
        places = arrangement(document.maps[map_id], token)
        to = {v: (p.x, p.y) for v, p in places.items()}
        document = document.apply(move_records(document, map_id, to))
    return document


def explained(fault: Exception, path: Path) -> str:
    """One sentence on why ``path`` could not be opened."""
    if isinstance(fault, FormatError) and fault.file:
        return f"The file was not opened. {fault}"
    return f"“{path.name}” was not opened. {fault}"

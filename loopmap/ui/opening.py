"""Reading and drawing a file on another thread, and placing what came without positions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from loopmap.diagram.drawing import draw
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style
from loopmap.editing.edits.arrange import move_records
from loopmap.errors import FormatError
from loopmap.formats.format import Opened
from loopmap.formats.storage.recovery import left_behind
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.token import Token
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.paint import paint
from loopmap.ui.pictures import warm

OUR_SUFFIX = ".loopmap"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was read, and what it holds.

    ``home`` is where the document is saved: the file itself, or None for another
    format and for an example, which is only looked at. ``left_behind`` is the journal
    of changes to it that a crash left unsaved, or None. ``picture`` is the first map.
    """

    path: Path
    home: Path | None
    opened: Opened
    left_behind: Path | None
    picture: Picture


def arrive(
    path: Path, token: Token, recovery: Path, style: Style, *, as_example: bool = False
) -> Arrival:
    """Read ``path`` and draw it; ``recovery`` is the folder of journals. Raises FormatError.

    An example has no home: whoever changes it saves under another name.
    """
    from loopmap.formats.registry import open_file

    path = path.absolute()
    opened = open_file(path)
    token.check()
    document = with_places(opened.document, opened.unplaced, token)
    home = path if path.suffix.lower() == OUR_SUFFIX and not as_example else None
    journal = left_behind(recovery, home) if home is not None else None
    token.check()
    warm(document, token)
    picture = first_picture(document, style)
    return Arrival(path, home, replace(opened, document=document), journal, picture)


def first_picture(document: Document, style: Style) -> Picture:
    """The map that is shown first as drawn; a second or two for 2,000 variables."""
    first = document.maps[document.map_order[0]]
    return Picture(draw(fold(first), style, bundled_measure()), paint)


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

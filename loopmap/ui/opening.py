"""Reading and drawing a file on another thread, and placing what came without positions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from loopmap.diagram.drawing import draw
from loopmap.diagram.fold import fold
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style
from loopmap.editing.edits.arrange import move_records
from loopmap.errors import FormatError
from loopmap.formats.format import Opened
from loopmap.formats.guess import NOTHING_TOLD, Told
from loopmap.formats.loopmap_yaml.record_lines import RecordLines
from loopmap.formats.storage.journal import Beginning, beginning
from loopmap.formats.storage.recovery import left_behind
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.token import Token
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.coming_in.over_each_other import overlaps_told
from loopmap.ui.paint import paint
from loopmap.ui.pictures import warm

OUR_SUFFIX = ".loopmap"

LINK = "LOOPY link"
"""What a map that came in a link is called until somebody names it."""

OPENING_ROUNDS = 24
"""Rounds of polish while a file without places waits to be opened: a second at 100/300."""

POLISHED = 3
"""Maps that came without places and are laid out with care; more would keep people waiting."""


LARGE = 400
"""From so many variables on, a layout takes too long for people to wait for it."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was read, and what it holds.

    ``home`` is where the document is saved: the file itself, or None for another
    format and for an example, which is only looked at. ``left_behind`` is the journal
    of changes to it that a crash left unsaved, or None. ``picture`` is the first map.
    ``content``: its bytes, to be read again with other answers. ``settles``: a first map that is
    large and came without places lies as it can be shown soon, and gets better once it is open.
    ``beginning`` of the recovery journal, and the lines ``known`` since, where it is to be edited.
    """

    path: Path
    home: Path | None
    opened: Opened
    left_behind: Path | None
    picture: Picture
    content: bytes = b""
    settles: bool = True
    known: RecordLines = field(default_factory=RecordLines)
    beginning: Beginning | None = None

    @property
    def wants_a_look(self) -> bool:
        """Whether something had to be guessed or cannot be kept."""
        return bool(self.opened.guesses or self.opened.left_out)

    def crowded_told(self) -> str:
        """A sentence where cards lie over each other at places that another program gave them."""
        first = self.opened.document.map_order[0]
        if self.path.suffix.lower() == OUR_SUFFIX or first in self.opened.unplaced:
            return ""
        return overlaps_told(self.opened.document.maps[first])


def arrive(  # noqa: PLR0913  all that is asked of a file
    path: Path,
    token: Token,
    recovery: Path,
    style: Style,
    *,
    as_example: bool = False,
    settles: bool = True,
    now: float | None = None,
) -> Arrival:
    """Read ``path`` and draw it; ``recovery`` is the folder of journals. Raises FormatError.

    ``now``, in seconds since 1970, is told where it may be edited at once. An example has no
    home: whoever changes it saves under another name. What does not become the open document
    never ``settles``, and is laid out at once.
    """
    from loopmap.formats.registry import content_of
    from loopmap.formats.sheets.beside import open_with_beside
    from loopmap.formats.storage.fingerprint import fingerprint_of

    path = path.absolute()
    content, modified = content_of(path)
    opened = open_with_beside(path, content, NOTHING_TOLD)
    token.check()
    document = with_places(opened.document, opened.unplaced, token, settles=settles)
    fingerprint = fingerprint_of(content, modified)
    home = path if path.suffix.lower() == OUR_SUFFIX and not as_example else None
    journal = left_behind(recovery, home) if home is not None else None
    token.check()
    warm(document, token)
    picture = first_picture(document, style)
    opened = replace(opened, document=document, fingerprint=fingerprint)
    known = RecordLines()
    begun = beginning(document, now, known) if now is not None else None
    return Arrival(path, home, opened, journal, picture, content, settles, known, begun)


def arrive_link(link: str, token: Token, style: Style) -> Arrival:
    """The map that is written in a link, drawn; it has no file. Raises FormatError."""
    from loopmap.formats.registry import open_content

    content = link.strip().encode("utf-8", "replace")
    opened = open_content(content, LINK, {"format": "loopy-link"})
    token.check()
    document = with_places(opened.document, opened.unplaced, token, settles=True)
    warm(document, token)
    opened = replace(opened, document=document)
    picture = first_picture(document, style)
    return Arrival(Path(LINK), None, opened, None, picture, content)


def arrive_again(arrival: Arrival, told: Told, style: Style, token: Token) -> Arrival:
    """The same file with other answers; it lies as before where it holds the same variables.

    Raises FormatError.
    """
    from loopmap.formats.sheets.beside import open_with_beside

    opened = open_with_beside(arrival.path, arrival.content, told)
    token.check()
    document, unplaced = _placed_as_before(opened, arrival.opened.document)
    document = with_places(document, unplaced, token, settles=arrival.settles)
    warm(document, token)
    opened = replace(opened, document=document, fingerprint=arrival.opened.fingerprint)
    return replace(arrival, opened=opened, picture=first_picture(document, style))


def _placed_as_before(opened: Opened, before: Document) -> tuple[Document, tuple[MapId, ...]]:
    """The document with the places it was given before, and the maps that still want some."""
    document, wanting = opened.document, []
    for map_id in opened.unplaced:
        known = {} if map_id not in before.maps else before.maps[map_id].variables
        variables = document.maps[map_id].variables
        if all(i in known and known[i].name == v.name for i, v in variables.items()):
            to = {i: (known[i].x, known[i].y) for i in variables}
            document = document.apply(move_records(document, map_id, to))
        else:
            wanting.append(map_id)
    return document, tuple(wanting)


def first_picture(document: Document, style: Style) -> Picture:
    """The map that is shown first as drawn; a second or two for 2,000 variables."""
    first = document.maps[document.map_order[0]]
    return Picture(draw(fold(first), style, bundled_measure()), paint)


def with_places(
    document: Document, maps: tuple[MapId, ...], token: Token, *, settles: bool = False
) -> Document:
    """The document with a layout for each of ``maps``; of many only the first few are polished.

    ``settles``: its first map is shown soon and gets better then.
    """
    if not maps:
        return document
    from loopmap.diagram.layout.boxes import label_boxes
    from loopmap.diagram.layout.engine import arrange, arrange_roughly

    for nth, map_id in enumerate(maps):
        causal_map = document.maps[map_id]
        if settles and map_id == document.map_order[0] and len(causal_map.variables) >= LARGE:
            places = arrange_roughly(causal_map, label_boxes(causal_map), token)
        else:
            rounds = OPENING_ROUNDS if nth < POLISHED else 0
            places = arrange(causal_map, label_boxes(causal_map), rounds=rounds, token=token)
        to = {v: (p.x, p.y) for v, p in places.items()}
        document = document.apply(move_records(document, map_id, to))
    return document


def explained(fault: Exception, path: Path, done: str = "opened") -> str:
    """One sentence on why ``path`` could not be opened, or what else was to be ``done``."""
    if isinstance(fault, FormatError) and fault.file:
        return f"The file was not {done}. {fault}"
    return f"“{path.name}” was not {done}. {fault}"

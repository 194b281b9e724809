"""Many sentences at once: a pasted list, one sentence or name a line."""

from __future__ import annotations

from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.touch import NewId
from loopmap.editing.sentence.parse import parse
from loopmap.editing.sentence.say import Place, Said, say
from loopmap.errors import EditRefused
from loopmap.model.document import Document
from loopmap.model.ids import MapId

MOST_LINES = 1000
"""Lines beyond which a text is surely not meant as sentences."""


def say_lines(
    document: Document, map_id: MapId, text: str, new_id: NewId, place: Place | None = None
) -> Said:
    """All lines of ``text`` said one after the other, as one step to undo.

    EditRefused for a name that cannot be, and for more than MOST_LINES lines.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise EditRefused(f"These are {len(lines)} lines; {MOST_LINES} can be pasted at once.")
    whole, standing = Said(), document
    for line in lines:
        said = say(standing, map_id, parse(line, standing.maps[map_id]), new_id)
        standing = standing.apply(said.change)
        whole = _both(whole, said)
    if place is None or not whole.new:
        return whole
    moved = move_records(standing, map_id, place(standing.maps[map_id], whole.new))
    return _both(whole, Said(moved))


def _both(first: Said, then: Said) -> Said:
    return Said(
        first.change.then(then.change),
        first.path + then.path,
        first.added + then.added,
        first.altered + then.altered,
        first.turned + then.turned,
        tuple(dict.fromkeys(first.variables + then.variables)),
        first.new + then.new,
    )

"""Notes: free text on the canvas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.diagram.note_picture import pixels_of
from loopmap.editing.edits.of_ones_own import of_ones_own
from loopmap.editing.edits.touch import NewId, change_each, map_of, place, record_of
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import next_order
from loopmap.model.records import Level, Note

NARROWEST, WIDEST = 60.0, 1200.0
"""Map units between which the width of a note is kept."""


def add_note(
    document: Document, map_id: MapId, text: str, at: tuple[float, float], new_id: NewId
) -> Change:
    """A new private note with its centre at ``at``; EditRefused for an empty text."""
    kept = text.strip()
    if not kept:
        raise EditRefused("A note needs a text.")
    order = next_order(map_of(document, map_id).notes)
    return adding(map_id, [Note(new_id(Note), kept, place(at[0]), place(at[1]), order=order)])


def add_picture(
    document: Document,
    map_id: MapId,
    picture: str,
    at: tuple[float, float],
    width: float,
    new_id: NewId,
) -> Change:
    """A new private note with a picture (PNG or JPEG in base64) that is to be described yet."""
    if pixels_of(picture) is None:
        raise EditRefused("This is not a picture that can be shown.")
    order = next_order(map_of(document, map_id).notes)
    kept = min(max(place(width), NARROWEST), WIDEST)
    note = Note(new_id(Note), "", place(at[0]), place(at[1]), kept, picture=picture, order=order)
    return adding(map_id, [note])


def edit_note(document: Document, map_id: MapId, note: RecordId, text: str) -> Change:
    """The note with another text; one left without any, and without a picture, is taken away."""
    standing = record_of(document, map_id, note, Note)
    kept = text.strip()
    if not kept and not standing.picture:
        return removing(map_id, [standing])
    told = of_ones_own(standing, replace(standing, text=kept))
    return replacing(map_id, [(standing, told)])


def set_note_width(document: Document, map_id: MapId, note: RecordId, width: float) -> Change:
    """The note as wide as asked, within what can be read."""
    kept = min(max(place(width), NARROWEST), WIDEST)
    return change_each(document, map_id, [note], Note, lambda old: replace(old, width=kept))


def set_note_level(
    document: Document, map_id: MapId, ids: Iterable[RecordId], level: Level
) -> Change:
    """Who may see the notes among ``ids``."""

    def seen_by(old: Note) -> Note:
        return of_ones_own(old, replace(old, level=level))

    return change_each(document, map_id, ids, Note, seen_by)

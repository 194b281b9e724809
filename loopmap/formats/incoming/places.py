"""Where a foreign picture puts its variables, with room for cards."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.diagram.layout.boxes import card_size
from loopmap.formats.incoming.room import APART, Key, Place, room_for, tightness
from loopmap.model.ids import RecordId

__all__ = ["FARTHEST", "Place", "below", "place_of", "with_room"]

FARTHEST = 1e5
"""Beyond this nothing lies on a map, even with room for cards."""

_ROW = 8


def place_of(x: object, y: object) -> Place | None:
    """A place from what a file says, or None where that is no place on a map."""
    try:
        at = float(str(x)), float(str(y))
    except ValueError:
        return None
    return at if all(abs(axis) < FARTHEST for axis in at) else None


def with_room(places: Mapping[Key, Place], names: Mapping[Key, str]) -> Mapping[Key, Place]:
    """The same picture with room for the cards of these names; what else it has moves along.

    Nothing where many lie at one place: that is no picture.
    """
    if len(places) < 2:
        return places
    if tightness(list(places.values())) <= 0:
        return {}
    room = room_for(places, {key: card_size(name) for key, name in names.items()})
    return {key: room.put(at) for key, at in places.items()}


def below(places: Mapping[RecordId, Place], missing: list[RecordId]) -> dict[RecordId, Place]:
    """Places in rows below a picture for those it does not show."""
    left = min(x for x, _ in places.values())
    bottom = max(y for _, y in places.values()) + APART
    return {
        each: (left + n % _ROW * APART, bottom + n // _ROW * APART / 2)
        for n, each in enumerate(missing)
    }

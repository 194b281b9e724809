"""What a run shows on cards drawn larger than the map: only what covers no other such card.

Marks have their seats where cards lie at their own size. Where cards have grown, so have their
marks, and who comes first on the map has its place first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.far_names import never_covered, step_above, wanted_growth
from loopmap.diagram.geometry import Box
from loopmap.diagram.growth import Growth
from loopmap.diagram.legible import ALONE, CURVE, WORDED
from loopmap.diagram.plate_place import OVER, boxes_in_rows
from loopmap.diagram.tag_marks import alone_box
from loopmap.diagram.taken import pairs_within
from loopmap.model.ids import RecordId

NO_PARTS: frozenset[str] = frozenset()

_TAGS, _CURVES = frozenset({ALONE, WORDED}), frozenset({CURVE})
_SPECK = 6.0
"""Half the pixels of a mark that stands for a card too small for words."""


class FarRoom(NamedTuple):
    """Of cards that have grown the parts that have no room, and cards that lie under them.

    ``bare``: by card, only where there are such parts. ``under``: of those that have not grown,
    whose middle lies under one that has.
    """

    bare: Mapping[RecordId, frozenset[str]]
    under: frozenset[RecordId]


NO_ROOM_NEEDED = FarRoom({}, frozenset())


PartsKnown = dict[RecordId, tuple[object, "list[_Part]"]]
"""The parts of each card, and what they follow from."""


def far_room(
    drawing: Drawing,
    growing: Mapping[RecordId, Growth],
    unit: float,
    known: PartsKnown | None = None,
) -> FarRoom:
    """What has room; ``unit`` is a logical pixel in map units.

    ``known`` is what was found on another drawing; where nothing of a card is another, it holds,
    and what is new is added. O(grown cards log grown cards) where few lie over each other.
    """
    if not growing or not drawing.scene.run_seats:
        return NO_ROOM_NEEDED
    cards_of = drawing.cards
    grown = {i: one.grown(cards_of[i]) for i, one in growing.items() if i in cards_of}
    if not grown:
        return NO_ROOM_NEEDED
    cards = boxes_in_rows(grown.values())
    known = {} if known is None else known
    parts = [part for i in grown for part in _known_parts(drawing, i, growing[i], known)]
    kept_free = never_covered(drawing, step_above(wanted_growth(drawing, unit)))
    bare: dict[RecordId, frozenset[str]] = {}
    for part in _without_room(parts, grown, cards, boxes_in_rows(kept_free)):
        bare[part.record] = bare.get(part.record, NO_PARTS) | part.roles
    return FarRoom(bare, _under(drawing, grown, cards, unit))


class _Part(NamedTuple):
    """Where a part of a card would be, which may reach so far over other cards."""

    record: RecordId
    roles: frozenset[str]
    place: Box
    over: float


def _known_parts(
    drawing: Drawing, record: RecordId, growth: Growth, known: PartsKnown
) -> list[_Part]:
    asked = drawing.scene.run_seat(record), drawing.cards[record], growth
    found = known.get(record)
    if found is None or found[0] != asked:
        found = known[record] = asked, list(_parts(drawing, record, growth))
    return found[1]


def _parts(drawing: Drawing, record: RecordId, growth: Growth) -> Iterator[_Part]:
    """What is shown on a card of a run, first come first."""
    seat, card = drawing.scene.run_seat(record), drawing.cards[record]
    if seat is None:
        return
    if seat.tag is not None:
        place = _along(growth, card, alone_box(seat.tag, card.centre))
        yield _Part(record, _TAGS, place, OVER * growth.by)
    if seat.curve is not None:
        yield _Part(record, _CURVES, _along(growth, card, seat.curve), 0.0)


def _without_room(
    parts: Sequence[_Part], grown: Mapping[RecordId, Box], cards: Floats, kept_free: Floats
) -> Iterator[_Part]:
    """Parts that cover another card, or one before that has room. Curves keep off badges, too."""
    row_of = {record: row for row, record in enumerate(grown)}
    own = np.array([row_of[part.record] for part in parts], dtype=np.intp)
    places = boxes_in_rows(part.place for part in parts)
    one, other = _covering(boxes_in_rows(p.place.inflated(-p.over) for p in parts), cards)
    covers = np.zeros(len(parts), dtype=bool)
    covers[one[own[one] != other]] = True
    curves = np.array([part.roles is _CURVES for part in parts], dtype=bool)
    one, _ = pairs_within(places, kept_free, 0.0)
    covers[one[curves[one]]] = True
    one, other = pairs_within(places, places, 0.0)
    before = (other < one) & ~covers[other]
    rivals: dict[int, list[int]] = {}
    for n, rival in zip(one[before].tolist(), other[before].tolist(), strict=True):
        rivals.setdefault(n, []).append(rival)
    taken: set[int] = set()
    for n, (part, is_out) in enumerate(zip(parts, covers.tolist(), strict=True)):
        if is_out or not taken.isdisjoint(rivals.get(n, ())):
            yield part
        else:
            taken.add(n)


def _along(growth: Growth, card: Box, box: Box) -> Box:
    """A box that grows along with its card."""
    still, by = growth.still(card), growth.by
    x, y = still.x + (box.x - still.x) * by, still.y + (box.y - still.y) * by
    return Box(x, y, box.width * by, box.height * by)


def _under(
    drawing: Drawing, grown: Mapping[RecordId, Box], cards: Floats, unit: float
) -> frozenset[RecordId]:
    speck = 2 * _SPECK * unit
    others = [i for i in drawing.cards if i not in grown]
    places = boxes_in_rows(drawing.cards[i] for i in others)
    places[:, 2:] = speck
    one, _ = _covering(places, cards)
    return frozenset(others[n] for n in one.tolist())


def _covering(boxes: Floats, cards: Floats) -> tuple[Ints, Ints]:
    """Rows of boxes (n, 4) and of the cards that they cover a part of."""
    one, other = pairs_within(boxes, cards, 0.0)
    away = np.abs(cards[other, :2] - boxes[one, :2])
    over = np.all(away < (cards[other, 2:] + boxes[one, 2:]) / 2, axis=1)
    return one[over], other[over]

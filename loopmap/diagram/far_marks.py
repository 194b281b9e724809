"""What a run shows on cards drawn larger than the map: only what covers no other such card.

Marks have their seats where cards lie at their own size. Where cards have grown, so have their
marks, and who comes first on the map has its place first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.far_names import never_covered, step_above, wanted_growth
from loopmap.diagram.geometry import Box
from loopmap.diagram.growth import Growth
from loopmap.diagram.legible import ALONE, CURVE, WORDED
from loopmap.diagram.plate_place import OVER, boxes_in_rows
from loopmap.diagram.tag_marks import alone_box
from loopmap.model.ids import RecordId

NO_PARTS: frozenset[str] = frozenset()

_TAGS = frozenset({ALONE, WORDED})
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


def far_room(drawing: Drawing, growing: Mapping[RecordId, Growth], unit: float) -> FarRoom:
    """What has room; ``unit`` is a logical pixel in map units. O(grown cards²) in numpy."""
    if not growing or not drawing.scene.run_seats:
        return NO_ROOM_NEEDED
    cards_of = drawing.cards
    grown = {i: one.grown(cards_of[i]) for i, one in growing.items() if i in cards_of}
    if not grown:
        return NO_ROOM_NEEDED
    cards = boxes_in_rows(grown.values())
    taken: list[Box] = []
    kept_free = never_covered(drawing, step_above(wanted_growth(drawing, unit)))
    bare = {}
    for row, record in enumerate(grown):
        others = np.delete(cards, row, axis=0)
        parts = _parts(drawing, record, growing[record], others, taken, kept_free)
        if parts:
            bare[record] = parts
    return FarRoom(bare, _under(drawing, grown, cards, unit))


def _parts(  # noqa: PLR0913, PLR0917  who is asked of and who stands around
    drawing: Drawing,
    record: RecordId,
    growth: Growth,
    others: Floats,
    taken: list[Box],
    kept_free: list[Box],
) -> frozenset[str]:
    """The parts of a card that have no room; what has takes it. Curves keep off badges, too."""
    seat, card = drawing.scene.run_seat(record), drawing.cards[record]
    if seat is None:
        return NO_PARTS
    parts = NO_PARTS
    tag = None if seat.tag is None else alone_box(seat.tag, card.centre)
    for box, roles, over in ((tag, _TAGS, OVER), (seat.curve, frozenset({CURVE}), 0.0)):
        if box is None:
            continue
        place = _along(growth, card, box)
        standing = [*taken, *kept_free] if CURVE in roles else taken
        if _touches(place.inflated(-over * growth.by), others) or any(map(place.touches, standing)):
            parts |= roles
        else:
            taken.append(place)
    return parts


def _along(growth: Growth, card: Box, box: Box) -> Box:
    """A box that grows along with its card."""
    still, by = growth.still(card), growth.by
    x, y = still.x + (box.x - still.x) * by, still.y + (box.y - still.y) * by
    return Box(x, y, box.width * by, box.height * by)


def _under(
    drawing: Drawing, grown: Mapping[RecordId, Box], cards: Floats, unit: float
) -> frozenset[RecordId]:
    speck = 2 * _SPECK * unit
    places = {i: Box(box.x, box.y, speck, speck) for i, box in drawing.cards.items()}
    return frozenset(i for i, box in places.items() if i not in grown and _touches(box, cards))


def _touches(box: Box, others: Floats) -> bool:
    away = np.abs(others[:, :2] - box[:2])
    return bool(np.all(away < (others[:, 2:] + box[2:]) / 2, axis=1).any())

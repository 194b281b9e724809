"""Names that can still be read from afar: cards drawn larger than the map, where there is room.

As on a good road map, names keep a readable size while they fit, and what matters more has
its place first: names of groups, lit variables, then those of the most links. No card is
drawn over another, except that the few of the most links may lie over those that are but
specks, as loops' badges are then, too. It follows from the map and how near it is looked at,
not from what part of it is in view; and it changes in steps as one zooms.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from loopmap.diagram.areas import name_box
from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import is_name, name_of
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.geometry import Box
from loopmap.model.ids import RecordId

READABLE = 9.5
"""Pixels: letters are drawn so large where there is room …"""

_UNREAD = 6.5
"""… once they would be smaller than this."""

_SPECK = 4.0
"""Letters smaller than this tell nothing, and few would miss the card."""

_HUBS = 12
"""So many variables of the most links may lie over specks."""

MOST = 400
"""On maps of more variables no card is drawn larger than it is."""

_SHARES = (1.0, 0.88, 0.78)
"""Where there is no room for the whole size, some less will do."""

_STEPS = 4
"""Steps to a doubling, in which what has room is found out."""


def wanted_growth(drawing: Drawing, unit: float) -> float:
    """By how much cards have to grow to be read; ``unit`` is a logical pixel in map units.

    1 where they can be read as they are.
    """
    size = drawing.style.font_size / unit
    return READABLE / size if size < _UNREAD else 1.0


def step_above(growth: float) -> float:
    """The step that cards which grow so much are placed for."""
    return float(2.0 ** (math.ceil(_STEPS * math.log2(growth) - 1e-9) / _STEPS))


def grown_cards(drawing: Drawing, step: float) -> Mapping[RecordId, float]:
    """Cards and names of groups that have room to grow, each with its growth.

    Ids are those of the drawing: of variables and stacks, and "name:" before a group's.
    O(cards squared) in numpy.
    """
    if step <= 1.0 or len(drawing.cards) > MOST:
        return {}
    cards, names = drawing.cards, _names(drawing)
    own = np.array(list(cards.values())).reshape(-1, 4)
    are_specks = READABLE / step < _SPECK
    badges = () if are_specks else drawing.badge_boxes.values()
    fixed = np.array([*drawing.note_boxes.values(), *badges]).reshape(-1, 4)
    order = _first_come(drawing)
    hubs = order[: _HUBS if are_specks else 0]
    row_of = {record: row for row, record in enumerate(cards)}
    among, placed = _room_among(own), _Placed(fixed)
    found: dict[RecordId, float] = {}
    for record in (*sorted(names), *order):
        box = names.get(record) or cards[record]
        if record in names:
            room = _Placed(own).room(record, box, step)
        else:
            room = math.inf if record in hubs else float(among[row_of[record]])
        room = min(room, placed.room(record, box, step))
        by = next((step * share for share in _SHARES if step * share <= room), 0.0)
        if by > 1.0:
            placed.add(grown(record, box, by))
            found[record] = by
    return found


class _Placed:
    """Boxes that others keep off."""

    def __init__(self, boxes: Floats) -> None:
        self._boxes = [Box(*box) for box in boxes.tolist()]

    def add(self, box: Box) -> None:
        """Keep off this one, too."""
        self._boxes.append(box)

    def room(self, record: RecordId, box: Box, most: float) -> float:
        """How much a card may grow, ``most`` at most, in the shares that are tried."""
        for share in _SHARES:
            tried = grown(record, box, most * share)
            if not any(tried.touches(other) for other in self._boxes):
                return most * share
        return 0.0


def _room_among(boxes: Floats) -> Floats:
    """How much each of these may grow before it meets the nearest of the others."""
    if not len(boxes):
        return np.zeros(0)
    apart = 2 * np.abs(boxes[:, None, :2] - boxes[None, :, :2]) - boxes[None, :, 2:]
    room = (apart / boxes[:, None, 2:]).max(axis=2)
    np.fill_diagonal(room, np.inf)
    least: Floats = room.min(axis=1)
    return least


def grown(record: RecordId, box: Box, by: float) -> Box:
    """A card grown about its middle, the name of a group from its lower left corner."""
    width, height = box.width * by, box.height * by
    if is_name(record):
        return Box(box.left + width / 2, box.bottom - height / 2, width, height)
    return Box(box.x, box.y, width, height)


def _names(drawing: Drawing) -> dict[RecordId, Box]:
    areas, groups = drawing.places.groups, drawing.causal_map.groups
    return {
        name_of(i): name_box(groups[i], area, drawing.style, drawing.measure)
        for i, area in areas.items()
        if i not in stacks_of(drawing.causal_map)
    }


def _first_come(drawing: Drawing) -> list[RecordId]:
    """All cards, what matters most first."""
    adjacency, lit = drawing.causal_map.adjacency, drawing.scene.light.lit

    def rank(card: RecordId) -> tuple[bool, int, RecordId]:
        links = len(adjacency.into(card)) + len(adjacency.out_of(card))
        return card not in lit, -links, card

    return sorted(drawing.cards, key=rank)

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
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.areas import name_box
from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import name_of
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.geometry import Box, Point
from loopmap.model.ids import RecordId

READABLE = 9.5
"""Pixels: letters are drawn so large where there is room …"""

_UNREAD = 6.5
"""… once they would be smaller than this."""

_SPECK = 3.0
"""Letters smaller than this tell nothing, and few would miss the card."""

_HUBS = 12
"""So many variables of the most links may lie over specks, where there is no other room."""

MOST = 400
"""On maps of more variables no card is drawn larger than it is."""

_SHARES = (1.0, 0.88, 0.78)
"""Where there is no room for the whole size, some less will do."""

_STEPS = 4
"""Steps to a doubling, in which what has room is found out."""


_CORNERS = ((-1, -1), (1, -1), (-1, 1), (1, 1))
_STILL = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), *_CORNERS)
"""Parts of a card that may stay where they are: the middle first, then edges and corners."""

_NAME_STILL = ((-1, 1),)


class Growth(NamedTuple):
    """``by`` how much a card grows, and which part of it stays: -1 left or top, 0 the middle."""

    by: float
    across: int = 0
    down: int = 0

    def still(self, box: Box) -> Point:
        """The place that stays."""
        return Point(box.x + self.across * box.width / 2, box.y + self.down * box.height / 2)

    def grown(self, box: Box) -> Box:
        """The box after growing."""
        x, y = self.still(box)
        by = self.by
        return Box(x + (box.x - x) * by, y + (box.y - y) * by, box.width * by, box.height * by)


def wanted_growth(drawing: Drawing, unit: float) -> float:
    """By how much cards have to grow to be read; ``unit`` is a logical pixel in map units.

    1 where they can be read as they are.
    """
    size = drawing.style.font_size / unit
    return READABLE / size if size < _UNREAD else 1.0


def step_above(growth: float) -> float:
    """The step that cards which grow so much are placed for."""
    return float(2.0 ** (math.ceil(_STEPS * math.log2(growth) - 1e-9) / _STEPS))


def grown_cards(drawing: Drawing, step: float) -> Mapping[RecordId, Growth]:
    """Cards and names of groups that have room to grow, each with its growth.

    Ids are those of the drawing: of variables and stacks, and "name:" before a group's.
    O(cards squared) in numpy.
    """
    if step <= 1.0 or len(drawing.cards) > MOST:
        return {}
    names, order = _names(drawing), _first_come(drawing)
    taken = _Taken(drawing, step)
    hubs = frozenset(order[: _HUBS if READABLE / step < _SPECK else 0])
    found: dict[RecordId, Growth] = {}
    for record in (*sorted(names), *order):
        growth = taken.room(record, names.get(record), step, over_cards=record in hubs)
        if growth is not None:
            found[record] = growth
    return found


class _Taken:
    """What cards keep off: all cards as they are, and those that have grown."""

    def __init__(self, drawing: Drawing, step: float) -> None:
        badges = () if READABLE / step < _SPECK else drawing.badge_boxes.values()
        self._cards = drawing.cards
        boxes = [*drawing.cards.values(), *drawing.note_boxes.values(), *badges]
        self._boxes = np.array(boxes, dtype=float).reshape(-1, 4)
        self._row_of = {record: row for row, record in enumerate(drawing.cards)}

    def room(
        self, record: RecordId, name: Box | None, step: float, *, over_cards: bool = False
    ) -> Growth | None:
        """The greatest growth there is room for, which is taken; ``name``: that of a group.

        ``over_cards``: where there is none, the room of cards that have not grown will do.
        """
        box = name or self._cards[record]
        still = _NAME_STILL if name else _STILL
        ways = [Growth(step * share, *part) for share in _SHARES for part in still]
        ways = [way for way in ways if way.by > 1.0]
        tried = np.array([way.grown(box) for way in ways], dtype=float).reshape(-1, 4)
        touching = self._touching(tried)
        if name is None:
            touching[:, self._row_of[record]] = False
        free = ~touching.any(axis=1)
        if over_cards and not free.any():
            free = ~touching[:, len(self._cards) :].any(axis=1)
        if not free.any():
            return None
        first = int(free.argmax())
        self._boxes = np.vstack([self._boxes, tried[first]])
        return ways[first]

    def _touching(self, tried: Floats) -> NDArray[np.bool_]:
        apart = 2 * np.abs(tried[:, None, :2] - self._boxes[None, :, :2])
        touching: NDArray[np.bool_] = (apart < tried[:, None, 2:] + self._boxes[None, :, 2:]).all(
            axis=2
        )
        return touching


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

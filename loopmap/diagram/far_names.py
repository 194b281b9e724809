"""Names that can still be read from afar: cards drawn larger than the map, where there is room.

As on a good road map, names keep a readable size while they fit, and what matters more has
its place first: names of groups, lit variables, then those of the most links. No card is
drawn over another, except that the few of the most links may lie over those that are but
specks, as loops' badges are then, too. It follows from the map and how near it is looked at,
not from what part of it is in view; and it changes in steps as one zooms.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.areas import name_box
from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import name_of
from loopmap.diagram.far_changes import card_marks, far_changes
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.look import Lens
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.model.ids import RecordId

READABLE = 9.5
"""Pixels: letters are drawn so large where there is room …"""

_UNREAD = 8.0
"""… once they would be smaller than this."""

_SPECK = 3.0
"""Letters smaller than this tell nothing, and few would miss the card."""

_HUBS, _MORE_HUBS = 12, 40
"""So many variables of the most links may lie over specks, where there is no other room …"""

_FOR_EACH_HUB = 10
"""… and more of them, at most so many, on maps of many times as many variables."""

_PART = 11.0
"""Letters, as large as they grow, across the part of a map whose own hub comes before others'."""

MOST = 1500
"""On maps of more variables no card is drawn larger than it is."""

_ASKING = 120
"""Of so many variables, those that matter most, room is looked for: others are many and small."""

_SHARES = (1.0, 0.88, 0.78, 0.7)
"""Where there is no room for the whole size, some less will do."""

_BEYOND = 30.0
"""Pixels that a card may reach beyond the map: a whole map in a window has as much around it."""

_APART = 7.0
"""Pixels between cards drawn larger: what joins them must still be seen."""

_STEPS = 4
"""Steps to a doubling, in which what has room is found out."""


_CORNERS = ((-1, -1), (1, -1), (-1, 1), (1, 1))
_STILL = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0), *_CORNERS)
"""Parts of a card that may stay where they are: the middle first, then edges and corners."""

_NAME_STILL = ((-1, 1),)

Touches = NDArray[np.bool_]


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


def step_unit(drawing: Drawing, unit: float) -> float:
    """The size of a logical pixel, no smaller, that what is seen from afar is placed for."""
    wanted = wanted_growth(drawing, unit)
    return unit_of_step(drawing, step_above(wanted)) if wanted > 1.0 else step_above(unit)


def unit_of_step(drawing: Drawing, step: float) -> float:
    """A logical pixel in map units where cards grow by just that step."""
    return step * drawing.style.font_size / READABLE


def grown_cards(drawing: Drawing, step: float) -> Mapping[RecordId, Growth]:
    """Cards and names of groups that have room to grow, each with its growth.

    Ids are those of the drawing: of variables and stacks, and "name:" before a group's.
    O(cards) in numpy: 3 ms for a hundred cards, of which no more ask.
    """
    if step <= 1.0 or len(drawing.cards) > MOST:
        return {}
    names, order, hubs = _names(drawing), _first_come(drawing), frozenset[RecordId]()
    if READABLE / step < _SPECK:
        order = _from_all_parts(drawing, order, _PART * drawing.style.font_size * step)
        hubs = frozenset(order[: _most_hubs(drawing)])
    order = order[:_ASKING]
    asking = {i: names.get(i) or drawing.cards[i] for i in (*sorted(names), *order)}
    return _taken_in_turn(_Room(drawing, asking, step), asking, hubs)


def grown_among(
    drawing: Drawing, step: float, cards: Sequence[RecordId]
) -> Mapping[RecordId, Growth]:
    """Those of some cards that have room to grow beside one another, the first first.

    They may lie over all else, where there is no other room. O(cards of the map) in numpy.
    """
    asking = {card: drawing.cards[card] for card in cards}
    room = _Room(drawing, asking, step, beside=())
    return _taken_in_turn(room, asking, frozenset(cards))


def _taken_in_turn(
    room: _Room, asking: Iterable[RecordId], over_cards: Collection[RecordId]
) -> Mapping[RecordId, Growth]:
    found = ((i, room.take(i, over_cards=i in over_cards)) for i in asking)
    return {record: growth for record, growth in found if growth is not None}


def _most_hubs(drawing: Drawing) -> int:
    return min(max(_HUBS, len(drawing.cards) // _FOR_EACH_HUB), _MORE_HUBS)


class _Room:
    """What is left between all cards as they are, and those that have grown.

    Whom each way of growing would touch is asked of all who want to grow at once, and
    only of what is near; then who comes first takes. ``beside``: what nobody may lie over,
    notes and badges if nothing else is said.
    """

    def __init__(
        self,
        drawing: Drawing,
        asking: Mapping[RecordId, Box],
        step: float,
        beside: Collection[Box] | None = None,
    ) -> None:
        self._ways = [Growth(step * s, *part) for s in _SHARES for part in _STILL if step * s > 1]
        self._row_of = {record: row for row, record in enumerate(asking)}
        boxes = np.array([*asking.values()], dtype=float).reshape(-1, 4)
        self._tried = _grown(boxes, self._ways)
        self._tried[..., 2:] += _APART * unit_of_step(drawing, step)
        self._taken = np.empty_like(boxes)
        self._count = 0
        beside = never_covered(drawing, step) if beside is None else beside
        others = np.array([*beside], dtype=float).reshape(-1, 4)
        cards = np.array([*drawing.cards.values()], dtype=float).reshape(-1, 4)
        self._free = ~_touched(self._tried, others) & self._are_for(asking, drawing)
        self._free &= _within(self._tried, drawing, _BEYOND * step / READABLE)
        own = [(self._row_of[i], n) for n, i in enumerate(drawing.cards) if i in self._row_of]
        self._on_cards = _touched(self._tried, cards, own)
        told = card_marks(drawing, unit_of_step(drawing, step))
        own = [(self._row_of[i], n) for n, i in enumerate(told) if i in self._row_of]
        self._free &= ~_touched(self._tried, boxes_in_rows(told.values()), own)

    def take(self, record: RecordId, *, over_cards: bool = False) -> Growth | None:
        """The greatest growth there is room for, which is taken.

        ``over_cards``: where there is none, the room of cards that have not grown will do.
        """
        row = self._row_of[record]
        free = self._free[row] & ~self._on_cards[row]
        free = self._off_the_taken(row, free)
        if over_cards and not free.any():
            free = self._off_the_taken(row, self._free[row])
        if not free.any():
            return None
        first = int(free.argmax())
        self._taken[self._count] = self._tried[row, first]
        self._count += 1
        return self._ways[first]

    def _off_the_taken(self, row: int, free: Touches) -> Touches:
        """The free ways that touch nobody who has grown."""
        if self._count and free.any():
            taken = self._taken[: self._count]
            free = free & ~_touching(self._tried[row][:, None], taken).any(axis=1)
        return free

    def _are_for(self, asking: Mapping[RecordId, Box], drawing: Drawing) -> Touches:
        """(asking, ways): the ways in which each may grow; a group's name has but few."""
        for_names = np.array([way[1:] in _NAME_STILL for way in self._ways])
        is_card = np.array([record in drawing.cards for record in asking], dtype=bool)
        return np.asarray(is_card[:, None] | for_names)


def never_covered(drawing: Drawing, step: float) -> list[Box]:
    """What no card that grows may cover: notes, badges that can be read, and marks of changes."""
    badges = () if READABLE / step < _SPECK else drawing.badge_boxes.values()
    unit = unit_of_step(drawing, step)
    marks = (mark.box(unit) for mark in far_changes(drawing, unit, drawing.cards))
    return [*drawing.note_boxes.values(), *badges, *marks]


def _grown(boxes: Floats, ways: list[Growth]) -> Floats:
    """(boxes, ways, 4): each box after growing in each way, as ``Growth.grown`` has it."""
    by = np.array([way.by for way in ways])[None, :, None]
    parts = np.array([way[1:] for way in ways], dtype=float)
    middles, sizes = boxes[:, None, :2], boxes[:, None, 2:]
    still = middles + parts * sizes / 2
    return np.concatenate([still + (middles - still) * by, sizes * by], axis=2)


def _within(tried: Floats, drawing: Drawing, margin: float) -> Touches:
    """(asking, ways): whether a card stays on the paper, ``margin`` in sizes of its letters."""
    paper = drawing.bounds
    if paper is None:
        return np.ones(tried.shape[:2], dtype=bool)
    paper = paper.inflated(margin * drawing.style.font_size)
    low, high = tried[..., :2] - tried[..., 2:] / 2, tried[..., :2] + tried[..., 2:] / 2
    inside = (low >= (paper.left, paper.top)) & (high <= (paper.right, paper.bottom))
    return np.asarray(inside.all(axis=-1))


def _touched(tried: Floats, boxes: Floats, own: list[tuple[int, int]] | None = None) -> Touches:
    """(asking, ways): whether a way of growing touches any of the boxes.

    ``own``: who asks and the box that is its own, which it may touch.
    """
    low = (tried[:, :, :2] - tried[:, :, 2:] / 2).min(axis=1)
    high = (tried[:, :, :2] + tried[:, :, 2:] / 2).max(axis=1)
    reach = np.concatenate([(low + high) / 2, (high - low) * 1.001], axis=1)
    near = _touching(reach[:, None], boxes)
    if own:
        near[tuple(np.array(own).T)] = False
    asking, box = np.nonzero(near)
    touched = np.zeros(tried.shape[:2], dtype=bool)
    np.logical_or.at(touched, asking, _touching(tried[asking], boxes[box][:, None]))
    return touched


def _touching(some: Floats, others: Floats) -> Touches:
    """Whether boxes (…, 4) lie over one another, by the rules of numpy's broadcasting."""
    over = 2 * np.abs(some[..., 0] - others[..., 0]) < some[..., 2] + others[..., 2]
    over &= 2 * np.abs(some[..., 1] - others[..., 1]) < some[..., 3] + others[..., 3]
    return np.asarray(over)  # numpy is slow along an axis of two


def _names(drawing: Drawing) -> dict[RecordId, Box]:
    areas, groups = drawing.places.groups, drawing.causal_map.groups
    return {
        name_of(i): name_box(groups[i], area, drawing.style, drawing.measure)
        for i, area in areas.items()
        if i not in stacks_of(drawing.causal_map)
    }


def _first_come(drawing: Drawing) -> list[RecordId]:
    """All cards, what matters most first: what is lit, then what the change lens tells of."""
    adjacency, lit = drawing.causal_map.adjacency, drawing.scene.light.lit
    view = drawing.emphasis.view
    told = view.looks if view.lens is Lens.CHANGE else frozenset()

    def rank(card: RecordId) -> tuple[bool, bool, int, RecordId]:
        links = len(adjacency.into(card)) + len(adjacency.out_of(card))
        return card not in lit, card not in told, -links, card

    return sorted(drawing.cards, key=rank)


def _from_all_parts(drawing: Drawing, order: list[RecordId], across: float) -> list[RecordId]:
    """The same with the first of every part of the map, so far across, before all others."""
    parts = [(box.x // across, box.y // across) for box in map(drawing.cards.__getitem__, order)]
    first = {part: row for row, part in reversed([*enumerate(parts)])}
    chiefs = set(first.values())
    rows = sorted(range(len(order)), key=lambda row: row not in chiefs)
    return [order[row] for row in rows]

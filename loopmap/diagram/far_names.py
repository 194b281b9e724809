"""Names that can still be read from afar: cards drawn larger than the map, where there is room.

As on a good road map, names keep a readable size while they fit, and what matters more has
its place first and the larger letters: names of groups, lit variables, then those of the most
links. No card is drawn over another, except that the few of the most links may lie over those
that are but specks, as loops' badges are then, too. It follows from the map and how near it is
looked at, not from what part of it is in view; how room is found says ``far_room``.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from loopmap.diagram.areas import name_box
from loopmap.diagram.bulge import Ints
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import is_name, name_of, named_by
from loopmap.diagram.far_changes import card_marks, far_changes
from loopmap.diagram.far_room import Ground, Room, Sizes
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.geometry import Box
from loopmap.diagram.growth import Growth
from loopmap.diagram.look import Lens
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.model.ids import RecordId

READABLE = 9.5
"""Pixels: letters of this size are easily read; links between names grow as if to it …"""

_UNREAD = 8.0
"""… once letters would be smaller than this, which is the least that names are given …"""

_LARGER = (READABLE, 8.7)
"""… and these are what they grow to where there is more room; not at once, but …"""

_RISE = 1.0
"""… by so many pixels more for each one that a letter on the map has fewer than ``_UNREAD``."""

_LARGEST, _CHIEFS = (13.0, 11.0), 12
"""Letters of so many variables of the most links, as towns on a map come before villages."""

_SCANT = 7.0
"""Pixels that letters have where there would be no room else."""

_SPECK = 3.0
"""Letters smaller than this tell nothing, and few would miss the card."""

_BARS = 5.0
"""Of cards with letters smaller than this only the letters must not be covered."""

_HUBS, _MORE_HUBS = 12, 40
"""So many variables of the most links may lie over specks, where there is no other room …"""

_FOR_EACH_HUB = 10
"""… and more of them, at most so many, on maps of many times as many variables."""

_PART = 11.0
"""Letters, as large as they grow, across the part of a map whose own hub comes before others'."""

MOST = 2500
"""On maps of more variables no card is drawn larger than it is."""

_ASKING = 160
"""Of so many variables, those that matter most, room is looked for: others are many and small."""

_BEYOND = 30.0
"""Pixels that a card may reach beyond the map: a whole map in a window has as much around it."""

_APART, _AIRY = 4.0, 9.0
"""Pixels between cards drawn larger, and around those that grow more: what joins them is seen."""

_STEPS = 24
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
    O(cards) in numpy: some 10 ms for a hundred cards, of which not many more ask.
    """
    naming = Naming(drawing, step)
    while naming.go_on():
        pass
    return naming.found


class Naming:
    """Looks for room for the names of one drawing at one step, a few milliseconds at a time."""

    def __init__(self, drawing: Drawing, step: float) -> None:
        self.drawing, self.step = drawing, step
        self.found: Mapping[RecordId, Growth] = {}
        self._work = self._looking()

    def go_on(self) -> bool:
        """Look a little longer; whether there is more to do."""
        return next(self._work, True) is None

    def _looking(self) -> Iterator[None]:
        drawing, step = self.drawing, self.step
        if step <= 1.0 or len(drawing.cards) > MOST:
            return
        names, order, hubs = _names(drawing), _first_come(drawing), frozenset[RecordId]()
        chiefs = order[:_CHIEFS]
        if READABLE / step < _SPECK:
            order = _from_all_parts(drawing, order, _PART * drawing.style.font_size * step)
            hubs = frozenset((*chiefs, *order[: _most_hubs(drawing)]))
        order = list(dict.fromkeys((*chiefs, *order)))[:_ASKING]
        asking = {i: names.get(i) or drawing.cards[i] for i in (*sorted(names), *order)}
        room = Room(asking, names, _ground(drawing, asking, step))
        yield
        towns, villages = _sizes(step, (*_LARGEST, *_LARGER)), _sizes(step, _LARGER)
        yield from room.fill(villages, hubs, _APART, chiefs, towns.larger)
        yield from room.grow(asking, villages, _AIRY)
        yield from room.grow(chiefs, towns, _AIRY)
        self.found = room.found


def grown_among(
    drawing: Drawing, step: float, cards: Sequence[RecordId]
) -> Mapping[RecordId, Growth]:
    """Those of some cards that have room to grow beside one another, the first first.

    They may lie over all else, where there is no other room. O(cards of the map) in numpy.
    """
    asking = {card: drawing.cards[card] for card in cards}
    room = Room(asking, (), _ground(drawing, asking, step, beside=()))
    sizes = _sizes(step, _LARGER)
    for _ in room.fill(sizes, frozenset(cards), _APART):
        pass
    for _ in room.grow(cards, sizes, _APART):
        pass
    return room.found


def _sizes(step: float, larger: Sequence[float]) -> Sizes:
    """Sizes of letters in pixels, as far as they are for this step, as what cards grow by."""
    by = step / READABLE
    most = _UNREAD + _RISE * (_UNREAD - 1 / by)
    sizes = tuple(by * size for size in larger if size <= most)
    return Sizes(max(1.0, by * _UNREAD), sizes, by * _SCANT)


def _most_hubs(drawing: Drawing) -> int:
    return min(max(_HUBS, len(drawing.cards) // _FOR_EACH_HUB), _MORE_HUBS)


def _ground(
    drawing: Drawing,
    asking: Mapping[RecordId, Box],
    step: float,
    beside: Collection[Box] | None = None,
) -> Ground:
    """What there is beside those that ask; ``beside``: what none may cover, if not as ever."""
    unit, style = unit_of_step(drawing, step), drawing.style
    cards = boxes_in_rows(drawing.cards.values())
    if READABLE / step < _BARS:
        cards[:, 2] -= 2 * style.padding_x
        cards[:, 3] -= 2 * style.padding_y
    told = card_marks(drawing, unit)
    kept = never_covered(drawing, step) if beside is None else list(beside)
    none = np.full(len(kept), -1)
    paper = drawing.bounds
    return Ground(
        cards=cards,
        own=_rows(asking, drawing.cards),
        beside=np.vstack([boxes_in_rows(kept), boxes_in_rows(told.values())]),
        beside_own=np.concatenate([none, _rows(asking, told)]),
        paper=paper and paper.inflated(_BEYOND * step / READABLE * style.font_size),
        unit=unit,
    )


def _rows(asking: Collection[RecordId], owners: Collection[RecordId]) -> Ints:
    """Which row of those that ask each is, or -1."""
    rows = {record: row for row, record in enumerate(asking)}
    return np.array([rows.get(owner, -1) for owner in owners], dtype=np.intp)


def never_covered(drawing: Drawing, step: float) -> list[Box]:
    """What no card that grows may cover: notes, badges that can be read, and marks of changes."""
    badges = () if READABLE / step < _SPECK else drawing.badge_boxes.values()
    unit = unit_of_step(drawing, step)
    marks = (mark.box(unit) for mark in far_changes(drawing, unit, drawing.cards))
    return [*drawing.note_boxes.values(), *badges, *marks]


def _names(drawing: Drawing) -> dict[RecordId, Box]:
    areas, groups = drawing.places.groups, drawing.causal_map.groups
    return {
        name_of(i): name_box(groups[i], area, drawing.style, drawing.measure)
        for i, area in areas.items()
        if i not in stacks_of(drawing.causal_map)
    }


def box_that_grows(drawing: Drawing, drawn: RecordId) -> Box | None:
    """The box of a card or of the name of a group, as it is near by; None where there is none."""
    if not is_name(drawn):
        return drawing.cards.get(drawn)
    group, area = named_by(drawn), drawing.places.groups.get(named_by(drawn))
    groups = drawing.causal_map.groups
    return name_box(groups[group], area, drawing.style, drawing.measure) if area else None


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

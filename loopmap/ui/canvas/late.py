"""A map of which so much has changed at once that it is drawn elsewhere, the old one on show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from loopmap.diagram.areas import area_around, note_box
from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing, draw
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.fold import seen_as, stacks_of
from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.occupied import cell_of
from loopmap.diagram.places import card_box, label_of
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.query import links_at
from loopmap.model.records import Variable
from loopmap.model.token import NEVER, Token
from loopmap.ui.canvas.known_pictures import differing, drawn_beside
from loopmap.ui.canvas.picture import Picture
from loopmap.ui.paint import paint

MOST_NOW = 120
"""When a change touches more links and variables than this, somebody else draws them."""

MOST_MOVED_NOW = 600
"""The same of a change that only moves things, which is quickly drawn roughly."""

MOST_AFTER = 24
"""The same of a large map in what was not to be seen before, either."""

MOST_SHOWN_NOW = 300
"""A map of no more links is drawn at once when it is turned to."""

LARGE = 1000
"""Links of a map that is large."""

_CARD = (96.0, 32.0)
"""Map units that the card of a new variable is taken to have."""


@dataclass(frozen=True)
class Late:
    """What is on show, and the map as it is to be drawn, from the drawing ``beside`` it.

    ``frames`` are boxes of what has come or was moved, about as large as its cards will be.
    What is drawn ``soon`` is so in the next turn of events, before anything is painted.
    """

    on_show: Drawing
    beside: Drawing
    causal_map: CausalMap
    measure: TextMeasure
    frames: Mapping[RecordId, Box]
    soon: bool = False

    def picture(
        self, token: Token = NEVER, *, emphasis: Emphasis | None = None, swiftly: bool = False
    ) -> Picture:
        """The map drawn, as ``drawn_beside`` does. Made on any thread."""
        beside, causal_map = self.beside, self.causal_map
        drawing = drawn_beside(beside, causal_map, self.measure, emphasis=emphasis, swiftly=swiftly)
        token.check()
        return Picture(drawing, paint)

    @made_once
    def cards(self) -> dict[RecordId, Box]:
        """Where the card of each variable and stack will be drawn. O(variables)."""
        return {i: self._card(variable) for i, variable in self.causal_map.variables.items()}

    def card(self, record: RecordId) -> Box | None:
        """Where the card of that variable or stack will be drawn. O(1)."""
        variable = self.causal_map.variables.get(record)
        return None if variable is None else self._card(variable)

    def group(self, record: RecordId) -> Box | None:
        """Where that group's area will be, if it will be seen. O(variables)."""
        causal_map, style = self.causal_map, self.on_show.style
        group = causal_map.groups.get(record)
        if group is None:
            return None
        members = [self._card(v) for v in causal_map.variables.values() if v.group == record]
        return area_around(group, members, style, self.measure)

    def _card(self, variable: Variable) -> Box:
        shown, after = self.on_show, self.causal_map
        old = shown.causal_map.variables.get(variable.id)
        if old is not None and old.name == variable.name and variable.id not in stacks_of(after):
            label = shown.scene.places.labels[variable.id]
        else:
            label = label_of(after, variable, shown.style, self.measure)
        return card_box(variable, label)

    @made_once
    def bounds(self) -> Box | None:
        """A box around what is on show and all that comes."""
        coming = self.rows
        if not len(coming):
            return self.on_show.bounds
        low, high = coming[:, :2] - coming[:, 2:] / 2, coming[:, :2] + coming[:, 2:] / 2
        corners = Point(*low.min(axis=0).tolist()), Point(*high.max(axis=0).tolist())
        around, shown = box_between(*corners), self.on_show.bounds
        return around if shown is None else shown.union(around)

    @made_once
    def rows(self) -> Floats:
        """The frames one below the other, as they are painted."""
        return boxes_in_rows(self.frames.values())

    @made_once
    def notes(self) -> dict[RecordId, Box]:
        """Where each note will be drawn."""
        style, notes = self.on_show.style, self.causal_map.notes
        return {note.id: note_box(note, style, self.measure) for note in notes.values()}

    @property
    def standing(self) -> dict[RecordId, Box]:
        """The cards on show of what is still where it was."""
        cards, there = self.on_show.cards, self.causal_map.variables
        return {i: box for i, box in cards.items() if i in there and i not in self.frames}

    def boxes(self, records: Collection[RecordId]) -> list[Box]:
        """About where those of these are that have a card."""
        seen = {seen_as(self.causal_map, record) for record in records}
        cards = self.on_show.cards
        found = (self.frames.get(i) or cards.get(i) for i in sorted(i for i in seen if i))
        return [box for box in found if box is not None]


def late(on_show: Drawing, causal_map: CausalMap, measure: TextMeasure) -> Late:
    """What is to be drawn in place of what is on show. O(variables)."""
    frames, before = {}, on_show.causal_map.variables
    for variable in causal_map.variables.values():
        old = before.get(variable.id)
        if old is variable:
            continue
        if old is None or (old.x, old.y) != (variable.x, variable.y):
            size = on_show.cards[variable.id][2:] if old is not None else _CARD
            frames[variable.id] = Box(variable.x, variable.y, *size)
    return Late(on_show, on_show, causal_map, measure, frames)


def late_beside(before: Drawing, causal_map: CausalMap, measure: TextMeasure) -> Late:
    """Another map on empty paper, to be drawn from ``before``. O(records).

    Its frames are as large as the cards that ``before`` has of the same names.
    """
    empty = draw(CausalMap(causal_map.info), before.style, measure)
    following = late(empty, causal_map, measure)
    cards, known = before.cards, before.causal_map.variables
    frames = {
        i: Box(frame.x, frame.y, *cards[i][2:]) if _is_called_alike(i, known, causal_map) else frame
        for i, frame in following.frames.items()
    }
    return replace(following, beside=before, frames=frames)


def _is_called_alike(
    record: RecordId, known: Mapping[RecordId, Variable], causal_map: CausalMap
) -> bool:
    return record in known and known[record].name == causal_map.variables[record].name


def differs_much(before: Drawing, causal_map: CausalMap) -> bool:
    """Whether what is on show could not do for another map until that is drawn. O(records)."""
    return len(differing(before.causal_map, causal_map)) > MOST_NOW


def takes_time(causal_map: CausalMap, most: int | None = None) -> bool:
    """Whether a map that nobody has drawn yet cannot be shown at once.

    ``most`` links are drawn at once, or as many as of a map that people work on.
    """
    return len(causal_map.links) > (MOST_SHOWN_NOW if most is None else most)


def is_large(causal_map: CausalMap) -> bool:
    """Whether a map has so many links that hardly anything of it is drawn at once."""
    return len(causal_map.links) > LARGE


def is_too_much(
    after: CausalMap, touched: Collection[RecordId], *, only_moves: bool, may_wait: bool = False
) -> bool:
    """Whether what these records change is too much to be drawn at once.

    What ``may_wait`` was not to be seen before, either.
    """
    most = MOST_MOVED_NOW if only_moves else MOST_NOW
    if len(touched) > most or (may_wait and is_large(after) and len(touched) > MOST_AFTER):
        return True
    return len({*touched, *(link.id for link in links_at(after, touched))}) > most


def takes_long(
    shown: Drawing,
    after: CausalMap,
    touched: Collection[RecordId],
    *,
    only_moves: bool,
    may_wait: bool,
) -> bool:
    """Whether what these records change of the map shown cannot be drawn at once."""
    much = is_too_much(after, touched, only_moves=only_moves, may_wait=may_wait)
    return much or reaches_elsewhere(shown, after, touched)


def reaches_elsewhere(shown: Drawing, after: CausalMap, touched: Collection[RecordId]) -> bool:
    """Whether a large map comes to reach so much further, or less, that all links are drawn anew.

    As when one card is put far away from all others. O(variables) in numpy.
    """
    frame, variables = shown.places.frame, after.variables
    came = [variables[i] for i in touched if i in variables]
    rows = {i: frame.cards[i] for i in touched if i in frame.cards}
    if not is_large(after) or not (came or rows):
        return False
    sizes = [frame.boxes[rows[v.id], 2:].tolist() if v.id in rows else _CARD for v in came]
    new = [(v.x, v.y, *size) for v, size in zip(came, sizes, strict=True)]
    stay = np.delete(frame.boxes, list(rows.values()), axis=0)
    return cell_of(np.vstack([stay, np.array(new).reshape(-1, 4)])) != frame.occupied.cell

"""Where everything of a map is drawn.

``Places`` is the geometry alone: no colours, nothing about lit loops. It is a
function of the map, the style's sizes and the measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np

from loopmap.diagram.areas import name_box
from loopmap.diagram.bulge import Floats
from loopmap.diagram.card_marks import mark_box
from loopmap.diagram.drawn_arcs import Obstacles
from loopmap.diagram.flag_marks import carried_by, flag_box, flag_id
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.frame import Frame
from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.label import Label, card_label
from loopmap.diagram.link_path import (
    POINTS,
    ROOM,
    LinkPath,
)
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.occupied import Occupied
from loopmap.diagram.port_table import PortTable
from loopmap.diagram.reach import line_spans, reaching
from loopmap.diagram.stack_marks import stack_label
from loopmap.diagram.style import Style
from loopmap.diagram.text_size import plain
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import Variable

LARGEST_SIGN = 9.0
"""Half of the largest sign, on its seat: it stands so far off names of groups, marks of roles and
edges of areas."""

_NO_LINES = np.zeros((0, POINTS + 1, 2))


@dataclass(frozen=True)
class Waiting:
    """Where signs may have to make way since places were last settled.

    Those at the ``variables``, and wherever one of the paths ``passing`` passes, (paths,
    POINTS + 1, 2) with their signs, as they are or were.
    """

    variables: frozenset[RecordId] = frozenset()
    passing: Floats = field(default_factory=lambda: _NO_LINES)

    def and_(self, variables: Iterable[RecordId], passing: Floats) -> Waiting:
        """What was waiting, and more."""
        return Waiting(self.variables.union(variables), np.vstack([self.passing, passing]))


@dataclass(frozen=True)
class Places:
    """Boxes of cards, notes and groups, and the paths of links, by record.

    ``marks`` are boxes of what is written over links: names of groups, and the marks of
    roles on cards. ``ports`` tells where links meet cards. ``lines``: (links, POINTS + 1, 2)
    each path's points and its sign, in the frame's order. ``crowded`` are links that were in
    the way of something when their ends had made way for each other. While something is
    ``waiting``, some signs stand as if nothing were in their way. Those that have
    ``stepped_aside`` because they met another stood there before. Where the map has changed
    ``rings_since`` another, links that did not may still be curved by the rings of that one.
    """

    causal_map: CausalMap
    labels: Mapping[RecordId, Label]
    cards: Mapping[RecordId, Box]
    notes: Mapping[RecordId, Box]
    groups: Mapping[RecordId, Box]
    marks: Mapping[RecordId, Box]
    frame: Frame
    ports: PortTable
    paths: Mapping[RecordId, LinkPath]
    lines: Floats
    crowded: frozenset[RecordId] = frozenset()
    waiting: Waiting | None = None
    rings_since: CausalMap | None = None
    stepped_aside: Mapping[RecordId, Point] = field(default_factory=dict)

    @made_once
    def spans(self) -> tuple[Floats, Floats]:
        """Least and greatest x and y of each path with its sign: two of (links, 2)."""
        return line_spans(self.lines)

    @property
    def signs_first(self) -> Floats:
        """(links, 2) where signs stood before some of them stepped aside."""
        signs, row_of = self.lines[:, POINTS], self.frame.row_of
        stood = {row_of[i]: place for i, place in self.stepped_aside.items() if i in row_of}
        if stood:
            signs = signs.copy()
            signs[[*stood]] = [*stood.values()]
        return signs

    @property
    def paths_bounds(self) -> list[Box]:
        """A box around all paths, as ``LinkPath.bounds``; none where there is no link."""
        box = self.around(self.frame.links)
        return [] if box is None else [box]

    @property
    def cards_bounds(self) -> list[Box]:
        """A box around all cards; none where there is no card. O(cards) in numpy."""
        if not self.cards:
            return []
        flat = np.fromiter(chain.from_iterable(self.cards.values()), float, 4 * len(self.cards))
        middles, halves = flat.reshape(-1, 4)[:, :2], flat.reshape(-1, 4)[:, 2:] / 2
        low, high = (middles - halves).min(axis=0), (middles + halves).max(axis=0)
        return [box_between(Point(*low.tolist()), Point(*high.tolist()))]

    def around(self, links: Sequence[RecordId]) -> Box | None:
        """A box around the paths of these links, as ``LinkPath.bounds``. O(links) in numpy."""
        if not len(links):
            return None
        low, high = self.spans
        if len(links) < len(low):
            rows = self.frame.rows(links)
            low, high = low[rows], high[rows]
        return box_between(
            Point(*low.min(axis=0).tolist()), Point(*high.max(axis=0).tolist())
        ).inflated(ROOM)

    @made_once
    def marked(self) -> Floats:
        """(marks, 4) the boxes of ``marks``, with room for a sign beside them."""
        around = [box.inflated(LARGEST_SIGN) for box in self.marks.values()]
        return np.array(around, dtype=float).reshape(-1, 4)

    @made_once
    def obstacles(self) -> Obstacles:
        """What lines keep off on their way: cards, marks of roles, names of groups."""
        boxes, cards = self.frame.boxes, self.frame.cards
        if not self.marks:
            return Obstacles(self.frame.occupied, np.arange(len(boxes)), boxes)
        rows = [cards.get(carried_by(record), -1) for record in self.marks]
        owner = np.array([*range(len(boxes)), *rows])
        boxes = np.vstack([boxes, np.array([*self.marks.values()])])
        return Obstacles(Occupied(boxes), owner, boxes)

    @property
    def delays(self) -> list[Box]:
        """A box around the bars of each delayed link."""
        bars = [path.bars for path in self.paths.values() if path.bars]
        corners = np.array(bars, dtype=float).reshape(len(bars), 4 if bars else 0, 2)
        low, high = corners.min(axis=1, initial=np.inf), corners.max(axis=1, initial=-np.inf)
        return [Box(*box) for box in np.hstack([(low + high) / 2, high - low]).tolist()]

    def covers(self, place: Point) -> bool:
        """Whether a card covers a place on the paper."""
        return self.frame.occupied.covers(place.x, place.y)

    @made_once
    def _areas(self) -> list[tuple[float, float, float, float]]:
        """The middle of each group's area, and half of its width and height."""
        return [(x, y, width / 2, height / 2) for x, y, width, height in self.groups.values()]

    def over_edge(self, place: Point) -> float:
        """How far a sign there would reach over the edge of a group's area. O(groups)."""
        off = [
            abs(max(abs(place.x - x) - across, abs(place.y - y) - down))
            for x, y, across, down in self._areas
        ]
        return max(0.0, LARGEST_SIGN - min(off, default=LARGEST_SIGN))

    def reaching(self, areas: Iterable[Box]) -> list[RecordId]:
        """Links that have something in one of these boxes; one too many rather than too few."""
        inside = np.zeros(len(self.lines), dtype=bool)
        for box in areas:
            inside |= reaching(self.lines, box)
        return [self.frame.links[row] for row in np.flatnonzero(inside).tolist()]

    def with_signs_in(self, areas: Iterable[Box]) -> list[RecordId]:
        """Links whose sign lies in one of these boxes."""
        signs = self.lines[:, POINTS]
        inside = np.zeros(len(signs), dtype=bool)
        for box in areas:
            inside |= (np.abs(signs - box[:2]) <= np.array(box[2:]) / 2).all(axis=1)
        return [self.frame.links[row] for row in np.flatnonzero(inside).tolist()]


def label_of(
    causal_map: CausalMap, variable: Variable, style: Style, measure: TextMeasure
) -> Label:
    """What a card says and the room it takes; that of a stack for a collapsed group."""
    label = _label(causal_map, variable, style, measure)
    bent_for = plain(style)
    if bent_for.names_like(style):
        return label
    other = _label(causal_map, variable, bent_for, measure)
    return replace(label, plain=(other.width, other.height))


def _label(causal_map: CausalMap, variable: Variable, style: Style, measure: TextMeasure) -> Label:
    stack = stacks_of(causal_map).get(variable.id)
    if stack is not None:
        return stack_label(stack, style, measure)
    return card_label(variable.name, style, measure)


def marks_of(
    causal_map: CausalMap,
    cards: Mapping[RecordId, Box],
    groups: Mapping[RecordId, Box],
    style: Style,
    measure: TextMeasure,
) -> dict[RecordId, Box]:
    """Where the names of groups are written on their areas, cards have marks of roles and flags.

    By group, by variable for its role, and by its flag.
    """
    names = {i: name_box(causal_map.groups[i], box, style, measure) for i, box in groups.items()}
    with_role = (v for v in causal_map.variables.values() if v.role is not None)
    roles = {v.id: box for v in with_role if (box := mark_box(v, cards[v.id]))}
    flagged = (v for v in causal_map.variables.values() if v.tension is not None)
    flags = {flag_id(v.id): box for v in flagged if (box := flag_box(v, cards[v.id]))}
    return names | roles | flags


def card_box(variable: Variable, label: Label) -> Box:
    """The card of a variable whose name takes so much room."""
    return Box(variable.x, variable.y, label.width, label.height)

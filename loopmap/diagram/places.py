"""Where everything of a map is drawn.

``Places`` is the geometry alone: no colours, nothing about lit loops. It is a
function of the map, the style's sizes and the measure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import numpy as np

from loopmap.diagram.areas import group_boxes, name_box, note_box
from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.card_marks import mark_box
from loopmap.diagram.fold import stacks_of
from loopmap.diagram.frame import Frame, frame_of
from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.held_paths import Held, HeldPaths, held_arcs
from loopmap.diagram.label import Label, card_label
from loopmap.diagram.link_path import (
    MIDDLES,
    POINTS,
    ROOM,
    Blocked,
    LinkPath,
    cut_between,
    path_along,
    self_loop_path,
    widest_free_angle,
)
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.occupied import Occupied
from loopmap.diagram.passing import FEW, MOST, Passing, heads_by
from loopmap.diagram.port_table import NO_PORTS, PortTable, asides, ports_again
from loopmap.diagram.ring import rings
from loopmap.diagram.sign_place import sign_places
from loopmap.diagram.stack_marks import stack_label
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable

_GLYPH = 7.0
"""Half of a sign's glyph: it stands so far off names of groups and marks of roles."""

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
    each path's points and its sign, in the frame's order. While something is ``waiting``,
    some signs stand as if nothing were in their way.
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
    waiting: Waiting | None = None

    @cached_property
    def spans(self) -> tuple[Floats, Floats]:
        """Least and greatest x and y of each path with its sign: two of (links, 2)."""
        return self.lines.min(axis=1), self.lines.max(axis=1)

    @property
    def paths_bounds(self) -> list[Box]:
        """A box around all paths, as ``LinkPath.bounds``; none where there is no link."""
        if not len(self.lines):
            return []
        across, down = self.lines[..., 0], self.lines[..., 1]
        low = Point(float(across.min()), float(down.min()))
        high = Point(float(across.max()), float(down.max()))
        return [box_between(low, high).inflated(ROOM)]

    @cached_property
    def marked(self) -> Floats:
        """(marks, 4) the boxes of ``marks``, with room for a sign beside them."""
        around = [box.inflated(_GLYPH) for box in self.marks.values()]
        return np.array(around, dtype=float).reshape(-1, 4)

    @property
    def delays(self) -> list[Box]:
        """A box around the bars of each delayed link."""
        bars = [path.bars for path in self.paths.values() if path.bars]
        corners = np.array(bars, dtype=float).reshape(len(bars), 4 if bars else 0, 2)
        low, high = corners.min(axis=1, initial=np.inf), corners.max(axis=1, initial=-np.inf)
        return [Box(*box) for box in np.hstack([(low + high) / 2, high - low]).tolist()]

    def with_signs_in(self, areas: Iterable[Box]) -> list[RecordId]:
        """Links whose sign lies in one of these boxes."""
        signs = self.lines[:, POINTS]
        inside = np.zeros(len(signs), dtype=bool)
        for box in areas:
            inside |= (np.abs(signs - box[:2]) <= np.array(box[2:]) / 2).all(axis=1)
        return [self.frame.links[row] for row in np.flatnonzero(inside).tolist()]


def placed(
    causal_map: CausalMap, style: Style, measure: TextMeasure, *, swiftly: bool = False
) -> Places:
    """The places of a whole map. O(records); 2,000 variables take about a second.

    ``swiftly`` as ``with_paths``.
    """
    variables = causal_map.variables.values()
    labels = {v.id: label_of(causal_map, v, style, measure) for v in variables}
    cards = {v.id: card_box(v, labels[v.id]) for v in variables}
    groups = group_boxes(causal_map, cards, style, measure)
    places = Places(
        causal_map,
        labels,
        cards,
        {note.id: note_box(note, style, measure) for note in causal_map.notes.values()},
        groups,
        marks_of(causal_map, cards, groups, style, measure),
        frame_of(causal_map, cards, rings(causal_map)),
        NO_PORTS,
        {},
        np.zeros((len(causal_map.links), POINTS + 1, 2)),
    )
    return with_paths(places, np.arange(len(causal_map.links)), style, swiftly=swiftly)


def label_of(
    causal_map: CausalMap, variable: Variable, style: Style, measure: TextMeasure
) -> Label:
    """What a card says and the room it takes; that of a stack for a collapsed group."""
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
    """Where the names of groups are written on their areas, and cards have marks of roles."""
    names = {i: name_box(causal_map.groups[i], box, style, measure) for i, box in groups.items()}
    with_role = (v for v in causal_map.variables.values() if v.role is not None)
    return names | {v.id: box for v in with_role if (box := mark_box(v, cards[v.id]))}


def card_box(variable: Variable, label: Label) -> Box:
    """The card of a variable whose name takes so much room."""
    return Box(variable.x, variable.y, label.width, label.height)


def with_paths(  # noqa: PLR0913  what paths follow from
    places: Places,
    rows: Ints,
    style: Style,
    beside: Collection[RecordId] = (),
    gone: Floats = _NO_LINES,
    *,
    swiftly: bool = False,
) -> Places:
    """The places with the paths of these links made anew, bent as is best.

    Their signs, those of all links that meet them or that they pass or passed by, and those
    at the variables ``beside`` are kept off everything around; ``swiftly`` that is left to
    ``settled``. ``gone`` are the lines of links that are no longer there. A path that comes
    out as it was is handed on, so that nobody draws it again.
    """
    if not len(rows) and not beside and not len(gone):
        return places if swiftly else settled(places)
    ends = [end for link in _links(places, rows) for end in (link.source, link.target)]
    places, rows, bulges = _with_ports(places, rows, dict.fromkeys((*ends, *beside)), style)
    made = _bent(places, rows, bulges, style, partial(_covered, places.frame.occupied))
    ends = [end for link in _links(places, rows) for end in (link.source, link.target)]
    passing = np.vstack([gone, places.lines[rows], made.lines[rows]])
    waiting = (places.waiting or Waiting()).and_((*ends, *beside), passing)
    made = replace(made, waiting=waiting)
    return _handed_on(places, made if swiftly else settled(made), rows)


def settled(places: Places) -> Places:
    """The places with every sign that was waiting kept off everything around it.

    O(links near them) in Python, O(links * waiting paths) in numpy.
    """
    if places.waiting is None:
        return places
    variables = sorted(i for i in places.waiting.variables if i in places.cards)
    links, targets = places.causal_map.links, places.waiting.variables
    if not all(link.target in targets for link in links.values()):
        variables += _passed(places, places.waiting.passing)
    paths, lines, row_of = dict(places.paths), places.lines.copy(), places.frame.row_of
    for link, sign in _signs(places, dict.fromkeys(variables)):
        lines[row_of[link], POINTS] = sign
        if paths[link].sign != sign:
            paths[link] = replace(paths[link], sign=sign)
    return replace(places, paths=paths, lines=lines, waiting=None)


def _handed_on(earlier: Places, places: Places, rows: Ints) -> Places:
    """The places with the very paths of ``earlier`` where those of these links are the same.

    A sign that waits for its place stays where it was beside a path that is the same.
    """
    paths, lines, row_of = dict(places.paths), places.lines.copy(), places.frame.row_of
    waits = places.waiting is not None
    for link in _links(places, rows):
        old, path = earlier.paths.get(link.id), paths[link.id]
        if old is not None and (replace(path, sign=old.sign) if waits else path) == old:
            paths[link.id] = old
            lines[row_of[link.id], POINTS] = old.sign
    return replace(places, paths=paths, lines=lines)


def _with_ports(
    places: Places, rows: Ints, at: Iterable[RecordId], style: Style
) -> tuple[Places, Ints, list[float]]:
    """The places with the ends of links at these variables spread; all links to draw anew.

    Those are ``rows`` and the links that make way for them; last, the bulge of each.
    """
    frame, paths = places.frame, places.paths
    links = [frame.links[row] for row in rows.tolist()]
    bent = dict(zip(links, frame.bulges(rows).tolist(), strict=True))
    ports, others = ports_again(places, bent, at, style)
    every = [*bent, *others]
    bulges = [*bent.values(), *(paths[link].bulge for link in others)]
    return replace(places, ports=ports), frame.rows(every), bulges


def with_held_paths(places: Places, rows: Ints, style: Style) -> Places:
    """The places with these links drawn anew as they were bent, signs simply at their heads."""
    before = places.paths if isinstance(places.paths, dict) else dict(places.paths)
    links = {link.id: link for link in _links(places, rows)}
    beside = asides(places, {link: before[link] for link in links})
    held = {i: _held(places, k, before[i], beside.get(i, MIDDLES)) for i, k in links.items()}
    arcs, row_of = held_arcs(held, style)
    cuts = {i: arcs.cut(row_of[i]) if i in row_of else held[i].cut(style) for i in beside}
    places = replace(places, ports=places.ports.held(cuts))
    others = {
        i: _path(places, link, held[i].bulge, style, _nothing_covers)
        for i, link in links.items()
        if i not in row_of
    }
    lines, frame = places.lines.copy(), places.frame
    lines[frame.rows(row_of)] = arcs.lines[[*row_of.values()]]
    for link, path in others.items():
        lines[frame.row_of[link]] = (*path.line, path.sign)
    return replace(places, paths=HeldPaths(before, arcs, row_of, others), lines=lines)


def _held(places: Places, link: Link, path: LinkPath, aside: tuple[Point, Point]) -> Held:
    source, target = places.cards[link.source], places.cards[link.target]
    return Held(source, target, aside, path.bulge, link.delayed)


def _bent(
    places: Places, rows: Ints, bulges: list[float], style: Style, blocked: Blocked
) -> Places:
    paths, lines = dict(places.paths), places.lines.copy()
    for row, link, bulge in zip(rows.tolist(), _links(places, rows), bulges, strict=True):
        path = paths[link.id] = _path(places, link, bulge, style, blocked)
        lines[row] = (*path.line, path.sign)
    return replace(places, paths=paths, lines=lines)


def _links(places: Places, rows: Ints) -> list[Link]:
    frame, links = places.frame, places.causal_map.links
    return [links[frame.links[row]] for row in rows.tolist()]


def _passed(places: Places, lines: Floats) -> list[RecordId]:
    """The variables by whose arrowheads one of these lines passes."""
    frame, links = places.frame, places.causal_map.links
    if len(frame.links) > MOST:
        return []
    return [links[frame.links[row]].target for row in heads_by(places.lines, lines).tolist()]


def _signs(places: Places, variables: Iterable[RecordId]) -> Iterator[tuple[RecordId, Point]]:
    """The links into these variables, each with the place of its sign."""
    adjacency, paths = places.causal_map.adjacency, places.paths
    passing = Passing(places.lines) if len(paths) <= MOST else None
    blocked = partial(_covered_or_marked, places)
    for variable in variables:
        into = {link.id: paths[link.id] for link in adjacency.into(variable)}
        out = {k.id: paths[k.id] for k in adjacency.out_of(variable) if k.id not in into}
        few = len(into) + len(out) <= FEW
        by_head = _by_head(places, passing, into, {*into, *out}) if passing and few else {}
        yield from sign_places(into, list(out.values()), blocked, by_head).items()


def _by_head(
    places: Places, passing: Passing, into: Iterable[RecordId], own: Collection[RecordId]
) -> dict[RecordId, list[LinkPath]]:
    """For each link ``into`` a variable the paths by its head that are not its ``own``."""
    frame, paths = places.frame, places.paths
    return {
        link: [
            paths[other]
            for row in passing.by(frame.row_of[link]).tolist()
            if (other := frame.links[row]) not in own
        ]
        for link in into
    }


def _covered(occupied: Occupied, place: Point) -> bool:
    return occupied.covers(place.x, place.y)


def _covered_or_marked(places: Places, place: Point) -> bool:
    if _covered(places.frame.occupied, place):
        return True
    marked = places.marked
    if not len(marked):
        return False
    inside = 2 * np.abs(marked[:, :2] - place) <= marked[:, 2:]
    return bool(inside.all(axis=1).any())


def _nothing_covers(_: Point) -> bool:
    return False


def _path(places: Places, link: Link, bulge: float, style: Style, blocked: Blocked) -> LinkPath:
    cards, delayed = places.cards, link.delayed
    if link.source == link.target:
        angle = widest_free_angle(cards[link.source], _neighbours(places, link.source))
        return self_loop_path(cards[link.source], angle, style, delayed=delayed, blocked=blocked)
    cut = places.ports.cuts.get(link.id)
    if cut is None:
        cut = cut_between(cards[link.source], cards[link.target], bulge, style)
    return path_along(cut, style, places.ports.of(link.id), delayed=delayed, blocked=blocked)


def _neighbours(places: Places, variable: RecordId) -> list[Point]:
    adjacency = places.causal_map.adjacency
    ends = [link.target for link in adjacency.out_of(variable)]
    ends += [link.source for link in adjacency.into(variable)]
    return [places.cards[end].centre for end in ends if end != variable]

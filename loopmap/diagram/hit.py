"""What is at a place: variables, links and their handles, notes, groups and badges."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.fold import bundles_of, leads_to_stack, stacks_of
from loopmap.diagram.geometry import Box, Point, box_around
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.reach import BOW
from loopmap.diagram.stack_marks import count_place, count_text
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order

if TYPE_CHECKING:
    from loopmap.diagram.drawing import Drawing

HitKind = Literal[
    "variable",
    "rim",
    "link",
    "link_handle",
    "link_head",
    "link_tail",
    "note",
    "group",
    "chevron",
    "bundle",
    "badge",
    "nothing",
]

RIM = 5.0
"""How far into a card its rim reaches, in map units."""

_GROUP_NAME = 30.0

CHEVRON = 8.0
"""Radius of the round mark that collapses or opens a group, in map units."""

_ROUND_HANDLE = 6.0
"""How far from its middle the handle of a chosen variable is had at most, in map units."""

_SMALL = 1.5
"""What is less than twice so many tolerances across is had around it as well."""

MOST_HANDLES = 12
"""With more records selected than this, none shows its handles."""

_HOLDS: Mapping[HitKind, str] = MappingProxyType(
    {"link_handle": "handle", "link_head": "tip", "link_tail": "tail"}
)
"""What a link is taken hold of by, first first, and where its path has it."""

_SIGN_AWAY = 8.0
"""Half the width of a sign, in map units."""


class Hit(NamedTuple):
    """The topmost thing at a place; ``rim`` is a variable's outer band, where a link begins.

    ``record`` is None for nothing. A badge is named by its own id (``Badge.id``), a bundle
    by that of its arrow; a collapsed group is a group, with the ``chevron`` that opens it.
    """

    kind: HitKind
    record: RecordId | None = None


NOTHING_HIT = Hit("nothing")


def hit(drawing: Drawing, point: Point, tolerance: float, chosen: Collection[RecordId] = ()) -> Hit:
    """What lies at ``point``; ``tolerance`` is how near is near enough, in map units.

    Handles and ends of ``chosen`` links, and then the handles of chosen variables, lie over
    everything. A link is had at its head,
    its tail, the handle at its middle, or anywhere along it. A group is had at its edge
    and its name, so that what is inside stays free. A card that is small for the
    tolerance is had around it too, and all of it is the variable. O(records), in numpy.
    """
    return (
        _chosen_link(drawing, point, tolerance, chosen)
        or _chosen_rim(drawing, point, tolerance, chosen)
        or _badge(drawing, point, tolerance)
        or _note(drawing, point)
        or _stack_chevron(drawing, point)
        or _card(drawing, point, tolerance)
        or _link(drawing, point, tolerance)
        or _rim(drawing, point, tolerance)
        or _group(drawing, point, tolerance)
        or NOTHING_HIT
    )


def inside(drawing: Drawing, area: Box) -> list[RecordId]:
    """Variables, notes and groups wholly within a box, and links whose path is; in that order."""
    tables = (drawing.label_boxes, drawing.note_boxes, drawing.group_boxes)
    found = [record for table in tables for record, box in table.items() if area.holds(box)]
    paths = drawing.link_paths.items()
    return found + [link for link, path in paths if area.holds(box_around(path.line))]


def _chosen_link(
    drawing: Drawing, point: Point, tolerance: float, chosen: Collection[RecordId]
) -> Hit | None:
    if len(chosen) > MOST_HANDLES:
        return None
    found = [
        (*place, link)
        for link in sorted(chosen)
        if link in drawing.link_paths and not leads_to_stack(drawing.causal_map, link)
        if (place := _hold(drawing.link_paths[link], point, tolerance)) is not None
    ]
    return Hit(min(found)[2], min(found)[3]) if found else None


def _chosen_rim(
    drawing: Drawing, point: Point, tolerance: float, chosen: Collection[RecordId]
) -> Hit | None:
    """The handle that a chosen variable shows, though an arrow may end just there."""
    if len(chosen) > MOST_HANDLES:
        return None
    for record in sorted(drawing.label_boxes.keys() & chosen):
        place = rim_place(drawing.label_boxes[record])
        if math.dist(point, place) <= min(tolerance, _ROUND_HANDLE):
            return Hit("rim", record)
    return None


def rim_place(card: Box) -> Point:
    """Where a chosen variable shows the handle from which a link is drawn."""
    return Point(card.right + 1, card.y)


def _badge(drawing: Drawing, point: Point, tolerance: float) -> Hit | None:
    for badge, box in reversed(drawing.badge_boxes.items()):
        if math.dist(point, box.centre) <= max(box.width / 2, _SMALL * tolerance):
            return Hit("badge", badge)
    return None


def _note(drawing: Drawing, point: Point) -> Hit | None:
    for note in reversed(in_order(drawing.causal_map.notes)):
        if drawing.note_boxes[note.id].contains(point):
            return Hit("note", note.id)
    return None


def _card(drawing: Drawing, point: Point, tolerance: float) -> Hit | None:
    card = _topmost_card(drawing, point, 0.0) or _small_card(drawing, point, tolerance)
    if card is None:
        return None
    if card in stacks_of(drawing.causal_map):
        return Hit("group", card)
    box = drawing.cards[card]
    has_rim = min(box.width, box.height) >= 2 * _SMALL * tolerance
    is_rim = has_rim and not box.inflated(-RIM).contains(point)
    return Hit("rim" if is_rim else "variable", card)


def _rim(drawing: Drawing, point: Point, tolerance: float) -> Hit | None:
    card = _topmost_card(drawing, point, tolerance)
    if card is None:
        return None
    return Hit("group" if card in stacks_of(drawing.causal_map) else "rim", card)


def _topmost_card(drawing: Drawing, point: Point, reach: float) -> RecordId | None:
    boxes = drawing.places.frame.boxes
    near = (np.abs(boxes[:, :2] - point) <= boxes[:, 2:] / 2 + reach).all(axis=1)
    cards = list(drawing.cards)
    variables = [drawing.causal_map.variables[cards[row]] for row in np.flatnonzero(near)]
    if not variables:
        return None
    return max(variables, key=lambda variable: (variable.order, variable.id)).id


def _small_card(drawing: Drawing, point: Point, tolerance: float) -> RecordId | None:
    """The nearest of the cards that are had around them because they are small."""
    boxes, least = drawing.places.frame.boxes, _SMALL * tolerance
    away = np.abs(boxes[:, :2] - point)
    near = np.flatnonzero((away <= np.maximum(boxes[:, 2:] / 2, least)).all(axis=1))
    if not len(near):
        return None
    nearest = int(near[np.hypot(*away[near].T).argmin()])
    return list(drawing.cards)[nearest]


def _link(drawing: Drawing, point: Point, tolerance: float) -> Hit | None:
    """The nearest link; its handle, head or tail before its line."""
    least, most = drawing.places.spans
    reach = tolerance + 2.0
    near = ((least - reach <= point) & (most + reach >= point)).all(axis=1)
    best: tuple[int, float, Hit] | None = None
    rows = np.flatnonzero(near)
    away = _at_least_away(drawing.places.lines[rows], point)
    for row in rows[away <= reach + _SIGN_AWAY]:
        link = drawing.places.frame.links[row]
        found = _on_arrow(drawing, link, point, tolerance)
        if found is not None and (best is None or found[:2] < best[:2]):
            best = found
    return None if best is None else best[2]


def _at_least_away(lines: Floats, point: Point) -> Floats:
    """How far each path or its sign is at least: to its pieces, less what they may lie off it."""
    start, sign = lines[:, :-2], lines[:, -1]
    way = lines[:, 1:-1] - start
    square = np.maximum((way * way).sum(axis=2), 1e-12)
    along = (((point - start) * way).sum(axis=2) / square).clip(0.0, 1.0)
    beside = start + way * along[:, :, None] - point
    bow = BOW * np.sqrt(square.max(axis=1, initial=0.0))
    to_line = np.hypot(*np.moveaxis(beside, 2, 0)).min(axis=1, initial=np.inf) - bow
    least: Floats = np.minimum(to_line, np.hypot(*(sign - point).T))
    return least


def _on_arrow(
    drawing: Drawing, link: RecordId, point: Point, tolerance: float
) -> tuple[int, float, Hit] | None:
    """How near it is: a link at a stack cannot be bent or led, a bundle is had at its count."""
    path = drawing.link_paths[link]
    found = _on_link(link, path, point, tolerance)
    bundle = bundles_of(drawing.causal_map).get(link)
    if bundle is not None:
        text, share = count_text(len(bundle.links)), drawing.scene.counts.get(link)
        pill = count_place(path, text, drawing.style, drawing.measure, share=share)
        if pill.contains(point):
            return 0, 0.0, Hit("bundle", link)
    if found is None or not leads_to_stack(drawing.causal_map, link):
        return found
    return found[0], found[1], Hit("link" if bundle is None else "bundle", link)


def _on_link(
    link: RecordId, path: LinkPath, point: Point, tolerance: float
) -> tuple[int, float, Hit] | None:
    held = _hold(path, point, tolerance)
    if held is not None:
        rank, away, kind = held
        return rank, away, Hit(kind, link)
    away = min(_distance_to_line(point, path.line), math.dist(point, path.sign) - 5.0)
    return (len(_HOLDS), away, Hit("link", link)) if away <= tolerance else None


def _hold(path: LinkPath, point: Point, tolerance: float) -> tuple[int, float, HitKind] | None:
    """The handle or else the end of a link that is there, with its rank and how far it is."""
    for rank, (kind, place) in enumerate(_HOLDS.items()):
        away = math.dist(point, getattr(path, place))
        if away <= tolerance + 2.0:
            return rank, away, kind
    return None


def _distance_to_line(point: Point, line: tuple[Point, ...]) -> float:
    return min(_distance(point, a, b) for a, b in itertools.pairwise(line))


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a piece of straight line."""
    dx, dy = end.x - start.x, end.y - start.y
    square = dx * dx + dy * dy
    along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / square if square else 0.0
    along = max(0.0, min(1.0, along))
    return math.hypot(point.x - start.x - dx * along, point.y - start.y - dy * along)


def chevron_place(drawing: Drawing, group: RecordId) -> Box:
    """Where a group is collapsed or opened: at the upper right of its area or its stack."""
    box = drawing.group_boxes[group]
    inwards = 5.0 if group in stacks_of(drawing.causal_map) else 15.0
    return Box(box.right - inwards, box.top + inwards, 2 * CHEVRON, 2 * CHEVRON)


def _stack_chevron(drawing: Drawing, point: Point) -> Hit | None:
    return next((h for g in stacks_of(drawing.causal_map) if (h := _on(drawing, g, point))), None)


def _on(drawing: Drawing, group: RecordId, point: Point) -> Hit | None:
    away = math.dist(point, chevron_place(drawing, group).centre)
    return Hit("chevron", group) if away <= CHEVRON + 1 else None


def _group(drawing: Drawing, point: Point, tolerance: float) -> Hit | None:
    for group in reversed(in_order(drawing.causal_map.groups)):
        box = drawing.group_boxes[group.id]
        if not box.inflated(tolerance).contains(point):
            continue
        if (found := _on(drawing, group.id, point)) is not None:
            return found
        if not box.inflated(-tolerance).contains(point) or point.y <= box.top + _GROUP_NAME:
            return Hit("group", group.id)
    return None

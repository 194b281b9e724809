"""What is at a place: variables, links and their handles, notes, groups and badges."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box, Point, box_around
from loopmap.diagram.link_path import LinkPath
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
    "badge",
    "nothing",
]

RIM = 5.0
"""How far into a card its rim reaches, in map units."""

_GROUP_NAME = 30.0

_SIGN_AWAY = 8.0
"""Half the width of a sign, in map units."""


class Hit(NamedTuple):
    """The topmost thing at a place; ``rim`` is a variable's outer band, where a link begins.

    ``record`` is None for nothing. A badge is named by its own id (``Badge.id``).
    """

    kind: HitKind
    record: RecordId | None = None


NOTHING_HIT = Hit("nothing")


def hit(drawing: Drawing, point: Point, tolerance: float) -> Hit:
    """What lies at ``point``; ``tolerance`` is how near is near enough, in map units.

    A link is had at its head, its tail, the handle at its middle, or anywhere along it.
    A group is had at its edge and its name, so that what is inside stays free. O(records),
    in numpy.
    """
    return (
        _badge(drawing, point)
        or _note(drawing, point)
        or _card(drawing, point)
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


def _badge(drawing: Drawing, point: Point) -> Hit | None:
    for badge, box in reversed(drawing.badge_boxes.items()):
        if math.dist(point, box.centre) <= box.width / 2:
            return Hit("badge", badge)
    return None


def _note(drawing: Drawing, point: Point) -> Hit | None:
    for note in reversed(in_order(drawing.causal_map.notes)):
        if drawing.note_boxes[note.id].contains(point):
            return Hit("note", note.id)
    return None


def _card(drawing: Drawing, point: Point) -> Hit | None:
    card = _topmost_card(drawing, point, 0.0)
    if card is None:
        return None
    inner = drawing.label_boxes[card].inflated(-RIM)
    return Hit("variable" if inner.contains(point) else "rim", card)


def _rim(drawing: Drawing, point: Point, tolerance: float) -> Hit | None:
    card = _topmost_card(drawing, point, tolerance)
    return None if card is None else Hit("rim", card)


def _topmost_card(drawing: Drawing, point: Point, reach: float) -> RecordId | None:
    boxes = drawing.places.frame.boxes
    near = (np.abs(boxes[:, :2] - point) <= boxes[:, 2:] / 2 + reach).all(axis=1)
    cards = list(drawing.label_boxes)
    variables = [drawing.causal_map.variables[cards[row]] for row in np.flatnonzero(near)]
    if not variables:
        return None
    return max(variables, key=lambda variable: (variable.order, variable.id)).id


def _link(drawing: Drawing, point: Point, tolerance: float) -> Hit | None:
    """The nearest link; its handle, head or tail before its line."""
    least, most = drawing.places.spans
    reach = tolerance + 2.0
    near = ((least - reach <= point) & (most + reach >= point)).all(axis=1)
    best: tuple[int, float, Hit] | None = None
    rows = np.flatnonzero(near)
    away = _distances_to_corners(drawing.places.lines[rows], point)
    for row in rows[away <= reach + _SIGN_AWAY]:
        link = drawing.places.frame.links[row]
        found = _on_link(link, drawing.link_paths[link], point, tolerance)
        if found is not None and (best is None or found[:2] < best[:2]):
            best = found
    return None if best is None else best[2]


def _distances_to_corners(lines: Floats, point: Point) -> Floats:
    """A lower bound of how far each path is: to its nearest corner, less half a piece of it."""
    pieces = np.hypot(*np.moveaxis(np.diff(lines[:, :-1], axis=1), 2, 0)).max(axis=1, initial=0.0)
    corners: Floats = np.hypot(*np.moveaxis(lines - point, 2, 0)).min(axis=1, initial=np.inf)
    lowest: Floats = corners - pieces / 2
    return lowest


def _on_link(
    link: RecordId, path: LinkPath, point: Point, tolerance: float
) -> tuple[int, float, Hit] | None:
    places: tuple[tuple[HitKind, Point], ...] = (
        ("link_handle", path.handle),
        ("link_head", path.tip),
        ("link_tail", path.tail),
    )
    for rank, (kind, place) in enumerate(places):
        away = math.dist(point, place)
        if away <= tolerance + 2.0:
            return rank, away, Hit(kind, link)
    away = min(_distance_to_line(point, path.line), math.dist(point, path.sign) - 5.0)
    return (len(places), away, Hit("link", link)) if away <= tolerance else None


def _distance_to_line(point: Point, line: tuple[Point, ...]) -> float:
    return min(_distance(point, a, b) for a, b in itertools.pairwise(line))


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a piece of straight line."""
    dx, dy = end.x - start.x, end.y - start.y
    square = dx * dx + dy * dy
    along = ((point.x - start.x) * dx + (point.y - start.y) * dy) / square if square else 0.0
    along = max(0.0, min(1.0, along))
    return math.hypot(point.x - start.x - dx * along, point.y - start.y - dy * along)


def _group(drawing: Drawing, point: Point, tolerance: float) -> Hit | None:
    for group in reversed(in_order(drawing.causal_map.groups)):
        box = drawing.group_boxes[group.id]
        if not box.inflated(tolerance).contains(point):
            continue
        if not box.inflated(-tolerance).contains(point) or point.y <= box.top + _GROUP_NAME:
            return Hit("group", group.id)
    return None

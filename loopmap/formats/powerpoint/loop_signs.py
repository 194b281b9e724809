"""Badges of loops kept off arrows that became straight: on the page they were clear of arcs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import TypeGuard

from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.primitives import Primitive, RoundBox
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe

Way = tuple[Point, Point]
"""Both ends of a straight arrow."""

_GAP = 0.3
"""What lies between a badge and a line at least, in the badge's radius."""

_STEP, _RINGS, _DIRECTIONS = 0.4, 16, 24
"""How finely and how far a place is sought, in the badge's radius."""


def clear_of_ways(
    shapes: Sequence[Primitive], ways: Iterable[Way], taken: Iterable[Box]
) -> list[Primitive]:
    """The shapes with each badge that lies on a way where none is, as near as there is room.

    ``taken``: boxes of cards and signs, which badges keep off, too, as they do of each other.
    One that finds no room stays. O(badges * places * (ways + boxes)).
    """
    badges = {s.record: s.box for s in shapes if _is_badge(s) and s.record is not None}
    lines, boxes = list(ways), list(taken)
    moves: dict[RecordId, Enlarging] = {}
    now = dict(badges)
    for record, box in badges.items():
        breathe()
        others = [*boxes, *(each for other, each in now.items() if other != record)]
        place = _nearest(box, lines, others)
        now[record] = Box(place.x, place.y, box.width, box.height)
        moves[record] = Enlarging(1.0, place.x - box.x, place.y - box.y)
    return _moved(shapes, moves)


def _is_badge(shape: Primitive) -> TypeGuard[RoundBox]:
    return isinstance(shape, RoundBox) and shape.role == "badge"


def _moved(shapes: Sequence[Primitive], moves: Mapping[RecordId, Enlarging]) -> list[Primitive]:
    return [
        moves[s.record].of_shape(s) if s.record is not None and s.record in moves else s
        for s in shapes
    ]


def _nearest(box: Box, ways: Sequence[Way], taken: Sequence[Box]) -> Point:
    """The nearest place to the middle of ``box`` that has room for it; its own without one."""
    radius, at = box.width / 2, box.centre
    turns = [math.tau * n / _DIRECTIONS for n in range(_DIRECTIONS)]
    around = product((radius * _STEP * n for n in range(1, _RINGS)), turns)
    spots = (Point(at.x + r * math.cos(a), at.y + r * math.sin(a)) for r, a in around)
    if _has_room(at, radius, ways, ()):
        return at
    return next((spot for spot in spots if _has_room(spot, radius, ways, taken)), at)


def _has_room(at: Point, radius: float, ways: Iterable[Way], taken: Iterable[Box]) -> bool:
    own = Box(at.x, at.y, 2 * radius, 2 * radius).inflated(radius * _GAP)
    if any(own.touches(box) for box in taken):
        return False
    return all(_off(at, *way) >= radius * (1 + _GAP) for way in ways)


def _off(at: Point, start: Point, end: Point) -> float:
    """How far a place is from a line between two."""
    dx, dy = end.x - start.x, end.y - start.y
    long = dx * dx + dy * dy or 1.0
    along = min(1.0, max(0.0, ((at.x - start.x) * dx + (at.y - start.y) * dy) / long))
    return math.dist(at, (start.x + dx * along, start.y + dy * along))

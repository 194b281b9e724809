"""The edge of ground colour along a line, by which it passes visibly over the lines it crosses.

It has the colour of each ground the line runs over, and pauses at the outlines of areas, where a
part of it would lie on the wrong one: else it would be seen all the way, as a ribbon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from loopmap.diagram.curve import Curve, crossings
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.ground import Ground
from loopmap.diagram.primitives import ArcPath, Casing, Span, Stroke

EDGE = 1.5
"""Map units of ground on either side of a line."""

FROM_TAIL, FROM_HEAD = 10.0, 12.0
"""Map units at its ends without an edge: lines meet there, and none should cut another's head."""

_SHORTEST = 1.0
"""Map units from which a piece of an edge is worth its while."""

_DIGITS = 9
"""Of a share of a line's way: beyond them it only tells how its area was reckoned."""

_ROUND_CORNERS = 1.0
"""Map units between the places that are looked at by the corner of an area."""


def casing_of(arc: ArcPath, ground: Ground) -> Casing | None:
    """The edge of a line on that ground, None where it is too short for one.

    O(areas near the line).
    """
    curve = _curve(arc)
    length = curve.length
    if length <= FROM_TAIL + FROM_HEAD:
        return None
    first, last = FROM_TAIL / length, 1.0 - FROM_HEAD / length
    if not ground.areas:
        return Casing(EDGE, (Span(first, last, ground.paper),))
    room = arc.stroke.width / 2 + EDGE
    turns = (t for box, _ in ground.areas for t in _turns(curve, box, ground, room))
    at = {round(t, _DIGITS) for t in turns}
    cuts = [first, *sorted(t for t in at if first < t < last), last]
    spans: list[Span] = []
    for begin, end in pairwise(cuts):
        colour = ground.below(curve.point((begin + end) / 2), room)
        if colour is None:
            continue
        if spans and spans[-1].end == begin and spans[-1].colour == colour:
            begin = spans.pop().begin  # noqa: PLW2901  the two are one
        spans.append(Span(begin, end, colour))
    return Casing(EDGE, tuple(s for s in spans if (s.end - s.begin) * length >= _SHORTEST))


def edges_of(arc: ArcPath, first: float = 0.0, last: float = 1.0) -> Iterator[ArcPath]:
    """What is painted below the arc; only what of it lies between two shares of its way."""
    if arc.casing is None:
        return
    curve, edge = _curve(arc), arc.casing.edge
    for span in arc.casing.spans:
        begin, end = max(span.begin, first), min(span.end, last)
        if begin < end:
            yield replace(
                arc,
                role="casing",
                start=curve.point(begin),
                end=curve.point(end),
                stroke=Stroke(span.colour, arc.stroke.width + 2 * edge),
                start_angle=arc.start_angle + arc.sweep * begin,
                sweep=arc.sweep * (end - begin),
                casing=None,
                way=None,
            )


def _curve(arc: ArcPath) -> Curve:
    return Curve(arc.start, arc.end, arc.centre, arc.radius, arc.start_angle, arc.sweep)


def _turns(curve: Curve, box: Box, ground: Ground, room: float) -> Iterator[float]:
    """Where along the curve the colour may be another: by how far it lies from the outline."""
    far = room + ground.outline / 2
    for around in (box.inflated(far), box.inflated(-far)):
        for t in crossings(curve, around):
            yield t
            if _is_by_corner(curve.point(t), box, ground.corner + far):
                yield from _around(t, 2 * (ground.corner + far) / curve.length, curve.length)


def _is_by_corner(place: Point, box: Box, near: float) -> bool:
    away = (box.width / 2 - abs(place.x - box.x), box.height / 2 - abs(place.y - box.y))
    return max(away) <= near


def _around(t: float, reach: float, length: float) -> Iterator[float]:
    steps = int(reach * length / _ROUND_CORNERS)
    return (t + step * _ROUND_CORNERS / length for step in range(-steps, steps + 1))

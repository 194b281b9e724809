"""How much room primitives take, for culling and for knowing which tiles a change touches."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.primitives import ArcPath, Image, Line, Polygon, Primitive, RoundBox, TextLine

_QUARTER = math.pi / 2

_EDGE = 2.0
"""Kept free around a filled polygon: an arrowhead is hollow, with an edge, under another lens."""

_SPARE = 1.0
"""Kept free around all of it."""

Sides = tuple[float, float, float, float]
"""Left, top, right and bottom: a lens brings thousands of shapes at once, so no box is made."""

_NOWHERE: Sides = (math.inf, math.inf, -math.inf, -math.inf)
"""Those of a shape without any point."""


def extent(primitives: Iterable[Primitive]) -> Box | None:
    """The box around all primitives with the width of their strokes, or None for none.

    Text is taken as wide as its characters could be: generous, never too small
    for the bundled typeface. O(primitives).
    """
    sides = [_sides(primitive) for primitive in primitives] or [_NOWHERE]
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    if left > right:
        return None
    around = right - left + 2 * _SPARE, bottom - top + 2 * _SPARE
    return Box((left + right) / 2, (top + bottom) / 2, *around)


def _sides(primitive: Primitive) -> Sides:
    match primitive:
        case TextLine():
            return _text_sides(primitive)
        case RoundBox():
            return _box_sides(primitive.box, primitive.stroke.width if primitive.stroke else 0.0)
        case Image():
            return _box_sides(primitive.box, 0.0)
        case ArcPath():
            return _sides_of(_arc_points(primitive), primitive.stroke.width)
        case Polygon():
            width = primitive.stroke.width if primitive.stroke else 0.0
            return _sides_of(primitive.points, max(width, _EDGE))
        case Line():
            return _sides_of(primitive.points, primitive.stroke.width)


def _box_sides(box: Box, edge: float) -> Sides:
    x, y, width, height = box
    across, down = width / 2 + edge, height / 2 + edge
    return x - across, y - down, x + across, y + down


def _sides_of(points: Sequence[Point], edge: float) -> Sides:
    """Around points that are joined by a line so wide."""
    if not points:
        return _NOWHERE
    xs, ys = zip(*points, strict=True)
    return min(xs) - edge, min(ys) - edge, max(xs) + edge, max(ys) + edge


def _text_sides(line: TextLine) -> Sides:
    size, middle = line.size, line.x
    half = size * (0.9 * len(line.text) + 1.0) / 2
    if line.anchor != "middle":
        middle += half if line.anchor == "start" else -half
    return middle - half, line.y - 1.25 * size, middle + half, line.y + 0.55 * size


def _arc_points(arc: ArcPath) -> list[Point]:
    """Ends of the arc, and the points furthest out on each axis that it passes."""
    points = [arc.start, arc.end]
    if arc.radius > 0:
        low, high = sorted((arc.start_angle, arc.start_angle + arc.sweep))
        for quarter in range(math.ceil(low / _QUARTER), math.floor(high / _QUARTER) + 1):
            angle = quarter * _QUARTER
            points.append(
                Point(
                    arc.centre.x + arc.radius * math.cos(angle),
                    arc.centre.y + arc.radius * math.sin(angle),
                )
            )
    return points

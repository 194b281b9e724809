"""How much room primitives take, for culling and for knowing which tiles a change touches."""

from __future__ import annotations

import math
from collections.abc import Iterable

from loopmap.diagram.geometry import Box, Point, box_around
from loopmap.diagram.primitives import ArcPath, Image, Line, Polygon, Primitive, RoundBox, TextLine

_QUARTER = math.pi / 2

_EDGE = 2.0
"""Kept free around a filled polygon: an arrowhead is hollow, with an edge, under another lens."""


def extent(primitives: Iterable[Primitive]) -> Box | None:
    """The box around all primitives with the width of their strokes, or None for none.

    Text is taken as wide as its characters could be: generous, never too small
    for the bundled typeface. O(primitives).
    """
    left = top = math.inf
    right = bottom = -math.inf
    for primitive in primitives:
        box = _box(primitive)
        left, right = min(left, box.left), max(right, box.right)
        top, bottom = min(top, box.top), max(bottom, box.bottom)
    if left > right:
        return None
    return box_around((Point(left, top), Point(right, bottom))).inflated(1.0)


def _box(primitive: Primitive) -> Box:
    match primitive:
        case Image():
            return primitive.box
        case RoundBox():
            return primitive.box.inflated(primitive.stroke.width if primitive.stroke else 0.0)
        case ArcPath():
            return _arc_box(primitive).inflated(primitive.stroke.width)
        case Polygon():
            width = primitive.stroke.width if primitive.stroke else 0.0
            return box_around(primitive.points).inflated(max(width, _EDGE))
        case Line():
            return box_around(primitive.points).inflated(primitive.stroke.width)
        case TextLine():
            return _text_box(primitive)


def _text_box(line: TextLine) -> Box:
    width = line.size * (0.9 * len(line.text) + 1.0)
    shift = {"start": width / 2, "middle": 0.0, "end": -width / 2}[line.anchor]
    return Box(line.x + shift, line.y - 0.35 * line.size, width, 1.8 * line.size)


def _arc_box(arc: ArcPath) -> Box:
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
    return box_around(points)

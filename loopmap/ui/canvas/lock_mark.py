"""The padlock at the corner of what is locked, while it is selected or pointed at."""

from __future__ import annotations

import math

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.primitives import ArcPath, Line, Primitive, RoundBox, Stroke

_DISC = 9.0
"""Radius of the disc the padlock stands on, logical pixels."""


def corner_for_padlock(drawing: Drawing, box: Box, unit: float) -> Point:
    """The upper right corner of ``box``, or another where its padlock covers no sign or mark."""
    places, room = drawing.places, drawing.style.sign_size
    corners = [
        Point(box.right, box.top),
        Point(box.right, box.bottom),
        Point(box.left, box.bottom),
        Point(box.left, box.top),
    ]
    for corner in corners:
        disc = Box(*corner, 2 * _DISC * unit, 2 * _DISC * unit)
        is_marked = any(disc.touches(mark) for mark in places.marks.values())
        if not (is_marked or places.with_signs_in([disc.inflated(room)])):
            return corner
    return corners[0]


def padlock(at: Point, colour: str, ground: str, unit: float) -> list[Primitive]:
    """A padlock on a disc, with its middle there."""
    x, y, r = at.x, at.y, _DISC * unit
    shackle = 2.7 * unit
    bow = Point(x, y - 1.9 * unit)
    stroke = Stroke(colour, 1.6 * unit)
    sides = [
        Line(None, "lock", (Point(bow.x + dx, bow.y), Point(bow.x + dx, y)), stroke)
        for dx in (-shackle, shackle)
    ]
    return [
        RoundBox(None, "lock", Box(x, y, 2 * r, 2 * r), r, ground, stroke),
        ArcPath(
            None, "lock", Point(bow.x - shackle, bow.y), Point(bow.x + shackle, bow.y), stroke,
            bow, shackle, math.pi, math.pi,
        ),
        *sides,
        RoundBox(
            None, "lock", Box(x, y + 2.3 * unit, 8.4 * unit, 5.6 * unit), 1.2 * unit,
            colour,
        ),
    ]  # fmt: skip

"""The padlock at the corner of what is locked, while it is selected or pointed at."""

from __future__ import annotations

import math

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.primitives import ArcPath, Line, Primitive, RoundBox, Stroke

_DISC = 9.0
"""Radius of the disc the padlock stands on, logical pixels."""


def padlock(box: Box, colour: str, ground: str, unit: float) -> list[Primitive]:
    """A padlock on a disc at the upper right corner of ``box``."""
    x, y, r = box.right, box.top, _DISC * unit
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

"""The ring round what has the keyboard's focus: in ink, standing off, unlike the selection."""

from __future__ import annotations

import math
from dataclasses import replace

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Point
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.primitives import Line, Primitive, RoundBox, Stroke
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.marks import box_of

AWAY = 5.0
"""Logical pixels from a card to its ring."""

BESIDE = 8.0
"""Logical pixels from the middle of a link to the line round it."""

PIECES = 32
"""Straight pieces that the line is made of along either side of a link."""

CAP = 8
"""And round either of its ends."""


def focus_ring(drawing: Drawing, record: RecordId, style: Style, unit: float) -> list[Primitive]:
    """A line in the colour of text on a lane of paper, so that it is seen on any ground.

    ``unit`` is one logical pixel in map units. Nothing for what is not drawn.
    """
    lane, ink = Stroke(style.paper, 3.8 * unit), Stroke(style.text, 1.8 * unit)
    path = drawing.link_paths.get(record)
    if path is not None:
        line = _around(path, BESIDE * unit)
        return [replace(line, stroke=stroke) for stroke in (lane, ink)]
    box = box_of(drawing, record) or drawing.badge_boxes.get(record)
    if box is None:
        return []
    around = box.inflated(AWAY * unit)
    round_thing = record in drawing.badge_boxes
    corner = around.width / 2 if round_thing else style.radius + AWAY * unit
    return [RoundBox(None, "focus", around, corner, None, stroke) for stroke in (lane, ink)]


def _around(path: LinkPath, away: float) -> Line:
    """A closed line round the visible curve of a link: along it, round its tip, and back."""
    along = [path.t_tail + (path.t_tip - path.t_tail) * n / PIECES for n in range(PIECES + 1)]
    there = [_beside(path, t, away) for t in along]
    back = [_beside(path, t, -away) for t in reversed(along)]
    points = [*there, *_cap(there, back), *back, *_cap(back, there), there[0]]
    return Line(None, "focus", tuple(points), Stroke("", 0.0, round=True))


def _beside(path: LinkPath, t: float, by: float) -> Point:
    at, out = path.curve.point(t), path.curve.outward(t)
    return Point(at.x + out.x * by, at.y + out.y * by)


def _cap(there: list[Point], back: list[Point]) -> list[Point]:
    """A half circle from the end of one side to the start of the other, away from both."""
    start, end, before = there[-1], back[0], there[-2]
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    out, on = (start.x - middle.x, start.y - middle.y), (start.x - before.x, start.y - before.y)
    turned = math.copysign(1.0, out[0] * on[1] - out[1] * on[0])
    points = []
    for n in range(1, CAP):
        cos, sin = math.cos(math.pi * n / CAP), math.sin(math.pi * n / CAP) * turned
        points.append(
            Point(middle.x + out[0] * cos - out[1] * sin, middle.y + out[0] * sin + out[1] * cos)
        )
    return points

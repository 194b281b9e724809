"""The ring round what has the keyboard's focus: in ink, standing off, unlike the selection."""

from __future__ import annotations

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
"""Logical pixels from the middle of a link to each of the lines beside it."""

PIECES = 32
"""Straight pieces that a line beside a link is made of."""


def focus_ring(drawing: Drawing, record: RecordId, style: Style, unit: float) -> list[Primitive]:
    """A line in the colour of text on a lane of paper, so that it is seen on any ground.

    ``unit`` is one logical pixel in map units. Nothing for what is not drawn.
    """
    lane, ink = Stroke(style.paper, 3.8 * unit), Stroke(style.text, 1.8 * unit)
    path = drawing.link_paths.get(record)
    if path is not None:
        beside = [_beside(path, by * BESIDE * unit) for by in (-1, 1)]
        return [replace(line, stroke=stroke) for stroke in (lane, ink) for line in beside]
    box = box_of(drawing, record) or drawing.badge_boxes.get(record)
    if box is None:
        return []
    around = box.inflated(AWAY * unit)
    round_thing = record in drawing.badge_boxes
    corner = around.width / 2 if round_thing else style.radius + AWAY * unit
    return [RoundBox(None, "focus", around, corner, None, stroke) for stroke in (lane, ink)]


def _beside(path: LinkPath, by: float) -> Line:
    """The visible curve of a link, moved to one side."""
    points = []
    for n in range(PIECES + 1):
        t = path.t_tail + (path.t_tip - path.t_tail) * n / PIECES
        at, out = path.curve.point(t), path.curve.outward(t)
        points.append(Point(at.x + out.x * by, at.y + out.y * by))
    return Line(None, "focus", tuple(points), Stroke("", 0.0))

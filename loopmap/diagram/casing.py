"""The edge of ground colour along a line, by which it passes visibly over the lines it crosses."""

from __future__ import annotations

from dataclasses import replace

from loopmap.diagram.curve import Curve
from loopmap.diagram.primitives import ArcPath, Stroke

EDGE = 1.5
"""Map units of ground on either side of a line."""

FROM_TAIL, FROM_HEAD = 10.0, 12.0
"""Map units at its ends without an edge: lines meet there, and none should cut another's head."""


def casing_of(arc: ArcPath) -> ArcPath | None:
    """What is painted below the arc, or None where it has no casing or is too short for one."""
    if arc.casing is None:
        return None
    curve = Curve(arc.start, arc.end, arc.centre, arc.radius, arc.start_angle, arc.sweep)
    length = curve.length
    if length <= FROM_TAIL + FROM_HEAD:
        return None
    first, last = FROM_TAIL / length, 1.0 - FROM_HEAD / length
    return replace(
        arc,
        role="casing",
        start=curve.point(first),
        end=curve.point(last),
        stroke=Stroke(arc.casing, arc.stroke.width + 2 * EDGE),
        start_angle=arc.start_angle + arc.sweep * first,
        sweep=arc.sweep * (last - first),
        casing=None,
        way=None,
    )

"""Marks of the hand as primitives: selection, hover, handles, the rubber band, a link being drawn.

Their lines keep their thickness on screen at every zoom: ``unit`` is one
logical pixel in map units.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.primitives import Line, Polygon, Primitive, RoundBox, Stroke
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId

HANDLE = 5.0
"""Radius of a handle in logical pixels."""


def selected_under(drawing: Drawing, record: RecordId, style: Style) -> list[Primitive]:
    """What lies under a selected link: a soft band along it. Nothing for other records."""
    path = drawing.link_paths.get(record)
    if path is None:
        return []
    return [along(path, "selection", Stroke(style.selection_soft, 11.0, round=True))]


def selected_over(
    drawing: Drawing, record: RecordId, style: Style, unit: float, *, handles: bool
) -> list[Primitive]:
    """What lies over a selected record: its outline, and its handles if asked for."""
    if record in drawing.link_paths:
        if not handles:
            return []
        path = drawing.link_paths[record]
        return [
            handle(path.handle, style.selection, style.card, unit),
            handle(path.tail, style.selection, style.card, unit, radius=3.5),
        ]
    box = box_of(drawing, record)
    if box is None:
        return []
    marks: list[Primitive] = [outline(box, style.selection, max(2.2, 1.6 * unit), style.radius)]
    if handles and record in drawing.label_boxes:
        marks.append(handle(Point(box.right + 1, box.y), style.selection, style.card, unit))
    return marks


def hovered(
    drawing: Drawing, record: RecordId, style: Style, unit: float, rim: Point | None
) -> list[Primitive]:
    """What shows that a press would act here; ``rim`` is where a link would begin."""
    path = drawing.link_paths.get(record)
    if path is not None:
        return [handle(path.handle, style.selection, style.card, unit, radius=4.0)]
    box = box_of(drawing, record)
    if box is None:
        return []
    marks: list[Primitive] = [outline(box, style.selection, max(1.2, unit), style.radius)]
    if rim is not None:
        marks.append(handle(on_outline(box, rim), style.selection, style.card, unit))
    return marks


def box_of(drawing: Drawing, record: RecordId) -> Box | None:
    """The box of a variable, note or group; None for anything else."""
    for table in (drawing.label_boxes, drawing.note_boxes, drawing.group_boxes):
        if record in table:
            return table[record]
    return None


def outline(
    box: Box, colour: str, width: float, radius: float, dash: tuple[float, ...] = ()
) -> RoundBox:
    """A rounded frame just outside a card."""
    return RoundBox(
        None,
        "selection",
        box.inflated(width / 2),
        radius + width / 2,
        None,
        Stroke(colour, width, dash),
    )


def handle(at: Point, colour: str, fill: str, unit: float, radius: float = HANDLE) -> RoundBox:
    """A small circle to take hold of."""
    r = radius * unit
    return RoundBox(
        None, "handle", Box(at.x, at.y, 2 * r, 2 * r), r, fill, Stroke(colour, 2 * unit)
    )


def on_outline(box: Box, point: Point) -> Point:
    """The place on a box's outline that is nearest to ``point``.

    >>> on_outline(Box(0, 0, 100, 40), Point(48, 3))
    Point(x=50.0, y=3)
    """
    x = min(max(point.x, box.left), box.right)
    y = min(max(point.y, box.top), box.bottom)
    gaps = {
        Point(box.left, y): x - box.left,
        Point(box.right, y): box.right - x,
        Point(x, box.top): y - box.top,
        Point(x, box.bottom): box.bottom - y,
    }
    return min(gaps, key=lambda place: gaps[place])


def band(box: Box, style: Style, unit: float) -> list[Primitive]:
    """The frame of a rubber band; its fill is painted thinly by the overlay."""
    return [RoundBox(None, "band", box, 0.0, None, Stroke(style.selection, unit))]


def arrow(points: Iterable[Point], colour: str, style: Style, unit: float) -> list[Primitive]:
    """A line being drawn, with a head at its end."""
    listed = tuple(points)
    if len(listed) < 2 or listed[-1] == listed[-2]:
        return []
    tip, before = listed[-1], listed[-2]
    angle = math.atan2(tip.y - before.y, tip.x - before.x)
    cos, sin = math.cos(angle), math.sin(angle)
    length, half = style.head_length * max(1.0, unit), style.head_half * max(1.0, unit)
    base = Point(tip.x - cos * length, tip.y - sin * length)
    head = (
        tip,
        Point(base.x - sin * half, base.y + cos * half),
        Point(base.x + sin * half, base.y - cos * half),
    )
    stroke = Stroke(colour, max(style.link_medium, unit), (6.0, 4.0))
    return [
        Line(None, "preview", (*listed[:-1], base), stroke),
        Polygon(None, "preview", head, colour),
    ]


def along(path: LinkPath, role: str, stroke: Stroke) -> Line:
    """The curve of a link drawn with another stroke."""
    return Line(None, role, path.line, stroke)

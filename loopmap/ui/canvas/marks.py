"""Marks of the hand as primitives: selection, hover, handles, the rubber band, a link being drawn.

Their lines keep their thickness on screen at every zoom: ``unit`` is one
logical pixel in map units.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.fold import all_seen_as, leads_to_stack, stacks_of
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hit import CHEVRON, chevron_place, rim_place
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.primitives import ArcPath, Line, Polygon, Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId

HANDLE = 5.0
"""Radius of a handle in logical pixels."""


def selected_under(
    drawing: Drawing, record: RecordId, style: Style, unit: float
) -> list[Primitive]:
    """What lies under a selected record: a soft band along a link, an outline round a card."""
    path = drawing.link_paths.get(record)
    if path is not None:
        return [along(path, "selection", Stroke(style.selection_soft, 11.0, round=True))]
    box = box_of(drawing, record)
    if box is None:
        return []
    return [outline(box, style.selection, max(2.2, 1.6 * unit), style.radius)]


def handles(drawing: Drawing, record: RecordId, style: Style, unit: float) -> list[Primitive]:
    """Where a selected record can be taken hold of: a card's rim, a link's middle and ends."""
    path = drawing.link_paths.get(record)
    if record in drawing.group_boxes:
        return chevron(drawing, record, style)
    if path is not None and leads_to_stack(drawing.causal_map, record):
        return []
    if path is not None:
        # The handle lies where the bars of a delay may lie: they are drawn again over it.
        bars = [
            Line(None, "delay", bar, Stroke(style.delay, style.link_medium)) for bar in path.bars
        ]
        return [
            handle(path.handle, style.selection, style.card, unit),
            *bars,
            *(
                handle(end, style.selection, style.card, unit, radius=3.5)
                for end in (path.tail, path.tip)
            ),
        ]
    box = drawing.label_boxes.get(record)
    if box is None:
        return []
    return [handle(rim_place(box), style.selection, style.card, unit)]


def hovered(
    drawing: Drawing, record: RecordId, style: Style, unit: float, rim: Point | None
) -> list[Primitive]:
    """What shows that a press would act here; ``rim`` is where a link would begin."""
    path = drawing.link_paths.get(record)
    if path is not None and leads_to_stack(drawing.causal_map, record):
        return [along(path, "hover", Stroke(style.selection, 1.2 * unit))]
    if path is not None:
        return [handle(path.handle, style.selection, style.card, unit, radius=4.0)]
    box = box_of(drawing, record)
    if box is None:
        return []
    is_area = record in drawing.places.groups
    marks: list[Primitive] = [] if is_area else [_hover_frame(box, style, unit)]
    if record in drawing.group_boxes:
        marks += chevron(drawing, record, style)
    if rim is not None:
        marks.append(handle(on_outline(box, rim), style.selection, style.card, unit))
    return marks


def hovered_under(drawing: Drawing, record: RecordId, style: Style, unit: float) -> list[Primitive]:
    """The frame of a group's area, which lies under what lies across its edge."""
    area = drawing.places.groups.get(record)
    return [] if area is None else [_hover_frame(area, style, unit)]


def _hover_frame(box: Box, style: Style, unit: float) -> RoundBox:
    return outline(box, style.selection, max(1.2, unit), style.radius)


def box_of(drawing: Drawing, record: RecordId) -> Box | None:
    """The box of a variable, note or group, or of what stands for it; None for anything else."""
    seen = drawing.seen_as(record)
    for table in (drawing.label_boxes, drawing.note_boxes, drawing.group_boxes):
        if seen is not None and seen in table:
            return table[seen]
    return None


def boxes_of(drawing: Drawing, records: Iterable[RecordId]) -> list[Box]:
    """The boxes of those that have one, or of what stands for them, each once. O(things)."""
    seen = all_seen_as(drawing.causal_map, frozenset(records))
    tables = (drawing.label_boxes, drawing.note_boxes, drawing.group_boxes)
    return [table[i] for table in tables for i in filter(seen.__contains__, table)]


def boxes_at(drawing: Drawing, places: Mapping[RecordId, Point]) -> list[Box]:
    """The same boxes with their middles elsewhere."""
    return [
        box._replace(x=place.x, y=place.y)
        for record, place in places.items()
        if (box := box_of(drawing, record)) is not None
    ]


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


def chevron(drawing: Drawing, group: RecordId, style: Style) -> list[Primitive]:
    """The round mark that collapses a group (pointing up) or opens it (pointing down)."""
    place = chevron_place(drawing, group)
    half = place.width / 4.5
    tip = half / 2 if group in stacks_of(drawing.causal_map) else -half / 2
    ends = [Point(place.x + side * half, place.y - tip) for side in (-1, 1)]
    stroke = Stroke(style.selection, 1.8, round=True)
    return [
        RoundBox(None, "chevron", place, CHEVRON, style.card, Stroke(style.selection, 1.4)),
        Line(None, "chevron", (ends[0], Point(place.x, place.y + tip), ends[1]), stroke),
    ]


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


def arrow(start: Point, tip: Point, colour: str, style: Style, unit: float) -> list[Primitive]:
    """A line being drawn, with a head at its end; nothing where there is no room for it."""
    length, half = style.head_length * max(1.0, unit), style.head_half * max(1.0, unit)
    far = math.hypot(tip.x - start.x, tip.y - start.y)
    if far <= length:
        return []
    cos, sin = (tip.x - start.x) / far, (tip.y - start.y) / far
    base = Point(tip.x - cos * length, tip.y - sin * length)
    head = (
        tip,
        Point(base.x - sin * half, base.y + cos * half),
        Point(base.x + sin * half, base.y - cos * half),
    )
    stroke = Stroke(colour, max(style.link_medium, unit), (6.0, 4.0))
    return [Line(None, "preview", (start, base), stroke), Polygon(None, "preview", head, colour)]


def barred(start: Point, tip: Point, colour: str, style: Style, unit: float) -> list[Primitive]:
    """A line that may not be drawn: it ends in a cross, so that colour is not all that says so."""
    far = math.hypot(tip.x - start.x, tip.y - start.y)
    arm = 6.0 * max(1.0, unit)
    if far <= 2 * arm:
        return []
    at = Point(tip.x - (tip.x - start.x) / far * arm, tip.y - (tip.y - start.y) / far * arm)
    stroke = Stroke(colour, max(style.link_medium, unit), (6.0, 4.0))
    solid = Stroke(colour, max(1.4 * style.link_medium, 1.6 * unit), round=True)
    cross = [
        Line(None, "preview", (Point(at.x - arm, y), Point(at.x + arm, 2 * at.y - y)), solid)
        for y in (at.y - arm, at.y + arm)
    ]
    return [Line(None, "preview", (start, at), stroke), *cross]


def leaving(box: Box, towards: Point, gap: float = 4.0) -> Point:
    """Where a straight line from the middle of a box to a point comes out of it.

    >>> leaving(Box(0, 0, 100, 40), Point(200, 0))
    Point(x=54.0, y=0.0)
    """
    dx, dy = towards.x - box.x, towards.y - box.y
    across = (box.width / 2 + gap) / abs(dx) if dx else math.inf
    down = (box.height / 2 + gap) / abs(dy) if dy else math.inf
    share = min(across, down)
    return Point(box.x + dx * share, box.y + dy * share) if share <= 1 else towards


def invitation(centre: Point, style: Style, unit: float) -> list[Primitive]:
    """What an empty map says, in the middle of the window."""
    said = (("Double-click to add a variable,", -11.0), ("or say it below.", 13.0))
    return [
        TextLine(
            None, "hint", centre.x, centre.y + y * unit, text, 17 * unit, 400, style.text_muted
        )
        for text, y in said
    ]


def along(path: LinkPath, role: str, stroke: Stroke) -> ArcPath:
    """The curve of a link, from its tail to its tip, drawn with another stroke."""
    curve = path.curve
    return ArcPath(
        None, role, path.tail, path.tip, stroke,
        curve.centre, curve.radius, curve.angle + curve.sweep * path.t_tail,
        curve.sweep * (path.t_tip - path.t_tail),
    )  # fmt: skip

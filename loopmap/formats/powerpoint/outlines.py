"""Primitives as DrawingML geometry: where a shape lies, its outline, its fill and its line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from loopmap.diagram.geometry import Box, Point, box_around, union
from loopmap.diagram.primitives import ArcPath, Image, Line, Polygon, RoundBox, Stroke
from loopmap.formats.powerpoint.lengths import angle, colour, emu

Outlined = ArcPath | Polygon | RoundBox | Line | Image

_LEAST = 0.1
"""Map units: no freeform is flatter, for its points are given in shares of its box."""


def properties(shape: Outlined, head: Polygon | None = None) -> str:
    """The ``p:spPr`` of a primitive; a line's ``head`` is filled in its colour."""
    box = box_of(shape, head)
    match shape:
        case RoundBox():
            return _own(place(box), _round(shape), _filled(shape.fill), _edge(shape.stroke))
        case Polygon():
            path = _path(box, _through(shape.points, box, closed=True))
            return _own(place(box), _free(path), _filled(shape.fill), _edge(shape.stroke))
        case Image():
            return _own(place(box), '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', "", "")
        case ArcPath() | Line():
            return _drawn(shape, head, box)


def box_of(shape: Outlined, head: Polygon | None = None) -> Box:
    """The box that a shape fills, its line's own width left out."""
    if isinstance(shape, RoundBox | Image):
        return shape.box
    points = _bends(shape) if isinstance(shape, ArcPath) else shape.points
    return box_around((*points, *(head.points if head else ())))


def place(box: Box, *, flip: str = "") -> str:
    """Where a shape lies on the slide."""
    return f"<a:xfrm{flip}>{_corner('a:off', 'a:ext', box)}</a:xfrm>"


def group_place(boxes: Sequence[Box]) -> str:
    """Where a bunch lies: its members stay where they are on the slide."""
    around = union(boxes) or Box(0.0, 0.0, 0.0, 0.0)
    inner = _corner("a:chOff", "a:chExt", around)
    return f"<a:xfrm>{_corner('a:off', 'a:ext', around)}{inner}</a:xfrm>"


def edge(stroke: Stroke, more: str = "") -> str:
    """The ``a:ln`` of a stroke, its dashes in shares of its width."""
    dash = ""
    if stroke.dash:
        shares = [round(length / stroke.width * 100_000) for length in stroke.dash]
        pairs = zip(shares[::2], shares[1::2], strict=True)
        dash = "".join(f'<a:ds d="{on}" sp="{off}"/>' for on, off in pairs)
        dash = f"<a:custDash>{dash}</a:custDash>"
    cap = "rnd" if stroke.round else "flat"
    return (
        f'<a:ln w="{emu(stroke.width)}" cap="{cap}">{colour(stroke.colour)}{dash}'
        f'<a:miter lim="800000"/>{more}</a:ln>'
    )


def _drawn(shape: ArcPath | Line, head: Polygon | None, box: Box) -> str:
    """An open line: straight ones between two points are lines, all others freeforms."""
    stroke, filled = edge(shape.stroke), "<a:noFill/>"
    points = _ends(shape)
    if head is None and points is not None:
        return _own(place(box, flip=_flips(*points)), _STRAIGHT, filled, stroke)
    box = _thick(box)
    if isinstance(shape, Line) or not shape.radius:
        course = _through(points or _points(shape), box, closed=False)
    else:
        course = _arc(shape, box)
    paths = _path(box, course, ' fill="none"')
    if head is not None:
        paths += _path(box, _through(head.points, box, closed=True), ' stroke="0"')
        filled = colour(head.fill or shape.stroke.colour)
    return _own(place(box), _free(paths), filled, stroke)


def _points(shape: ArcPath | Line) -> tuple[Point, ...]:
    return shape.points if isinstance(shape, Line) else (shape.start, shape.end)


def _ends(shape: ArcPath | Line) -> tuple[Point, Point] | None:
    """Both ends of what is straight, None for what bends."""
    points = _points(shape)
    if len(points) != 2 or (isinstance(shape, ArcPath) and shape.radius):
        return None
    return points[0], points[1]


def _flips(start: Point, end: Point) -> str:
    """A line runs from the upper left corner of its box unless it is turned over."""
    return "".join(
        f' {name}="1"' for name, over in (("flipH", end.x < start.x), ("flipV", end.y < start.y))
        if over
    )  # fmt: skip


def _bends(arc: ArcPath) -> Iterator[Point]:
    """Both ends of an arc and where it turns back."""
    yield from (arc.start, arc.end)
    if not arc.radius:
        return
    low, high = sorted((arc.start_angle, arc.start_angle + arc.sweep))
    for quarter in range(math.ceil(low / (math.pi / 2)), math.floor(high / (math.pi / 2)) + 1):
        turn = quarter * math.pi / 2
        yield Point(
            arc.centre.x + arc.radius * math.cos(turn), arc.centre.y + arc.radius * math.sin(turn)
        )


def _thick(box: Box) -> Box:
    return Box(box.x, box.y, max(box.width, _LEAST), max(box.height, _LEAST))


def _arc(arc: ArcPath, box: Box) -> str:
    radius = emu(arc.radius)
    start, sweep = angle(arc.start_angle % math.tau), angle(arc.sweep)
    return (
        f"<a:moveTo>{_point(arc.start, box)}</a:moveTo>"
        f'<a:arcTo wR="{radius}" hR="{radius}" stAng="{start}" swAng="{sweep}"/>'
    )


def _through(points: Sequence[Point], box: Box, *, closed: bool) -> str:
    first, *others = points
    lines = "".join(f"<a:lnTo>{_point(point, box)}</a:lnTo>" for point in others)
    end = "<a:close/>" if closed else ""
    return f"<a:moveTo>{_point(first, box)}</a:moveTo>{lines}{end}"


def _point(point: Point, box: Box) -> str:
    return f'<a:pt x="{emu(point.x - box.left)}" y="{emu(point.y - box.top)}"/>'


def _path(box: Box, course: str, how: str = "") -> str:
    return f'<a:path w="{emu(box.width)}" h="{emu(box.height)}"{how}>{course}</a:path>'


def _free(paths: str) -> str:
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{paths}</a:pathLst></a:custGeom>"
    )


_STRAIGHT = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'


def _round(shape: RoundBox) -> str:
    short = min(shape.box.width, shape.box.height)
    if shape.box.width == shape.box.height and shape.radius * 2 >= short:
        return '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    share = round(min(shape.radius / short, 0.5) * 100_000) if short else 0
    guide = f'<a:avLst><a:gd name="adj" fmla="val {share}"/></a:avLst>'
    return f'<a:prstGeom prst="roundRect">{guide}</a:prstGeom>'


def _filled(fill: str | None) -> str:
    return "<a:noFill/>" if fill is None else colour(fill)


def _edge(stroke: Stroke | None) -> str:
    return "<a:ln><a:noFill/></a:ln>" if stroke is None else edge(stroke)


def _own(where: str, outline: str, fill: str, line: str) -> str:
    return f"<p:spPr>{where}{outline}{fill}{line}</p:spPr>"


def _corner(off: str, ext: str, box: Box) -> str:
    return (
        f'<{off} x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<{ext} cx="{emu(box.width)}" cy="{emu(box.height)}"/>'
    )

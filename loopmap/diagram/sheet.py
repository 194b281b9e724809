"""A drawing on a page of a given size: as large as it goes, with what was asked for around it."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.diagram.casing import casing_of
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.furniture import Asked, Block, above, below
from loopmap.diagram.geometry import Box
from loopmap.diagram.papers import Paper
from loopmap.diagram.primitives import ArcPath, Primitive

MOST = 1.6
"""No map is drawn larger than that, however much room there is."""

_NO_MAP = Box(0.0, 0.0, 320.0, 120.0)
_LEAST = 60.0
"""Map units of height that are left for a map, whatever stands around it."""


@dataclass(frozen=True, slots=True)
class _Room:
    """A page with its words in place and the box that is left for the drawing."""

    width: float
    height: float
    above: Block
    below: Block
    left: Box
    by: float


def on_paper(
    drawing: Drawing, asked: Asked, title: str, paper: Paper
) -> tuple[list[Primitive], Box]:
    """Shapes in painting order and the page, whose upper left corner is the origin.

    A paper that may be turned lies the way in which the drawing is larger. O(shapes).
    """
    bounds = drawing.bounds or _NO_MAP
    room = _room(drawing, asked, title, paper, bounds)
    head = Enlarging(1.0, paper.margin, paper.margin)
    foot = Enlarging(1.0, paper.margin, room.height - paper.margin - room.below.height)
    centre, by = room.left.centre, room.by
    drawn = Enlarging(by, centre.x - bounds.x * by, centre.y - bounds.y * by)
    shapes = [head.of_shape(shape) for shape in room.above.shapes]
    for shape in drawing.all_primitives():
        shapes += (drawn.of_shape(part) for part in _with_casing(shape))
    shapes += (foot.of_shape(shape) for shape in room.below.shapes)
    page = Box(room.width / 2, room.height / 2, room.width, room.height)
    return shapes, page


def _room(drawing: Drawing, asked: Asked, title: str, paper: Paper, bounds: Box) -> _Room:
    ways = [(paper.width, paper.height)]
    if paper.turns and paper.height is not None:
        ways.append((paper.height, paper.width))
    tried = [_laid(drawing, asked, title, paper, bounds, way) for way in ways]
    return max(tried, key=lambda room: room.by)


def _laid(  # noqa: PLR0913, PLR0917  a page's parts and its size
    drawing: Drawing,
    asked: Asked,
    title: str,
    paper: Paper,
    bounds: Box,
    size: tuple[float, float | None],
) -> _Room:
    width, height = size
    inner = width - 2 * paper.margin
    head = above(drawing, asked, title, inner)
    foot = below(drawing, asked, inner)
    taken = head.height + foot.height + 2 * paper.margin
    most = (paper.highest if height is None else height) - taken
    by = min(inner / bounds.width, max(most, _LEAST) / bounds.height, MOST)
    if height is None:
        height = bounds.height * min(by, 1.0) + taken
        by = min(by, 1.0)
    top = paper.margin + head.height
    left = Box(width / 2, top + (height - taken) / 2, inner, height - taken)
    return _Room(width, height, head, foot, left, by)


def _with_casing(shape: Primitive) -> tuple[Primitive, ...]:
    """A line with the edge below it as a shape of its own, which grows with it."""
    casing = casing_of(shape) if isinstance(shape, ArcPath) else None
    if casing is None or not isinstance(shape, ArcPath):
        return (shape,)
    return casing, _bare(shape)


def _bare(arc: ArcPath) -> ArcPath:
    return ArcPath(
        arc.record, arc.role, arc.start, arc.end, arc.stroke,
        arc.centre, arc.radius, arc.start_angle, arc.sweep,
    )  # fmt: skip

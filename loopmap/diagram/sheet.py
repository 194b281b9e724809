"""A drawing on a page of a given size: as large as it goes, with what was asked for around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from loopmap.diagram.casing import casing_of
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.furniture import Asked, Block, above, below
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.papers import Paper
from loopmap.diagram.primitives import ArcPath, Primitive

MOST = 1.6
"""No map is drawn larger than that, however much room there is."""

_NO_MAP = Box(0.0, 0.0, 320.0, 120.0)
_LEAST = 60.0
"""Map units of height that are left for a map, whatever stands around it."""


_BESIDE = (0.22, 0.3, 0.38, 0.46, 0.56)
"""The shares of a page's width that words beside a drawing may have."""

_NARROW = 0.4
"""A share below which each entry of a legend has a row of its own."""

_NARROWEST = 150.0
_ALLEY = 20.0

_PLAIN, _SMALL, _ASIDE = 1.0, 0.98, 0.94
"""How much larger a drawing must come out before small samples, or words beside it, are taken."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a page may be laid out. ``aside``: the width of words beside the drawing, 0 below it."""

    width: float
    height: float | None
    compact: bool = False
    aside: float = 0.0

    @property
    def worth(self) -> float:
        return _ASIDE if self.aside else _SMALL if self.compact else _PLAIN


@dataclass(frozen=True, slots=True)
class _Room:
    """A page with its words in place and the box that is left for the drawing."""

    width: float
    height: float
    above: Block
    words: Block
    corner: Point
    left: Box
    by: float


def on_paper(
    drawing: Drawing, asked: Asked, title: str, paper: Paper
) -> tuple[list[Primitive], Box]:
    """Shapes in painting order and the page, whose upper left corner is the origin.

    A paper that may be turned lies the way in which the drawing is larger, and words stand
    below the drawing or beside it, whichever leaves it more room. A legend that would be
    larger than a map drawn small is left off. O(shapes).
    """
    bounds = drawing.bounds or _NO_MAP
    room = _room(drawing, asked, title, paper, bounds)
    if room.by < 1.0 and room.words.legend > room.by**2 * bounds.width * bounds.height:
        room = _room(drawing, replace(asked, legend=False), title, paper, bounds)
    head = Enlarging(1.0, paper.margin, paper.margin)
    words = Enlarging(1.0, *room.corner)
    centre, by = room.left.centre, room.by
    drawn = Enlarging(by, centre.x - bounds.x * by, centre.y - bounds.y * by)
    shapes = [head.of_shape(shape) for shape in room.above.shapes]
    for shape in drawing.all_primitives():
        shapes += (drawn.of_shape(part) for part in _with_casing(shape))
    shapes += (words.of_shape(shape) for shape in room.words.shapes)
    page = Box(room.width / 2, room.height / 2, room.width, room.height)
    return shapes, page


def _room(drawing: Drawing, asked: Asked, title: str, paper: Paper, bounds: Box) -> _Room:
    """The way in which the drawing comes out largest, plain ones before others."""
    if paper.height is None:
        plain = _below(drawing, asked, title, paper, bounds, _Way(paper.width, None))
        if plain.by >= 1.0:
            return plain
        return _below(drawing, asked, title, paper, bounds, _Way(paper.width, None, compact=True))
    sizes = [(paper.width, paper.height)]
    if paper.turns:
        sizes.append((paper.height, paper.width))
    tried = [
        (way.worth * room.by, room)
        for size in sizes
        for way in _ways(*size, paper)
        if (room := _laid(drawing, asked, title, paper, bounds, way)) is not None
    ]
    return max(tried, key=itemgetter(0))[1]


def _ways(width: float, height: float, paper: Paper) -> Iterator[_Way]:
    yield _Way(width, height)
    yield _Way(width, height, compact=True)
    for share in _BESIDE:
        aside = share * (width - 2 * paper.margin)
        if aside >= _NARROWEST:
            yield _Way(width, height, compact=True, aside=aside)


def _laid(  # noqa: PLR0913, PLR0917  a page's parts and its size
    drawing: Drawing, asked: Asked, title: str, paper: Paper, bounds: Box, way: _Way
) -> _Room | None:
    lay = _beside if way.aside else _below
    return lay(drawing, asked, title, paper, bounds, way)


def _below(  # noqa: PLR0913, PLR0917
    drawing: Drawing, asked: Asked, title: str, paper: Paper, bounds: Box, way: _Way
) -> _Room:
    """The drawing as large as it goes above its words."""
    inner, height = way.width - 2 * paper.margin, way.height
    head = above(drawing, asked, title, inner)
    foot = below(drawing, asked, inner, compact=way.compact)
    taken = head.height + foot.height + 2 * paper.margin
    most = (paper.highest if height is None else height) - taken
    by = min(inner / bounds.width, max(most, _LEAST) / bounds.height, MOST)
    if height is None:
        by = min(by, 1.0)
        height = bounds.height * by + taken
    top = paper.margin + head.height
    left = Box(way.width / 2, top + (height - taken) / 2, inner, height - taken)
    corner = Point(paper.margin, height - paper.margin - foot.height)
    return _Room(way.width, height, head, foot, corner, left, by)


def _beside(  # noqa: PLR0913, PLR0917
    drawing: Drawing, asked: Asked, title: str, paper: Paper, bounds: Box, way: _Way
) -> _Room | None:
    """The drawing as large as it goes to the left of its words; None where they are too many."""
    assert way.height is not None
    inner = way.width - 2 * paper.margin
    head = above(drawing, asked, title, inner)
    stacked = way.aside < _NARROW * inner
    words = below(drawing, asked, way.aside, compact=way.compact, stacked=stacked)
    top = paper.margin + head.height
    high, wide = way.height - paper.margin - top, inner - way.aside - _ALLEY
    if words.height > high or not words.shapes:
        return None
    by = min(wide / bounds.width, max(high, _LEAST) / bounds.height, MOST)
    left = Box(paper.margin + wide / 2, top + high / 2, wide, high)
    corner = Point(way.width - paper.margin - way.aside, top + (high - words.height) / 2)
    return _Room(way.width, way.height, head, words, corner, left, by)


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

"""A large figure as a poster: sheets of A4 that are trimmed at their marks and put together."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.furniture import FURNITURE
from loopmap.diagram.geometry import Box, Point, box_around, box_between
from loopmap.diagram.measure import WIDER, bundled_measure
from loopmap.diagram.page import Page, smallest_text
from loopmap.diagram.papers import LEAST_POINTS, paper_called
from loopmap.diagram.primitives import (
    ArcPath,
    Image,
    Line,
    Polygon,
    Primitive,
    RoundBox,
    Stroke,
    TextLine,
)
from loopmap.diagram.style import Style

MARGIN = 38.0
"""What is trimmed off a sheet on each side, 1 cm; the figure runs on there, to be glued over."""

MOST = 1.6

_MARK = 14.0
_OVER = 6.0
"""How far letters and lines may reach beyond their places."""


def poster(page: Page, style: Style) -> tuple[Page, ...]:
    """The figure on sheets, row by row, its smallest text large enough to be read on paper.

    Sheets lie the way that needs fewer of them, and the figure is as large as they hold, up
    to ``MOST`` times as large as it needs to be. O(shapes of the page * sheets).
    """
    least = max(1.0, LEAST_POINTS / smallest_text(page))
    tiling = _fewest(page.area.width * least, page.area.height * least)
    by = least * min(MOST, tiling.spare)
    larger = Enlarging(by, -page.area.left * by, -page.area.top * by)
    shapes = [larger.of_shape(shape) for shape in page.primitives]
    places = [(box_of(shape).inflated(_OVER), shape) for shape in shapes]
    sheets = _sheets(page.area.width * by, page.area.height * by, tiling)
    return tuple(
        replace(
            page,
            area=area,
            primitives=(
                *(shape for place, shape in places if place.touches(area)),
                *_marks(area, f"{page.title}: {_which(number, tiling)}", style),
            ),
        )
        for number, area in enumerate(sheets)
    )


def box_of(shape: Primitive) -> Box:
    """A box that surely holds a shape, its line's own width left out."""
    match shape:
        case RoundBox() | Image():
            return shape.box
        case Polygon() | Line():
            return box_around(shape.points)
        case ArcPath() if shape.radius:
            return Box(*shape.centre, 2 * shape.radius, 2 * shape.radius)
        case ArcPath():
            return box_between(shape.start, shape.end)
        case TextLine():
            return Box(shape.x, shape.y, 2 * len(shape.text) * shape.size, 2 * shape.size)


def _which(number: int, tiling: _Tiling) -> str:
    """Which sheet it is, from 0, and where it goes where that is a question."""
    said = f"sheet {number + 1} of {tiling.columns * tiling.rows}"
    row, column = divmod(number, tiling.columns)
    if tiling.columns == 1 or tiling.rows == 1:
        return said
    across = f"column {column + 1} of {tiling.columns}"
    return f"{said}, row {row + 1} of {tiling.rows}, {across}"


class _Tiling(NamedTuple):
    """So many sheets of that size, and how much larger the figure could be on them."""

    columns: int
    rows: int
    wide: float
    high: float
    spare: float


def _fewest(width: float, height: float) -> _Tiling:
    """The way to lay sheets that takes fewest, of two the one that leaves more room."""
    paper = paper_called("a4")
    ways = ((paper.width, paper.highest), (paper.highest, paper.width))
    tried = [_tiled(width, height, *way) for way in ways]
    return min(tried, key=lambda tiling: (tiling.columns * tiling.rows, -tiling.spare))


def _tiled(width: float, height: float, wide: float, high: float) -> _Tiling:
    across, down = width / (wide - 2 * MARGIN), height / (high - 2 * MARGIN)
    columns, rows = math.ceil(across), math.ceil(down)
    return _Tiling(columns, rows, wide, high, min(columns / across, rows / down))


def _sheets(width: float, height: float, tiling: _Tiling) -> list[Box]:
    """Where the sheets lie on the figure, which they hold in their middle."""
    columns, rows, wide, high, _ = tiling
    inner_width, inner_height = wide - 2 * MARGIN, high - 2 * MARGIN
    left = (width - columns * inner_width) / 2
    top = (height - rows * inner_height) / 2
    return [
        Box(left + (column + 0.5) * inner_width, top + (row + 0.5) * inner_height, wide, high)
        for row in range(rows)
        for column in range(columns)
    ]


def _marks(area: Box, words: str, style: Style) -> Iterator[Primitive]:
    """A mark at each corner to trim by, and which sheet it is, in the margin."""
    inner, stroke = area.inflated(-MARGIN), Stroke(style.text_muted, 0.8)
    for x, way in ((inner.left, -1), (inner.right, 1)):
        for y, up in ((inner.top, -1), (inner.bottom, 1)):
            for end in (Point(x + way * _MARK, y), Point(x, y + up * _MARK)):
                yield Line(FURNITURE, "trim", (Point(x, y), end), stroke)
    size = style.small_size
    below, wide = inner.bottom + MARGIN * 0.55, bundled_measure().width(words, size)
    patch = Box(area.x, below, wide * WIDER, 1.4 * size)
    yield RoundBox(FURNITURE, "trim", patch, 4.0, style.paper)
    yield TextLine(
        FURNITURE, "trim", area.x, below + CAP_MIDDLE * size, words, size, 400, style.text_muted
    )

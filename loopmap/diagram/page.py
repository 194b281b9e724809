"""A drawing as it goes on paper: margins, and title, legend, source and date when asked for."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from loopmap.diagram.describe import describe
from loopmap.diagram.drawing import PLAIN, Badge, Drawing, Emphasis, draw
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.fold import fold
from loopmap.diagram.furniture import MARGIN, NOTHING, Asked, above, below
from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.lenses.change import told_changes
from loopmap.diagram.lenses.run import told_marks
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.papers import LEAST_POINTS, Paper
from loopmap.diagram.part import without_private
from loopmap.diagram.part_places import as_on_whole
from loopmap.diagram.placed import placed
from loopmap.diagram.primitives import Primitive, TextLine
from loopmap.diagram.sheet import on_paper
from loopmap.diagram.style import Style
from loopmap.diagram.thinning import thinned
from loopmap.model.document import CausalMap

__all__ = [
    "MARGIN",
    "Asked",
    "Page",
    "is_readable",
    "page_of",
    "smallest_name",
    "smallest_text",
    "title_of",
]

_NARROWEST = 320.0
_NO_MAP = Box(0.0, 0.0, _NARROWEST, 120.0)
_NEARLY = 0.05
"""Points by which a text may fail to be as large as it should."""

_POINTS = 0.75
"""Points of type to the map unit."""


@dataclass(frozen=True, slots=True)
class Page:
    """Shapes in painting order, the area they fill, its ground, and the words that go with them."""

    primitives: tuple[Primitive, ...]
    area: Box
    ground: str
    title: str
    description: str


def title_of(document: str, causal_map: str) -> str:
    """A picture's title from the document's and the map's: both where both say something.

    >>> title_of("Fines", "Today")
    'Fines: Today'
    """
    return ": ".join(dict.fromkeys(title for title in (document, causal_map) if title))


def page_of(  # noqa: PLR0913  everything a picture depends on
    causal_map: CausalMap,
    style: Style,
    measure: TextMeasure,
    *,
    title: str = "",
    asked: Asked = NOTHING,
    emphasis: Emphasis = PLAIN,
    badges: tuple[Badge, ...] = (),
    paper: Paper | None = None,
    whole: CausalMap | None = None,
) -> Page:
    """The page of a map or part of one. Private notes are left out, of picture and words.

    Collapsed groups are stacks there too. ``whole``: the map of which this is a part; arrows
    then run as they do on it, so that a part looks as on a screen that hides the rest.
    ``title`` stands for the map's own where a document of several maps needs more.
    ``paper``: the page to fill; None for one that is as large as the drawing.
    """
    title = title or causal_map.info.title or "Map"
    shown = fold(without_private(causal_map))
    drawing = draw(shown, style, measure, emphasis=emphasis, badges=badges)
    if whole is not None:
        there = placed(fold(without_private(whole)), style, measure)
        drawing = Drawing(replace(drawing.scene, places=as_on_whole(drawing.places, there)))
    if paper is None:
        shapes, area = _furnished(drawing, asked, title)
    else:
        shapes, area = on_paper(drawing, asked, title, paper)
    return Page(
        tuple(shapes),
        area,
        style.paper,
        title,
        "\n".join(
            [
                describe(shown, title),
                *told_marks(emphasis.view, shown),
                *told_changes(emphasis.view, shown),
            ]
        ),
    )


def smallest_text(page: Page) -> float:
    """The size of the smallest text on a page in points; infinite where there is none."""
    sizes = (shape.size for shape in page.primitives if isinstance(shape, TextLine))
    return min(sizes, default=math.inf) * _POINTS


def smallest_name(page: Page) -> float:
    """The size of the smallest name on a card in points; infinite where there is none."""
    lines = (s for s in page.primitives if isinstance(s, TextLine))
    return min((s.size for s in lines if s.role == "name"), default=math.inf) * _POINTS


def is_readable(page: Page) -> bool:
    """Whether its smallest text is large enough for paper."""
    return smallest_text(page) >= LEAST_POINTS - _NEARLY


def _furnished(drawing: Drawing, asked: Asked, title: str) -> tuple[list[Primitive], Box]:
    """The drawing's shapes with what was asked for above and below, and the whole area."""
    inner = _wide_enough(drawing.bounds or _NO_MAP)
    head, foot = above(drawing, asked, title, inner.width), below(drawing, asked, inner.width)
    top, bottom = inner.top - head.height, inner.bottom + foot.height
    over, under = Enlarging(1.0, inner.left, top), Enlarging(1.0, inner.left, inner.bottom)
    shapes = [
        *thinned(drawing),
        *map(over.of_shape, head.shapes),
        *map(under.of_shape, foot.shapes),
    ]
    area = box_between(Point(inner.left, top), Point(inner.right, bottom))
    return shapes, area.inflated(MARGIN)


def _wide_enough(box: Box) -> Box:
    return Box(box.x, box.y, max(box.width, _NARROWEST), box.height)

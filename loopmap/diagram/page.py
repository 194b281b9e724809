"""A drawing as it goes on paper: margins, and title, legend, source and date when asked for."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.describe import describe
from loopmap.diagram.drawing import PLAIN, Badge, Drawing, Emphasis, draw
from loopmap.diagram.fold import fold
from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.label import wrap_to
from loopmap.diagram.legend import entries, heading, legend, lens_entries, lit_entries
from loopmap.diagram.lenses.run import told_marks
from loopmap.diagram.look import Lens, LensView
from loopmap.diagram.measure import WIDER, TextMeasure
from loopmap.diagram.part import without_private
from loopmap.diagram.primitives import Primitive, TextLine
from loopmap.diagram.style import Style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

MARGIN = 24.0

_NARROWEST = 320.0
_FURNITURE = RecordId("page")
_NO_MAP = Box(0.0, 0.0, _NARROWEST, 120.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is put around the drawing; nothing unless asked for. ``date`` is printed as given."""

    title: bool = False
    legend: bool = False
    source: bool = False
    date: str = ""


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
    asked: Asked = Asked(),
    emphasis: Emphasis = PLAIN,
    badges: tuple[Badge, ...] = (),
) -> Page:
    """The page of a map or part of one. Private notes are left out, of picture and words.

    Collapsed groups are stacks there too.
    ``title`` stands for the map's own where a document of several maps needs more.
    """
    title = title or causal_map.info.title or "Map"
    shown = fold(without_private(causal_map))
    drawing = draw(shown, style, measure, emphasis=emphasis, badges=badges)
    shapes, area = _furnished(drawing, asked, title)
    return Page(
        tuple(shapes),
        area,
        style.paper,
        title,
        "\n".join([describe(shown, title), *told_marks(emphasis.view, shown)]),
    )


def _furnished(drawing: Drawing, asked: Asked, title: str) -> tuple[list[Primitive], Box]:
    """The drawing's shapes with what was asked for above and below, and the whole area."""
    causal_map, style, measure = drawing.causal_map, drawing.style, drawing.measure
    inner = _wide_enough(drawing.bounds or _NO_MAP)
    shapes = list(drawing.all_primitives())
    top, bottom = inner.top, inner.bottom
    if asked.title:
        lines = len(wrap_to(title, inner.width, style.title_size, 700, measure))
        top -= lines * measure.line_height(style.title_size) + MARGIN * 0.75
        corner = Point(inner.left, top)
        shapes += heading(title, corner, inner.width, style, measure)
    if asked.legend:
        corner = Point(inner.left, bottom + MARGIN * 0.75)
        emphasis = drawing.emphasis
        shown = [*lit_entries(emphasis.lit), *lens_entries(emphasis.view)]
        listed = [*shown, *entries(causal_map)]
        more, height = legend(listed, corner, inner.width, style, measure)
        shapes += more
        bottom = corner.y + height if more else bottom
    footer = _footer(causal_map, asked, drawing.emphasis.view)
    if footer:
        lines_below = _small_print(footer, Point(inner.left, bottom + MARGIN * 0.5), inner, drawing)
        shapes += lines_below
        bottom = lines_below[-1].y + 4
    area = box_between(Point(inner.left, top), Point(inner.right, bottom))
    return shapes, area.inflated(MARGIN)


def _wide_enough(box: Box) -> Box:
    return Box(box.x, box.y, max(box.width, _NARROWEST), box.height)


def _footer(causal_map: CausalMap, asked: Asked, view: LensView) -> str:
    """The source and date asked for, and under a lens what it shows and how far it goes."""
    source = causal_map.info.source if asked.source else ""
    shown = "" if view.lens is Lens.SIGN else f"{view.title}. {view.says}".strip()
    return " · ".join(part for part in (shown, source, asked.date) if part)


def _small_print(text: str, corner: Point, area: Box, drawing: Drawing) -> list[TextLine]:
    style, measure = drawing.style, drawing.measure
    size, step = style.small_size, measure.line_height(style.small_size)
    lines = wrap_to(text, area.width / WIDER, size, 400, measure)
    return [
        TextLine(
            _FURNITURE, "source", corner.x, corner.y + step * (number + 0.5) + CAP_MIDDLE * size,
            line, size, 400, style.text_muted, "start",
        )
        for number, line in enumerate(lines)
    ]  # fmt: skip

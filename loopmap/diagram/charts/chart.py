"""What a chart is: shapes from the corner (0, 0) on, and how it goes on paper."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.diagram.geometry import Box, Point, box_between
from loopmap.diagram.label import wrap_to
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.page import MARGIN, Page
from loopmap.diagram.primitives import Primitive, Stroke, TextLine
from loopmap.diagram.style import Style

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Chart:
    """Shapes within ``width`` by ``height``. ``rows``: where each row lies, if it has any."""

    primitives: tuple[Primitive, ...]
    width: float
    height: float
    rows: tuple[Box, ...] = ()


def curve_colours(style: Style) -> tuple[str, ...]:
    """The colours of curves and bars, in order, on the panel of ``style``; 3:1 or more."""
    return (style.accent, style.link_opposite, style.link_same, style.text_muted)


DASHES: tuple[tuple[float, ...], ...] = ((), (9.0, 5.0), (2.0, 5.0), (13.0, 5.0, 2.0, 5.0))
"""Beside its colour each curve has dashes of its own, the first none. In pixels."""

CURVE = 2.4
"""The width of a curve."""


def curve_stroke(style: Style, colour: int) -> Stroke:
    """How the curve of that number is drawn, in a chart and beside its name."""
    colours = curve_colours(style)
    dash = DASHES[colour % len(DASHES)]
    return Stroke(colours[colour % len(colours)], CURVE, dash, round=True)


def mixed(colour: str, ground: str, share: float) -> str:
    """A colour laid thinly on a ground: ``share`` of it, from 0 to 1."""
    parts = [
        round(int(ground[i : i + 2], 16) * (1 - share) + int(colour[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def shortened(text: str, room: float, size: float, measure: TextMeasure, weight: int = 400) -> str:
    """The text, or as much of it as has room with “…” at its end."""
    if measure.width(text, size, weight) <= room:
        return text
    while text and measure.width(text + ELLIPSIS, size, weight) > room:
        text = text[:-1].rstrip()
    return text + ELLIPSIS


def words(  # noqa: PLR0913  all that a line of text is
    text: str, x: float, y: float, size: float, colour: str, *, anchor: str = "start",
    weight: int = 400, role: str = "words",
) -> TextLine:  # fmt: skip
    """A line of text whose middle is at ``y``."""
    return TextLine(None, role, x, y + size * 0.35, text, size, weight, colour, anchor)  # type: ignore[arg-type]


def chart_page(
    chart: Chart, title: str, description: str, style: Style, measure: TextMeasure
) -> Page:
    """The chart as it goes on paper: under its title, its words in full for those who listen."""
    size = style.title_size
    lines = wrap_to(title, max(chart.width, 200.0), size, 700, measure)
    step = measure.line_height(size)
    top = -len(lines) * step - MARGIN * 0.5
    heading = [
        words(line, 0.0, top + step * (number + 0.5), size, style.text, weight=700, role="title")
        for number, line in enumerate(lines)
    ]
    area = box_between(Point(0.0, top), Point(chart.width, chart.height)).inflated(MARGIN)
    return Page((*heading, *chart.primitives), area, style.panel, title, description)

"""Guides as primitives: thin lines in the accent, gaps with ticks and their measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Line, Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.style import Style
from loopmap.editing.tools.snapping import Guide

_TICK = 4.0
"""Half the length of the ticks at the ends of a gap, logical pixels."""

_SIZE, _PAD = 11.0, 4.0
"""Type and room around the measure of a gap, logical pixels."""


def guide_marks(
    guides: Iterable[Guide], style: Style, measure: TextMeasure, unit: float
) -> list[Primitive]:
    """The lines first, then the gaps with their measures over them."""
    listed = list(guides)
    stroke = Stroke(style.accent, max(unit, 0.7 * style.card_line))
    lines = [
        Line(None, "guide", (guide.start, guide.end), stroke)
        for guide in listed
        if guide.gap is None
    ]
    gaps = [m for g in listed if g.gap for m in _gap(g, stroke, style, measure, unit)]
    return [*lines, *gaps]


def _gap(
    guide: Guide, stroke: Stroke, style: Style, measure: TextMeasure, unit: float
) -> Iterator[Primitive]:
    yield Line(None, "gap", (guide.start, guide.end), stroke)
    level = guide.start.y == guide.end.y
    dx, dy = (0.0, _TICK * unit) if level else (_TICK * unit, 0.0)
    for x, y in (guide.start, guide.end):
        yield Line(None, "gap", (Point(x - dx, y - dy), Point(x + dx, y + dy)), stroke)
    text, size = f"{guide.gap:.0f}", _SIZE * unit
    width = measure.width(text, size, 600) + 2 * _PAD * unit
    place = Box((guide.start.x + guide.end.x) / 2, (guide.start.y + guide.end.y) / 2, width, 0.0)
    # Beside the line, so that a short gap is still seen.
    place = place._replace(height=size + _PAD * unit).moved(
        0.0 if level else width / 2 + 6 * unit, 13 * unit if level else 0.0
    )
    yield RoundBox(None, "gap", place, 3 * unit, style.accent)
    yield TextLine(None, "gap", place.x, place.y + 0.334 * size, text, size, 600, style.accent_text)

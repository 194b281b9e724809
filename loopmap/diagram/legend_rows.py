"""How a key is laid out: samples with what they mean, in rows as wide as there is room."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.geometry import Point
from loopmap.diagram.label import wrap_to
from loopmap.diagram.legible import ALONE, WORDED
from loopmap.diagram.measure import WIDER, TextMeasure
from loopmap.diagram.primitives import Primitive, TextLine
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId

LEGEND = RecordId("legend")
"""The record of what explains and is no part of the map."""

SAMPLE, GAP = 58.0, 10.0
_ROW, _BETWEEN, _APART = 34.0, 18.0, 6.0

_COMPACT = 0.68
"""Of their size have samples where the map itself is drawn small."""

Sample = Callable[[Point, Style, TextMeasure], tuple[Primitive, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign and what it means."""

    text: str
    sample: Sample


@dataclass(frozen=True, slots=True)
class _Laid:
    """An entry from the middle of its left edge, with the room that it takes."""

    shapes: tuple[Primitive, ...]
    width: float
    height: float


def legend(  # noqa: PLR0913  where, how wide, in which looks
    listed: Iterable[Entry],
    corner: Point,
    width: float,
    style: Style,
    measure: TextMeasure,
    *,
    compact: bool = False,
    stacked: bool = False,
) -> tuple[list[Primitive], float]:
    """The key's shapes from its upper left corner, in rows up to ``width``, and its height.

    ``compact``: with smaller samples, closer to each other; words keep their size.
    ``stacked``: each in a row of its own.
    """
    laid = [_laid(entry, width, style, measure, compact=compact) for entry in listed]
    shapes: list[Primitive] = []
    y = corner.y
    for row in [[each] for each in laid] if stacked else _rows(laid, width):
        height = max(each.height for each in row)
        x = corner.x
        for each in row:
            move = Enlarging(1.0, x, y + height / 2)
            shapes += map(move.of_shape, each.shapes)
            x += each.width + _BETWEEN
        y += height
    return shapes, y - corner.y


def _rows(laid: Iterable[_Laid], width: float) -> Iterator[list[_Laid]]:
    row: list[_Laid] = []
    taken = 0.0
    for each in laid:
        if row and taken + each.width > width:
            yield row
            row, taken = [], 0.0
        row.append(each)
        taken += each.width + _BETWEEN
    if row:
        yield row


def _laid(
    entry: Entry, width: float, style: Style, measure: TextMeasure, *, compact: bool
) -> _Laid:
    """The sample, smaller where that is asked for and its letters allow it, and its words."""
    sample = _sample(entry, Point(SAMPLE / 2, 0.0), style, measure)
    size = style.small_size
    letters = [shape.size for shape in sample if isinstance(shape, TextLine)]
    by = _COMPACT if compact and _COMPACT * min(letters, default=math.inf) >= size else 1.0
    sample = [Enlarging(by).of_shape(shape) for shape in sample]
    left = by * (SAMPLE + GAP)
    lines = wrap_to(entry.text, max(size, (width - left) / WIDER), size, 400, measure)
    wide = WIDER * max((measure.width(line, size, 400) for line in lines), default=0.0)
    high = len(lines) * measure.line_height(size)
    words = _words(lines, left, style, measure)
    return _Laid((*sample, *words), left + wide, max(by * _ROW, high + _APART))


def _words(lines: list[str], left: float, style: Style, measure: TextMeasure) -> Iterator[TextLine]:
    """Lines of text about a middle at the height of zero."""
    size = style.small_size
    step = measure.line_height(size)
    for number, line in enumerate(lines):
        y = (number - (len(lines) - 1) / 2) * step + CAP_MIDDLE * size
        yield TextLine(LEGEND, "legend", left, y, line, size, 400, style.card_text, "start")


def row_of(entry: Entry, at: Point, style: Style, measure: TextMeasure) -> list[Primitive]:
    """One sign and its meaning in a line, from the middle of their left edge."""
    words = _words([entry.text], at.x + SAMPLE + GAP, style, measure)
    text = (replace(line, y=line.y + at.y) for line in words)
    return [*_sample(entry, Point(at.x + SAMPLE / 2, at.y), style, measure), *text]


def _sample(entry: Entry, at: Point, style: Style, measure: TextMeasure) -> list[Primitive]:
    drawn = entry.sample(at, style, measure)
    return [_whatever_the_size(shape) for shape in drawn if shape.role != ALONE]


def _whatever_the_size(shape: Primitive) -> Primitive:
    """A key shows its marks with their words, however small it is drawn."""
    return replace(shape, record=LEGEND, role="tag" if shape.role == WORDED else shape.role)


def row_width(entry: Entry, style: Style, measure: TextMeasure) -> float:
    """How wide one sign with its meaning is."""
    return SAMPLE + GAP + measure.width(entry.text, style.small_size, 400)

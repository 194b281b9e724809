"""What is put around a drawing: its title above; words, legend, source and more below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from loopmap.diagram.beliefs import beliefs_line
from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Point
from loopmap.diagram.label import wrap_to
from loopmap.diagram.legend import entries, heading, lens_entries, lit_entries
from loopmap.diagram.legend_rows import legend
from loopmap.diagram.look import Lens
from loopmap.diagram.measure import WIDER, TextMeasure
from loopmap.diagram.primitives import Primitive, TextLine
from loopmap.model.ids import RecordId

MARGIN = 24.0

FURNITURE = RecordId("page")
"""The record of words that belong to none."""

_AFTER, _BEFORE, _BETWEEN = MARGIN * 0.75, MARGIN * 0.75, MARGIN * 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """What is put around the drawing; nothing unless asked for. ``date`` is printed as given.

    ``beliefs``: the line that a map holds beliefs, and what they rest on. ``told``:
    paragraphs below the drawing.
    """

    title: bool = False
    legend: bool = False
    source: bool = False
    date: str = ""
    beliefs: bool = False
    told: tuple[str, ...] = ()


NOTHING = Asked()


class Block(NamedTuple):
    """Shapes from the origin down, how high they are, and how much of that is the legend's."""

    shapes: tuple[Primitive, ...] = ()
    height: float = 0.0
    legend: float = 0.0
    """Its area."""


def above(drawing: Drawing, asked: Asked, title: str, width: float) -> Block:
    """The title with the room below it, where it was asked for."""
    if not asked.title:
        return Block()
    style, measure = drawing.style, drawing.measure
    lines = tuple(heading(title, Point(0.0, 0.0), width, style, measure))
    return Block(lines, len(lines) * measure.line_height(style.title_size) + _AFTER)


def below(
    drawing: Drawing,
    asked: Asked,
    width: float,
    *,
    compact: bool = False,
    stacked: bool = False,
) -> Block:
    """Words, legend and small print with the room above each, where they were asked for.

    ``compact``: the legend with smaller samples; ``stacked``: each in a row of its own.
    """
    shapes: list[Primitive] = []
    bottom = area = 0.0
    for paragraph in asked.told:
        lines = _lines("told", paragraph, bottom + _BETWEEN, width, drawing)
        shapes += lines
        bottom += _BETWEEN + len(lines) * drawing.measure.line_height(drawing.style.font_size)
    if asked.legend:
        corner = Point(0.0, bottom + _BEFORE)
        key = _key(drawing, corner, width, compact=compact, stacked=stacked)
        shapes += key.shapes
        bottom, area = (corner.y + key.height if key.shapes else bottom), key.legend
    for role, text in _footers(drawing, asked):
        small = _lines(role, text, bottom + _BETWEEN, width, drawing)
        shapes += small
        bottom = small[-1].y + 4
    return Block(tuple(shapes), bottom, area)


def _key(drawing: Drawing, corner: Point, width: float, *, compact: bool, stacked: bool) -> Block:
    """What occurs on the drawing and what it means."""
    emphasis, measure = drawing.emphasis, drawing.measure
    listed = [
        *lit_entries(emphasis.lit),
        *lens_entries(emphasis.view),
        *entries(drawing.causal_map, emphasis.view),
    ]
    shapes, height = legend(
        listed, corner, width, drawing.style, measure, compact=compact, stacked=stacked
    )
    return Block(tuple(shapes), height, height * _width_of(shapes, measure))


def _width_of(shapes: Iterable[Primitive], measure: TextMeasure) -> float:
    """As far as the words of a legend reach from its left edge."""
    lines = (shape for shape in shapes if isinstance(shape, TextLine))
    return max((line.x + measure.width(line.text, line.size, 400) for line in lines), default=0.0)


def _footers(drawing: Drawing, asked: Asked) -> Iterator[tuple[str, str]]:
    """Role and text: beliefs; then what the lens shows and how far it goes, source and date."""
    if asked.beliefs:
        yield "beliefs", beliefs_line(drawing.causal_map)
    view, info = drawing.emphasis.view, drawing.causal_map.info
    source = info.source if asked.source else ""
    shown = "" if view.lens is Lens.SIGN else f"{view.title}. {view.says}".strip()
    text = " · ".join(part for part in (shown, source, asked.date) if part)
    if text:
        yield "source", text


def _lines(role: str, text: str, top: float, width: float, drawing: Drawing) -> list[TextLine]:
    """Words in the drawing's own size, small print in a smaller and paler one."""
    style, measure, is_told = drawing.style, drawing.measure, role == "told"
    size = style.font_size if is_told else style.small_size
    colour, step = style.card_text if is_told else style.text_muted, measure.line_height(size)
    return [
        TextLine(
            FURNITURE, role, 0.0, top + step * (number + 0.5) + CAP_MIDDLE * size, line, size,
            400, colour, "start",
        )
        for number, line in enumerate(wrap_to(text, width / WIDER, size, 400, measure))
    ]  # fmt: skip

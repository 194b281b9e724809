"""What a lens shows, told on a small card beside the map: its name, its signs, its caveat."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.label import wrap_to
from loopmap.diagram.legend import lens_entries, row_of, row_width
from loopmap.diagram.look import LensView
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId

CLOSE = 24.0
"""Side of the square kept free at the upper right for a button that takes the card away."""

_PADDING = 10.0
_NARROWEST, _WIDEST = 190.0, 290.0
_ROW = 25.0
_CARD = RecordId("lens")


def lens_card(
    view: LensView, style: Style, measure: TextMeasure, *, brief: bool = False
) -> tuple[tuple[Primitive, ...], Box]:
    """The card's shapes, from its upper left corner at 0, 0, and its box.

    ``brief``: only its name, where there is no room for more.
    """
    width = _width(view, style, measure)
    shapes: list[Primitive] = []
    y = _PADDING
    for line in wrap_to(view.title, width - CLOSE, style.font_size, 600, measure):
        shapes.append(_text(line, y, style.font_size, 600, style.card_text))
        y += measure.line_height(style.font_size)
    for entry in () if brief else lens_entries(view):
        shapes += row_of(entry, Point(_PADDING, y + _ROW / 2), style, measure)
        y += _ROW
    if view.says and not brief:
        told = list(_says(view.says, y + 3, width, style, measure))
        shapes += told
        y = told[-1].y + style.small_size / 2
    box = Box((width + 2 * _PADDING) / 2, (y + _PADDING) / 2, width + 2 * _PADDING, y + _PADDING)
    edge = Stroke(style.card_border, style.card_line)
    ground = RoundBox(_CARD, "lens", box.inflated(-style.card_line / 2), 10.0, style.paper, edge)
    return (ground, *shapes), box


def told(view: LensView) -> str:
    """The same for those who do not see it."""
    meanings = "; ".join(
        f"{key.look.tag}: {key.text}" if key.look.tag else key.text for key in view.keys
    )
    return ". ".join(part.rstrip(".") for part in (view.title, meanings, view.says) if part) + "."


def _width(view: LensView, style: Style, measure: TextMeasure) -> float:
    rows = [row_width(entry, style, measure) for entry in lens_entries(view)]
    title = measure.width(view.title, style.font_size, 600) + CLOSE
    return min(max(_NARROWEST, title, *rows, 0.0), max(_WIDEST, *rows, 0.0))


def _says(
    text: str, top: float, width: float, style: Style, measure: TextMeasure
) -> Iterator[TextLine]:
    size = style.small_size
    for number, line in enumerate(wrap_to(text, width, size, 400, measure)):
        y = top + number * measure.line_height(size)
        yield _text(line, y, size, 400, style.text_muted)


def _text(line: str, top: float, size: float, weight: int, colour: str) -> TextLine:
    middle = top + size * 0.65
    baseline = middle + CAP_MIDDLE * size
    return TextLine(_CARD, "lens", _PADDING, baseline, line, size, weight, colour, "start")

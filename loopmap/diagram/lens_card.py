"""A small card beside the map: what its lens shows, and which of several lit loops is which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.emphasis import Lit
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.label import wrap_to
from loopmap.diagram.legend import lens_entries, lit_entries
from loopmap.diagram.legend_rows import Entry, row_of, row_width
from loopmap.diagram.look import Lens, LensView
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId

CLOSE = 24.0
"""Side of the square kept free at the upper right for a button that takes the card away."""

LIT = "Lit loops"

_PADDING = 10.0
_NARROWEST, _WIDEST = 190.0, 290.0
_ROW = 25.0
_APART = 8.0
_CARD = RecordId("lens")


def lens_card(
    view: LensView,
    style: Style,
    measure: TextMeasure,
    *,
    lit: Sequence[Lit] = (),
    brief: bool = False,
) -> tuple[tuple[Primitive, ...], Box]:
    """The card's shapes, from its upper left corner at 0, 0, and its box.

    ``lit`` loops are told apart on it, where there are several. ``brief``: only what it is
    called, where there is no room for more.
    """
    several = lit_entries(lit) if len(lit) > 1 else []
    card = _Card(_width(view, several, style, measure), style, measure)
    if view.lens is not Lens.SIGN:
        card.head(view.title)
        if not brief:
            card.rows(lens_entries(view))
            card.small_print(view.says)
    if several and not (brief and card.shapes):
        card.head(LIT)
        if not brief:
            card.rows(several)
    return card.closed()


def needs_card(view: LensView, lit: Sequence[Lit]) -> bool:
    """Whether there is anything to tell: a lens, or which of several lit loops is which."""
    return view.lens is not Lens.SIGN or len(lit) > 1


def told(view: LensView, lit: Sequence[Lit] = ()) -> str:
    """The same for those who do not see it."""
    meanings = "; ".join(
        f"{key.look.tag}: {key.text}" if key.look.tag else key.text for key in view.keys
    )
    parts = [view.title, meanings, view.says] if view.lens is not Lens.SIGN else []
    if len(lit) > 1:
        parts.append(f"{LIT}: {'; '.join(loop.called for loop in lit)}")
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


class _Card:
    """What stands on the card so far, from the top."""

    def __init__(self, width: float, style: Style, measure: TextMeasure) -> None:
        self.shapes: list[Primitive] = []
        self._width, self._style, self._measure = width, style, measure
        self._y = _PADDING

    def head(self, title: str) -> None:
        style, measure = self._style, self._measure
        self._y += _APART if self.shapes else 0
        for line in wrap_to(title, self._width - CLOSE, style.font_size, 600, measure):
            self.shapes.append(_text(line, self._y, style.font_size, 600, style.card_text))
            self._y += measure.line_height(style.font_size)

    def rows(self, listed: Iterable[Entry]) -> None:
        for entry in listed:
            at = Point(_PADDING, self._y + _ROW / 2)
            self.shapes += row_of(entry, at, self._style, self._measure)
            self._y += _ROW

    def small_print(self, text: str) -> None:
        if text:
            lines = list(_says(text, self._y + 3, self._width, self._style, self._measure))
            self.shapes += lines
            self._y = lines[-1].y + self._style.small_size / 2

    def closed(self) -> tuple[tuple[Primitive, ...], Box]:
        """All of it on its ground."""
        style = self._style
        width, height = self._width + 2 * _PADDING, self._y + _PADDING
        box = Box(width / 2, height / 2, width, height)
        edge = Stroke(style.card_border, style.card_line)
        inside = box.inflated(-style.card_line / 2)
        return (RoundBox(_CARD, "lens", inside, 10.0, style.paper, edge), *self.shapes), box


def _width(view: LensView, several: Sequence[Entry], style: Style, measure: TextMeasure) -> float:
    rows = [row_width(entry, style, measure) for entry in (*lens_entries(view), *several)]
    title = view.title if view.lens is not Lens.SIGN else LIT
    head = measure.width(title, style.font_size, 600) + CLOSE
    return min(max(_NARROWEST, head, *rows, 0.0), max(_WIDEST, *rows, 0.0))


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

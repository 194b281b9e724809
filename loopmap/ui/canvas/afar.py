"""Heads and cards as they are seen from afar, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import is_name
from loopmap.diagram.geometry import Box
from loopmap.diagram.legible import ALONE, WORDED
from loopmap.diagram.primitives import Polygon, Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.quiet import Quiet
from loopmap.diagram.style import Style, mixed
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.many_lines import ManyLines
from loopmap.ui.paint import paint, plain_pen

_LETTER, _TALL = 0.5, 0.42
"""Width and height of a small letter, in em."""

_INK = 0.55
"""How much paler than its letters a bar is."""


def head_line(head: Polygon) -> tuple[float, ...]:
    """From the middle of an arrowhead's base to its tip."""
    tip, left, right = head.points
    return ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2, *tip)


def head_ink(head: Polygon) -> str:
    """The colour of an arrowhead, full or hollow; "" where it has none."""
    return (head.stroke.colour if head.stroke else head.fill) or ""


def paint_heads_of(drawing: Drawing, links: Sequence[RecordId], painter: QPainter) -> None:
    """The arrowheads of links as ``paint_heads``, in their own colours."""
    heads = (drawing.primitives(link)[1] for link in links)
    paint_polygons([head for head in heads if isinstance(head, Polygon)], drawing.style, painter)


def paint_polygons(heads: Sequence[Polygon], style: Style, painter: QPainter) -> None:
    """These arrowheads as ``paint_heads``, in their own colours."""
    inks = [head_ink(head) for head in heads]
    colours = [*dict.fromkeys(inks)]
    numbers = np.array([colours.index(ink) for ink in inks], dtype=np.intp)
    lines = np.array([head_line(head) for head in heads]).reshape(-1, 4)
    paint_heads(lines, numbers, colours, Quiet(style, 0.0), painter)


def paint_heads(
    lines: Floats, inks: Ints, colours: Sequence[str], quiet: Quiet, painter: QPainter
) -> None:
    """Arrowheads as short thick lines from their base to their tip.

    ``lines``: (heads, 4); ``inks``: (heads,) which of the ``colours`` each has.
    """
    width = round(1.2 * quiet.style.head_half, 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for ink in sorted(np.unique(inks).tolist(), key=colours.__getitem__):
        if colour := colours[ink]:
            painter.setPen(plain_pen(Stroke(quiet.colour(colour), width)))
            ManyLines(lines[inks == ink]).draw(painter)


def paint_cards_afar(drawing: Drawing, records: Sequence[RecordId], painter: QPainter) -> None:
    """Cards as boxes with bars for their words, names of groups as bars, badges without words.

    Areas and notes are as ever.
    """
    cards: dict[tuple[str | None, Stroke | None], list[QRectF]] = {}
    bars: dict[str, list[QRectF]] = {}
    marks: list[Primitive] = []
    for record in records:
        shapes = drawing.primitives(record)
        card = shapes[0] if record in drawing.label_boxes else None
        if isinstance(card, RoundBox):
            cards.setdefault((card.fill, card.stroke), []).append(_rectangle(card.box))
            marks += [shape for shape in shapes if shape.role == ALONE]
        else:
            told = is_name(record)
            paint(painter, [s for s in shapes if not (_is_words(s) if told else _is_speck(s))])
            if not told:
                continue
        ground = next((s.fill for s in shapes if isinstance(s, RoundBox)), None)
        for line in shapes:
            if isinstance(line, TextLine) and line.role != WORDED:
                bars.setdefault(_ink(line.colour, ground), []).append(_bar(line))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for (fill, stroke), boxes in cards.items():
        painter.setPen(plain_pen(stroke))
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRects(boxes)
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, places in bars.items():
        painter.setBrush(QColor(ink))
        painter.drawRects(places)
    paint(painter, marks)


def with_bars(shapes: Sequence[Primitive]) -> tuple[Primitive, ...]:
    """The shapes of a card, or of anything else, with bars in place of a card's name."""
    ground = next((s.fill for s in shapes if isinstance(s, RoundBox)), None)
    return tuple(_as_bar(shape, ground) for shape in shapes)


def _as_bar(shape: Primitive, ground: str | None) -> Primitive:
    if not isinstance(shape, TextLine) or shape.role != "name":
        return shape
    bar = _bar(shape)
    box = Box(bar.center().x(), bar.center().y(), bar.width(), bar.height())
    return RoundBox(shape.record, "bar", box, 0.0, _ink(shape.colour, ground))


def _is_words(shape: Primitive) -> bool:
    return isinstance(shape, TextLine)


def _is_speck(shape: Primitive) -> bool:
    """Whether it is the words of a badge, in which nobody sees more than a face."""
    return isinstance(shape, TextLine) and shape.role == "badge"


@cache
def _ink(letters: str, ground: str | None) -> str:
    return mixed(letters, ground or letters, _INK)


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def _bar(line: TextLine) -> QRectF:
    """Where the small letters of a line stand that is centred, or begins at its place."""
    width = len(line.text) * _LETTER * line.size
    left = line.x if line.anchor == "start" else line.x - width / 2
    return QRectF(left, line.y - _TALL * line.size, width, _TALL * line.size)

"""Heads and cards as they are seen from afar, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box
from loopmap.diagram.legible import ALONE, WORDED
from loopmap.diagram.primitives import Polygon, Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.quiet import Quiet
from loopmap.diagram.style import mixed
from loopmap.model.ids import RecordId
from loopmap.ui.paint import paint, plain_pen

_LETTER, _TALL = 0.5, 0.42
"""Width and height of a small letter, in em."""

_INK = 0.55
"""How much paler than its letters a bar is."""


def paint_heads_afar(
    drawing: Drawing, links: Sequence[RecordId], quiet: Quiet, painter: QPainter
) -> None:
    """The arrowheads of links, as ``paint_heads``; those that no loop lights are quiet."""
    lit, ever = drawing.scene.light.lit, Quiet(drawing.style, 0.0)
    for bright, how in ((False, quiet), (True, ever)):
        heads = (drawing.primitives(link)[1] for link in links if (link in lit) is bright)
        paint_heads((head for head in heads if isinstance(head, Polygon)), how, painter)


def paint_heads(heads: Iterable[Polygon], quiet: Quiet, painter: QPainter) -> None:
    """Arrowheads as short thick lines from their base to their tip."""
    style = quiet.style
    width = round(1.2 * style.head_half, 1)
    listed: dict[str, list[QLineF]] = {}
    for head in heads:
        colour = head.stroke.colour if head.stroke else head.fill
        tip, left, right = head.points
        middle = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2
        listed.setdefault(quiet.colour(colour) if colour else "", []).append(QLineF(*middle, *tip))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, lines in listed.items():
        painter.setPen(plain_pen(Stroke(colour, width)))
        painter.drawLines(lines)


def paint_cards_afar(drawing: Drawing, records: Sequence[RecordId], painter: QPainter) -> None:
    """Cards as boxes with bars for their words, badges without words; areas and notes as ever."""
    cards: dict[tuple[str | None, Stroke | None], list[QRectF]] = {}
    bars: dict[str, list[QRectF]] = {}
    marks: list[Primitive] = []
    for record in records:
        shapes = drawing.primitives(record)
        card = shapes[0] if record in drawing.label_boxes else None
        if not isinstance(card, RoundBox):
            paint(painter, [shape for shape in shapes if not _is_speck(shape)])
            continue
        cards.setdefault((card.fill, card.stroke), []).append(_rectangle(card.box))
        marks += [shape for shape in shapes if shape.role == ALONE]
        for line in shapes:
            if isinstance(line, TextLine) and line.role != WORDED:
                bars.setdefault(_ink(line.colour, card.fill), []).append(_bar(line))
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


def _is_speck(shape: Primitive) -> bool:
    """Whether it is the words of a badge, in which nobody sees more than a face."""
    return isinstance(shape, TextLine) and shape.role == "badge"


@cache
def _ink(letters: str, ground: str | None) -> str:
    return mixed(letters, ground or letters, _INK)


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def _bar(line: TextLine) -> QRectF:
    """Where the small letters of a centred line stand."""
    width = len(line.text) * _LETTER * line.size
    return QRectF(line.x - width / 2, line.y - _TALL * line.size, width, _TALL * line.size)

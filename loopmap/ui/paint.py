"""The one painter: primitives onto anything a QPainter can paint on.

The window's tiles, PNG and PDF are all painted here, so they cannot differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from loopmap.diagram.primitives import (
    ArcPath,
    Line,
    Polygon,
    Primitive,
    RoundBox,
    Stroke,
    TextLine,
)
from loopmap.ui.fonts import font

_NO_PEN = QPen(Qt.PenStyle.NoPen)
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


def paint(painter: QPainter, primitives: Iterable[Primitive]) -> None:
    """Paint the shapes in order; the painter's units are map units. O(shapes).

    The painter's pen, brush and font are left as the last shape had them.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for shape in primitives:
        match shape:
            case ArcPath():
                _paint_arc(painter, shape)
            case Polygon():
                _paint_polygon(painter, shape)
            case RoundBox():
                _paint_round_box(painter, shape)
            case Line():
                _paint_line(painter, shape)
            case TextLine():
                _paint_text(painter, shape)


def _paint_arc(painter: QPainter, arc: ArcPath) -> None:
    painter.setPen(_pen(arc.stroke))
    start, end = QPointF(*arc.start), QPointF(*arc.end)
    if not arc.radius:
        painter.drawLine(QLineF(start, end))
        return
    radius = arc.radius
    around = QRectF(arc.centre.x - radius, arc.centre.y - radius, 2 * radius, 2 * radius)
    path = QPainterPath(start)
    # Qt measures angles counter-clockwise, in degrees.
    path.arcTo(around, -math.degrees(arc.start_angle), -math.degrees(arc.sweep))
    painter.strokePath(path, painter.pen())


def _paint_polygon(painter: QPainter, polygon: Polygon) -> None:
    painter.setPen(_pen(polygon.stroke))
    painter.setBrush(_brush(polygon.fill))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in polygon.points]))


def _paint_round_box(painter: QPainter, shape: RoundBox) -> None:
    painter.setPen(_pen(shape.stroke))
    painter.setBrush(_brush(shape.fill))
    box = shape.box
    rectangle = QRectF(box.left, box.top, box.width, box.height)
    painter.drawRoundedRect(rectangle, shape.radius, shape.radius)


def _paint_line(painter: QPainter, line: Line) -> None:
    painter.setPen(_pen(line.stroke))
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in line.points]))


def _paint_text(painter: QPainter, line: TextLine) -> None:
    painter.setPen(_text_pen(line.colour))
    painter.setFont(font(line.size, line.weight, line.italic))
    left = line.x
    if line.anchor != "start":
        width = _text_width(line.text, line.size, line.weight, line.italic)
        left -= width if line.anchor == "end" else width / 2
    painter.drawText(QPointF(left, line.y), line.text)


@lru_cache(maxsize=8192)
def _text_width(text: str, size: float, weight: int, italic: bool) -> float:
    """As Qt will set it, kerned, so that centred lines are centred to the eye."""
    return QFontMetricsF(font(size, weight, italic)).horizontalAdvance(text)


@lru_cache(maxsize=512)
def _pen(stroke: Stroke | None) -> QPen:
    if stroke is None:
        return _NO_PEN
    pen = QPen(QColor(stroke.colour), stroke.width)
    cap = Qt.PenCapStyle.RoundCap if stroke.round else Qt.PenCapStyle.FlatCap
    pen.setCapStyle(cap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if stroke.dash:
        # Qt counts dashes in pen widths.
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


@lru_cache(maxsize=256)
def _text_pen(colour: str) -> QPen:
    return QPen(QColor(colour))


@lru_cache(maxsize=256)
def _brush(colour: str | None) -> QBrush:
    return _NO_BRUSH if colour is None else QBrush(QColor(colour))

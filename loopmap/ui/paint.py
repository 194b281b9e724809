"""The one painter: primitives onto anything a QPainter can paint on.

The window's tiles, PNG and PDF are all painted here, so they cannot differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
)

from loopmap.diagram.casing import edges_of
from loopmap.diagram.legible import left_out
from loopmap.diagram.primitives import (
    ArcPath,
    Image,
    Line,
    Polygon,
    Primitive,
    RoundBox,
    Stroke,
    TextLine,
)
from loopmap.model.token import breathe
from loopmap.ui.fonts import font
from loopmap.ui.long_dashes import has_many_dashes, paint_dashes_seen
from loopmap.ui.pictures import paint_image

HAIRLINE = 0.7
"""Pixels below which no line gets thinner, for it would only get paler."""

_NO_PEN = QPen(Qt.PenStyle.NoPen)
_PIECE = math.pi / 6
_OFF = 0.1
"""Pixels a dash may lie off its curve."""

_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


def paint(painter: QPainter, primitives: Iterable[Primitive]) -> None:
    """Paint the shapes in order, but what could not be read; units are map units. O(shapes).

    The painter's pen, brush and font are left as the last shape had them.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    level = abs(painter.worldTransform().m11() or 1.0)
    hairline = HAIRLINE / level
    hidden = left_out(level)
    for shape in primitives:
        breathe()
        if shape.role in hidden:
            continue
        match shape:
            case ArcPath():
                for edge in edges_of(shape):
                    _paint_arc(painter, edge)
                _paint_arc(painter, shape, hairline)
            case Polygon():
                _paint_polygon(painter, shape)
            case RoundBox():
                _paint_round_box(painter, shape)
            case Line():
                _paint_line(painter, shape)
            case TextLine():
                _paint_text(painter, shape)
            case Image():
                paint_image(painter, shape)


def _paint_arc(painter: QPainter, arc: ArcPath, least: float = 0.0) -> None:
    stroke = replace(arc.stroke, width=least) if arc.stroke.width < least else arc.stroke
    if has_many_dashes(arc) and not _is_pdf(painter):
        painter.setPen(plain_pen(stroke))
        paint_dashes_seen(painter, arc)
        return
    painter.setPen(pen_of(stroke))
    start, end = QPointF(*arc.start), QPointF(*arc.end)
    if arc.radius:
        _stroke(painter, arc_path(arc))
    elif arc.stroke.dash:
        path = QPainterPath(start)
        path.lineTo(end)
        _stroke(painter, path)
    else:
        painter.drawLine(QLineF(start, end))


def _stroke(painter: QPainter, path: QPainterPath) -> None:
    """Draw the path with the painter's pen, its dashes where they are whatever part is seen.

    Qt itself begins to count dashes where a path comes into the picture. A PDF has dashes of
    its own, counted from the path's beginning; as outlines they make it four times as long.
    """
    pen = painter.pen()
    if pen.style() == Qt.PenStyle.SolidLine or _is_pdf(painter):
        painter.strokePath(path, pen)
        return
    stroker = QPainterPathStroker(pen)
    stroker.setCurveThreshold(_OFF / abs(painter.worldTransform().m11() or 1.0))
    painter.fillPath(stroker.createStroke(path), pen.brush())


def _is_pdf(painter: QPainter) -> bool:
    return painter.paintEngine().type() == QPaintEngine.Type.Pdf


def arc_path(arc: ArcPath) -> QPainterPath:
    """The arc as cubic pieces of at most 30 degrees, true to a ten-thousandth of its radius.

    Qt's own arcTo begins and ends an arc of a large circle several units off.
    """
    pieces = max(1, math.ceil(abs(arc.sweep) / _PIECE))
    step = arc.sweep / pieces
    reach = 4 / 3 * math.tan(step / 4) * arc.radius
    path = QPainterPath(QPointF(*arc.start))
    x, y = arc.centre
    cos, sin = math.cos(arc.start_angle), math.sin(arc.start_angle)
    for piece in range(1, pieces + 1):
        angle = arc.start_angle + piece * step
        one = QPointF(x + arc.radius * cos - reach * sin, y + arc.radius * sin + reach * cos)
        cos, sin = math.cos(angle), math.sin(angle)
        end = QPointF(x + arc.radius * cos, y + arc.radius * sin)
        other = QPointF(end.x() + reach * sin, end.y() - reach * cos)
        path.cubicTo(one, other, end)
    return path


def _paint_polygon(painter: QPainter, polygon: Polygon) -> None:
    painter.setPen(pen_of(polygon.stroke))
    painter.setBrush(_brush(polygon.fill))
    corners = QPolygonF([QPointF(*point) for point in polygon.points])
    if polygon.stroke is None or not polygon.stroke.dash:
        painter.drawPolygon(corners)
        return
    outline = QPainterPath()
    outline.addPolygon(corners)
    outline.closeSubpath()
    painter.fillPath(outline, painter.brush())
    _stroke(painter, outline)


def _paint_round_box(painter: QPainter, shape: RoundBox) -> None:
    painter.setPen(pen_of(shape.stroke))
    painter.setBrush(_brush(shape.fill))
    box = shape.box
    rectangle = QRectF(box.left, box.top, box.width, box.height)
    if shape.stroke is None or not shape.stroke.dash:
        painter.drawRoundedRect(rectangle, shape.radius, shape.radius)
        return
    outline = QPainterPath()
    outline.addRoundedRect(rectangle, shape.radius, shape.radius)
    painter.fillPath(outline, painter.brush())
    _stroke(painter, outline)


def _paint_line(painter: QPainter, line: Line) -> None:
    painter.setPen(pen_of(line.stroke))
    points = QPolygonF([QPointF(*point) for point in line.points])
    if line.stroke.dash:
        path = QPainterPath()
        path.addPolygon(points)
        _stroke(painter, path)
    else:
        painter.drawPolyline(points)


def _paint_text(painter: QPainter, line: TextLine) -> None:
    painter.setPen(_text_pen(line.colour))
    painter.setFont(font(line.size, line.weight, line.italic))
    at, whole = QPointF(text_left(line), line.y), _whole(line.size)
    if line.size == whole:
        painter.drawText(at, line.text)
        return
    before = painter.transform()
    painter.translate(at)
    painter.scale(line.size / whole, line.size / whole)
    painter.drawText(QPointF(), line.text)
    painter.setTransform(before)


def _whole(size: float) -> float:
    """The size nearest to it that Qt has letters of; on paper others occur too."""
    return float(max(1, round(size)))


def text_left(line: TextLine) -> float:
    """Where the first letter of a line begins."""
    if line.anchor == "start":
        return line.x
    width = _text_width(line.text, line.size, line.weight, line.italic)
    return line.x - (width if line.anchor == "end" else width / 2)


@lru_cache(maxsize=8192)
def _text_width(text: str, size: float, weight: int, italic: bool) -> float:
    """As Qt will set it, kerned, so that centred lines are centred to the eye."""
    width = QFontMetricsF(font(size, weight, italic)).horizontalAdvance(text)
    return width * size / _whole(size)


@lru_cache(maxsize=512)
def plain_pen(stroke: Stroke | None) -> QPen:
    """The pen of a stroke without its dashes."""
    return pen_of(stroke if stroke is None else replace(stroke, dash=()))


@lru_cache(maxsize=512)
def pen_of(stroke: Stroke | None) -> QPen:
    """The pen of a stroke; one that draws nothing for None."""
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

"""What the two rivals share: a QGraphicsView set up as well as it can be, used by mouse."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QWidget

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.curve import Curve
from loopmap.diagram.drawing import Drawing, draw
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_marks import line_width, link_colour
from loopmap.diagram.link_path import LinkPath, link_path
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style, load_style
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign
from loopmap.ui.canvas.paper_moves import WHEEL_STEP
from loopmap.ui.fonts import font
from tests.benchmarks.contenders import HEIGHT, WIDTH


class _View(QGraphicsView):
    """Zooms by as much as the program's canvas, and as that about the pointer."""

    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__(scene)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = WHEEL_STEP ** event.angleDelta().y()
        self.scale(factor, factor)
        event.accept()


class RivalView:
    """A scene in a view, and the ways to move it that every contender has."""

    name = "rival"

    def __init__(self, document: Document) -> None:
        causal_map = document.maps[document.map_order[0]]
        self.drawing = draw(causal_map, load_style("light"), bundled_measure())
        self.scene = QGraphicsScene()
        self.scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self.view = _View(self.scene)
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.view.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        for turn_off in (
            QGraphicsView.OptimizationFlag.DontSavePainterState,
            QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing,
        ):
            self.view.setOptimizationFlag(turn_off)
        self.view.setBackgroundBrush(QColor(self.drawing.style.paper))
        self.view.resize(WIDTH, HEIGHT)
        self.target: QWidget = self.view.viewport()
        self.fill()
        self.view.show()

    def fill(self) -> None:
        """Put the map into the scene."""
        raise NotImplementedError

    def card(self, variable: RecordId) -> QGraphicsItem:
        """The item of a card."""
        raise NotImplementedError

    def begin_again(self, hub: RecordId) -> None:
        """The hub where it was, and nothing selected."""
        box = self.drawing.label_boxes[hub]
        self.card(hub).setPos(box.x, box.y)
        self.scene.clearSelection()

    def fit(self) -> None:
        bounds = self.drawing.bounds
        assert bounds is not None
        self.view.fitInView(rectangle(bounds), Qt.AspectRatioMode.KeepAspectRatio)

    def actual_size(self, around: RecordId) -> None:
        self.view.resetTransform()
        self.view.centerOn(self.card(around))

    def pan(self, dx: float, dy: float) -> None:
        across, down = self.view.horizontalScrollBar(), self.view.verticalScrollBar()
        across.setValue(round(across.value() - dx))
        down.setValue(round(down.value() - dy))

    def place_of(self, variable: RecordId) -> QPointF:
        return QPointF(self.view.mapFromScene(self.card(variable).pos()))

    def paint_now(self) -> None:
        self.target.repaint()

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()
        self.scene.deleteLater()


def rectangle(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def arc(path: LinkPath) -> QPainterPath:
    """The visible line of a link as cubic pieces of at most 30 degrees."""
    return _arc(path.curve, path.t_tail, path.t_base)


def _arc(curve: Curve, start: float, end: float) -> QPainterPath:
    made = QPainterPath(QPointF(*curve.point(start)))
    if not curve.radius:
        made.lineTo(QPointF(*curve.point(end)))
        return made
    sweep = curve.sweep * (end - start)
    pieces = max(1, math.ceil(abs(sweep) / (math.pi / 6)))
    reach = 4 / 3 * math.tan(sweep / pieces / 4) * curve.radius
    for piece in range(pieces):
        one = curve.angle + curve.sweep * start + sweep * piece / pieces
        other = one + sweep / pieces
        a, b = _around(curve, one), _around(curve, other)
        made.cubicTo(
            a + QPointF(-math.sin(one), math.cos(one)) * reach,
            b - QPointF(-math.sin(other), math.cos(other)) * reach,
            b,
        )
    return made


def _around(curve: Curve, angle: float) -> QPointF:
    x, y = curve.centre
    return QPointF(x + curve.radius * math.cos(angle), y + curve.radius * math.sin(angle))


def head(path: LinkPath) -> QPolygonF:
    return QPolygonF([QPointF(*point) for point in path.head])


def path_between(drawing: Drawing, link: Link, source: Box, target: Box) -> LinkPath:
    """The path of a link whose cards have moved, bowed as it was."""
    bulge = drawing.link_paths[link.id].bulge
    return link_path(source, target, bulge, drawing.style, delayed=link.delayed)


@cache
def link_pen(colour: str, width: float, dash: tuple[float, ...]) -> QPen:
    made = QPen(QColor(colour), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        made.setDashPattern([length / width for length in dash])
    return made


def pen_of(link: Link, style: Style) -> QPen:
    """The pen the program draws a link with, by its sign and strength."""
    dash = style.dash if link.sign is Sign.OPPOSITE else ()
    return link_pen(link_colour(link, style), line_width(link.strength, style), dash)


@cache
def brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))


def name_lines(drawing: Drawing, variable: RecordId) -> list[tuple[QPointF, str]]:
    """Each line of a name with the left end of its baseline, the card's middle being 0, 0."""
    style, lines = drawing.style, drawing.labels[variable].lines
    step = drawing.measure.line_height(style.font_size)
    first = CAP_MIDDLE * style.font_size - (len(lines) - 1) * step / 2
    widths = [drawing.measure.width(line, style.font_size, style.label_weight) for line in lines]
    return [
        (QPointF(-width / 2, first + number * step), line)
        for number, (line, width) in enumerate(zip(lines, widths, strict=True))
    ]


def name_font(style: Style) -> QFont:
    return font(style.font_size, style.label_weight)


def sign_font(style: Style) -> QFont:
    return font(style.sign_size * 2, 700)


def glyph_at(path: LinkPath, style: Style) -> QPointF:
    """Where the sign of a link begins on its baseline."""
    size = style.sign_size * 2
    return QPointF(path.sign.x - 0.29 * size, path.sign.y + 0.248 * size)

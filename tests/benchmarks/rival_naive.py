"""The first rival: one Python item for each card and each link, their shapes kept."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_marks import SIGN_GLYPHS, link_colour
from loopmap.diagram.link_path import LinkPath
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from tests.benchmarks.rival_view import (
    RivalView,
    arc,
    brush,
    glyph_at,
    head,
    name_font,
    name_lines,
    path_between,
    pen_of,
    rectangle,
    sign_font,
)

_Flag = QGraphicsItem.GraphicsItemFlag
_NO_PEN = QPen(QColor(0, 0, 0, 0))


class NaiveView(RivalView):
    """What most people write first."""

    name = "naive QGraphicsView"

    def fill(self) -> None:
        drawing = self.drawing
        self.cards = {i: _Card(drawing, i, box.x, box.y) for i, box in drawing.label_boxes.items()}
        self.links = [
            _Link(drawing, link, self.cards) for link in drawing.causal_map.links.values()
        ]
        for item in (*self.links, *self.cards.values()):
            self.scene.addItem(item)

    def card(self, variable: RecordId) -> QGraphicsItem:
        return self.cards[variable]


class _Card(QGraphicsItem):
    """A card that can be dragged and takes its links along."""

    def __init__(self, drawing: Drawing, variable: RecordId, x: float, y: float) -> None:
        super().__init__()
        self.links: list[_Link] = []
        self.style, self.lines = drawing.style, name_lines(drawing, variable)
        box = drawing.label_boxes[variable]
        self.size = box
        self.rectangle = QRectF(-box.width / 2, -box.height / 2, box.width, box.height)
        self.setPos(x, y)
        for flag in (_Flag.ItemIsMovable, _Flag.ItemIsSelectable, _Flag.ItemSendsGeometryChanges):
            self.setFlag(flag)

    def box(self) -> Box:
        return self.size._replace(x=self.x(), y=self.y())

    def boundingRect(self) -> QRectF:
        return self.rectangle.adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, _: QStyleOptionGraphicsItem, __: QWidget | None = None
    ) -> None:
        style = self.style
        border = style.selection if self.isSelected() else style.card_border
        painter.setPen(QPen(QColor(border), 2.2 if self.isSelected() else style.card_line))
        painter.setBrush(brush(style.card))
        painter.drawRoundedRect(self.rectangle, style.radius, style.radius)
        painter.setPen(QColor(style.card_text))
        painter.setFont(name_font(style))
        for at, line in self.lines:
            painter.drawText(at, line)

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: object) -> object:
        if change == QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged:
            for link in self.links:
                link.follow()
        return super().itemChange(change, value)


class _Link(QGraphicsItem):
    """A link between two cards."""

    def __init__(self, drawing: Drawing, link: Link, cards: dict[RecordId, _Card]) -> None:
        super().__init__()
        self.drawing, self.link = drawing, link
        self.source, self.target = cards[link.source], cards[link.target]
        for card in (self.source, self.target):
            card.links.append(self)
        self._take(drawing.link_paths[link.id])

    def follow(self) -> None:
        """Be drawn between the cards where they are now."""
        self.prepareGeometryChange()
        self._take(path_between(self.drawing, self.link, self.source.box(), self.target.box()))

    def _take(self, path: LinkPath) -> None:
        self.path, self.bounds = path, rectangle(path.bounds)
        self.line, self.head = arc(path), head(path)

    def boundingRect(self) -> QRectF:
        return self.bounds

    def shape(self) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(8)
        return stroker.createStroke(self.line)

    def paint(
        self, painter: QPainter, _: QStyleOptionGraphicsItem, __: QWidget | None = None
    ) -> None:
        style, path = self.drawing.style, self.path
        colour = link_colour(self.link, style)
        pen = pen_of(self.link, style)
        painter.strokePath(self.line, pen)
        painter.setPen(_NO_PEN)
        painter.setBrush(brush(colour))
        painter.drawPolygon(self.head)
        if path.bars:
            painter.setPen(QPen(QColor(style.delay), style.link_medium))
            for one, other in path.bars:
                painter.drawLine(QPointF(*one), QPointF(*other))
        painter.setPen(_NO_PEN)
        painter.setBrush(brush(style.paper))
        painter.drawEllipse(QPointF(*path.sign), style.sign_size * 0.75, style.sign_size * 0.75)
        painter.setPen(QColor(colour))
        painter.setFont(sign_font(style))
        painter.drawText(glyph_at(path, style), SIGN_GLYPHS[self.link.sign])

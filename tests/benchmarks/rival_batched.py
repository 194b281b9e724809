"""The second rival: native cards, links in batches of a thousand units, less from afar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsSimpleTextItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.link_marks import SIGN_GLYPHS, link_colour
from loopmap.diagram.link_path import LinkPath
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from tests.benchmarks.rival_view import (
    RivalView,
    brush,
    glyph_at,
    head,
    name_font,
    name_lines,
    path_between,
    pen_of,
    sign_font,
)

_Flag = QGraphicsItem.GraphicsItemFlag
_SIDE = 1000.0
_AFAR = 0.35
"""Below this scale links are thin lines without heads and signs, cards without names."""


class BatchedView(RivalView):
    """What those write who have measured the first one."""

    name = "batched QGraphicsView"

    def fill(self) -> None:
        drawing = self.drawing
        shelves: dict[tuple[int, int], list[Link]] = defaultdict(list)
        for link in drawing.causal_map.links.values():
            handle = drawing.link_paths[link.id].handle
            shelves[int(handle.x // _SIDE), int(handle.y // _SIDE)].append(link)
        self.batches = [_Batch(drawing, links) for links in shelves.values()]
        self.batch_of = {link: batch for batch in self.batches for link in batch.links}
        self.dragged = _Batch(drawing, [])
        for batch in (*self.batches, self.dragged):
            self.scene.addItem(batch)
        self.cards = {i: _Card(self, i) for i in drawing.label_boxes}

    def card(self, variable: RecordId) -> QGraphicsItem:
        return self.cards[variable]

    def lift(self, variable: RecordId) -> None:
        """Take the links of a card out of their batches, to be drawn while it moves."""
        adjacency = self.drawing.causal_map.adjacency
        links = {k.id: k for k in (*adjacency.into(variable), *adjacency.out_of(variable))}
        for batch in {self.batch_of[link] for link in links}:
            batch.without(links.keys())
        self.dragged.links = links
        self.follow()

    def follow(self) -> None:
        """Draw the links of the dragged card to where it is now."""
        boxes, paths = self.drawing.label_boxes, {}
        for link in self.dragged.links.values():
            ends = [self.cards[i].pos() for i in (link.source, link.target)]
            source, target = (
                boxes[i]._replace(x=at.x(), y=at.y())
                for i, at in zip((link.source, link.target), ends, strict=True)
            )
            paths[link.id] = path_between(self.drawing, link, source, target)
        self.dragged.take(paths)


class _Card(QGraphicsPathItem):
    """A rounded box with its name as native items; it lifts its links when it is moved."""

    def __init__(self, view: BatchedView, variable: RecordId) -> None:
        super().__init__()
        drawing = view.drawing
        box, style = drawing.label_boxes[variable], drawing.style
        outline = QPainterPath()
        outline.addRoundedRect(
            -box.width / 2, -box.height / 2, box.width, box.height, style.radius, style.radius
        )
        self.setPath(outline)
        self.setPen(QPen(QColor(style.card_border), style.card_line))
        self.setBrush(brush(style.card))
        for at, line in name_lines(drawing, variable):
            text = QGraphicsSimpleTextItem(line, self)
            text.setFont(name_font(style))
            text.setBrush(brush(style.card_text))
            text.setPos(at.x(), at.y() - 0.95 * style.font_size)
        self.view, self.variable = view, variable
        self.lifted = False
        self.setPos(box.x, box.y)
        view.scene.addItem(self)
        for flag in (_Flag.ItemIsMovable, _Flag.ItemIsSelectable, _Flag.ItemSendsGeometryChanges):
            self.setFlag(flag)

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: object) -> object:
        if change == QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged and self.scene():
            if not self.lifted:
                self.lifted = True
                self.view.lift(self.variable)
            self.view.follow()
        return super().itemChange(change, value)


class _Batch(QGraphicsItem):
    """Many links as one item: their pieces by pen, then heads, then signs."""

    def __init__(self, drawing: Drawing, links: Iterable[Link]) -> None:
        super().__init__()
        self.drawing = drawing
        self.links = {link.id: link for link in links}
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.take({i: drawing.link_paths[i] for i in self.links})

    def without(self, gone: Iterable[RecordId]) -> None:
        """Draw these links no more."""
        left = self.links.keys() - set(gone)
        self.take({i: self.drawing.link_paths[i] for i in self.links if i in left})

    def take(self, paths: dict[RecordId, LinkPath]) -> None:
        """Draw these paths from now on."""
        self.prepareGeometryChange()
        style = self.drawing.style
        self.bounds = QRectF()
        self.pieces: dict[RecordId, tuple[QPen, list[QLineF]]] = {}
        self.ends: list[tuple[str, QPolygonF, QPointF, QPointF, str]] = []
        for link_id, path in paths.items():
            link, colour = self.links[link_id], link_colour(self.links[link_id], style)
            pen = pen_of(link, style)
            kind = RecordId(f"{colour} {pen.widthF()}")
            lines = [QLineF(a.x, a.y, b.x, b.y) for a, b in pairwise((*path.line[:-1], path.base))]
            self.pieces.setdefault(kind, (pen, []))[1].extend(lines)
            self.ends.append(
                (colour, head(path), QPointF(*path.sign), glyph_at(path, style),
                 SIGN_GLYPHS[link.sign])
            )  # fmt: skip
            box = path.bounds
            self.bounds = self.bounds.united(QRectF(box.left, box.top, box.width, box.height))
        self.update()

    def boundingRect(self) -> QRectF:
        return self.bounds

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self, painter: QPainter, _: QStyleOptionGraphicsItem, __: QWidget | None = None
    ) -> None:
        afar = painter.worldTransform().m11() < _AFAR
        for pen, lines in self.pieces.values():
            painter.setPen(QPen(pen.color(), 0) if afar else pen)
            painter.drawLines(lines)
        if not afar:
            self._paint_ends(painter)

    def _paint_ends(self, painter: QPainter) -> None:
        style, none = self.drawing.style, QColor(0, 0, 0, 0)
        painter.setFont(sign_font(style))
        seat = style.sign_size * 0.75
        for colour, shape, sign, at, glyph in self.ends:
            painter.setPen(none)
            painter.setBrush(brush(colour))
            painter.drawPolygon(shape)
            painter.setBrush(brush(style.paper))
            painter.drawEllipse(sign, seat, seat)
            painter.setPen(QColor(colour))
            painter.drawText(at, glyph)

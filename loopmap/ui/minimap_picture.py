"""A whole map painted very small, a few milliseconds at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.style import Style, mixed

_AT_ONCE = 300
"""Links, or cards, painted between two looks at the clock."""

_STOPS = (0, 4, 7, 11)
"""Points of a link's path that its bow is drawn through."""

_PALER = 0.35
"""How much paler than a link its line is here, so that the cards can be told."""

_LEAST = 2.5
"""Pixels: a card is never smaller."""


class MiniPicture:
    """A picture of ``drawing`` that is complete once ``steps`` are used up."""

    def __init__(self, drawing: Drawing, area: Box, size: QSize, ratio: float) -> None:
        self.drawing, self.area = drawing, area
        self.pixmap = QPixmap(size * ratio)
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(QColor(drawing.style.paper))
        self.scale = min(size.width() / area.width, size.height() / area.height)
        self._left = size.width() / 2 - area.x * self.scale
        self._top = size.height() / 2 - area.y * self.scale
        self.steps = self._paint()

    def to_map(self, x: float, y: float) -> Point:
        """The place of the map under a pixel."""
        return Point((x - self._left) / self.scale, (y - self._top) / self.scale)

    def from_map(self, box: Box) -> QRectF:
        """Where a part of the map lies in the picture."""
        scale = self.scale
        return QRectF(
            box.left * scale + self._left,
            box.top * scale + self._top,
            box.width * scale,
            box.height * scale,
        )

    def _paint(self) -> Iterator[None]:
        """Areas, links, cards, notes: lowest first."""
        drawing, style = self.drawing, self.drawing.style
        for group, box in sorted(drawing.places.groups.items()):
            colour = drawing.causal_map.groups[group].colour
            fill, edge = QColor(style.group_fill(colour)), QColor(style.group_border(colour))
            self._boxes([self.from_map(box)], fill, QPen(edge, 1))
            yield
        lines = drawing.places.lines[:, _STOPS] * self.scale + (self._left, self._top)
        for start in range(0, len(lines), _AT_ONCE):
            self._links(lines[start : start + _AT_ONCE], style)
            yield
        notes = [self.from_map(box) for _, box in sorted(drawing.places.notes.items())]
        self._boxes(notes, QColor(style.note_fill), QPen(QColor(style.note_border), 1))
        cards = [self._seen(box) for _, box in sorted(drawing.cards.items())]
        for start in range(0, len(cards), _AT_ONCE):
            some = cards[start : start + _AT_ONCE]
            self._boxes(some, QColor(style.mark), QPen(Qt.PenStyle.NoPen))
            yield

    def _links(self, lines: Floats, style: Style) -> None:
        painter = QPainter(self.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(mixed(style.link_unknown, style.paper, _PALER)), 0.7))
        pieces = np.concatenate([lines[:, :-1], lines[:, 1:]], axis=2).reshape(-1, 4)
        painter.drawLines([QLineF(*piece) for piece in pieces.tolist()])
        painter.end()

    def _boxes(self, boxes: Sequence[QRectF], fill: QColor, edge: QPen) -> None:
        painter = QPainter(self.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(edge)
        painter.setBrush(QBrush(fill))
        painter.drawRects(list(boxes))
        painter.end()

    def _seen(self, box: Box) -> QRectF:
        """Where a card lies, never too small to be seen."""
        place = self.from_map(box)
        wider = max(0.0, _LEAST - place.width()) / 2
        taller = max(0.0, _LEAST - place.height()) / 2
        return place.adjusted(-wider, -taller, wider, taller)

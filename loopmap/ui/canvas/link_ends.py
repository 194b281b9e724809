"""Heads, delays and signs of many links at once: all shapes of one colour together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter

from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Point
from loopmap.diagram.primitives import Line, Polygon, Primitive, RoundBox, Stroke, TextLine
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.many_lines import areas_of
from loopmap.ui.fonts import font
from loopmap.ui.paint import paint, plain_pen, text_left


def _circle(corners: int) -> Floats:
    turn = np.linspace(0.0, 2 * np.pi, corners, endpoint=False)
    return np.stack([np.cos(turn), np.sin(turn)], axis=1)


_CIRCLE, _SMALL_CIRCLE = _circle(16), _circle(8)
"""Corners of what is small enough to pass for a circle, and of what is but three pixels."""

_Letters = tuple[str, str, float, int]
"""Text, colour, size and weight."""


class LinkEnds:
    """Everything of some links but their lines, lowest layer first.

    Without ``seats`` signs stand on what there is: while they move nobody misses the ground.
    ``also`` are shapes of further links. ``small``: seen from so far that signs are specks.
    """

    def __init__(
        self,
        drawing: Drawing,
        links: Sequence[RecordId],
        *,
        seats: bool = True,
        also: Iterable[Primitive] = (),
        small: bool = False,
    ) -> None:
        self._disc = _SMALL_CIRCLE if small else _CIRCLE
        self._areas: dict[str, list[tuple[Point, ...]]] = {}
        self._bars: dict[Stroke, list[QLineF]] = {}
        self._seats: dict[str, list[tuple[float, float, float]]] = {}
        self._glyphs: dict[_Letters, list[tuple[float, float]]] = {}
        self._others: list[Primitive] = []
        for link in links:
            for shape in drawing.primitives(link)[1:]:
                self._sort(shape)
        for shape in also:
            self._sort(shape)
        if not seats:
            self._seats.clear()

    def paint(self, painter: QPainter) -> None:
        """Heads, then delays, then signs on their seats."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for fill, corners in self._areas.items():
            painter.fillPath(areas_of(np.array(corners)), QColor(fill))
        paint(painter, self._others)
        for stroke, bars in self._bars.items():
            painter.setPen(plain_pen(stroke))
            painter.drawLines(bars)
        for fill, seats in self._seats.items():
            middles = np.array(seats)
            discs = middles[:, None, :2] + middles[:, 2, None, None] * self._disc
            painter.fillPath(areas_of(discs), QColor(fill))
        for (text, colour, size, weight), places in self._glyphs.items():
            painter.setPen(QColor(colour))
            painter.setFont(font(size, weight))
            for x, y in places:
                painter.drawText(QPointF(x, y), text)

    def _sort(self, shape: Primitive) -> None:
        if isinstance(shape, TextLine):
            letters = shape.text, shape.colour, shape.size, shape.weight
            self._glyphs.setdefault(letters, []).append((text_left(shape), shape.y))
        elif isinstance(shape, RoundBox) and shape.fill is not None and shape.stroke is None:
            seat = shape.box.x, shape.box.y, shape.radius
            self._seats.setdefault(shape.fill, []).append(seat)
        elif isinstance(shape, Polygon) and shape.fill is not None and shape.stroke is None:
            self._areas.setdefault(shape.fill, []).append(shape.points)
        elif isinstance(shape, Line) and len(shape.points) == 2 and not shape.stroke.dash:
            one, other = shape.points
            self._bars.setdefault(shape.stroke, []).append(QLineF(*one, *other))
        else:
            self._others.append(shape)

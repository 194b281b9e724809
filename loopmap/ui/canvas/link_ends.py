"""Heads, delays and signs of many links at once: all shapes of one colour together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter

from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
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

_AT_ONCE = 100
"""Shapes painted between two looks at the clock."""

Painting = Callable[[QPainter], None]

Thing = TypeVar("Thing")

Letters = tuple[str, str, float, int]
"""Text, colour, size and weight."""


class LinkEnds:
    """Everything of some links but their lines: heads, delays, seats of signs, signs.

    Each lies over the ones before it, and those of a colour over those of another as the colours
    go, whichever links there are besides: so they look the same on every tile that they are on.
    Without ``seats`` signs stand on what there is: while they move nobody misses the ground.
    ``small``: seen from so far that signs are specks.
    """

    def __init__(
        self,
        drawing: Drawing,
        links: Sequence[RecordId] = (),
        *,
        seats: bool = True,
        small: bool = False,
    ) -> None:
        self._drawing, self._has_seats = drawing, seats
        self._disc = _SMALL_CIRCLE if small else _CIRCLE
        self._areas: dict[str, list[Sequence[Sequence[float]]]] = {}
        self._bars: dict[Stroke, list[QLineF]] = {}
        self._seats: dict[str, list[tuple[float, float, float]]] = {}
        self._glyphs: dict[Letters, list[Sequence[float]]] = {}
        self._others: list[Primitive] = []
        self.add(links)

    def add(self, links: Iterable[RecordId]) -> None:
        """These links, too."""
        for link in links:
            self.put(self._drawing.primitives(link)[1:])

    def put(self, shapes: Iterable[Primitive]) -> None:
        """Shapes of further links."""
        for shape in shapes:
            self._sort(shape)

    def put_heads(self, fill: str, corners: Sequence[Sequence[Sequence[float]]]) -> None:
        """Further heads of a colour, the three corners of each."""
        if corners:
            self._areas.setdefault(fill, []).extend(corners)

    def put_signs(self, letters: Letters, places: Sequence[Sequence[float]]) -> None:
        """Further signs, and where each begins."""
        if places:
            self._glyphs.setdefault(letters, []).extend(places)

    def paint(self, painter: QPainter) -> None:
        """All of it at once."""
        for part in self.paintings():
            part(painter)

    def paintings(self) -> Iterator[Painting]:
        """The same in parts, one after the other."""
        for fill, heads in sorted(self._areas.items()):
            yield from (partial(_fill, fill, areas) for areas in _some(heads))
        yield partial(_paint_shapes, self._others)
        for stroke, bars in sorted(self._bars.items(), key=_ink):
            yield partial(_draw_bars, stroke, bars)
        for fill, seats in sorted(self._seats.items()) if self._has_seats else ():
            for some in _some(seats):
                middles = np.array(some)
                discs = middles[:, None, :2] + middles[:, 2, None, None] * self._disc
                yield partial(_fill, fill, discs)
        for letters, places in sorted(self._glyphs.items()):
            yield from (partial(_write, letters, some) for some in _some(places))

    def _sort(self, shape: Primitive) -> None:
        if isinstance(shape, TextLine):
            self._glyphs.setdefault(letters_of(shape), []).append((text_left(shape), shape.y))
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


def letters_of(sign: TextLine) -> Letters:
    """What it is written with."""
    return sign.text, sign.colour, sign.size, sign.weight


def _ink(bars: tuple[Stroke, object]) -> tuple[str, float]:
    return bars[0].colour, bars[0].width


def _some(listed: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]


def _fill(
    colour: str, corners: Sequence[Sequence[Sequence[float]]] | Floats, painter: QPainter
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(areas_of(np.asarray(corners)), QColor(colour))


def _paint_shapes(shapes: Sequence[Primitive], painter: QPainter) -> None:
    paint(painter, shapes)


def _draw_bars(stroke: Stroke, bars: Sequence[QLineF], painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(plain_pen(stroke))
    painter.drawLines(bars)


def _write(letters: Letters, places: Sequence[Sequence[float]], painter: QPainter) -> None:
    text, colour, size, weight = letters
    painter.setPen(QColor(colour))
    painter.setFont(font(size, weight))
    for x, y in places:
        painter.drawText(QPointF(x, y), text)

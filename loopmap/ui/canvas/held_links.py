"""Links in a hand as they are painted: where they are now, looking as they did when taken."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from loopmap.diagram.arc_pieces import dash_row
from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.held_paths import HeldPaths
from loopmap.diagram.primitives import ArcPath, Line, Polygon, Primitive, Stroke, TextLine
from loopmap.model.ids import RecordId

_AROUND = 32.0
"""Map units around its sign within which the head of a link lies."""


class _Look(NamedTuple):
    """What a link is painted with, and where its sign stood when it was taken."""

    stroke: Stroke
    head: Polygon
    bars: list[Line]
    signs: list[TextLine]
    sign: Point


class HeldLinks:
    """Those of some links of a drawing that it holds in arrays, in their order.

    ``like``: the drawing they were taken from. ``arcs``: (links, 8) as ``arc_row``.
    """

    def __init__(self, drawing: Drawing, links: Sequence[RecordId], like: Drawing) -> None:
        self._paths = drawing.link_paths
        rows = self._paths.rows if isinstance(self._paths, HeldPaths) else {}
        looks = {link: _look(like, link) for link in links if link in rows}
        self._looks = {link: look for link, look in looks.items() if look is not None}
        self.strokes = [look.stroke for look in self._looks.values()]
        self.arcs: Floats = np.zeros((len(self._looks), 8))
        self._heads: list[list[list[float]]] = []
        self._signs: list[list[float]] = []
        if self._looks and isinstance(self._paths, HeldPaths):
            listed, held = self._paths.rows_of(self._looks), self._paths.held
            self.arcs[:, :5] = held.drawn_arcs(listed)
            self.arcs[:, 5:] = [dash_row(stroke) for stroke in self.strokes]
            self._heads, self._signs = held.heads(listed).tolist(), held.signs(listed).tolist()

    @property
    def links(self) -> Collection[RecordId]:
        """Which of them they are."""
        return self._looks.keys()

    @property
    def heads(self) -> Iterator[Polygon]:
        """Their arrowheads."""
        yield from map(_head, self._looks.values(), self._heads)

    def ends(self, box: Box) -> Iterator[Primitive]:
        """Arrowheads and signs in the box, without the ground they stand on; bars of delays."""
        half_width, half_height = box.width / 2 + _AROUND, box.height / 2 + _AROUND
        rows = zip(self._looks.items(), self._heads, self._signs, strict=True)
        for (link, look), corners, (x, y) in rows:
            if abs(x - box.x) <= half_width and abs(y - box.y) <= half_height:
                yield _head(look, corners)
                yield from (_moved(shape, look.sign, x, y) for shape in look.signs)
            for bar, ends in zip(
                look.bars, self._paths[link].bars if look.bars else (), strict=True
            ):
                yield replace(bar, points=ends)


def _head(look: _Look, corners: list[list[float]]) -> Polygon:
    was = look.head
    points = tuple([Point(x, y) for x, y in corners])
    return Polygon(was.record, was.role, points, was.fill, was.stroke)


def _moved(shape: TextLine, was: Point, x: float, y: float) -> TextLine:
    """A sign where its place was and is now."""
    return TextLine(
        shape.record, shape.role, shape.x - was.x + x, shape.y - was.y + y, shape.text,
        shape.size, shape.weight, shape.colour, shape.anchor, shape.italic,
    )  # fmt: skip


def _look(like: Drawing, link: RecordId) -> _Look | None:
    """How a link is drawn; None if it is not drawn like a link."""
    line, head, *rest = like.primitives(link)
    if not isinstance(line, ArcPath) or not isinstance(head, Polygon):
        return None
    bars = [shape for shape in rest if isinstance(shape, Line)]
    signs = [shape for shape in rest if isinstance(shape, TextLine)]
    return _Look(line.stroke, head, bars, signs, like.link_paths[link].sign)

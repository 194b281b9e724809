"""Cards seen from afar that stand still: their pictures and places, found once for many frames."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

import numpy as np
from PySide6.QtGui import QPainter

from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.drawn_ids import halo_of
from loopmap.diagram.geometry import Box
from loopmap.diagram.growth import Growth
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.sprites import Sprite, Sprites, in_pixels, on_pixels, pixels_of

Growths = Mapping[RecordId, Growth]
Bare = Mapping[RecordId, frozenset[str]]
ShapesOf = Callable[[RecordId], tuple[Primitive, ...]]


class StandingCards:
    """Some cards of one drawing, each grown by what ``growing`` says, and without what is bare."""

    def __init__(
        self, drawing: Drawing, growing: Growths, bare: Bare, boxes: Mapping[RecordId, Box]
    ) -> None:
        self._made_of = drawing, growing, bare
        self.records = list(boxes)
        self._growths = [growing[record] for record in self.records]
        self._stills = [g.still(box) for g, box in zip(self._growths, boxes.values(), strict=True)]
        self._places: Floats = np.array(self._stills, dtype=float).reshape(-1, 2)
        grown = [g.grown(box) for g, box in zip(self._growths, boxes.values(), strict=True)]
        self._boxes: Floats = np.array(grown, dtype=float).reshape(-1, 4)
        self._level = 0.0
        self._sprites: list[list[Sprite] | None] = []

    def are_of(self, drawing: Drawing, growing: Growths, bare: Bare) -> bool:
        """Whether these are the cards that should be shown."""
        shown, grown, without = self._made_of
        return shown is drawing and grown is growing and without == bare

    def paint(  # noqa: PLR0913, PLR0917  what it is painted from
        self,
        painter: QPainter,
        area: Box,
        others: Collection[RecordId],
        moved: Mapping[RecordId, Box],
        sprites: Sprites,
        shapes_of: ShapesOf,
    ) -> None:
        """Paint those in ``area`` but the ``others``; the painter is in map units.

        Those ``moved`` are among the others, look as ever, and lie where it says, above the rest.
        O(cards) in numpy, and a blit for each in view.
        """
        level = pixels_of(painter)
        if level != self._level:
            self._level, self._sprites = level, [None] * len(self.records)
        rows = [row for row in _in(self._boxes, area) if self.records[row] not in others]
        self._paint(painter, rows, self._places, sprites, shapes_of)
        if moved:
            self._paint_moved(painter, area, moved, sprites, shapes_of)

    def _paint_moved(
        self,
        painter: QPainter,
        area: Box,
        moved: Mapping[RecordId, Box],
        sprites: Sprites,
        shapes_of: ShapesOf,
    ) -> None:
        """Those in ``moved``, at the boxes it says, as they look at their own."""
        rows = [row for row, record in enumerate(self.records) if record in moved]
        some = [(self._growths[row], moved[self.records[row]]) for row in rows]
        boxes: Floats = np.array([growth.grown(box) for growth, box in some], dtype=float)
        places = np.zeros_like(self._places)
        places[rows] = [growth.still(box) for growth, box in some]
        near = [rows[place] for place in _in(boxes.reshape(-1, 4), area)]
        self._paint(painter, near, places, sprites, shapes_of)

    def _paint(
        self,
        painter: QPainter,
        rows: Collection[int],
        places: Floats,
        sprites: Sprites,
        shapes_of: ShapesOf,
    ) -> None:
        corners = on_pixels(painter, places)
        with in_pixels(painter):
            for row in rows:
                x, y = corners[row]
                for sprite in self._of(row, sprites, shapes_of):
                    painter.drawPixmap(x + sprite.across, y + sprite.down, sprite.pixmap)

    def _of(self, row: int, sprites: Sprites, shapes_of: ShapesOf) -> list[Sprite]:
        found = self._sprites[row]
        if found is None:
            found = self._sprites[row] = [*self._looked_up(row, sprites, shapes_of)]
        return found

    def _looked_up(self, row: int, sprites: Sprites, shapes_of: ShapesOf) -> Iterator[Sprite]:
        record, by = self.records[row], self._growths[row].by
        for one in (halo_of(record), record):
            if shapes := shapes_of(one):
                yield sprites.of(one, shapes, self._stills[row], by * self._level)


def _in(boxes: Floats, area: Box) -> list[int]:
    """Rows of the boxes (n, 4) that lie in the area."""
    away: Floats = np.abs(boxes[:, :2] - area[:2]) * 2
    near = np.all(away <= boxes[:, 2:] + area[2:], axis=1)
    rows: list[int] = np.flatnonzero(near).tolist()
    return rows

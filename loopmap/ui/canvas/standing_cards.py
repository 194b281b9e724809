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

    def paint(
        self,
        painter: QPainter,
        area: Box,
        others: Collection[RecordId],
        sprites: Sprites,
        shapes_of: ShapesOf,
    ) -> None:
        """Paint those in ``area`` but the ``others``; the painter is in map units.

        O(cards) in numpy, and a blit for each in view.
        """
        level = pixels_of(painter)
        if level != self._level:
            self._level, self._sprites = level, [None] * len(self.records)
        corners = on_pixels(painter, self._places)
        with in_pixels(painter):
            for row in self._in(area):
                if self.records[row] not in others:
                    x, y = corners[row]
                    for sprite in self._of(row, sprites, shapes_of):
                        painter.drawPixmap(x + sprite.across, y + sprite.down, sprite.pixmap)

    def _in(self, area: Box) -> list[int]:
        away: Floats = np.abs(self._boxes[:, :2] - area[:2]) * 2
        near = np.all(away <= self._boxes[:, 2:] + area[2:], axis=1)
        rows: list[int] = np.flatnonzero(near).tolist()
        return rows

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

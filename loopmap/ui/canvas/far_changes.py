"""What became of things, marked on a map seen from afar: found again when something is another.

A mark is as large at any zoom, so each kind of mark is painted once and then shown.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtGui import QPainter

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.far_changes import Mark, are_too_small, far_change_shapes, far_changes
from loopmap.diagram.far_names import step_unit
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.look import Look
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.sprites import Sprite, in_pixels, on_pixels, pixels_of, sprite_of

_HERE = Point(0.0, 0.0)

_FAR = 32.0
"""Map units to a logical pixel from where marks are painted; nearer some would be left out."""

_KEPT = 200
"""Kinds of marks whose pictures are kept."""


class FarChanges:
    """Remembers the marks of one drawing at one step of zooming, and how each kind looks."""

    def __init__(self) -> None:
        self._asked: tuple[Drawing, float, frozenset[RecordId]] | None = None
        self._marks: tuple[Mark, ...] = ()
        self._painted_as: tuple[Style, float] | None = None
        self._kinds: dict[tuple[tuple[Look, int], ...], Sprite] = {}

    def marks(self, drawing: Drawing, unit: float, grown: Collection[RecordId]) -> tuple[Mark, ...]:
        """What is marked; ``unit`` is a logical pixel, cards that have ``grown`` tell it."""
        if not are_too_small(unit):
            return ()
        asked = drawing, step_unit(drawing, unit), frozenset(grown)
        known = self._asked
        if known is None or known[0] is not drawing or known[1:] != asked[1:]:
            self._asked, self._marks = asked, far_changes(drawing, asked[1], grown)
        return self._marks

    def paint(
        self,
        painter: QPainter,
        drawing: Drawing,
        unit: float,
        area: Box,
        grown: Collection[RecordId],
    ) -> None:
        """Paint those in ``area``, the painter being in map units, on whole pixels."""
        seen = [m for m in self.marks(drawing, unit, grown) if m.box(unit).touches(area)]
        if not seen:
            return
        pixels = pixels_of(painter) * unit
        places = on_pixels(painter, np.array([mark.at for mark in seen]))
        pictures = [self._picture(mark, drawing.style, pixels) for mark in seen]
        with in_pixels(painter):
            for (x, y), picture in zip(places, pictures, strict=True):
                painter.drawPixmap(x + picture.across, y + picture.down, picture.pixmap)

    def _picture(self, mark: Mark, style: Style, pixels: float) -> Sprite:
        """A mark of that kind, ``pixels`` of the screen to a logical one."""
        painted_as = style, round(pixels, 3)
        if self._painted_as != painted_as or len(self._kinds) >= _KEPT:
            self._painted_as = painted_as
            self._kinds.clear()
        found = self._kinds.get(mark.looks)
        if found is None:
            shapes = tuple(far_change_shapes([mark._replace(at=_HERE)], _FAR, style))
            found = self._kinds[mark.looks] = sprite_of(shapes, _HERE, painted_as[1] / _FAR)
        return found

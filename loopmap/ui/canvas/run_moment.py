"""A moment of a run painted over the map: links swollen by what flows, cards with their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from loopmap.diagram.bulge import Floats
from loopmap.diagram.drawing import Drawing
from loopmap.diagram.far_marks import NO_PARTS
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.growth import Growth
from loopmap.diagram.legible import ALONE, CURVE, LEGIBLE
from loopmap.diagram.look import Look, Tone
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.small_curve import place_at
from loopmap.diagram.style import Style
from loopmap.diagram.swells import LEAST, WIDEST, Spines
from loopmap.diagram.tag_marks import glyph_alone, tone_of
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.far_marks import FarMarks
from loopmap.ui.canvas.many_lines import outlines_of, polygons_of
from loopmap.ui.canvas.moment_plates import MomentPlates
from loopmap.ui.canvas.sprites import Sprite, Sprites, in_pixels, on_pixels, pixels_of

if TYPE_CHECKING:
    from loopmap.editing.run_moments import Moments

_SOLID = 120
"""How opaque a swelling is, of 255: the line, its dashes and signs are seen through it."""

_RIM = 1.4
_DOT = 3.2
_SPECK = 0.9
"""Pixels to a unit of the mark of a card that is too small for a plate."""

_AS_IT_IS, _NOWHERE = Growth(1.0), Point(0.0, 0.0)


class _Shown(NamedTuple):
    """The lines of a drawing's links and which rows of the flows they belong to."""

    drawing: Drawing
    spines: Spines
    rows: list[int]


class RunMoment:
    """Paints ``moments`` at ``share`` of their time; nothing of it is in any tile."""

    def __init__(self, moments: Moments) -> None:
        self.moments = moments
        self.share = 0.0
        self._lines: _Shown | None = None
        self._marks: tuple[float, Mapping[RecordId, Look]] | None = None
        self._looked_at: Drawing | None = None
        self._moving: list[RecordId] = []
        self._plates, self._far = MomentPlates(moments), FarMarks()
        self._specks_style: Style | None = None
        self._specks: dict[RecordId, tuple[Primitive, ...]] = {}
        self._sprites = Sprites()

    def paint_links(self, painter: QPainter, drawing: Drawing, unit: float, area: Box) -> None:
        """Paint the swellings of the links in ``area``, the painter being in map units."""
        shown = self._lines_of(drawing)
        flow = self.moments.flow(self.share)[shown.rows]
        middle = shown.spines.middle
        seen = _touching(middle, area.inflated(WIDEST)) & (np.abs(flow) >= LEAST)
        rows = np.flatnonzero(seen)
        widest = max(WIDEST, 4.0 * unit)
        corners = shown.spines.corners(rows, np.abs(flow[rows]) * widest)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = drawing.style
        self._fill(painter, corners[flow[rows] > 0], style)
        self._outline(painter, corners[flow[rows] < 0], style, unit)

    def paint_cards(
        self,
        painter: QPainter,
        drawing: Drawing,
        growing: Mapping[RecordId, Growth],
        unit: float,
        area: Box,
    ) -> None:
        """Paint the marks of the cards in ``area``; those ``growing`` are painted larger."""
        if drawing is not self._looked_at:
            self._looked_at, self._moving = drawing, self._find_moving(drawing)
            self._plates.stand_on(drawing, self._moving)
        marks, room = self._marks_now(), self._far.room(drawing, growing, unit)
        specks: list[tuple[Look, Point]] = []
        for record in self._moving:
            box, growth = drawing.cards[record], growing.get(record, _AS_IT_IS)
            if not growth.grown(box).touches(area):
                continue
            mark = marks[record]
            if growth.by >= LEGIBLE * unit:
                bare = room.bare.get(record, NO_PARTS)
                if ALONE not in bare:
                    self._plates.paint(painter, drawing, record, growth, mark)
                if CURVE not in bare:
                    self._paint_place(painter, drawing, record, growth, mark)
            elif record not in room.under and mark.tone is not Tone.QUIET:
                specks.append((mark, box.centre))
        self._paint_specks(painter, drawing.style, specks, unit)

    def _marks_now(self) -> Mapping[RecordId, Look]:
        """The marks of the moment, found once however often they are painted."""
        if self._marks is None or self._marks[0] != self.share:
            self._marks = self.share, self.moments.marks(self.share)
        return self._marks[1]

    def _find_moving(self, drawing: Drawing) -> list[RecordId]:
        """The cards that a run moves; those that stay as today keep their tags."""
        looks, known = drawing.emphasis.view.looks, frozenset(self.moments.variables)
        return [i for i in drawing.cards if i in known and i in looks and looks[i].curve]

    def _paint_place(
        self, painter: QPainter, drawing: Drawing, record: RecordId, growth: Growth, mark: Look
    ) -> None:
        """The place of the moment on the small curve."""
        seat = drawing.scene.run_seat(record)
        curve = drawing.emphasis.view.look(record).curve
        if seat is not None and seat.curve is not None and curve is not None:
            still = growth.still(drawing.cards[record])
            at = place_at(seat.curve, curve, self.share)
            x = still.x + (at.x - still.x) * growth.by
            y = still.y + (at.y - still.y) * growth.by
            self._paint_dot(painter, drawing, QPointF(x, y), growth.by, mark)

    @staticmethod
    def _paint_dot(painter: QPainter, drawing: Drawing, at: QPointF, by: float, mark: Look) -> None:
        painter.setPen(QPen(QColor(drawing.style.card), 1.2 * by))
        painter.setBrush(QColor(tone_of(mark, drawing.style)))
        painter.drawEllipse(at, _DOT * by, _DOT * by)

    def _paint_specks(
        self, painter: QPainter, style: Style, specks: Sequence[tuple[Look, Point]], unit: float
    ) -> None:
        """Cards too small for words have the shapes of their marks, as large as can be told.

        There is one picture of each shape, however many cards have it.
        """
        pixels = pixels_of(painter) * _SPECK * unit
        places = on_pixels(painter, np.array([at for _, at in specks]).reshape(-1, 2))
        with in_pixels(painter):
            for (look, _), (x, y) in zip(specks, places, strict=True):
                sprite = self._speck(look, style, pixels)
                painter.drawPixmap(x + sprite.across, y + sprite.down, sprite.pixmap)

    def _speck(self, look: Look, style: Style, pixels: float) -> Sprite:
        seen = look.glyph, look.tone, look.hollow
        shape = RecordId(" ".join(str(each) for each in seen))
        if self._specks_style is not style:
            self._specks_style, self._specks = style, {}
        if shape not in self._specks:
            self._specks[shape] = glyph_alone(shape, _NOWHERE, look, style)
        return self._sprites.of(shape, self._specks[shape], _NOWHERE, pixels)

    def _lines_of(self, drawing: Drawing) -> _Shown:
        if self._lines is None or self._lines.drawing is not drawing:
            number = {link: row for row, link in enumerate(self.moments.links)}
            drawn = [i for i in drawing.link_paths if i in number]
            before = None if self._lines is None else self._lines.spines
            spines = Spines([drawing.link_paths[i] for i in drawn], before)
            self._lines = _Shown(drawing, spines, [number[i] for i in drawn])
        return self._lines

    @staticmethod
    def _fill(painter: QPainter, corners: Floats, style: Style) -> None:
        """What raises: filled."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_see_through(tone_of(Look(Tone.FIRST), style)))
        for polygon in polygons_of(corners):
            painter.drawPolygon(polygon)

    @staticmethod
    def _outline(painter: QPainter, corners: Floats, style: Style, unit: float) -> None:
        """What lowers: hollow. Side by side Qt draws a rim in a sixth of the time of a polygon."""
        colour = QColor(tone_of(Look(Tone.SECOND), style))
        painter.setPen(QPen(colour, min(_RIM, _RIM * unit)))
        outlines_of(corners).draw(painter)


def _see_through(colour: str) -> QColor:
    soft = QColor(colour)
    soft.setAlpha(_SOLID)
    return soft


def _touching(middle: Floats, area: Box) -> NDArray[np.bool_]:
    """Which lines come near the area."""
    least, most = (area.left, area.top), (area.right, area.bottom)
    near: NDArray[np.bool_] = np.all(
        (middle.min(axis=1) <= most) & (middle.max(axis=1) >= least), axis=1
    )
    return near

"""A moment of a run painted over the map: links swollen by what flows, cards with their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from loopmap.diagram.bulge import Floats, Ints
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
from loopmap.ui.canvas.standing_layer import StandingLayer

if TYPE_CHECKING:
    from loopmap.editing.run_moments import Moments

_SOLID = 120
"""How opaque a swelling is, of 255: the line, its dashes and signs are seen through it."""

_RIM = 1.4
_DOT = 3.2
_SPECK = 0.9
"""Pixels to a unit of the mark of a card that is too small for a plate."""

_AS_IT_IS, _NOWHERE = Growth(1.0), Point(0.0, 0.0)


Growths = Mapping[RecordId, Growth]


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
        self._held: _Shown | None = None
        self._still_links, self._still_cards = StandingLayer(), StandingLayer()
        self._marks: tuple[float, Mapping[RecordId, Look]] | None = None
        self._looked_at: Drawing | None = None
        self._moving: list[RecordId] = []
        self._plates, self._far = MomentPlates(moments), FarMarks()
        self._specks_style: Style | None = None
        self._specks: dict[RecordId, tuple[Primitive, ...]] = {}
        self._sprites = Sprites()

    def paint_links(
        self, painter: QPainter, settled: Drawing, shown: Drawing, unit: float, area: Box
    ) -> None:
        """Paint the swellings of the links in ``area``, the painter being in map units.

        ``shown`` is the drawing that is ``settled`` with what a hand has taken along. Of all that
        it has not there is one picture while it moves.
        """
        lines = self._lines_of(settled)
        if shown is settled:
            self._still_links.forget()
            self._paint_swells(painter, lines, np.arange(len(lines.rows)), unit, area)
            return
        held = self._lines_beside(lines, shown)
        away = held.spines.anew
        still = np.setdiff1d(np.arange(len(held.rows)), away)
        about = settled, self.share, area, away.tolist(), held.rows
        some = partial(self._paint_swells, lines=held, among=still, unit=unit, area=area)
        self._still_links.show(painter, area, about, some)
        self._paint_swells(painter, held, away, unit, area)

    def _paint_swells(
        self, painter: QPainter, lines: _Shown, among: Ints, unit: float, area: Box
    ) -> None:
        """The swellings of some rows."""
        flow = self.moments.flow(self.share)[lines.rows][among]
        near = _touching(lines.spines.middle[among], area.inflated(WIDEST))
        seen = near & (np.abs(flow) >= LEAST)
        flow, widest = flow[seen], max(WIDEST, 4.0 * unit)
        corners = lines.spines.corners(among[seen], np.abs(flow) * widest)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = lines.drawing.style
        self._fill(painter, corners[flow > 0], style)
        self._outline(painter, corners[flow < 0], style, unit)

    def paint_cards(  # noqa: PLR0913, PLR0917  what it is painted from
        self,
        painter: QPainter,
        settled: Drawing,
        shown: Drawing,
        growing: Growths,
        unit: float,
        area: Box,
    ) -> None:
        """Paint the marks of the cards in ``area``; those ``growing`` are painted larger.

        What a hand has taken along keeps its places on its card, as in the drawing that is
        ``settled``; of all others there is one picture while it moves.
        """
        if settled is not self._looked_at:
            self._looked_at, self._moving = settled, self._find_moving(settled)
            self._plates.stand_on(settled, self._moving)
        every = self._moving
        some = partial(self._paint_marks, settled, growing=growing, unit=unit, area=area)
        if shown is settled:
            self._still_cards.forget()
            some(painter, settled, every)
            return
        taken = every if shown.altered is None else [i for i in every if i in shown.altered]
        others = [i for i in every if i not in taken]
        about = settled, self.share, area, growing, taken
        still = partial(some, shown=settled, cards=others)
        self._still_cards.show(painter, area, about, still)
        some(painter, shown, [i for i in taken if i in shown.cards])

    def _paint_marks(  # noqa: PLR0913, PLR0917  whose marks, and how they are seen
        self,
        settled: Drawing,
        painter: QPainter,
        shown: Drawing,
        cards: Sequence[RecordId],
        growing: Growths,
        unit: float,
        area: Box,
    ) -> None:
        """The marks of some cards as they are shown."""
        marks, room = self._marks_now(), self._far.room(settled, growing, unit)
        specks: list[tuple[Look, Point]] = []
        for record in cards:
            box, growth = shown.cards[record], growing.get(record, _AS_IT_IS)
            if not growth.grown(box).touches(area):
                continue
            mark = marks[record]
            if growth.by >= LEGIBLE * unit:
                bare = room.bare.get(record, NO_PARTS)
                if ALONE not in bare:
                    was = settled.cards[record]
                    aside = Point(box.x - was.x, box.y - was.y)
                    self._plates.paint(painter, shown, record, growth, mark, aside)
                if CURVE not in bare:
                    self._paint_place(painter, shown, record, growth, mark)
            elif record not in room.under and mark.tone is not Tone.QUIET:
                specks.append((mark, box.centre))
        self._paint_specks(painter, settled.style, specks, unit)

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

    def _lines_of(self, settled: Drawing) -> _Shown:
        if self._lines is None or self._lines.drawing is not settled:
            self._lines = self._found(settled, self._lines)
        return self._lines

    def _lines_beside(self, lines: _Shown, shown: Drawing) -> _Shown:
        if self._held is None or self._held.drawing is not shown:
            self._held = self._found(shown, lines)
        return self._held

    def _found(self, drawing: Drawing, before: _Shown | None) -> _Shown:
        number = {link: row for row, link in enumerate(self.moments.links)}
        drawn = [i for i in drawing.link_paths if i in number]
        spines = Spines([drawing.link_paths[i] for i in drawn], before and before.spines)
        return _Shown(drawing, spines, [number[i] for i in drawn])

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

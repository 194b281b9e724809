"""Plates of the moments of a run: where they stand on a drawing, painted once and then shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Point
from loopmap.diagram.growth import Growth
from loopmap.diagram.look import Look
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.moment_seats import (
    MomentSeat,
    Wanted,
    moment_plate,
    moment_seats,
    widest,
)
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.sprites import Sprites

if TYPE_CHECKING:
    from loopmap.editing.run_moments import Moments

_MOST_PLATES = 3000
"""Plates that are kept to be shown again."""


class MomentPlates:
    """The plates of ``moments`` over those of the answer, none over what is beside it."""

    def __init__(self, moments: Moments) -> None:
        self._moments = moments
        self._seats: dict[RecordId, MomentSeat] = {}
        self._plates: dict[tuple[RecordId, MomentSeat, Look, Style], tuple[Primitive, ...]] = {}
        self._sprites = Sprites()
        self._measured: tuple[Style, TextMeasure] | None = None
        self._widths: dict[RecordId, tuple[float, float]] = {}
        self._waiting: tuple[Drawing, Sequence[RecordId]] | None = None

    def stand_on(self, drawing: Drawing, moving: Sequence[RecordId]) -> None:
        """Stand on the cards that move on another drawing, as soon as one of them is painted."""
        self._waiting = drawing, moving

    def _find_places(self, drawing: Drawing, moving: Sequence[RecordId]) -> None:
        """The places of all of them. O(cards log cards)."""
        if self._measured != (drawing.style, drawing.measure):
            self._measured = drawing.style, drawing.measure
            self._widths.clear()
        wanted = list(self._wanted(drawing, moving))
        seats = moment_seats(drawing.scene, wanted)
        self._seats = {one.record: seat for one, seat in zip(wanted, seats, strict=True)}

    def _wanted(self, drawing: Drawing, moving: Sequence[RecordId]) -> Iterator[Wanted]:
        """The plates of the answer that are covered, with the room that the moments need."""
        for record in moving:
            seat = drawing.scene.run_seat(record)
            if seat is not None and seat.tag is not None:
                if record not in self._widths:
                    looks = self._moments.looks[record]
                    self._widths[record] = widest(looks, drawing.style, drawing.measure)
                yield Wanted(record, seat.tag, self._widths[record])

    def paint(  # noqa: PLR0913, PLR0917  whose plate it is, and how it is seen
        self,
        painter: QPainter,
        drawing: Drawing,
        record: RecordId,
        growth: Growth,
        mark: Look,
        aside: Point,
    ) -> None:
        """Paint the plate of a card, if it has one, so far ``aside`` as a hand has taken both."""
        if self._waiting is not None:
            self._find_places(*self._waiting)
            self._waiting = None
        at = self._seats.get(record)
        if at is None:
            return
        at = at.moved(*aside)
        card, key = drawing.cards[record], (record, at, mark, drawing.style)
        if key not in self._plates:
            if len(self._plates) > _MOST_PLATES:
                self._plates.clear()
            self._plates[key] = moment_plate(record, card, at, mark, drawing.style, drawing.measure)
        self._sprites.paint(painter, record, self._plates[key], growth.still(card), growth.by)

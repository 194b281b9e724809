"""Where plates stand whose words change while people watch: what is beside them stays readable.

A seat was found for the words of an answer. Words of a moment may be longer: their plate grows
to the side that is free, says it in fewer words, or shows its shape alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.geometry import Box
from loopmap.diagram.look import Look
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.plate_place import OVER, boxes_in_rows
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.scene import Scene
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import plate, tag_width
from loopmap.model.ids import RecordId

_AIR = 2.0
"""Kept free between a plate that grows and what is beside it."""

_ALL: Final = 0
_FEW: Final = 1
_NONE: Final = 2


class MomentSeat(NamedTuple):
    """``seat``: of the answer's plate, which is covered; ``box``: of the plate of the moment.

    ``words``: how many of its words are said, the same at every moment.
    """

    seat: Box
    box: Box
    words: int = _ALL


class MomentSeats:
    """Finds seats one after another on the cards of a scene; each keeps clear of those before."""

    def __init__(self, scene: Scene) -> None:
        cards, notes = scene.places.cards, scene.places.notes
        self._cards, self._style, self._measure = cards, scene.style, scene.measure
        held = [(owner, box) for owner, at in scene.run_seats.items() for box in at.boxes()]
        boxes = [*cards.values(), *notes.values(), *(box for _, box in held)]
        self._rows = boxes_in_rows(boxes)
        self._number = {owner: row for row, owner in enumerate(cards)}
        self._seats = {each: len(cards) + len(notes) + row for row, each in enumerate(held)}

    def find(self, record: RecordId, seat: Box, looks: Iterable[Look]) -> MomentSeat:
        """A place for all of ``looks`` on a card where ``seat`` is that of its plate.

        O(cards), and only where words are wider than the seat.
        """
        every = list(dict.fromkeys(looks))
        for words in (_ALL, _FEW):
            width = max((self._width(_said(look, words)) for look in every), default=0.0)
            box = seat if width <= seat.width else self._wider(record, seat, width)
            if box is not None:
                return MomentSeat(seat, box, words)
        return MomentSeat(seat, seat, _NONE)

    def _wider(self, record: RecordId, seat: Box, width: float) -> Box | None:
        """The seat made wider to where nothing is, if there is room; taken from now on."""
        card, row = self._cards[record].inflated(-OVER - 0.5), self._seats[record, seat]
        others = np.delete(self._rows, (self._number[record], row), axis=0)
        for box in _grown(seat, width):
            if not box.touches(card) and not _touches(box, others):
                self._rows[row] = box
                return box
        return None

    def _width(self, look: Look) -> float:
        return tag_width(look, self._style, self._measure)


def moment_plate(  # noqa: PLR0913, PLR0917  what a plate is drawn from
    record: RecordId, card: Box, at: MomentSeat, look: Look, style: Style, measure: TextMeasure
) -> tuple[Primitive, ...]:
    """The plate of a look at a moment; never wider than its place."""
    forms = (_said(look, words) for words in range(at.words, _NONE))
    said = next((f for f in forms if tag_width(f, style, measure) <= at.box.width), None)
    shown = said or _said(look, _NONE)
    return plate(
        record,
        at.box.centre,
        shown,
        style,
        measure,
        least=at.box.width,
        card=card.centre,
        over=at.seat,
    )


def _said(look: Look, words: int) -> Look:
    """A look in so many words."""
    if words == _ALL:
        return look
    return replace(look, tag=look.brief if words == _FEW and look.brief else "")


def _grown(seat: Box, width: float) -> Iterator[Box]:
    """Wider boxes that hold the seat: to both sides, to the right, to the left."""
    by = (width - seat.width) / 2
    for dx in (0.0, by, -by):
        yield Box(seat.x + dx, seat.y, width, seat.height)


def _touches(box: Box, rows: NDArray[np.float64]) -> bool:
    away = np.abs(rows[:, :2] - box[:2])
    reach = (rows[:, 2:] + box[2:]) / 2 + _AIR
    return bool(np.all(away < reach, axis=1).any())

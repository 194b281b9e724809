"""Where plates stand whose words change while people watch: what is beside them stays readable.

A seat was found for the words of an answer. Words of a moment may be longer: their plate grows
to the side that is free, says it in fewer words, or shows its shape alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.geometry import Box
from loopmap.diagram.look import Look
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.plate_place import OVER, boxes_in_rows
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.scene import Scene
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import plate, tag_width
from loopmap.diagram.taken import pairs_within
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

    def moved(self, dx: float, dy: float) -> MomentSeat:
        """The same so far beside."""
        if not (dx or dy):
            return self
        seat, box = (Box(at.x + dx, at.y + dy, at.width, at.height) for at in (self.seat, self.box))
        return MomentSeat(seat, box, self.words)


class Wanted(NamedTuple):
    """A plate on a card where ``seat`` is that of the answer's.

    ``widths``: what it needs where all of its words are said, and where few of them are.
    """

    record: RecordId
    seat: Box
    widths: tuple[float, float]


def widest(looks: Iterable[Look], style: Style, measure: TextMeasure) -> tuple[float, float]:
    """The widths of a plate that says one of ``looks`` after another."""
    every = list(dict.fromkeys(looks))
    whole, brief = (
        max((tag_width(_said(look, words), style, measure) for look in every), default=0.0)
        for words in (_ALL, _FEW)
    )
    return whole, brief


def moment_seats(scene: Scene, wanted: Sequence[Wanted]) -> list[MomentSeat]:
    """A place for each plate; each keeps clear of all that stands there and of those before.

    O(cards log cards) where few are beside each other.
    """
    boxes = _WiderBoxes(scene, wanted)
    return [_seat(number, one, boxes) for number, one in enumerate(wanted)]


def _seat(number: int, one: Wanted, boxes: _WiderBoxes) -> MomentSeat:
    for words, width in enumerate(one.widths):
        box = one.seat if width <= one.seat.width else boxes.take(number, words)
        if box is not None:
            return MomentSeat(one.seat, box, words)
    return MomentSeat(one.seat, one.seat, _NONE)


class _WiderBoxes:
    """Boxes that hold the seats of plates too wide for them, where nothing is that lies still.

    What is in the way of which is found for all of them at once, in numpy.
    """

    def __init__(self, scene: Scene, wanted: Sequence[Wanted]) -> None:
        cards, notes = scene.places.cards, scene.places.notes
        held = [(owner, box) for owner, at in scene.run_seats.items() for box in at.boxes()]
        standing = [*cards.values(), *notes.values(), *(box for _, box in held)]
        own_card = {owner: row for row, owner in enumerate(cards)}
        own_seat = {each: len(cards) + len(notes) + row for row, each in enumerate(held)}
        self._boxes: list[Box] = []
        self._numbers: dict[tuple[int, int], range] = {}
        owners: list[tuple[int, int, int]] = []
        for number, (record, seat, widths) in enumerate(wanted):
            own = number, own_card[record], own_seat[record, seat]
            for words, width in enumerate(widths):
                if width > seat.width:
                    self._boxes += _grown(seat, width)
                    self._numbers[number, words] = range(len(owners), len(self._boxes))
                    owners += [own] * (len(self._boxes) - len(owners))
        self._taken: set[int] = set()
        self._find_in_the_way(np.array(owners, dtype=np.intp).reshape(-1, 3), standing)

    def take(self, number: int, words: int) -> Box | None:
        """The first box for a plate that nothing is in the way of; taken from now on."""
        for n in self._numbers[number, words]:
            if not self._covers[n] and self._taken.isdisjoint(self._rivals.get(n, ())):
                self._taken.add(n)
                return self._boxes[n]
        return None

    def _find_in_the_way(self, owners: Ints, standing: Sequence[Box]) -> None:
        """Which boxes cover what stands there, and which of the others cover each other."""
        rows, still = boxes_in_rows(self._boxes), boxes_in_rows(standing)
        covers = np.zeros(len(rows), dtype=bool)
        one, other = _touching(rows, still)
        covers[one[(other != owners[one, 1]) & (other != owners[one, 2])]] = True
        covers |= _reaching_far_over(rows, still[owners[:, 1]])
        self._covers: list[bool] = covers.tolist()
        self._rivals: dict[int, list[int]] = {}
        free = np.flatnonzero(~covers)
        one, other = (free[some] for some in _touching(rows[free], rows[free]))
        others = owners[one, 0] != owners[other, 0]
        for n, rival in zip(one[others].tolist(), other[others].tolist(), strict=True):
            self._rivals.setdefault(n, []).append(rival)


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


def _reaching_far_over(boxes: Floats, cards: Floats) -> NDArray[np.bool_]:
    """Which boxes cover more of their own card than its edge; (n, 4) each."""
    inside = np.maximum(cards[:, 2:] - 2 * OVER - 1.0, 0.0)
    reach = boxes[:, 2:] + inside
    return np.asarray(np.all(np.abs(boxes[:, :2] - cards[:, :2]) * 2 <= reach, axis=1))


def _touching(some: Floats, others: Floats) -> tuple[Ints, Ints]:
    """Rows of boxes (n, 4) and of others that leave too little air between them."""
    one, other = pairs_within(some, others, _AIR)
    away = np.abs(others[other, :2] - some[one, :2])
    near = np.all(away < (others[other, 2:] + some[one, 2:]) / 2 + _AIR, axis=1)
    return one[near], other[near]

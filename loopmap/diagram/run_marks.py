"""What a run shows on a card: its tag, the small curve, and what is done to the variable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from loopmap.diagram.geometry import Box
from loopmap.diagram.look import Look
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.plate_place import Around, Tries, boxes_in_rows, free_place, tries
from loopmap.diagram.primitives import Primitive
from loopmap.diagram.small_curve import curve_shapes, curve_size
from loopmap.diagram.style import Style
from loopmap.diagram.tag_marks import act_look, plate, plate_size, tone_of
from loopmap.model.ids import RecordId


class RunPlaces(NamedTuple):
    """Where tag, small curve and the plate of what is done stand; None for what is not there."""

    tag: Box | None
    curve: Box | None
    act: Box | None

    def moved(self, dx: float, dy: float) -> RunPlaces:
        """The same elsewhere."""
        return RunPlaces(*(None if box is None else box.moved(dx, dy) for box in self))

    def boxes(self) -> list[Box]:
        """Those that are there."""
        return [box for box in self if box is not None]


def run_shapes(  # noqa: PLR0913, PLR0917  what marks are drawn from
    record: RecordId, card: Box, at: RunPlaces, look: Look, style: Style, measure: TextMeasure
) -> tuple[Primitive, ...]:
    """Shapes of all three on the card of a variable, lowest first."""
    return tuple(_shapes(record, card, at, look, style, measure))


class RunTries(NamedTuple):
    """Where each of the three could stand; None for what there is not."""

    tag: Tries | None
    act: Tries | None
    curve: Tries | None


NOT_THERE = RunTries(None, None, None)


def run_tries(
    cards: Sequence[Box], looks: Sequence[Look], at: Around, style: Style, measure: TextMeasure
) -> list[RunTries]:
    """Where they could stand on each of the cards, clear of what lies still ``at`` them."""
    found = [NOT_THERE] * len(cards)
    boxes, size = boxes_in_rows(cards), partial(plate_size, style=style, measure=measure)
    curve = curve_size(style)
    for part, sizes in (
        ("tag", {n: size(look) for n, look in enumerate(looks) if look.is_tagged}),
        ("act", {n: size(act_look(look)) for n, look in enumerate(looks) if look.act}),
        ("curve", {n: curve for n, look in enumerate(looks) if look.curve is not None}),
    ):
        if sizes:
            those, wide = np.array([*sizes]), np.array([*sizes.values()])
            there = tries(boxes[those], wide, at.only(those), first_above=part == "tag")
            for n, each in zip(sizes, there, strict=True):
                found[n] = found[n]._replace(**{part: each})
    return found


def run_places(wanted: RunTries, touching: Callable[[Box], int]) -> RunPlaces:
    """Where they stand: the tag has its place first.

    A course that has no room beside other marks and cards is left out. ``touching`` as
    ``free_place``.
    """
    tag = act = curve = None
    marks: list[Box] = []
    if wanted.tag is not None:
        tag = free_place(wanted.tag, marks, touching).box
        marks.append(tag)
    if wanted.act is not None:
        act = free_place(wanted.act, marks, touching).box
        marks.append(act)
    if wanted.curve is not None:
        place = free_place(wanted.curve, marks, touching)
        curve = place.box if place.clear else None
    return RunPlaces(tag, curve, act)


def _shapes(  # noqa: PLR0913, PLR0917  as above
    record: RecordId, card: Box, at: RunPlaces, look: Look, style: Style, measure: TextMeasure
) -> Iterator[Primitive]:
    if at.curve is not None and look.curve is not None:
        yield from curve_shapes(record, at.curve, look.curve, tone_of(look, style), style)
    for box, shown in ((at.act, act_look(look)), (at.tag, look)):
        if box is not None:
            width, middle = box.width, card.centre
            yield from plate(record, box.centre, shown, style, measure, least=width, card=middle)

"""What a run shows on a card: its tag, the small curve, and what is done to the variable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loopmap.diagram.geometry import Box
from loopmap.diagram.look import Look
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.plate_place import Around, free_place
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


def run_places(card: Box, look: Look, at: Around, style: Style, measure: TextMeasure) -> RunPlaces:
    """Where they stand, clear of what is ``at`` the card: the tag has its place first.

    A course that has no room beside other marks and cards is left out.
    """
    tag = curve = act = None
    if look.is_tagged:
        size = plate_size(look, style, measure)
        tag = free_place(card, size, at, first_above=True).box
        at = at.and_(tag)
    if look.act:
        act = free_place(card, plate_size(act_look(look), style, measure), at).box
        at = at.and_(act)
    if look.curve is not None:
        place = free_place(card, curve_size(style), at)
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

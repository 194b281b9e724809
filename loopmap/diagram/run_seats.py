"""Where what a run shows stands on all the cards of a map, clear of one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import is_
from typing import NamedTuple

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.card_marks import mark_box, valve_box
from loopmap.diagram.flag_marks import flag_box
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.look import LensView, Look
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.places import Places
from loopmap.diagram.plate_place import around, boxes_in_rows
from loopmap.diagram.run_marks import RunPlaces, run_places
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order, links_at


class Line(NamedTuple):
    """A link that is no record of the map and is drawn all the same."""

    source: RecordId
    target: RecordId
    path: LinkPath


class _Asked(NamedTuple):
    """What the seats of one card follow from."""

    card: Box
    words: Look
    has_curve: bool
    paths: tuple[LinkPath, ...]
    marks: tuple[Box, ...]
    others: Floats

    def is_like(self, other: _Asked) -> bool:
        """Whether the same seats would be found; its links are the very same ones."""
        return (
            self[:3] == other[:3]
            and self.marks == other.marks
            and len(self.paths) == len(other.paths)
            and all(map(is_, self.paths, other.paths))
            and np.array_equal(self.others, other.others)
        )


@dataclass(frozen=True, eq=False)
class Seating:
    """Where everything stands, and what that followed from."""

    seats: Mapping[RecordId, RunPlaces]
    asked: Mapping[RecordId, _Asked] = field(default_factory=dict)


NOBODY = Seating({})

_REACH = 110.0
"""No plate of a card reaches further from it than that."""


def shows_runs(view: LensView) -> bool:
    """Whether a lens shows courses, or what is done to variables."""
    return any(is_seated(look) for look in view.looks.values())


def is_seated(look: Look) -> bool:
    """Whether what a card shows has seats of its own."""
    return look.curve is not None or bool(look.act)


def run_seats(  # noqa: PLR0913, PLR0917  what seats follow from
    places: Places,
    view: LensView,
    style: Style,
    measure: TextMeasure,
    also: Sequence[Line] = (),
    before: Seating | None = None,
    badges: Iterable[Box] = (),
) -> Seating:
    """The seats of all that cards show of a run.

    Those with a course or of what is done have their places first, and of them who comes
    first on the map. ``also``: lines besides the map's links. ``before``: the seating of an
    earlier drawing in the same style, of which is taken what would be found again. Badges
    lie over plates, which keep off these. O(cards) with few links at each.
    """
    causal_map, cards = places.causal_map, places.cards
    looks = {v.id: look_seen(view, causal_map, v.id) for v in in_order(causal_map.variables)}
    marked = [i for i, look in looks.items() if is_seated(look) or look.is_tagged]
    marked.sort(key=lambda record: not is_seated(looks[record]))
    taken = _Taken([*cards.values(), *places.notes.values(), *badges], list(cards))
    seats: dict[RecordId, RunPlaces] = {}
    asked: dict[RecordId, _Asked] = {}
    for record in marked:
        beside = [line.path for line in also if record in (line.source, line.target)]
        others = taken.near(record, cards[record])
        wanted = _asked(places, record, looks[record], beside, others)
        old = None if before is None else before.asked.get(record)
        if before is not None and old is not None and old.is_like(wanted):
            seats[record] = before.seats[record]
        else:
            seats[record] = _seats_for(wanted, looks[record], style, measure)
        asked[record] = wanted
        taken.take(seats[record].boxes())
    return Seating(seats, asked)


def _asked(
    places: Places, record: RecordId, look: Look, beside: Iterable[LinkPath], others: Floats
) -> _Asked:
    card, variable = places.cards[record], places.causal_map.variables[record]
    links = (places.paths.get(link.id) for link in links_at(places.causal_map, [record]))
    own = (mark_box(variable, card), valve_box(variable, card), flag_box(variable, card))
    return _Asked(
        card,
        replace(look, tone=None, hollow=False, curve=None),
        look.curve is not None,
        (*(path for path in links if path is not None), *beside),
        tuple(box for box in own if box is not None),
        others,
    )


def _seats_for(wanted: _Asked, look: Look, style: Style, measure: TextMeasure) -> RunPlaces:
    at = around(wanted.paths, wanted.marks)._replace(others=wanted.others)
    return run_places(wanted.card, look, at, style, measure)


class _Taken:
    """Boxes that plates keep clear of; the first of them are those of ``cards``."""

    def __init__(self, boxes: Iterable[Box], cards: list[RecordId]) -> None:
        self._rows = boxes_in_rows(boxes)
        self._number = {record: row for row, record in enumerate(cards)}
        self._more: list[Box] = []

    def near(self, record: RecordId, card: Box) -> Floats:
        """Those about a card but for the card itself."""
        reach = np.array([card.width, card.height]) / 2 + _REACH
        away = np.abs(self._rows[:, :2] - card[:2]) - self._rows[:, 2:] / 2
        is_near = np.all(away <= reach, axis=1)
        is_near[self._number[record]] = False
        around_card = card.inflated(_REACH)
        more = boxes_in_rows(box for box in self._more if box.touches(around_card))
        return np.vstack([self._rows[is_near], more])

    def take(self, boxes: Iterable[Box]) -> None:
        """Keep clear of these from now on."""
        self._more += boxes

"""Where what a run shows stands on all the cards of a map, clear of one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.card_marks import mark_box, valve_box
from loopmap.diagram.geometry import Box
from loopmap.diagram.look import LensView, Look
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.places import Places
from loopmap.diagram.plate_place import around, boxes_in_rows
from loopmap.diagram.run_marks import RunPlaces, run_places
from loopmap.diagram.style import Style
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order, links_at

Seats = dict[RecordId, RunPlaces]

NO_SEATS: Mapping[RecordId, RunPlaces] = {}

_REACH = 110.0
"""No plate of a card reaches further from it than that."""


def shows_runs(view: LensView) -> bool:
    """Whether a lens shows courses, or what is done to variables."""
    return any(is_seated(look) for look in view.looks.values())


def is_seated(look: Look) -> bool:
    """Whether what a card shows has seats of its own."""
    return look.curve is not None or bool(look.act)


def run_seats(places: Places, view: LensView, style: Style, measure: TextMeasure) -> Seats:
    """The seats of all that cards show of a run.

    Those with a course or of what is done have their places first, and of them who comes
    first on the map. O(cards) with few links at each.
    """
    causal_map, cards = places.causal_map, places.cards
    looks = {v.id: look_seen(view, causal_map, v.id) for v in in_order(causal_map.variables)}
    marked = [i for i, look in looks.items() if is_seated(look) or look.is_tagged]
    marked.sort(key=lambda record: not is_seated(looks[record]))
    taken = _Taken([*cards.values(), *places.notes.values()], list(cards))
    found: Seats = {}
    for record in marked:
        look, card, variable = looks[record], cards[record], causal_map.variables[record]
        links = [places.paths.get(link.id) for link in links_at(causal_map, [record])]
        own = (mark_box(variable, card), valve_box(variable, card))
        at = around(
            [path for path in links if path is not None], [box for box in own if box is not None]
        )
        at = at._replace(others=taken.near(record, card))
        found[record] = run_places(card, look, at, style, measure)
        taken.take(found[record].boxes())
    return found


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

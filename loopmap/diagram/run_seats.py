"""Where what a run shows stands on all the cards of a map, clear of one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import NamedTuple

import numpy as np

from loopmap.diagram.card_marks import mark_box, valve_box
from loopmap.diagram.flag_marks import flag_box
from loopmap.diagram.geometry import Box
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.look import LensView, Look
from loopmap.diagram.look_seen import look_seen
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.places import Places
from loopmap.diagram.plate_place import around, boxes_in_rows
from loopmap.diagram.run_marks import RunPlaces, RunTries, run_places, run_tries
from loopmap.diagram.style import Style
from loopmap.diagram.taken import Taken, pairs_within
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order, links_at
from loopmap.model.token import breathe


class Line(NamedTuple):
    """A link that is no record of the map and is drawn all the same."""

    source: RecordId
    target: RecordId
    path: LinkPath


class _Asked(NamedTuple):
    """What the places that are worth a try on one card follow from; all of it lies still."""

    card: Box
    words: tuple[object, ...]
    paths: tuple[LinkPath, ...]
    marks: tuple[Box, ...]
    others: tuple[Box, ...]

    def is_like(self, other: _Asked) -> bool:
        """Whether the same would be found; its links are the very same ones."""
        return (
            self[:2] == other[:2]
            and self[3:] == other[3:]
            and len(self.paths) == len(other.paths)
            and all(map(is_, self.paths, other.paths))
        )


@dataclass(frozen=True, eq=False)
class Seating:
    """Where everything stands, and by card what could be tried and what that followed from."""

    seats: Mapping[RecordId, RunPlaces]
    asked: Mapping[RecordId, _Asked] = field(default_factory=dict)
    tries: Mapping[RecordId, RunTries] = field(default_factory=dict)


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
    earlier drawing in a style of the same sizes; where what lies still at a card is as it was
    then, so are the places worth a try. Badges lie over plates, which keep off these.
    O(cards) with few links and few others at each.
    """
    causal_map, cards = places.causal_map, places.cards
    looks = {v.id: look_seen(view, causal_map, v.id) for v in in_order(causal_map.variables)}
    marked = [i for i, look in looks.items() if is_seated(look) or look.is_tagged]
    marked.sort(key=lambda record: not is_seated(looks[record]))
    others = _beside(marked, cards, [*places.notes.values(), *badges])
    lines: dict[RecordId, list[LinkPath]] = {}
    for line in also:
        for end in {line.source, line.target}:
            lines.setdefault(end, []).append(line.path)
    asked = {i: _asked(places, i, looks[i], lines.get(i, ()), others[i]) for i in marked}
    found = _tries(asked, looks, style, measure, before or NOBODY)
    return Seating(_taken_in_turn(asked, found), asked, found)


def _taken_in_turn(
    asked: Mapping[RecordId, _Asked], found: Mapping[RecordId, RunTries]
) -> dict[RecordId, RunPlaces]:
    """The seats, of which each keeps clear of those before."""
    seats, taken = {}, Taken()
    for record, wanted in asked.items():
        breathe()
        seats[record] = run_places(found[record], taken.near(wanted.card.inflated(_REACH)))
        taken.add(seats[record].boxes())
    return seats


def _tries(
    asked: Mapping[RecordId, _Asked],
    looks: Mapping[RecordId, Look],
    style: Style,
    measure: TextMeasure,
    before: Seating,
) -> dict[RecordId, RunTries]:
    """What is worth a try on each card, found at once for all that ask for something new."""
    then = before.asked
    anew = [i for i, w in asked.items() if (old := then.get(i)) is None or not old.is_like(w)]
    wanted = [asked[i] for i in anew]
    paths, marks = [one.paths for one in wanted], [one.marks for one in wanted]
    at = around(paths, marks, [one.others for one in wanted])
    cards = [one.card for one in wanted]
    made = run_tries(cards, [looks[i] for i in anew], at, style, measure)
    return {
        **{i: before.tries[i] for i in asked if i in then},
        **dict(zip(anew, made, strict=True)),
    }


def _asked(
    places: Places,
    record: RecordId,
    look: Look,
    beside: Iterable[LinkPath],
    others: tuple[Box, ...],
) -> _Asked:
    card, variable = places.cards[record], places.causal_map.variables[record]
    links = (places.paths.get(link.id) for link in links_at(places.causal_map, [record]))
    own = (mark_box(variable, card), valve_box(variable, card), flag_box(variable, card))
    return _Asked(
        card,
        (look.tag, look.glyph, look.act, look.curve is None),
        (*(path for path in links if path is not None), *beside),
        tuple(box for box in own if box is not None),
        others,
    )


def _beside(
    marked: Sequence[RecordId], cards: Mapping[RecordId, Box], more: Iterable[Box]
) -> dict[RecordId, tuple[Box, ...]]:
    """The other cards, and whatever ``more`` there is, that plates of a card could reach.

    O(cards log cards) where few are beside each other.
    """
    boxes = [*cards.values(), *more]
    own = {record: row for row, record in enumerate(cards)}
    rows, chosen = boxes_in_rows(boxes), np.array([own[i] for i in marked], dtype=np.intp)
    found: dict[RecordId, list[Box]] = {record: [] for record in marked}
    one, other = pairs_within(rows[chosen], rows, _REACH)
    is_other = chosen[one] != other
    for card, row in zip(one[is_other].tolist(), other[is_other].tolist(), strict=True):
        found[marked[card]].append(boxes[row])
    return {record: tuple(near) for record, near in found.items()}

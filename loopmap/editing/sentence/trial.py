"""A sentence tried out: the map as it would be, nothing done yet.

What is previewed is what Enter makes: the places of new variables are remembered from
one key to the next, so that nothing jumps while a name is being typed, and Enter puts
them there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from loopmap.analysis.sentences.parts import Sentence
from loopmap.diagram.geometry import Point
from loopmap.diagram.layout.boxes import (
    areas_to_avoid,
    badge_walls,
    boxes_to_place,
    founded_by,
    wall_boxes,
)
from loopmap.editing.sentence.placing import PlaceNew, moved
from loopmap.editing.sentence.say import Place, Said, say
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import links_at

_APART = 12.0
"""Map units that have to stay free around a new variable for it to stay."""

_ROOM = 100.0
"""Map units to the middle of any other for one that gets a neighbour to stay."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a sentence would do, and the map it would leave."""

    sentence: Sentence
    said: Said
    after: CausalMap


def try_out(
    document: Document, map_id: MapId, sentence: Sentence, place: Place | None = None
) -> Tried:
    """The sentence said on a copy of the map, under ids no record has. EditRefused as ``say``."""
    number = count()

    def unused(_: type) -> RecordId:
        return RecordId(f"~said {next(number)}")

    said = say(document, map_id, sentence, unused, place)
    return Tried(sentence, said, document.apply(said.change).maps[map_id])


class KeptPlaces:
    """Places for the new variables of a sentence that is being typed, the same at every key.

    ``near`` tells where to begin when a new variable joins nothing on the map.
    """

    def __init__(self, near: Callable[[], Point | None]) -> None:
        self._near = near
        self._kept: list[tuple[_Hold, Point]] = []
        self._of: _Asked | None = None

    @property
    def count(self) -> int:
        """How many new variables have their place; the next ones take a while to be placed."""
        return len(self._kept)

    def forget(self) -> None:
        """Place everything afresh from now on: another sentence begins."""
        self._kept, self._of = [], None

    def __call__(
        self, causal_map: CausalMap, new: Collection[RecordId]
    ) -> Mapping[RecordId, Point]:
        order = list(new)
        asked = _asked(causal_map, order)
        if asked == self._of:  # Enter after the last key, where a long chain stands a little close
            return {one: self._kept[n][1] for n, one in enumerate(order)}
        self._of = asked
        founding = founded_by(causal_map, order)
        tied = _tied(causal_map, order)
        joins = [
            _Hold(_home(causal_map, one, founding), *_joins(causal_map, one, order), one in tied)
            for one in order
        ]
        kept = {
            one: self._kept[n][1]
            for n, one in enumerate(order)
            if n < len(self._kept) and self._holds(n, joins[n], causal_map, order)
        }
        kept = _free(causal_map, kept, order)
        fresh = [one for one in order if one not in kept]
        placed = dict(kept)
        if fresh:
            placed |= PlaceNew(self._near())(moved(causal_map, kept), fresh)
        self._kept = [(joins[n], placed[one]) for n, one in enumerate(order)]
        return placed

    def _holds(self, n: int, now: _Hold, causal_map: CausalMap, new: Collection[RecordId]) -> bool:
        """Whether the n-th place still holds.

        So does that of a name by itself to which another new one is joined, where there is
        room for both: nothing jumps as "bullying stops" goes on. Once new ones that were joined
        to each other alone are joined to the map, all of them are placed by what they join.
        """
        before, place = self._kept[n]
        if before == now:
            return True
        begun = before.home == now.home and not before.standing and not before.among
        if not begun or now.tied:
            return False
        others = (v for v in causal_map.variables.values() if v.id not in new)
        return all(math.dist(place, (v.x, v.y)) > _ROOM for v in others)


_Asked = tuple[object, ...]
"""All that places hang on, whatever the ids of what is new."""


def _asked(causal_map: CausalMap, new: Sequence[RecordId]) -> _Asked:
    number = {one: n for n, one in enumerate(new)}
    founding = founded_by(causal_map, list(new))
    made = set(founding.values())
    standing = tuple(v for v in causal_map.variables.values() if v.id not in number)
    around = (
        tuple(causal_map.notes.values()),
        tuple(group for group in causal_map.groups.values() if group.id not in made),
        tuple(badge_walls(causal_map)),
    )
    ends = [
        (number.get(link.source, link.source), number.get(link.target, link.target))
        for link in links_at(causal_map, new)
    ]
    homes = tuple(_home(causal_map, one, founding) for one in new)
    names = tuple(causal_map.variables[one].name for one in new)
    return standing, around, names, tuple(ends), homes


@dataclass(frozen=True, slots=True)
class _Hold:
    """What a place hangs on: the group, the standing variables joined, else which new ones.

    ``tied``: whether the new ones lead on to a standing one, were it over others.
    """

    home: object
    standing: frozenset[RecordId]
    among: tuple[int, ...]
    tied: bool


def _joins(
    causal_map: CausalMap, variable: RecordId, new: Sequence[RecordId]
) -> tuple[frozenset[RecordId], tuple[int, ...]]:
    links = links_at(causal_map, [variable])
    ends = {end for link in links for end in (link.source, link.target)}
    standing = frozenset(ends.difference(new))
    return standing, () if standing else tuple(n for n, one in enumerate(new) if one in ends)


def _tied(causal_map: CausalMap, new: Sequence[RecordId]) -> set[RecordId]:
    """The new ones from which links, whichever way they point, lead to a standing variable."""
    ends = [(link.source, link.target) for link in links_at(causal_map, new)]
    tied = {one for pair in ends for one in pair if not {*pair}.issubset(new)}
    grown = True
    while grown:
        reached = {one for pair in ends if not tied.isdisjoint(pair) for one in pair}
        grown = not reached <= tied
        tied |= reached
    return tied.intersection(new)


def _home(
    causal_map: CausalMap, variable: RecordId, founding: Mapping[RecordId, RecordId]
) -> object:
    """What of its group a place hangs on: which one it is, or that it is new."""
    return variable in founding or causal_map.variables[variable].group


def _free(
    causal_map: CausalMap, kept: Mapping[RecordId, Point], new: Collection[RecordId]
) -> dict[RecordId, Point]:
    """Those of the kept places where the card, as long as its name is now, still fits."""
    if not kept:
        return {}
    boxes = boxes_to_place(causal_map, new)
    taken = [box for record, box in boxes.items() if record not in new]
    taken += wall_boxes(causal_map) + badge_walls(causal_map)
    areas, variables = areas_to_avoid(causal_map, boxes, new), causal_map.variables
    free: dict[RecordId, Point] = {}
    for record, place in kept.items():
        box = boxes[record].inflated(_APART)._replace(x=place.x, y=place.y)
        foreign = [area for group, area in areas.items() if group != variables[record].group]
        if not any(box.touches(other) for other in (*taken, *foreign)):
            free[record] = place
            taken.append(box)
    return free

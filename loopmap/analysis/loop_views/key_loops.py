"""The few loops to look at first: at most seven, as many as people keep in mind."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush

from loopmap.analysis.loop_views.masks import link_masks
from loopmap.analysis.loops import Loop, LoopKey
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Role

MOST_KEY = 7
"""Key loops of a map."""
EASILY_TOLD = 6
"""Links of a loop that is still told in one breath."""
_ENOUGH_NEW = 4
"""New links of which more would only speak for longer loops."""


def key_loops(
    causal_map: CausalMap, loops: Sequence[Loop], named: Collection[LoopKey]
) -> tuple[Loop, ...]:
    """At most ``MOST_KEY`` of the loops, in the order given; all where they are no more.

    Candidates are the named loops and the shortest loop through each link, of all and of
    those with an outcome. They are taken one by one: a named one before any other, then
    one with an outcome on it, then one of which at least half the links are on none taken
    before, then one of at most ``EASILY_TOLD`` links, then the one with most new links,
    more than four counting as four, then the shortest. Own definition, after the practice
    of showing a group no more loops than it can hold. O(sum of lengths).
    """
    if len(loops) <= MOST_KEY:
        return tuple(loops)
    outcomes = frozenset(v.id for v in causal_map.variables.values() if v.role is Role.OUTCOME)
    candidates = _candidates(loops, named, outcomes)
    masks = link_masks(candidates)
    covered = 0

    def rank(place: int) -> tuple[bool, bool, bool, bool, int, int, int]:
        loop = candidates[place]
        new, length = (masks[loop.key] & ~covered).bit_count(), len(loop.key)
        unnamed, off_outcomes = loop.key not in named, outcomes.isdisjoint(loop.variables)
        is_old, is_long = 2 * new < length, length > EASILY_TOLD
        return (unnamed, off_outcomes, is_old, is_long, -min(new, _ENOUGH_NEW), length, place)

    # Ranks only fall as others are taken, so one is worked out again only when it comes up.
    waiting = [rank(place) for place in range(len(candidates))]
    heapify(waiting)
    taken = list[int]()
    while waiting and len(taken) < MOST_KEY:
        hoped = heappop(waiting)
        place = hoped[-1]
        now = rank(place)
        if now == hoped:
            taken.append(place)
            covered |= masks[candidates[place].key]
        else:
            heappush(waiting, now)
    return tuple(candidates[place] for place in sorted(taken))


def _candidates(
    loops: Sequence[Loop], named: Collection[LoopKey], outcomes: frozenset[RecordId]
) -> list[Loop]:
    """Loops among which to choose, in the order given; at least ``MOST_KEY``.

    The named ones, and the shortest through each link, of all and of those with an
    outcome; too few are made up with the shortest of the others.
    """
    by_length = sorted(loops, key=lambda loop: len(loop.key))
    about = [o for o in by_length if not outcomes.isdisjoint(o.variables)] if outcomes else []
    chosen = {loop.key for loop in loops if loop.key in named} if named else set()
    chosen |= _shortest_through_each_link(by_length) | _shortest_through_each_link(about)
    for loop in by_length:
        if len(chosen) >= MOST_KEY:
            break
        chosen.add(loop.key)
    return [loop for loop in loops if loop.key in chosen]


def _shortest_through_each_link(by_length: Sequence[Loop]) -> set[LoopKey]:
    seen: set[RecordId] = set()
    chosen: set[LoopKey] = set()
    for loop in by_length:
        if not seen.issuperset(loop.key):
            chosen.add(loop.key)
            seen.update(loop.key)
    return chosen

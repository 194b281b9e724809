"""Loops without a search: along given links, and an old list after edits that add no link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loopmap.analysis.loops.loop import Loop, LoopList, kind_of
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from loopmap.model.token import breathe


def loop_along(causal_map: CausalMap, key: Sequence[RecordId]) -> Loop | None:
    """The loop along these links as the map stands, or None where they are no loop (any more)."""
    breathe()
    links = [causal_map.links[link] for link in key if link in causal_map.links]
    if not links or len(links) < len(key) or not _meet_in_a_ring(links):
        return None
    signs = tuple(link.sign for link in links)
    return Loop(
        tuple(key),
        tuple(link.source for link in links),
        signs,
        kind_of(signs),
        any(link.delayed for link in links),
    )


def still_standing(causal_map: CausalMap, loops: LoopList, edited: frozenset[RecordId]) -> LoopList:
    """The old list without the loops that lost a link, the others as their links now are.

    ``edited`` names the links that changed or went. Where none was added and none leads
    elsewhere, a list that was complete to some length still is. O(loops), and well under
    a millisecond for thousands, so a window can show it before it searches again.
    """
    finished = standing(causal_map, loops.finished, edited)
    longer = standing(causal_map, loops.longer, edited)
    length = loops.complete_to_length
    if loops.complete:
        length = max((loop.length for loop in finished), default=0)
    return replace(
        loops,
        loops=finished + longer,
        complete_to_length=length,
        more_than=None,
        extra_cover=len(longer),
    )


def standing(
    causal_map: CausalMap, loops: Sequence[Loop], edited: frozenset[RecordId]
) -> tuple[Loop, ...]:
    """Those of the loops that still are, as their links now are. O(loops)."""
    found = (
        loop if edited.isdisjoint(loop.key) else loop_along(causal_map, loop.key) for loop in loops
    )
    return tuple(loop for loop in found if loop is not None)


def _meet_in_a_ring(links: Sequence[Link]) -> bool:
    """Whether each link starts where the one before ends, and no variable comes twice."""
    meets = all(links[n - 1].target == links[n].source for n in range(len(links)))
    return meets and len({link.source for link in links}) == len(links)

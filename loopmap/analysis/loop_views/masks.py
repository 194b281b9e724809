"""Loops as sets of links in one whole number each, so that thousands are compared quickly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from loopmap.analysis.loops import Loop, LoopKey


def link_masks(loops: Iterable[Loop]) -> dict[LoopKey, int]:
    """For each loop a number with one bit for each of its links. O(sum of lengths)."""
    bits: dict[str, int] = {}
    masks: dict[LoopKey, int] = {}
    for loop in loops:
        mask = 0
        for link in loop.key:
            mask |= bits.setdefault(link, 1 << len(bits))
        masks[loop.key] = mask
    return masks


def most_distinct_first(
    loops: Sequence[Loop], masks: Mapping[LoopKey, int], *, most: int | None = None
) -> list[Loop]:
    """Each time the loop with most links that none before it has; of equals the one listed first.

    Gains only shrink, so a loop is looked at again only when it comes up: about
    O(loops * log loops). ``most``: no more than so many.
    """
    waiting = [(-loop.length, place) for place, loop in enumerate(loops)]
    heapify(waiting)
    covered, chosen = 0, list[Loop]()
    while waiting and (most is None or len(chosen) < most):
        hoped, place = heappop(waiting)
        loop = loops[place]
        gain = (masks[loop.key] & ~covered).bit_count()
        if gain < -hoped:
            heappush(waiting, (-gain, place))
            continue
        chosen.append(loop)
        covered |= masks[loop.key]
    return chosen

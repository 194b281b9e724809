"""Direct loops, and the longer ways round that tell the same story by a detour."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence

from loopmap.analysis.loop_views.masks import link_masks
from loopmap.analysis.loops import Loop, LoopKey
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

_PAUSE = 256
"""Comparisons between two pauses."""

_Numbers = Mapping[RecordId, int]
Families = Mapping[LoopKey, LoopKey]
"""For each loop that is a longer way round, the direct loop it belongs to."""


def direct_among(causal_map: CausalMap, loops: Iterable[Loop]) -> frozenset[LoopKey]:
    """Those of the loops that no link short-cuts, without a search. O(sum of lengths)."""
    place = {variable: n for n, variable in enumerate(sorted(causal_map.variables))}
    after = dict.fromkeys(place, 0)
    for link in causal_map.links.values():
        if link.source != link.target:
            after[link.source] |= 1 << place[link.target]
    return frozenset(loop.key for loop in loops if _is_direct(loop, place, after))


def _is_direct(loop: Loop, place: _Numbers, after: _Numbers) -> bool:
    members = 0
    for variable in loop.variables:
        members |= 1 << place[variable]
    own = 1 if loop.length > 1 else 0
    return all((after[variable] & members).bit_count() == own for variable in loop.variables)


def families(loops: Sequence[Loop], direct: frozenset[LoopKey]) -> Generator[None, None, Families]:
    """Which direct loop each other loop is a longer way round of; pauses often.

    Of the direct loops of which it has more than half the links, the one most like it by
    the share of links they have in common (Jaccard), of equals the one listed first; none
    where there is no such. Only listed loops count. O(loops * direct loops).
    """
    masks = link_masks(loops)
    cores = [(masks[loop.key], loop.length, loop.key) for loop in loops if loop.key in direct]
    found: dict[LoopKey, LoopKey] = {}
    steps = 0
    for loop in loops:
        if loop.key in direct:
            continue
        core = _core_of(masks[loop.key], loop.length, cores)
        if core is not None:
            found[loop.key] = core
        steps += len(cores)
        if steps >= _PAUSE:
            steps = 0
            yield
    return found


def _core_of(mask: int, length: int, cores: Iterable[tuple[int, int, LoopKey]]) -> LoopKey | None:
    best, found = 0.0, None
    for core, links, key in cores:
        shared = (mask & core).bit_count()
        if 2 * shared > links and shared / (length + links - shared) > best:
            best, found = shared / (length + links - shared), key
    return found

"""Loops that people named: where they stand on the map now, or what broke them."""

from __future__ import annotations

from loopmap.analysis.loops import Loop, LoopKey, LoopList, loop_along
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import NamedLoop


def all_loops_shown(causal_map: CausalMap, loops: LoopList) -> tuple[Loop, ...]:
    """The listed loops and, after them, named ones that are longer than the search went."""
    beyond = [
        loop
        for record in in_order(causal_map.loops)
        if record.links not in loops.by_key
        and (loop := loop_along(causal_map, record.links)) is not None
    ]
    return (*loops.loops, *sorted(beyond, key=lambda loop: (loop.length, loop.key)))


def broken_loops(causal_map: CausalMap) -> tuple[NamedLoop, ...]:
    """Named loops that are no loop any more, in their order."""
    return tuple(
        record
        for record in in_order(causal_map.loops)
        if loop_along(causal_map, record.links) is None
    )


def why_broken(causal_map: CausalMap, key: LoopKey) -> str:
    """What broke a named loop, by the names of the variables that are left.

    The ends of a link that is gone are those of its neighbours on the loop.
    """
    standing = [causal_map.links.get(link) for link in key]
    gone = [n for n, link in enumerate(standing) if link is None]
    if not gone:
        return "Broken: its links no longer meet."
    if len(gone) > 1:
        return f"Broken: {len(gone)} of its links were removed."
    before, after = standing[gone[0] - 1], standing[(gone[0] + 1) % len(key)]
    if before is None or after is None:
        return "Broken: its link was removed."
    names = [causal_map.variables[end].name for end in (before.target, after.source)]
    return f"Broken: the link {names[0]} → {names[1]} was removed."

"""Loops that people named: where they stand on the map now, or what broke them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from loopmap.analysis.loops import Loop, LoopKey, LoopList, loop_along
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import NamedLoop


def all_loops_shown(
    causal_map: CausalMap, loops: LoopList, sought: Iterable[Loop] = ()
) -> tuple[Loop, ...]:
    """The listed loops and, after them, others: named ones, and those ``sought`` by themselves."""
    beyond = {loop.key: loop for loop in sought if loop.key not in loops.by_key}
    for record in in_order(causal_map.loops):
        if record.links not in loops.by_key and record.links not in beyond:
            loop = loop_along(causal_map, record.links)
            if loop is not None:
                beyond[loop.key] = loop
    return (*loops.loops, *sorted(beyond.values(), key=lambda loop: (loop.length, loop.key)))


def broken_loops(causal_map: CausalMap) -> tuple[NamedLoop, ...]:
    """Loops with a name or a story that are no loops any more, in their order."""
    return tuple(
        record
        for record in in_order(causal_map.loops)
        if (record.name or record.story) and loop_along(causal_map, record.links) is None
    )


class Gap(NamedTuple):
    """The one link that a broken loop lacks: its place in the key, and its ends."""

    place: int
    source: RecordId
    target: RecordId


def gap_in(causal_map: CausalMap, key: LoopKey) -> Gap | None:
    """Where one link would make a broken loop whole again; None where that is not enough.

    The ends of a link that is gone are those of its neighbours on the loop.
    """
    standing = [causal_map.links.get(link) for link in key]
    gone = [n for n, link in enumerate(standing) if link is None]
    if len(gone) != 1 or len(key) == 1:
        return None
    before, after = standing[gone[0] - 1], standing[(gone[0] + 1) % len(key)]
    if before is None or after is None:
        return None
    return Gap(gone[0], before.target, after.source)


def why_broken(causal_map: CausalMap, key: LoopKey) -> str:
    """What broke a named loop, by the names of the variables that are left."""
    gone = sum(link not in causal_map.links for link in key)
    if not gone:
        return "Broken: its links no longer meet."
    if gone > 1:
        return f"Broken: {gone} of its links were removed."
    gap = gap_in(causal_map, key)
    if gap is None:
        return "Broken: its link was removed."
    names = [causal_map.variables[end].name for end in (gap.source, gap.target)]
    return f"Broken: the link {names[0]} → {names[1]} was removed."

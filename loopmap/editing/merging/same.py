"""Which variables of a map that comes in are there already, and which may be."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.analysis.alike import Likeness, alike_pairs
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order


@dataclass(frozen=True, slots=True)
class Near:
    """A variable that comes in and one that stands, whose names may mean the same.

    ``likeness`` SAME: the same words in another order or number; NEAR: nearly so.
    """

    incoming: RecordId
    standing: RecordId
    likeness: Likeness


def same_names(incoming: CausalMap, standing: CausalMap) -> dict[RecordId, RecordId]:
    """For each variable that comes in, the one that stands and is called the same. O(names)."""
    known = {fold_name(v.name): v.id for v in in_order(standing.variables)}
    found = ((v.id, known.get(fold_name(v.name))) for v in in_order(incoming.variables))
    return {mine: there for mine, there in found if there is not None}


def near_names(incoming: CausalMap, standing: CausalMap) -> tuple[Near, ...]:
    """Variables on either side that have no namesake on the other but may be the same.

    Each is offered once at most, with the likeliest; in the order of what comes in. What
    one map holds apart by two names is not offered as one.
    """
    same = same_names(incoming, standing)
    lonely = [v for v in in_order(incoming.variables) if v.id not in same]
    free = [v for v in in_order(standing.variables) if v.id not in same.values()]
    # Ids are unique within a map alone, so each side gets a letter of its own.
    names = {RecordId(f"i{v.id}"): v.name for v in lonely}
    names |= {RecordId(f"s{v.id}"): v.name for v in free}
    pairs = [p for p in alike_pairs(names) if p.first[0] == "i" and p.second[0] == "s"]
    taken: set[RecordId] = set()
    found: dict[RecordId, Near] = {}
    for pair in sorted(pairs, key=lambda p: p.likeness is not Likeness.SAME):
        mine, there = RecordId(pair.first[1:]), RecordId(pair.second[1:])
        if mine not in found and there not in taken:
            found[mine] = Near(mine, there, pair.likeness)
            taken.add(there)
    return tuple(found[v.id] for v in lonely if v.id in found)

"""Which records of two maps are the same: by their ids, and by their names where ids differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name
from loopmap.model.records import Group, Link, Variable

Named = TypeVar("Named", Variable, Group)
Pairs = Mapping[RecordId, RecordId]


@dataclass(frozen=True, slots=True)
class Same:
    """What each variable, link and group of the first map is called on the second, if it is there.

    One that is missing is on the first map alone.
    """

    variables: Pairs
    links: Pairs
    groups: Pairs


def same_records(base: CausalMap, other: CausalMap, *, by_id: bool) -> Same:
    """Records of both maps, each paired with at most one. ``by_id``: whether ids mean the same.

    Variables and groups that are on one map only are then paired by their folded names, links
    by what they join. O(records).
    """
    variables = _by_name(base.variables, other.variables, by_id=by_id)
    groups = _by_name(base.groups, other.groups, by_id=by_id)
    return Same(variables, _links(base, other, variables, by_id=by_id), groups)


def ids_agree(base: CausalMap, other: CausalMap) -> bool:
    """Whether the ids that two maps of different files share mean the same: most are called alike.

    Files count from v1, so ids alone say nothing there. O(variables).
    """
    shared = base.variables.keys() & other.variables.keys()
    alike = sum(
        fold_name(base.variables[each].name) == fold_name(other.variables[each].name)
        for each in shared
    )
    return 2 * alike > len(shared)


def _by_name(
    base: Mapping[RecordId, Named], other: Mapping[RecordId, Named], *, by_id: bool
) -> dict[RecordId, RecordId]:
    pairs = {each: each for each in base if each in other} if by_id else {}
    taken = set(pairs.values())
    free = {fold_name(record.name): i for i, record in other.items() if i not in taken}
    for each, record in base.items():
        there = None if each in pairs else free.pop(fold_name(record.name), None)
        if there is not None:
            pairs[each] = there
    return pairs


def _links(base: CausalMap, other: CausalMap, variables: Pairs, *, by_id: bool) -> Pairs:
    pairs = {each: each for each in base.links if each in other.links} if by_id else {}
    taken = set(pairs.values())
    for link in base.links.values():
        there = None if link.id in pairs else _between(other, variables, link)
        if there is not None and there.id not in taken:
            pairs[link.id] = there.id
            taken.add(there.id)
    return pairs


def _between(other: CausalMap, variables: Pairs, link: Link) -> Link | None:
    """The link of the other map that joins the same two variables."""
    source, target = variables.get(link.source), variables.get(link.target)
    if source is None or target is None:
        return None
    return other.adjacency.between(source, target)

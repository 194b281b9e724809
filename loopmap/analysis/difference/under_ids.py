"""A map of another file under the ids of this one, so that what joins by ids can draw both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from loopmap.analysis.difference.same import Same, same_records
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, NamedLoop, Note, Variable

Drawn = TypeVar("Drawn", Variable, Link, Group, Note, NamedLoop)

_OTHERS = "other."
"""How the ids begin of what only the other map has; no map of a file has such."""


def under_ids_of(base: CausalMap, other: CausalMap) -> CausalMap:
    """``other`` with the ids of ``base`` where both have the same by name: what is drawn of it.

    That is its variables, links, groups, notes and named loops. O(records).
    """
    same = same_records(base, other, by_id=False)
    called = _called(same)

    def new(record: RecordId) -> RecordId:
        return called.get(record, RecordId(f"{_OTHERS}{record}"))

    variables = (
        replace(v, id=new(v.id), group=None if v.group is None else new(v.group))
        for v in other.variables.values()
    )
    links = (
        replace(each, id=new(each.id), source=new(each.source), target=new(each.target))
        for each in other.links.values()
    )
    loops = (
        replace(each, id=new(each.id), links=tuple(map(new, each.links)))
        for each in other.loops.values()
    )
    groups = (replace(each, id=new(each.id)) for each in other.groups.values())
    notes = (replace(each, id=new(each.id)) for each in other.notes.values())
    return CausalMap(
        other.info,
        {
            "variables": _table(variables),
            "links": _table(links),
            "loops": _table(loops),
            "groups": _table(groups),
            "notes": _table(notes),
        },
    )


def _called(same: Same) -> Mapping[RecordId, RecordId]:
    pairs = (same.variables, same.links, same.groups)
    return {there: here for each in pairs for here, there in each.items()}


def _table(records: Iterable[Drawn]) -> dict[RecordId, Drawn]:
    return {each.id: each for each in records}

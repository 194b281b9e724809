"""What differs between two maps, found by going through their records."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TypeVar

from loopmap.analysis.difference.besides import besides
from loopmap.analysis.difference.differing import Difference, Differing
from loopmap.analysis.difference.of_links import changed_link
from loopmap.analysis.difference.same import same_records
from loopmap.analysis.difference.ways import Way
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link, Variable

Came = TypeVar("Came", Variable, Link)


def find_difference(base: CausalMap, other: CausalMap, *, by_id: bool = True) -> Difference:
    """What came, went and changed on the way from ``base`` to ``other``, in a settled order.

    ``by_id``: whether ids that both have mean the same, as on maps of one document;
    `loopmap.analysis.difference.same.ids_agree` tells it of maps of two. O(records).
    """
    same = same_records(base, other, by_id=by_id)
    here, there = same.variables, same.links
    variables = (
        *_came(other.variables, set(here.values())),
        *_went(base.variables, here),
        *_renamed(base, other, here),
    )
    links = (
        *_came(other.links, set(there.values())),
        *_went(base.links, there),
        *_changed(base, other, there, here),
    )
    return Difference(base, other, same, variables, links, tuple(besides(base, other, same)))


def _came(table: Mapping[RecordId, Came], known: Container[RecordId]) -> Iterator[Differing]:
    for record in in_order(table):
        if record.id not in known:
            yield Differing(Way.ADDED, None, record)


def _went(table: Mapping[RecordId, Came], known: Container[RecordId]) -> Iterator[Differing]:
    for record in in_order(table):
        if record.id not in known:
            yield Differing(Way.REMOVED, record, None)


def _renamed(
    base: CausalMap, other: CausalMap, same: Mapping[RecordId, RecordId]
) -> Iterator[Differing]:
    for was in in_order(base.variables):
        if was.id in same:
            now = other.variables[same[was.id]]
            if was.name != now.name:
                yield Differing(Way.RENAMED, was, now, "name", was.name, now.name)


def _changed(
    base: CausalMap,
    other: CausalMap,
    same: Mapping[RecordId, RecordId],
    variables: Mapping[RecordId, RecordId],
) -> Iterator[Differing]:
    for was in in_order(base.links):
        if was.id in same:
            yield from changed_link(base, was, other, other.links[same[was.id]], variables)

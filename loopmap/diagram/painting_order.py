"""What lies over what where links cross: no line covers the sign of another link."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from loopmap.diagram.drawn_ids import is_name, name_of
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.primitives import Primitive
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.query import Ordered, in_order

Shapes = tuple[Primitive, ...]
Table = Mapping[RecordId, Ordered]


class Drawn(Protocol):
    """What a drawing tells of its records."""

    @property
    def link_paths(self) -> Mapping[RecordId, LinkPath]: ...
    def primitives(self, record: RecordId) -> Shapes: ...


_FEW = 60
"""Records that come, go or are put elsewhere for which the others are not sorted again."""

_PLACE = attrgetter("order", "id")


@dataclass(frozen=True)
class Order:
    """Records in painting order: groups, and what lies above the halos."""

    groups: tuple[RecordId, ...]
    links: tuple[RecordId, ...]
    variables: tuple[RecordId, ...]
    notes: tuple[RecordId, ...]

    @made_once
    def rest(self) -> tuple[RecordId, ...]:
        """All but the groups, with their names."""
        return (*self.links, *map(name_of, self.groups), *self.variables, *self.notes)

    @made_once
    def _ranks(self) -> Mapping[RecordId, int]:
        return {record: rank for rank, record in enumerate((*self.groups, *self.rest))}

    def chosen(self, records: Iterable[RecordId]) -> tuple[list[RecordId], list[RecordId]]:
        """Of these the groups, and the rest, each in order."""
        ranks, first = self._ranks, len(self.groups)
        found = sorted([i for i in records if i in ranks], key=ranks.__getitem__)
        groups = [i for i in found if ranks[i] < first]
        return groups, found[len(groups) :]


def order_of(causal_map: CausalMap) -> Order:
    """The painting order of a map. O(records)."""
    return Order(*(tuple(each.id for each in in_order(table)) for table in _tables(causal_map)))


def order_again(
    earlier: Order, before: CausalMap, after: CausalMap, touched: Collection[RecordId]
) -> Order:
    """That of a map of which only these records came, went or changed since ``earlier``.

    O(touched log records), and copying where any came or went.
    """
    orders = (earlier.groups, earlier.links, earlier.variables, earlier.notes)
    tables = zip(orders, _tables(before), _tables(after), strict=True)
    return Order(*(_again(order, old, new, touched) for order, old, new in tables))


def _again(
    order: tuple[RecordId, ...], old: Table, new: Table, touched: Collection[RecordId]
) -> tuple[RecordId, ...]:
    if old is new:
        return order
    put = [i for i in touched if _place(old, i) != _place(new, i)]
    if not put:
        return order
    if len(put) > _FEW:
        return tuple(each.id for each in in_order(new))
    elsewhere = old.keys() & put
    stay = [i for i in order if i not in elsewhere] if elsewhere else list(order)
    for record in put:
        if record in new:
            insort(stay, record, key=lambda i: _PLACE(new[i]))
    return tuple(stay)


def _place(table: Table, record: RecordId) -> float | None:
    return table[record].order if record in table else None


def _tables(causal_map: CausalMap) -> tuple[Table, ...]:
    return causal_map.groups, causal_map.links, causal_map.variables, causal_map.notes


def painted(drawing: Drawn, records: Iterable[RecordId]) -> Iterator[tuple[RecordId, Shapes]]:
    """The shapes of these records, lowest first; a link comes twice, as its line and as its ends.

    Side by side in ``records``, which are in the order of the drawing's layers, lie links
    and the names of groups: first all lines, then names, then heads, delays and signs.
    """
    for crosses, alike in groupby(records, partial(_may_cross, drawing)):
        if crosses:
            yield from _crossing(drawing, list(alike))
        else:
            yield from ((record, drawing.primitives(record)) for record in alike)


def _may_cross(drawing: Drawn, record: RecordId) -> bool:
    return record in drawing.link_paths or is_name(record)


def _crossing(drawing: Drawn, records: list[RecordId]) -> Iterator[tuple[RecordId, Shapes]]:
    links = [record for record in records if record in drawing.link_paths]
    names = [record for record in records if record not in drawing.link_paths]
    yield from ((link, drawing.primitives(link)[:1]) for link in links)
    yield from ((name, drawing.primitives(name)) for name in names)
    yield from ((link, drawing.primitives(link)[1:]) for link in links)

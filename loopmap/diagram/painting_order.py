"""What lies over what where links cross: no line covers the sign of another link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Protocol

from loopmap.diagram.drawn_ids import is_name, name_of
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.primitives import Primitive
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once
from loopmap.model.query import in_order

Shapes = tuple[Primitive, ...]


class Drawn(Protocol):
    """What a drawing tells of its records."""

    @property
    def link_paths(self) -> Mapping[RecordId, LinkPath]: ...
    def primitives(self, record: RecordId) -> Shapes: ...


@dataclass(frozen=True)
class Order:
    """Records in painting order: groups, and what lies above the halos."""

    groups: tuple[RecordId, ...]
    rest: tuple[RecordId, ...]

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
    groups = tuple(group.id for group in in_order(causal_map.groups))
    return Order(
        groups,
        (
            *(link.id for link in in_order(causal_map.links)),
            *(name_of(group) for group in groups),
            *(variable.id for variable in in_order(causal_map.variables)),
            *(note.id for note in in_order(causal_map.notes)),
        ),
    )


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

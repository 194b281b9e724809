"""What lies over what where links cross: no line covers the sign of another link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Protocol

from loopmap.diagram.drawn_ids import is_name
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.primitives import Primitive
from loopmap.model.ids import RecordId

Shapes = tuple[Primitive, ...]


class Drawn(Protocol):
    """What a drawing tells of its records."""

    @property
    def link_paths(self) -> Mapping[RecordId, LinkPath]: ...
    def primitives(self, record: RecordId) -> Shapes: ...


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

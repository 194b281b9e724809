"""Maps for the drawing's tests, built without a file."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.model.change import adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    Group,
    Kind,
    Level,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Role,
    Sign,
    Variable,
)

HERE = MapId("m1")


def document_of(*records: object, title: str = "Fines", source: str = "") -> Document:
    """A document with one map of these records."""
    empty = CausalMap(MapInfo(HERE, title, source=source))
    return Document(maps={HERE: empty}).apply(adding(HERE, records))


def map_of(*records: object, title: str = "Fines", source: str = "") -> CausalMap:
    return document_of(*records, title=title, source=source).maps[HERE]


def ring(places: Sequence[tuple[float, float]], signs: str | None = None) -> list[object]:
    """One loop through variables at these places: v0 -> v1 -> … -> v0, links l0, l1, …."""
    count = len(places)
    marks = signs or "+" * count
    variables = [
        Variable(RecordId(f"v{i}"), f"Variable {i}", x, y, order=i)
        for i, (x, y) in enumerate(places)
    ]
    links = [
        Link(
            RecordId(f"l{i}"),
            RecordId(f"v{i}"),
            RecordId(f"v{(i + 1) % count}"),
            Sign(marks[i]),
            order=i,
        )
        for i in range(count)
    ]
    return [*variables, *links]


def full_map() -> CausalMap:
    """A map with one of everything: kinds, roles, signs, a delay, a group, notes, a named loop."""
    places = [(0.0, 0.0), (300.0, 0.0), (300.0, 240.0), (0.0, 240.0)]
    variables, links = ring(places, "+-+?")[:4], ring(places, "+-+?")[4:]
    kinds = (Kind.STOCK, Kind.FLOW, Kind.DRIVER, Kind.AUXILIARY)
    roles = (Role.LEVER, Role.OUTCOME, Role.OUTSIDE, None)
    dressed = [
        Variable(v.id, v.name, v.x, v.y, kind=kind, role=role, group=RecordId("g1"), order=v.order)
        for v, kind, role in zip(variables, kinds, roles, strict=True)
    ]
    return map_of(
        *dressed,
        *links[:3],
        Link(RecordId("l3"), RecordId("v3"), RecordId("v0"), Sign.UNKNOWN, delayed=True, order=3),
        Link(RecordId("l4"), RecordId("v1"), RecordId("v1"), Sign.OPPOSITE, order=4),
        Group(RecordId("g1"), "Home & school", colour=1),
        Note(RecordId("n1"), "Ask the young people first", 600, 0, level=Level.ROOM),
        Note(RecordId("n2"), "SECRET-WORD about one family", 600, 200),
        NamedLoop(RecordId("p1"), tuple(RecordId(f"l{i}") for i in range(4)), "U1", "The trap"),
        title="Fines <today>",
        source="Loopmap reading of a report",
    )

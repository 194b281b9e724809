"""The document: an immutable table of records, with the indices every question needs.

``Document.apply`` is the one door through which a document changes, and it
answers with a new document that shares everything the change did not touch.
A snapshot can therefore be handed to a job without a copy or a lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

from loopmap.errors import InvalidChange
from loopmap.model.change import DOCUMENT, DOCUMENT_INFO, Change, Key, Step
from loopmap.model.ids import MapId, RecordId
from loopmap.model.made_once import made_once
from loopmap.model.records import (
    DocumentInfo,
    Evidence,
    Fact,
    FoundStory,
    Group,
    Idea,
    KeptRun,
    Link,
    MapInfo,
    MapRecord,
    NamedLoop,
    Note,
    Record,
    Scenario,
    Sketch,
    Variable,
)
from loopmap.model.views import View

T = TypeVar("T")
Table = Mapping[RecordId, T]

_TABLE_OF: Mapping[type, str] = MappingProxyType(
    {
        Variable: "variables",
        Link: "links",
        NamedLoop: "loops",
        FoundStory: "found_stories",
        Group: "groups",
        Note: "notes",
        Scenario: "scenarios",
        Fact: "facts",
        Sketch: "sketches",
        KeptRun: "runs",
        View: "views",
    }
)


_MOST_FOLLOWED = 200
"""With more links than this in one step the index is built again, when somebody asks."""


_Ends = dict[RecordId, tuple[Link, ...]]
_Between = dict[tuple[RecordId, RecordId], Link]


class Adjacency:
    """Links by their ends, in the order of the table; made by ``adjacency_of``. O(1) to ask."""

    __slots__ = ("_between", "_into", "_out")

    def __init__(self, out: _Ends, into: _Ends, between: _Between) -> None:
        self._out, self._into, self._between = out, into, between

    def out_of(self, variable: RecordId) -> tuple[Link, ...]:
        return self._out.get(variable, ())

    def into(self, variable: RecordId) -> tuple[Link, ...]:
        return self._into.get(variable, ())

    def between(self, source: RecordId, target: RecordId) -> Link | None:
        return self._between.get((source, target))

    def after(self, steps: Iterable[tuple[Link | None, Link | None]]) -> Adjacency | None:
        """That of the table after these links came, went or changed; None where it must be built.

        A link that changes its ends keeps its place in the table, which is not known here.
        O(1) for each link, besides what copying the indices takes.
        """
        out, into, between = dict(self._out), dict(self._into), dict(self._between)
        follows = all(_put_link(out, into, between, *step) for step in steps)
        return Adjacency(out, into, between) if follows else None


def adjacency_of(links: Table[Link]) -> Adjacency:
    """The links of a table by their ends. O(links)."""
    out: dict[RecordId, list[Link]] = {}
    into: dict[RecordId, list[Link]] = {}
    between: _Between = {}
    for link in links.values():
        out.setdefault(link.source, []).append(link)
        into.setdefault(link.target, []).append(link)
        between[link.source, link.target] = link
    return Adjacency(_fixed(out), _fixed(into), between)


def _fixed(table: Mapping[RecordId, list[Link]]) -> _Ends:
    return {variable: tuple(some) for variable, some in table.items()}


def _put_link(
    out: _Ends, into: _Ends, between: _Between, before: Link | None, after: Link | None
) -> bool:
    """Take one link in; False where its place among the others is not known."""
    link = after or before
    assert link is not None
    ends = (link.source, link.target)
    if before is not None and after is not None and (before.source, before.target) != ends:
        return False
    if between.get(ends) != before:  # there are several from the one to the other
        return False
    for table, end in ((out, link.source), (into, link.target)):
        some = table.get(end, ())
        if before is None:
            table[end] = (*some, link)
        else:
            changed = [after if other.id == link.id else other for other in some]
            table[end] = tuple(other for other in changed if other is not None)
    if after is not None:
        between[ends] = after
        return True
    del between[ends]
    return all(other.target != link.target for other in out[link.source])


class CausalMap:
    """One map as it stands: its info and its records by kind. Never altered once made."""

    def __init__(
        self,
        info: MapInfo,
        tables: Mapping[str, Table[MapRecord]] | None = None,
        adjacency: Adjacency | None = None,
    ) -> None:
        self.info = info
        self._tables = {name: (tables or {}).get(name, {}) for name in _TABLE_OF.values()}
        if adjacency is not None:
            self.__dict__["adjacency"] = adjacency

    @property
    def id(self) -> MapId:
        return self.info.id

    @property
    def variables(self) -> Table[Variable]:
        return self._tables["variables"]  # type: ignore[return-value]

    @property
    def links(self) -> Table[Link]:
        return self._tables["links"]  # type: ignore[return-value]

    @property
    def loops(self) -> Table[NamedLoop]:
        return self._tables["loops"]  # type: ignore[return-value]

    @property
    def found_stories(self) -> Table[FoundStory]:
        return self._tables["found_stories"]  # type: ignore[return-value]

    @property
    def groups(self) -> Table[Group]:
        return self._tables["groups"]  # type: ignore[return-value]

    @property
    def notes(self) -> Table[Note]:
        return self._tables["notes"]  # type: ignore[return-value]

    @property
    def scenarios(self) -> Table[Scenario]:
        return self._tables["scenarios"]  # type: ignore[return-value]

    @property
    def facts(self) -> Table[Fact]:
        return self._tables["facts"]  # type: ignore[return-value]

    @property
    def sketches(self) -> Table[Sketch]:
        return self._tables["sketches"]  # type: ignore[return-value]

    @property
    def runs(self) -> Table[KeptRun]:
        return self._tables["runs"]  # type: ignore[return-value]

    @property
    def views(self) -> Table[View]:
        return self._tables["views"]  # type: ignore[return-value]

    @made_once
    def adjacency(self) -> Adjacency:
        """Links by their ends; kept from snapshot to snapshot while no link changes."""
        return adjacency_of(self.links)

    @made_once
    def has_equations(self) -> bool:
        """Whether anybody has begun to write equations on the map; asked by every menu."""
        return any(v.equation.strip() or v.graph for v in self.variables.values())

    def get(self, record_id: RecordId) -> MapRecord | None:
        """The record of that id, whatever its kind, or None."""
        for table in self._tables.values():
            if record_id in table:
                return table[record_id]
        return None

    def records(self) -> Iterator[MapRecord]:
        """Every record, kind by kind, each kind in the order it was added."""
        for table in self._tables.values():
            yield from table.values()

    def ids(self) -> frozenset[str]:
        """Ids of all records of this map."""
        return frozenset(i for table in self._tables.values() for i in table)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CausalMap):
            return NotImplemented
        return self.info == other.info and self._tables == other._tables

    __hash__ = None  # type: ignore[assignment]

    def with_info(self, info: MapInfo) -> CausalMap:
        return CausalMap(info, self._tables, self.__dict__.get("adjacency"))

    def with_steps(self, steps: list[tuple[Key, Step]]) -> CausalMap:
        """The map after ``steps``; raises InvalidChange where a ``before`` is not what stands."""
        tables: dict[str, Any] = dict(self._tables)
        copied: set[str] = set()
        for key, (before, after) in steps:
            record = after if after is not None else before
            name = _TABLE_OF.get(type(record))
            if name is None:
                raise InvalidChange(f"{type(record).__name__} does not belong to a map: {key}")
            if name not in copied:
                tables[name] = dict(tables[name])
                copied.add(name)
            _put(tables[name], key, before, after)
        return CausalMap(self.info, tables, self._adjacency_after(steps))

    def _adjacency_after(self, steps: list[tuple[Key, Step]]) -> Adjacency | None:
        """Links by their ends after ``steps``, where they were asked for and follow easily."""
        known: Adjacency | None = self.__dict__.get("adjacency")
        moved = [step for _, step in steps if isinstance(step.after or step.before, Link)]
        if known is None or not moved:
            return known
        return known.after(moved) if len(moved) <= _MOST_FOLLOWED else None  # type: ignore[arg-type]


@dataclass(frozen=True)
class Document:
    """A whole file: info, evidence, ideas, maps. Compare with ``==``; change with ``apply``."""

    info: DocumentInfo = field(default_factory=DocumentInfo)
    evidence: Mapping[RecordId, Evidence] = field(default_factory=dict)
    maps: Mapping[MapId, CausalMap] = field(default_factory=dict)
    ideas: Mapping[RecordId, Idea] = field(default_factory=dict)

    @property
    def map_order(self) -> tuple[MapId, ...]:
        """Map ids in the order of their tabs."""
        return tuple(sorted(self.maps, key=lambda m: (self.maps[m].info.order, m)))

    def get(self, key: Key) -> Record | None:
        """The record at ``key``, or None."""
        if key.map != DOCUMENT:
            standing = self.maps.get(key.map)
            return standing.get(key.id) if standing else None
        if key.id == DOCUMENT_INFO:
            return self.info
        if MapId(key.id) in self.maps:
            return self.maps[MapId(key.id)].info
        return self.evidence.get(key.id) or self.ideas.get(key.id)

    def apply(self, change: Change) -> Document:
        """The document after ``change``.

        Raises InvalidChange, and changes nothing, if a record is not what the change
        says it was. O(records of the kinds touched, in the maps touched).
        """
        of_map: dict[MapId, list[tuple[Key, Step]]] = {}
        own: list[tuple[Key, Step]] = []
        for key, step in change:
            (own if key.map == DOCUMENT else of_map.setdefault(key.map, [])).append((key, step))
        new = _apply_document_steps(self, [s for s in own if not _removes_map(s)])
        maps = dict(new.maps)
        for map_id, steps in of_map.items():
            if map_id not in maps:
                raise InvalidChange(f"there is no map {map_id!r}")
            maps[map_id] = maps[map_id].with_steps(steps)
        return _apply_document_steps(replace(new, maps=maps), [s for s in own if _removes_map(s)])


def _removes_map(entry: tuple[Key, Step]) -> bool:
    return isinstance(entry[1].before, MapInfo) and entry[1].after is None


def _apply_document_steps(document: Document, steps: list[tuple[Key, Step]]) -> Document:
    if not steps:
        return document
    info, maps = document.info, dict(document.maps)
    evidence, ideas = dict(document.evidence), dict(document.ideas)
    for key, (before, after) in steps:
        record = after if after is not None else before
        if isinstance(record, DocumentInfo):
            if before != info or not isinstance(after, DocumentInfo):
                raise InvalidChange("the document's info is not what the change expects")
            info = after
        elif isinstance(record, Evidence):
            _put(evidence, key, before, after)
        elif isinstance(record, Idea):
            _put(ideas, key, before, after)
        elif isinstance(record, MapInfo):
            _put_map(maps, MapId(key.id), before, after)
        else:
            raise InvalidChange(f"{type(record).__name__} belongs to a map: {key}")
    return Document(info, evidence, maps, ideas)


def _put_map(
    maps: dict[MapId, CausalMap], map_id: MapId, before: Record | None, after: Record | None
) -> None:
    standing = maps.get(map_id)
    if (standing.info if standing else None) != before:
        raise InvalidChange(f"map {map_id!r} is not what the change expects")
    if after is None:
        assert standing is not None
        if any(True for _ in standing.records()):
            raise InvalidChange(f"map {map_id!r} still has records")
        del maps[map_id]
    elif isinstance(after, MapInfo):
        maps[map_id] = standing.with_info(after) if standing else CausalMap(after)


def _put(table: dict[RecordId, Any], key: Key, before: Record | None, after: Record | None) -> None:
    standing = table.get(key.id)
    if standing is not before and standing != before:  # mostly it is the very record
        raise InvalidChange(f"record {key} is not what the change expects")
    if after is None:
        del table[key.id]
    else:
        table[key.id] = after

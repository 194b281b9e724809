"""What goes out: what is public, knowingly what is for the room, never what is private."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

from loopmap.formats.format import Format
from loopmap.formats.holding import writes_back
from loopmap.formats.kept import is_kept
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.records import (
    DocumentInfo,
    Extra,
    Fact,
    FoundStory,
    KeptRun,
    Level,
    Link,
    MapInfo,
    NamedLoop,
    Scenario,
    Variable,
)

OURS = "loopmap"
"""The id of our own format, which stays with whoever made the map."""

Record = TypeVar("Record", bound=Any)

ROOM_TEXTS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Variable: ("meaning", "tension"),
        Link: ("reason", "tension"),
        NamedLoop: ("story",),
        FoundStory: ("text",),
        Scenario: ("description",),
        Fact: ("text",),
        KeptRun: ("text",),
        DocumentInfo: ("note",),
    }
)
"""What people wrote beside the map itself. It has no level, so that it is for the room."""

_TABLES = (
    *("variables", "links", "loops", "found_stories", "groups", "notes"),
    *("scenarios", "facts", "sketches", "runs", "views"),
)
_PRIVATE = (
    ("note", "private note", "private notes"),
    ("evidence", "private piece of evidence", "private pieces of evidence"),
    ("course", "private course over time", "private courses over time"),
    ("idea", "parked idea", "parked ideas"),
)
_ROOM = (
    ("note", "note", "notes"),
    ("evidence", "piece of evidence", "pieces of evidence"),
    ("course", "course over time", "courses over time"),
    ("reason", "reason", "reasons"),
    ("meaning", "meaning", "meanings"),
    ("other", "other text", "other texts"),
)


@dataclass(frozen=True, slots=True)
class ForOthers:
    """A document without what stays here, and how much of each sort that was."""

    document: Document
    private: Mapping[str, int] = field(default_factory=dict)
    room: Mapping[str, int] = field(default_factory=dict)

    def told(self) -> tuple[str, ...]:
        """A sentence on what is private and one on what is for the room; none where none is."""
        private, room = _counted(self.private, _PRIVATE), _counted(self.room, _ROOM)
        stays = "stays" if sum(self.private.values()) == 1 else "stay"
        left = "is" if sum(self.room.values()) == 1 else "are"
        return (
            *((f"{private} {stays} here.",) if private else ()),
            *((f"{room} {left} for the room and left out.",) if room else ()),
        )


def _counted(counts: Mapping[str, int], words: Iterable[tuple[str, str, str]]) -> str:
    told = [(counts.get(key, 0), one, many) for key, one, many in words]
    parts = [f"one {one}" if n == 1 else f"{n:,} {many}" for n, one, many in told if n]
    if not parts:
        return ""
    *first, last = parts
    said = f"{' and '.join((', '.join(first), last)) if first else last}"
    return said[0].upper() + said[1:]


def for_others(document: Document, kind: Format | None = None, *, room: bool = False) -> ForOthers:
    """What of the document goes out; of its notes and quotes also what a ``kind`` file brought.

    ``kind`` None: for readers, who get no map at all. ``room``: with what is for the room. What
    is private never goes, nor what is parked. Names, links and signs are the map and always do.
    Our own file keeps all of it. O(records).
    """
    if kind is not None and kind.id == OURS:
        return ForOthers(document)
    return _Leaving(document, kind, room=room).made()


def levels(*, room: bool) -> tuple[Level, ...]:
    """What may go out: what is public, and what is for the room where people ask for it."""
    return (Level.PUBLIC, Level.ROOM) if room else (Level.PUBLIC,)


class _Leaving:
    """One document on its way out, and what of it was held back."""

    def __init__(self, document: Document, kind: Format | None, *, room: bool) -> None:
        self._before, self._kind, self._room = document, kind, room
        self._levels = levels(room=room)
        self.private, self.for_room = Counter[str](), Counter[str]()

    def made(self) -> ForOthers:
        before = self._before
        evidence = self._allowed("evidence", before.evidence)
        gone = frozenset(before.evidence.keys() - evidence.keys())
        maps = {key: self._map(each, gone) for key, each in before.maps.items()}
        self.private["idea"] = len(before.ideas)
        info = replace(before.info, may_stay=())
        if not self._room:
            info = self._plain(info)
        kept = Document(info, evidence, maps)
        return ForOthers(kept, dict(self.private), dict(self.for_room))

    def _map(self, causal_map: CausalMap, gone: frozenset[RecordId]) -> CausalMap:
        tables: dict[str, Any] = {name: getattr(causal_map, name) for name in _TABLES}
        tables["notes"] = self._allowed("note", causal_map.notes)
        tables["sketches"] = self._allowed("course", causal_map.sketches)
        for name in ("variables", "links"):
            tables[name] = {i: _less(each, gone) for i, each in tables[name].items()}
        if not self._room:
            tables = {
                name: {i: self._plain(each) for i, each in table.items()}
                for name, table in tables.items()
            }
        return CausalMap(self._info(causal_map.info), tables)

    def _info(self, info: MapInfo) -> MapInfo:
        """What is said of a map; what people wrote for a report of it is in that report."""
        if self._room:
            return info
        if self._kind is not None and info.report is not None:
            self.for_room["other"] += 1
            info = replace(info, report=None)
        return self._plain(info)

    def _allowed(self, sort: str, table: Mapping[RecordId, Record]) -> dict[RecordId, Record]:
        kept = {}
        for i, each in table.items():
            if each.level in self._levels or self._came_so(each.extra):
                kept[i] = each
            else:
                (self.private if each.level is Level.PRIVATE else self.for_room)[sort] += 1
        return kept

    def _came_so(self, extra: Extra) -> bool:
        """Whether a record came from a file of this kind."""
        came = (name.removeprefix("kept.") for name in extra if is_kept(name))
        return self._kind is not None and any(writes_back(self._kind, each) for each in came)

    def _plain(self, record: Record) -> Record:
        """The record without the texts that are for the room; that there is a tension stays."""
        fields = ROOM_TEXTS.get(type(record), ())
        said: dict[str, Any] = {name: "" for name in fields if getattr(record, name)}
        for name in said:
            self.for_room[name if name in {"reason", "meaning"} else "other"] += 1
        if extra := self._leftovers(record.extra):
            self.for_room["other"] += len(extra)
            said["extra"] = {k: v for k, v in record.extra.items() if k not in extra}
        return replace(record, **said) if said else record

    def _leftovers(self, extra: Extra) -> set[str]:
        """What other files left, where all of a document would be written: nobody read it."""
        if self._kind is None or "everything" not in self._kind.keeps:
            return set()
        kind = self._kind
        return {k for k in extra if not writes_back(kind, k.removeprefix("kept."))}


def _less(record: Record, evidence: frozenset[RecordId]) -> Record:
    if evidence.isdisjoint(record.evidence):
        return record
    return replace(record, evidence=tuple(e for e in record.evidence if e not in evidence))

"""Which likely identifiers would be in a file, by what of a document it holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from loopmap.analysis.difference.pairs import pair_of
from loopmap.analysis.identifiers import Identifier, find_identifiers
from loopmap.analysis.identifiers.where import is_of
from loopmap.formats.format import Format
from loopmap.formats.holding import writes_back
from loopmap.formats.kept import is_kept
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    DocumentInfo,
    Evidence,
    Group,
    Idea,
    Level,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Scenario,
    Variable,
)

_WORD: Mapping[tuple[type, str], str] = MappingProxyType(
    {
        (Variable, "name"): "names",
        (Variable, "meaning"): "meanings",
        (Variable, "unit"): "units",
        (Link, "reason"): "reasons",
        (Link, "delay_length"): "delays",
        (NamedLoop, "name"): "loops",
        (NamedLoop, "story"): "loops",
        (Group, "name"): "groups",
        (Note, "text"): "notes",
        (Scenario, "name"): "scenarios",
        (Scenario, "description"): "scenarios",
        (Evidence, "text"): "evidence",
        (Evidence, "source"): "evidence",
    }
)
"""What a format must keep for a field to be in its files; see `loopmap.formats.format`."""

_BESIDE = frozenset({"notes", "groups"})
"""What formats that draw may say as something else, such as a label."""

_DRAWN: Mapping[type, frozenset[str]] = MappingProxyType(
    {
        Variable: frozenset({"name"}),
        Link: frozenset({"delay_length"}),
        NamedLoop: frozenset({"name"}),
        Group: frozenset({"name"}),
        Note: frozenset({"text"}),
        Scenario: frozenset({"name"}),
        Evidence: frozenset({"text", "source"}),
        MapInfo: frozenset({"title", "source"}),
        DocumentInfo: frozenset({"title"}),
    }
)
_OPENING = frozenset({"question", "time_span", "summary", "vision", "report", "owned"})
"""What a report says of a map besides."""

_ROOM_WORDS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {Variable: ("tension",), Link: ("reason", "tension"), NamedLoop: ("story",)}
)
"""What it says besides where what is for the room is told: these carry no level."""

_ANSWERED = frozenset({"name", "told", "answers", "courses", "stopped"})
"""What it says of a kept run."""


Found = Iterable[Identifier] | None
"""What was found in a document; None: to be looked for, but for what may stay."""


def in_file(
    kind: Format, document: Document, stay: Collection[str], found: Found = None
) -> list[Identifier]:
    """Those that a file of this kind would hold of ``document``, which is all that is passed on.

    ``stay``: the marks of those that people said may stay. What is said of a map or of the
    whole document counts for every kind that can say it anywhere. O(length of all texts).
    """
    if found is None:
        found = find_identifiers(document, stay)
    found = [each for each in found if _is_there(document, each)]
    if "everything" in kind.keeps:
        return found
    maps = document.map_order if "maps" in kind.keeps else document.map_order[:1]
    return [e for e in found if is_of(document, e, maps) and _holds(kind, document, e)]


def _is_there(document: Document, found: Identifier) -> bool:
    """Whether the text it was found in is in this document, too."""
    record = document.get(found.key)
    return record is not None and bool(getattr(record, str(found.path[0]), None))


def _holds(kind: Format, document: Document, found: Identifier) -> bool:
    field = str(found.path[0])
    if field == "extra":
        name = str(found.path[1])
        return is_kept(name) and writes_back(kind, name.removeprefix("kept."))
    record = document.get(found.key)
    if field == "report":
        return False
    draws = "positions" in kind.keeps
    if isinstance(record, DocumentInfo | MapInfo):
        return draws or field == "title"
    needed = _WORD.get((type(record), field), "everything")
    return needed in kind.keeps or (draws and needed in _BESIDE)


def in_picture(  # noqa: PLR0913  what a picture may show besides
    document: Document,
    shown: CausalMap,
    *,
    loops: Collection[RecordId] = (),
    scenario: bool = False,
    beside: bool = False,
    found: Found = None,
) -> list[Identifier]:
    """Those in a picture of ``shown``, a map of the document or a part of one, and around it.

    ``loops``: the links of loops that have pages with what speaks for them; ``scenario``:
    a run is shown, which names what was tried; ``beside``: what differs from the map it is
    compared with is shown, which names what only that one has.
    """
    evidence = {e for link in loops if link in shown.links for e in shown.links[link].evidence}
    hidden = {each.id for each in document.evidence.values() if each.id not in evidence}
    if not scenario:
        hidden |= shown.scenarios.keys()
    found = find_identifiers(document) if found is None else found
    others = _other(document, shown.id) if beside else []
    return [
        each
        for each in found
        if (each.key.id not in hidden and _is_drawn(document, shown, each))
        or any(_is_told_beside(document, other, each) for other in others)
    ]


def in_report(  # noqa: PLR0913  all that a report may hold
    document: Document,
    map_id: MapId,
    *,
    compared: bool = True,
    runs: bool = True,
    room: bool = False,
    every: bool = False,
    found: Found = None,
) -> list[Identifier]:
    """Those in a report of a map: what is drawn, what is said of the map, what speaks for it.

    ``compared``: with what differs on the map it was made from, or that was made from it;
    ``runs``: with the answers of kept runs; ``room``: with what is for the room;
    ``every``: with all maps of the document.
    """
    causal_map = document.maps[map_id]
    others = document.maps.values() if every else _other(document, map_id) if compared else ()
    shown = [causal_map, *others]
    hidden = _untold(document, causal_map, room=room) | {s for m in shown for s in m.scenarios}
    return [
        each
        for each in (find_identifiers(document) if found is None else found)
        if (document.get(each.key) == causal_map.info and each.path[0] in _OPENING)
        or (runs and each.key.id in causal_map.runs and each.path[0] in _ANSWERED)
        or (room and _is_for_room(document, causal_map, each))
        or (each.key.id not in hidden and any(_is_drawn(document, m, each) for m in shown))
    ]


def _untold(document: Document, causal_map: CausalMap, *, room: bool) -> set[RecordId]:
    """The evidence that a report does not tell, by its level or because it is of other maps."""
    used = {e for variable in causal_map.variables.values() for e in variable.evidence}
    used |= {e for link in causal_map.links.values() for e in link.evidence}
    told = (Level.PUBLIC, Level.ROOM) if room else (Level.PUBLIC,)
    return {e.id for e in document.evidence.values() if e.id not in used or e.level not in told}


def _is_for_room(document: Document, causal_map: CausalMap, found: Identifier) -> bool:
    """Whether it is in what a report tells besides where what is for the room is told."""
    record, field = document.get(found.key), found.path[0]
    if isinstance(record, Idea):
        return True
    words = _ROOM_WORDS.get(type(record), ())
    return found.key.map == causal_map.id and field in words


def _other(document: Document, map_id: MapId) -> list[CausalMap]:
    """The map that this one is compared with."""
    pair = pair_of(document, map_id)
    if pair is None or pair[1].info.made_from != pair[0].id:
        return []
    return [each for each in pair if each.id != map_id]


def _is_told_beside(document: Document, other: CausalMap, found: Identifier) -> bool:
    """Whether it is in a name that a map is compared by."""
    is_named = isinstance(document.get(found.key), Variable | Group | NamedLoop | MapInfo)
    return is_named and _is_drawn(document, other, found)


def _is_drawn(document: Document, shown: CausalMap, found: Identifier) -> bool:
    record = document.get(found.key)
    if record is None or found.path[0] not in _DRAWN.get(type(record), ()):
        return False
    if isinstance(record, Note | Evidence) and record.level is Level.PRIVATE:
        return False
    if isinstance(record, DocumentInfo | Evidence):
        return True
    if isinstance(record, MapInfo):
        return record.id == shown.id
    return found.key.map == shown.id and shown.get(found.key.id) is not None

"""Where a likely identifier stands, in words, and whether that stays with whoever made the map."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from loopmap.analysis.identifiers.find import Identifier
from loopmap.model.change import DOCUMENT
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.records import (
    DocumentInfo,
    Evidence,
    Fact,
    FoundStory,
    Group,
    Idea,
    KeptRun,
    Level,
    Link,
    MapInfo,
    NamedLoop,
    Note,
    Record,
    Scenario,
    Sketch,
    Variable,
)
from loopmap.model.views import View

_FIELD: Mapping[str, str] = MappingProxyType(
    {
        "delay_length": "how long it takes",
        "time_span": "time span",
        "told": "what was done",
        "owned": "who takes a change on",
        "tension": "point of tension",
        "report": "the report",
        "answers": "an answer",
        "origins": "where it came from",
        "extra": "what came with it from its file",
    }
)


def where(document: Document, found: Identifier) -> str:
    """“Reason of the link from “Fines” to “Strain”, on Today”."""
    record = document.get(found.key)
    if record is None:
        return "No longer there"
    field = str(found.path[0])
    causal_map = document.maps.get(found.key.map)
    told = f"{_FIELD.get(field, field)} of {_called(record, causal_map)}"
    on = f", on {causal_map.info.title}" if causal_map is not None and causal_map.info.title else ""
    return f"{told[0].upper()}{told[1:]}{on}"


def is_private(document: Document, found: Identifier) -> bool:
    """Whether it is in what is left out of every copy for others."""
    record = document.get(found.key)
    if isinstance(record, Note | Evidence | Sketch):
        return record.level is Level.PRIVATE
    return isinstance(record, Idea)


def is_of(document: Document, found: Identifier, maps: Collection[MapId]) -> bool:
    """Whether it is on one of these maps or said of it; what belongs to no map always is."""
    record = document.get(found.key)
    of = record.id if isinstance(record, MapInfo) else found.key.map
    return of == DOCUMENT or of in maps


def _called(record: Record, causal_map: CausalMap | None) -> str:
    match record:
        case (
            Variable(name=name)
            | Group(name=name)
            | Scenario(name=name)
            | KeptRun(name=name)
            | View(name=name)
        ):
            return f"the {_KIND[type(record)]} “{name}”"
        case Link(source=source, target=target) if causal_map is not None:
            ends = (causal_map.variables[each].name for each in (source, target))
            return "the link from " + " to ".join(f"“{end}”" for end in ends)
        case NamedLoop(label=label):
            return f"loop {label}"
        case MapInfo(title=title):
            return f"the map “{title}”"
        case Sketch(variable=variable) if causal_map is not None:
            return f"a course of “{causal_map.variables[variable].name}”"
    return _KIND[type(record)]


_KIND: Mapping[type, str] = MappingProxyType(
    {
        Variable: "variable",
        Link: "a link",
        Group: "group",
        Scenario: "scenario",
        KeptRun: "kept run",
        View: "view",
        Sketch: "a course over time",
        Note: "a note",
        FoundStory: "a story",
        Fact: "what is known",
        Evidence: "a piece of evidence",
        Idea: "a parked idea",
        DocumentInfo: "the document",
    }
)

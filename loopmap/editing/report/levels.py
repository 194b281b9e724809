"""What of a document a report may tell: what is public, and knowingly what is for the room."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from loopmap.formats.private import for_others
from loopmap.model.document import CausalMap, Document
from loopmap.model.records import Level

_TABLES = (
    *("variables", "links", "loops", "found_stories", "groups", "notes"),
    *("scenarios", "facts", "sketches", "runs"),
)


def for_report(document: Document, *, room: bool) -> Document:
    """The document made anew from what a report may tell; what is private is never in it.

    What is parked is for the room alone. O(records).
    """
    shown = for_others(document).document
    if room:
        return replace(shown, ideas=document.ideas)
    gone = {i for i, each in shown.evidence.items() if each.level is not Level.PUBLIC}
    evidence = {i: each for i, each in shown.evidence.items() if i not in gone}
    maps = {i: _public(each, frozenset(gone)) for i, each in shown.maps.items()}
    return replace(shown, evidence=evidence, maps=MappingProxyType(maps))


def _public(causal_map: CausalMap, gone: frozenset[str]) -> CausalMap:
    tables = {name: getattr(causal_map, name) for name in _TABLES}
    for name in ("notes", "sketches"):
        tables[name] = {i: e for i, e in tables[name].items() if e.level is Level.PUBLIC}
    for name in ("variables", "links"):
        tables[name] = {
            i: replace(e, evidence=tuple(p for p in e.evidence if p not in gone))
            if gone.intersection(e.evidence)
            else e
            for i, e in tables[name].items()
        }
    return CausalMap(causal_map.info, tables)

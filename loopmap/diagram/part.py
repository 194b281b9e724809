"""Parts of a map to show on their own, and what may leave this machine at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, MapRecord


def without_private(causal_map: CausalMap) -> CausalMap:
    """The map without its private notes: the most that is ever shown to others.

    The map itself where it has none.
    """
    notes = {i: note for i, note in causal_map.notes.items() if note.level is not Level.PRIVATE}
    return causal_map if len(notes) == len(causal_map.notes) else _with(causal_map, notes=notes)


_EVERY = ("found_stories", "facts", "sketches", "runs", "views")


def only_public(causal_map: CausalMap) -> CausalMap:
    """The map without notes that are private or for the room: what goes out unless people say.

    The map itself where it has none.
    """
    notes = {i: note for i, note in causal_map.notes.items() if note.level is Level.PUBLIC}
    if len(notes) == len(causal_map.notes):
        return causal_map
    return _with(causal_map, notes=notes, **{name: getattr(causal_map, name) for name in _EVERY})


def selection_of(causal_map: CausalMap, records: Iterable[RecordId]) -> CausalMap:
    """The selected variables and notes, the links among and of them, and their groups.

    A selected link brings its ends; a selected group brings its members.
    """
    chosen = set(records)
    for record in sorted(chosen):
        link = causal_map.links.get(record)
        if link is not None:
            chosen |= {link.source, link.target}
    variables = {i for i, v in causal_map.variables.items() if i in chosen or v.group in chosen}
    return _restricted(causal_map, variables, None, chosen)


def loop_of(causal_map: CausalMap, links: Iterable[RecordId]) -> CausalMap:
    """The variables and links of one loop and nothing else."""
    key = frozenset(links)
    variables = {link.source for i, link in causal_map.links.items() if i in key}
    return _restricted(causal_map, variables, key, set())


def _restricted(
    causal_map: CausalMap,
    variables: set[RecordId],
    links: frozenset[RecordId] | None,
    also: set[RecordId],
) -> CausalMap:
    kept_links = {
        i: link
        for i, link in causal_map.links.items()
        if link.source in variables and link.target in variables and (links is None or i in links)
    }
    kept = {i: v for i, v in causal_map.variables.items() if i in variables}
    named = {v.group for v in kept.values()} | also
    return _with(
        causal_map,
        variables=kept,
        links=kept_links,
        loops={i: p for i, p in causal_map.loops.items() if set(p.links) <= kept_links.keys()},
        groups={i: g for i, g in causal_map.groups.items() if links is None and i in named},
        notes={i: n for i, n in causal_map.notes.items() if i in also},
        scenarios={},
    )


def _with(causal_map: CausalMap, **tables: Mapping[RecordId, MapRecord]) -> CausalMap:
    names = ("variables", "links", "loops", "groups", "notes", "scenarios")
    kept = {name: tables.get(name, getattr(causal_map, name)) for name in names}
    return CausalMap(causal_map.info, {**tables, **kept})

"""Deleting: what is chosen, and all that cannot stand without it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.editing.edits.emptied import areas_left
from loopmap.editing.edits.evidence import with_unused_gone
from loopmap.editing.edits.touch import map_of
from loopmap.model.change import Change, removing, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import links_at
from loopmap.model.records import Intervention, MapRecord, Scenario, Variable


def delete_records(document: Document, map_id: MapId, ids: Iterable[RecordId]) -> Change:
    """The map without these records, and the document without what spoke for them alone.

    Links at a deleted variable and what is known and sketched of it go with it, scenarios lose what
    they did to deleted things, members of a deleted group stand on their own, and a group
    that loses all members has its area where they were. A named
    loop stays even when its links go, so that it has its name again if they come back.
    """
    causal_map = map_of(document, map_id)
    gone = _closure(causal_map, ids)
    doomed = [record for record in causal_map.records() if record.id in gone]
    kept = [*_members_set_free(causal_map, gone), *_scenarios_cleared(causal_map, gone)]
    left = areas_left(causal_map, gone, beside=False)
    cleared = left.then(removing(map_id, doomed)).then(replacing(map_id, kept))
    return with_unused_gone(document, cleared)


def _closure(causal_map: CausalMap, ids: Iterable[RecordId]) -> frozenset[RecordId]:
    chosen = frozenset(ids)
    variables = sorted(i for i in chosen if i in causal_map.variables)
    links = {link.id for link in links_at(causal_map, variables)}
    facts = {f.id for f in causal_map.facts.values() if chosen & {f.cause, f.effect}}
    sketches = {s.id for s in causal_map.sketches.values() if s.variable in chosen}
    return chosen | links | facts | sketches


def _members_set_free(
    causal_map: CausalMap, gone: frozenset[RecordId]
) -> list[tuple[MapRecord, MapRecord]]:
    members = [v for v in causal_map.variables.values() if v.group in gone and v.id not in gone]
    return [(member, _alone(member)) for member in members]


def _alone(variable: Variable) -> Variable:
    return replace(variable, group=None)


def _scenarios_cleared(
    causal_map: CausalMap, gone: frozenset[RecordId]
) -> list[tuple[MapRecord, MapRecord]]:
    kept = [s for s in causal_map.scenarios.values() if s.id not in gone]
    return [(scenario, _without(scenario, gone)) for scenario in kept]


def _without(scenario: Scenario, gone: frozenset[RecordId]) -> Scenario:
    acts = tuple(act for act in scenario.interventions if not _acts_on(act, gone))
    outcomes = tuple(outcome for outcome in scenario.outcomes if outcome not in gone)
    return replace(scenario, interventions=acts, outcomes=outcomes)


def _acts_on(act: Intervention, gone: frozenset[RecordId]) -> bool:
    return any(end in gone for end in (act.target, act.source, act.destination) if end is not None)

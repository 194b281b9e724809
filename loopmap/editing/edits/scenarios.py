"""Scenarios: what is done to the map, and what is watched."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.touch import NewId, free_name, map_of, record_of
from loopmap.errors import EditRefused
from loopmap.model.behaviour import DELAY_RANGE
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order, next_order
from loopmap.model.records import ON_VARIABLES, Action, Intervention, Scenario

AMOUNTS = {
    **dict.fromkeys(ON_VARIABLES, (-1.0, 1.0)),
    Action.WEAKEN: (0.0, 4.0),
    Action.STRENGTHEN: (0.0, 4.0),
    Action.DELAY: (0.0, DELAY_RANGE[1]),
}
"""What an amount may be, where an action has one (model.records.Intervention)."""


def may_intervene(document: Document, map_id: MapId, act: Intervention) -> Permission:
    """Whether a scenario of the map may do this: its targets are there, its numbers in range."""
    causal_map = map_of(document, map_id)
    if act.action is Action.ADD:
        there = act.source in causal_map.variables and act.destination in causal_map.variables
    elif act.action in ON_VARIABLES:
        there = act.target in causal_map.variables
    else:
        there = act.target in causal_map.links
    if not there:
        return refused("This acts on something that is not on this map.")
    low, high = AMOUNTS.get(act.action, (-math.inf, math.inf))
    if not low <= act.amount <= high:
        against = ", said against today and in no unit" if act.action in ON_VARIABLES else ""
        return refused(f"The amount goes from {low:g} to {high:g}{against}.")
    if act.start is not None and act.stop is not None and act.stop <= act.start:
        return refused("The end comes after the start.")
    return ALLOWED


def add_scenario(
    document: Document,
    map_id: MapId,
    name: str,
    new_id: NewId,
    *,
    interventions: Iterable[Intervention] = (),
    outcomes: Iterable[RecordId] = (),
) -> Change:
    """A new scenario; its name is numbered if another has it already."""
    scenarios = map_of(document, map_id).scenarios
    kept = free_name(clean_name(name) or "Scenario", [s.name for s in scenarios.values()])
    acts, watched = tuple(interventions), tuple(outcomes)
    _check(document, map_id, acts, watched)
    order = next_order(scenarios)
    return adding(map_id, [Scenario(new_id(Scenario), kept, acts, watched, order=order)])


def rename_scenario(document: Document, map_id: MapId, scenario: RecordId, name: str) -> Change:
    """The scenario under another name; EditRefused for an empty one."""
    standing = record_of(document, map_id, scenario, Scenario)
    if not clean_name(name):
        raise EditRefused("A scenario needs a name.")
    return replacing(map_id, [(standing, replace(standing, name=clean_name(name)))])


def set_interventions(
    document: Document, map_id: MapId, scenario: RecordId, acts: Iterable[Intervention]
) -> Change:
    """The scenario doing exactly this; EditRefused where may_intervene refuses."""
    standing = record_of(document, map_id, scenario, Scenario)
    kept = tuple(acts)
    _check(document, map_id, kept, ())
    return replacing(map_id, [(standing, replace(standing, interventions=kept))])


def describe_scenario(
    document: Document, map_id: MapId, scenario: RecordId, description: str
) -> Change:
    """What the scenario stands for, in words; kept as written."""
    standing = record_of(document, map_id, scenario, Scenario)
    return replacing(map_id, [(standing, replace(standing, description=description))])


def duplicate_scenario(
    document: Document, map_id: MapId, scenario: RecordId, new_id: NewId
) -> Change:
    """The scenario once more, right after itself, under a name of its own."""
    standing = record_of(document, map_id, scenario, Scenario)
    scenarios = map_of(document, map_id).scenarios
    name = free_name(standing.name, [s.name for s in scenarios.values()])
    twin = replace(standing, id=new_id(Scenario), name=name)
    later = [s for s in in_order(scenarios) if _place(s) > _place(standing)]
    order = (standing.order + later[0].order) / 2 if later else standing.order + 1.0
    return adding(map_id, [replace(twin, order=order)])


def move_scenario(document: Document, map_id: MapId, scenario: RecordId, by: int) -> Change:
    """The scenario so many places later in the list, or earlier; at an end it stays there."""
    standing = record_of(document, map_id, scenario, Scenario)
    listed = in_order(map_of(document, map_id).scenarios)
    place = listed.index(standing)
    listed.remove(standing)
    listed.insert(max(0, place + by), standing)
    pairs = [(s, replace(s, order=float(n))) for n, s in enumerate(listed)]
    return replacing(map_id, [(s, moved) for s, moved in pairs if s != moved])


def set_outcomes(
    document: Document, map_id: MapId, scenario: RecordId, outcomes: Iterable[RecordId]
) -> Change:
    """The variables that matter for the scenario, each once; with none, the map's outcomes do."""
    standing = record_of(document, map_id, scenario, Scenario)
    watched = tuple(dict.fromkeys(outcomes))
    _check(document, map_id, (), watched)
    return replacing(map_id, [(standing, replace(standing, outcomes=watched))])


def _place(scenario: Scenario) -> tuple[float, RecordId]:
    return scenario.order, scenario.id


def remove_scenario(document: Document, map_id: MapId, scenario: RecordId) -> Change:
    """The map without that scenario."""
    return removing(map_id, [record_of(document, map_id, scenario, Scenario)])


def _check(
    document: Document,
    map_id: MapId,
    acts: tuple[Intervention, ...],
    outcomes: tuple[RecordId, ...],
) -> None:
    for act in acts:
        may_intervene(document, map_id, act).require()
    variables = map_of(document, map_id).variables
    if any(outcome not in variables for outcome in outcomes):
        raise EditRefused("An outcome is a variable of this map.")

"""Runs that are kept: what a scenario answered once, with what it takes to ask again."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.touch import NewId, free_name, map_of, record_of
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, next_order
from loopmap.model.records import KeptAnswer, KeptRun, Scenario
from loopmap.simulation import Comparison, Outcome, RunSettings, ScenarioResult
from loopmap.simulation.equations.fingerprint import equations_fingerprint
from loopmap.simulation.fingerprint import fingerprint

_PLACES = 4
"""Decimals of a share as it is kept: finer than any number of draws can tell."""


def keep_run(document: Document, map_id: MapId, found: Comparison, new_id: NewId) -> Change:
    """The map with the first scenario's answer kept; numbered if the name is taken.

    ``found`` is what the map, as it stands, answered. EditRefused where it answered nothing.
    """
    causal_map = map_of(document, map_id)
    if not found.scenarios:
        raise EditRefused("There is no answer yet that could be kept.")
    result = found.scenarios[0]
    standing = causal_map.scenarios.get(result.scenario.id, result.scenario)
    taken = [run.name for run in causal_map.runs.values()]
    kept = KeptRun(
        new_id(KeptRun),
        free_name(standing.name, taken),
        result.scenario.id,
        result.scenario.interventions,
        result.interventions,
        found.draws,
        found.seed,
        found.horizon,
        fingerprint(causal_map),
        None if result.runaway is None else round(result.runaway, _PLACES),
        tuple(_kept(outcome, result) for outcome in result.outcomes),
        order=next_order(causal_map.runs),
    )
    return adding(map_id, [kept])


def rename_run(document: Document, map_id: MapId, run: RecordId, name: str) -> Change:
    """The run under another name; EditRefused for an empty one."""
    standing = record_of(document, map_id, run, KeptRun)
    if not clean_name(name):
        raise EditRefused("A kept run needs a name.")
    return replacing(map_id, [(standing, replace(standing, name=clean_name(name)))])


def remove_run(document: Document, map_id: MapId, run: RecordId) -> Change:
    """The map without that kept run."""
    return removing(map_id, [record_of(document, map_id, run, KeptRun)])


def scenario_of(run: KeptRun) -> Scenario:
    """The scenario as it was when the run was kept, to be asked again."""
    own = run.scenario or run.id
    outcomes = tuple(answer.variable for answer in run.answers)
    return Scenario(own, run.name, run.interventions, outcomes)


def settings_of(run: KeptRun) -> RunSettings:
    """How the kept run was made, to be made so again."""
    return RunSettings(run.draws, run.seed, run.horizon)


def has_changed(causal_map: CausalMap, run: KeptRun) -> bool:
    """Whether the map is no longer the one that answered."""
    if run.is_by_equations:
        return run.fingerprint != equations_fingerprint(causal_map)
    return run.fingerprint != fingerprint(causal_map)


def _kept(outcome: Outcome, result: ScenarioResult) -> KeptAnswer:
    found = result.answers[outcome.variable]
    share = outcome.share
    return KeptAnswer(
        outcome.variable,
        outcome.name,
        outcome.certainty.value,
        outcome.direction.value,
        None if share is None else (round(share[0], _PLACES), round(share[1], _PLACES)),
        outcome.course.value,
        found.size.value if found.size is not None else "",
    )

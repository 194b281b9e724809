"""A kept run, asked again of the map as it is now."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.runs import scenario_of, settings_of
from loopmap.editing.kept_words import GONE
from loopmap.errors import SimulationError
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import KeptRun
from loopmap.model.token import NEVER, Token
from loopmap.simulation import Question, ScenarioResult, compare
from loopmap.simulation.equations.acting import act_on
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import MapRun, run_scenario
from loopmap.simulation.side_by_side import fits


def may_be_asked_again(causal_map: CausalMap, run: KeptRun) -> bool:
    """Whether the map still has what the run acted on, and the numbers it tried."""
    return fits(causal_map, scenario_of(run)) and _tried(run).keys() <= causal_map.variables.keys()


def run_again(causal_map: CausalMap, run: KeptRun, token: Token = NEVER) -> MapRun:
    """A kept run by equations, run by those the map has now.

    Raises SimulationError where the map cannot be run, or not so any more; Cancelled.
    """
    if not may_be_asked_again(causal_map, run):
        raise SimulationError(GONE)
    acted = act_on(stock_flow_model(causal_map, token), run.interventions)
    for variable in _tried(run):
        if variable not in acted.constants:
            name = causal_map.variables[variable].name
            raise SimulationError(f"“{name}” is no plain number any more, so none can be tried.")
    return run_scenario(acted, _tried(run), seed=run.seed, token=token)


def ask_again(causal_map: CausalMap, run: KeptRun, token: Token = NEVER) -> ScenarioResult:
    """The kept question of a run by links, asked only of what the map still has.

    Raises SimulationError where what it acted on is gone, Cancelled.
    """
    scenario = scenario_of(run)
    if not fits(causal_map, scenario):
        raise SimulationError(GONE)
    there = tuple(v for v in scenario.outcomes if v in causal_map.variables)
    asked = Question(causal_map, settings_of(run), token)
    return compare(asked, [replace(scenario, outcomes=there)]).scenarios[0]


def _tried(run: KeptRun) -> dict[RecordId, float]:
    """The numbers that a run by equations was given in place of the map's own."""
    return {c.variable: c.tried for c in run.courses if c.tried is not None}

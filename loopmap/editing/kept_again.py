"""A kept run, asked again of the map as it is now."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.runs import scenario_of, settings_of
from loopmap.editing.kept_words import GONE
from loopmap.errors import SimulationError
from loopmap.model.document import CausalMap
from loopmap.model.records import KeptRun
from loopmap.model.token import NEVER, Token
from loopmap.simulation import Question, ScenarioResult, compare
from loopmap.simulation.side_by_side import fits


def ask_again(causal_map: CausalMap, run: KeptRun, token: Token = NEVER) -> ScenarioResult:
    """The kept question, asked only of what the map still has.

    Raises SimulationError where what it acted on is gone, Cancelled.
    """
    scenario = scenario_of(run)
    if not fits(causal_map, scenario):
        raise SimulationError(GONE)
    there = tuple(v for v in scenario.outcomes if v in causal_map.variables)
    asked = Question(causal_map, settings_of(run), token)
    return compare(asked, [replace(scenario, outcomes=there)]).scenarios[0]

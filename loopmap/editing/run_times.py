"""How far ahead a map is run and in which steps: what times of interventions are told by."""

from __future__ import annotations

from loopmap.model.behaviour import USUAL_CHOICE
from loopmap.model.document import CausalMap
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.query import has_equations
from loopmap.simulation.ensemble import step_within


def horizon_of(causal_map: CausalMap) -> float:
    """How far ahead the map's scenarios are run, by its equations where it has any."""
    if has_equations(causal_map):
        times = causal_map.info.times or USUAL_TIMES
        return times.stop - times.start
    return (causal_map.info.run or USUAL_CHOICE).horizon


def step_of(causal_map: CausalMap) -> float:
    """The steps of those runs, on which times come to lie. O(variables)."""
    if has_equations(causal_map):
        return (causal_map.info.times or USUAL_TIMES).step
    return step_within(v.settle_time for v in causal_map.variables.values())

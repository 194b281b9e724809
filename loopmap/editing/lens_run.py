"""The run that a lens shows where nobody has made one: by equations where the map has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loopmap.analysis.loops import LoopList
from loopmap.editing.lens_view import Known
from loopmap.editing.model_on_map import ModelOnMap
from loopmap.editing.run_on_map import seen_on_map
from loopmap.editing.what_if import known_loops, what_if
from loopmap.model.document import CausalMap
from loopmap.model.query import has_equations
from loopmap.model.records import Scenario
from loopmap.simulation import RunSettings
from loopmap.simulation.equations.acting import act_on
from loopmap.simulation.equations.reading import MapReading, stock_flow_model
from loopmap.simulation.equations.runs import run_map, run_scenario


def ran(
    causal_map: CausalMap, found: LoopList, scenarios: Sequence[Scenario]
) -> tuple[Known, tuple[str, ...]]:
    """What the lens knows after the first of these scenarios, and what is to be said of it.

    Without a scenario a map with equations is run as it is, another one not at all. Raises
    SimulationError.
    """
    known = Known(found)
    said: tuple[str, ...] = ()
    if has_equations(causal_map):
        reading = stock_flow_model(causal_map)
        if reading.is_runnable:
            model, said = by_equations(reading, scenarios[0] if scenarios else None)
            return replace(known, model=model), said
        said = (f"{reading.why_not} It is run as a map.",)
    if not scenarios:
        return known, said
    settings = RunSettings(follow=seen_on_map(causal_map))
    loops = known_loops(causal_map, found)
    return replace(known, run=what_if(causal_map, scenarios[:1], loops, settings=settings)), said


def by_equations(
    reading: MapReading, scenario: Scenario | None
) -> tuple[ModelOnMap, tuple[str, ...]]:
    """As the window shows it: a scenario beside the map as it is, which stands alone else."""
    today = run_map(reading)
    if scenario is None or not scenario.interventions:
        return ModelOnMap(reading.causal_map, today, None), ()
    acted = act_on(reading, scenario.interventions)
    shown = ModelOnMap(reading.causal_map, run_scenario(acted), today, scenario)
    return shown, tuple(map(str, acted.refused))

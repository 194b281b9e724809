"""What a picture shows through the lens asked for; a run is made for it where it needs one."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.analysis.loops import LoopList
    from loopmap.diagram.look import LensView
    from loopmap.editing.lens_view import Known
    from loopmap.editing.model_on_map import ModelOnMap
    from loopmap.model.document import CausalMap, Document
    from loopmap.model.records import Scenario
    from loopmap.simulation.equations.reading import MapReading


def lens_asked(
    options: argparse.Namespace, document: Document, causal_map: CausalMap, found: LoopList
) -> LensView:
    """What ``--lens`` shows, of ``--scenario`` where it is a run. Raises SimulationError."""
    from loopmap.diagram.look import Lens
    from loopmap.editing.lens_view import Known, lens_view

    lens = Lens(options.lens)
    known = _ran(options, causal_map, found) if lens is Lens.RUN else Known(found)
    return lens_view(lens, document, causal_map, known)


def _ran(options: argparse.Namespace, causal_map: CausalMap, found: LoopList) -> Known:
    """The scenario named, or the first, run by equations where the map has them."""
    from loopmap.cli.simulate_equations import runs_by_equations
    from loopmap.editing.lens_view import Known
    from loopmap.editing.run_on_map import seen_on_map
    from loopmap.editing.what_if import known_loops, scenarios_called, what_if
    from loopmap.simulation import RunSettings

    named = [options.scenario] if options.scenario else []
    scenarios = scenarios_called(causal_map, named)[:1]
    reading = runs_by_equations(causal_map)
    if reading is not None:
        scenario = scenarios[0] if scenarios else None
        return Known(found, model=_by_equations(reading, scenario))
    if not scenarios:
        return Known(found)
    settings = RunSettings(follow=seen_on_map(causal_map))
    known = known_loops(causal_map, found)
    return Known(found, what_if(causal_map, scenarios, known, settings=settings))


def _by_equations(reading: MapReading, scenario: Scenario | None) -> ModelOnMap:
    """As the window shows it: a scenario beside the map as it is, which stands alone else."""
    from loopmap.editing.model_on_map import ModelOnMap
    from loopmap.simulation.equations.acting import act_on
    from loopmap.simulation.equations.runs import run_map, run_scenario

    today = run_map(reading)
    if scenario is None or not scenario.interventions:
        return ModelOnMap(reading.causal_map, today, None)
    acted = act_on(reading, scenario.interventions)
    for said in acted.refused:
        print(f"loopmap: {said}", file=sys.stderr)
    return ModelOnMap(reading.causal_map, run_scenario(acted), today, scenario)

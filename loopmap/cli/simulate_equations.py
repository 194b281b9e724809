"""``loopmap simulate`` for maps whose variables have equations: the run, and its scenarios."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from loopmap.cli.keeping import keep_courses, refuse_keeping
from loopmap.cli.many_of_model import run_settings
from loopmap.cli.model_chart import chart_map_run
from loopmap.cli.model_ready import tell_units
from loopmap.cli.models_beside import keys_of_both, models_of_both, print_both
from loopmap.cli.simulate_model import (
    number_or_none,
    print_run,
    refuse_of_links,
    write_courses,
)
from loopmap.cli.what_is_done import said_on
from loopmap.errors import SimulationError

if TYPE_CHECKING:
    from pathlib import Path

    from loopmap.editing.edits.model_runs import ModelAnswer
    from loopmap.model.document import CausalMap, Document
    from loopmap.model.records import Scenario
    from loopmap.simulation.equations.reading import MapReading
    from loopmap.simulation.equations.runs import MapRun
    from loopmap.simulation.stock_flow.program import Program

AS_IT_IS = "As it is"


class _Ran(NamedTuple):
    """A run, and what of its scenario could not be done."""

    name: str
    run: MapRun
    refused: tuple[str, ...]
    program: Program
    scenario: Scenario | None = None


def runs_by_equations(causal_map: CausalMap) -> MapReading | None:
    """The map's equations where it can be run by them; None, told why, where it cannot yet."""
    from loopmap.model.query import has_equations
    from loopmap.simulation.equations.reading import stock_flow_model

    if not has_equations(causal_map):
        return None
    reading = stock_flow_model(causal_map)
    if reading.is_runnable:
        return reading
    print(f"loopmap: {reading.why_not} It is run as a map.", file=sys.stderr)
    return None


def run_equations(reading: MapReading, options: argparse.Namespace, document: Document) -> int:
    """Run the map as it is and under the scenarios named; 1 where a run has to stop early."""
    refuse_of_links(options)
    if options.sweep or options.vary:
        refuse_keeping(options, "Sweeps")
        if options.scenario or options.say:
            raise SimulationError("Settings of equations are run as the map is, without scenarios.")
        if options.beside is not None:
            raise SimulationError("Settings of equations are run on one map, not beside another.")
        return run_settings(options, reading.model)
    seed = 1 if options.seed is None else options.seed
    said = said_on(document, reading.causal_map, options.say)
    found = _runs(reading, (*_named(reading, options.scenario), *said), seed)
    if options.keep is not None:
        answers = _answers(reading, found, seed)
        print(keep_courses(document, answers, options.keep), file=sys.stderr)
    both = models_of_both(
        document, reading.causal_map, options.beside, [each.scenario for each in found], seed
    )
    _write_files(options, reading, found)
    tell_units(reading.model)
    loops = [_carrying(reading, each, seed) if options.loops else () for each in found]
    if options.json:
        answer = _answer(reading, found, loops) | keys_of_both(both)
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _print_for_people(reading, found, loops)
        print_both(reading.causal_map, both)
    for each in found:
        for sentence in filter(None, (*each.refused, each.run.stopped)):
            print(f"loopmap: {sentence}", file=sys.stderr)
    return 1 if any(each.run.stopped for each in found) else 0


def _write_files(options: argparse.Namespace, reading: MapReading, found: Sequence[_Ran]) -> None:
    """The courses as a table and as a chart, where they are asked for."""
    if options.csv is not None:
        _write_csv(options.csv, reading, found)
    if options.chart is not None:
        _write_chart(options.chart, reading, found)


def _write_csv(path: Path, reading: MapReading, found: Sequence[_Ran]) -> None:
    names = {i: v.name for i, v in reading.causal_map.variables.items()}
    columns: dict[str, Sequence[float]] = {}
    for each in found:
        prefix = f"{each.name}: " if len(found) > 1 else ""
        columns |= {prefix + names[i]: course for i, course in each.run.courses.items()}
    write_courses(path, max((r.run.times for r in found), key=len), columns)


def _write_chart(path: Path, reading: MapReading, found: Sequence[_Ran]) -> None:
    """The first scenario beside how it is, or how it is alone."""
    today, *others = found
    if others:
        chart_map_run(reading.causal_map, others[0].name, others[0].run, today.run, path)
    else:
        chart_map_run(reading.causal_map, today.name, today.run, None, path)


def _named(reading: MapReading, names: Sequence[str]) -> Sequence[Scenario]:
    from loopmap.editing.what_if import scenarios_called

    return scenarios_called(reading.causal_map, names) if names else ()


def _runs(reading: MapReading, scenarios: Sequence[Scenario], seed: int) -> list[_Ran]:
    from loopmap.simulation.equations.acting import act_on
    from loopmap.simulation.equations.runs import run_map, run_scenario

    found = [_Ran(AS_IT_IS, run_map(reading, seed=seed), (), reading.program)]
    for scenario in scenarios:
        acted = act_on(reading, scenario.interventions)
        ran = run_scenario(acted, seed=seed)
        found.append(_Ran(scenario.name, ran, acted.refused, acted.program, scenario))
    return found


def _carrying(reading: MapReading, each: _Ran, seed: int) -> tuple[str, ...]:
    """Which loops lead when in a run."""
    from loopmap.editing.model_loop_shares import by_map, model_loop_shares
    from loopmap.editing.what_if import known_loops
    from loopmap.simulation.stock_flow.loop_power import model_loops

    naming = by_map(reading.causal_map, reading.ids, known_loops(reading.causal_map))
    found = model_loops(each.program, seed=seed)
    return model_loop_shares(found, naming, reading.model.specs.time_unit).sentences


def _answers(reading: MapReading, found: Sequence[_Ran], seed: int) -> list[ModelAnswer]:
    """What is kept: the runs of the scenarios, or that of the map as it is where there are none."""
    from loopmap.editing.edits.model_runs import ModelAnswer

    return [
        ModelAnswer(reading.causal_map, r.run, r.scenario, not_done=r.refused, seed=seed)
        for r in found[1:] or found
    ]


def _answer(
    reading: MapReading, found: Sequence[_Ran], loops: Sequence[Sequence[str]]
) -> dict[str, object]:
    names = {i: v.name for i, v in reading.causal_map.variables.items()}
    return {
        "map": reading.causal_map.info.title,
        "runs": [
            {
                "scenario": each.name,
                "times": each.run.times,
                "series": {
                    names[i]: [number_or_none(value) for value in course]
                    for i, course in each.run.courses.items()
                },
                "not_done": list(each.refused),
                "stopped": each.run.stopped or None,
                **({"loops": list(carrying)} if carrying else {}),
            }
            for each, carrying in zip(found, loops, strict=True)
        ],
    }


def _print_for_people(
    reading: MapReading, found: Sequence[_Ran], loops: Sequence[Sequence[str]]
) -> None:
    names = {i: v.name for i, v in reading.causal_map.variables.items()}
    for each, carrying in zip(found, loops, strict=True):
        title = reading.model.name if len(found) == 1 else f"{reading.model.name}, {each.name}"
        print_run(title, reading.model.specs, {names[i]: c for i, c in each.run.courses.items()})
        for sentence in carrying:
            print(f"  Loops: {sentence}")

"""``loopmap simulate`` for files with equations: one run, as a table or in a few lines."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.cli.many_of_model import run_settings
from loopmap.cli.model_chart import chart_model_run
from loopmap.cli.model_ready import program_of, tell_units
from loopmap.errors import SimulationError, StorageError

SUFFIXES = (".xmile", ".stmx", ".itmx", ".mdl")
"""Files of other programs that may hold a model with equations."""

if TYPE_CHECKING:
    from loopmap.simulation.stock_flow.model import Model, Specs
    from loopmap.simulation.stock_flow.program import Program
    from loopmap.simulation.stock_flow.run import Run


def is_model(file: str | Path) -> bool:
    """Whether a file of another program holds equations rather than a map alone."""
    path = Path(file)
    if path.suffix.lower() not in SUFFIXES:
        return False
    from loopmap.formats.models.read import has_model
    from loopmap.formats.registry import content_of

    return has_model(content_of(path)[0], path.name)


def run_model(options: argparse.Namespace) -> int:
    """Run the model as its file says; 1 where the run has to stop before its time."""
    if options.scenario or options.say or options.map is not None:
        raise SimulationError("A file with equations holds one model and no scenarios.")
    refuse_of_links(options)
    model = _read(Path(options.file))
    if options.sweep or options.vary:
        return run_settings(options, model)
    program = program_of(model, Path(options.file).name)
    found = program.run(seed=1 if options.seed is None else options.seed)
    if options.csv is not None:
        write_courses(options.csv, found.times, found.series)
    if options.chart is not None:
        stopped = "" if found.stopped is None else found.stopped.text
        chart_model_run(model, found.times, found.series, stopped, options.chart)
    carrying = _carrying(program, options) if options.loops else ()
    tell_units(model)
    if options.json:
        answer = _answer(model, found) | ({"loops": list(carrying)} if options.loops else {})
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print_run(model.name, model.specs, found.series)
        for sentence in carrying:
            print(f"  Loops: {sentence}")
    if found.stopped is not None:
        print(f"loopmap: {found.stopped.text}", file=sys.stderr)
    return 1 if found.stopped is not None else 0


def refuse_of_links(options: argparse.Namespace) -> None:
    """SimulationError where something is asked that only answers by links can tell."""
    asked = {"--why": options.why, "--turn": options.turn, "--known": options.known}
    for flag, given in asked.items():
        if given:
            raise SimulationError(
                f"“{flag}” asks about answers by links, over many draws; equations give one run.",
                "“--vary” draws numbers of a model many times.",
            )


def _read(path: Path) -> Model:
    from loopmap.formats.models.read import read_model
    from loopmap.formats.registry import content_of

    content, _ = content_of(path)
    read = read_model(content, path.name)
    for warning in read.warnings:
        print(f"loopmap: {warning}", file=sys.stderr)
    return read.model


def _carrying(program: Program, options: argparse.Namespace) -> tuple[str, ...]:
    """Which loops lead when."""
    from loopmap.editing.model_loop_shares import by_names, model_loop_shares
    from loopmap.simulation.stock_flow.loop_power import model_loops

    names = {key: cell.name for key, cell in program.system.cells.items() if cell.shown}
    seed = 1 if options.seed is None else options.seed
    found = model_loops(program, seed=seed)
    unit = program.system.specs.time_unit
    return model_loop_shares(found, by_names(names), unit).sentences


def _answer(model: Model, found: Run) -> dict[str, object]:
    return {
        "model": model.name,
        "times": found.times,
        "series": {
            name: [number_or_none(v) for v in values] for name, values in found.series.items()
        },
        "stopped": None if found.stopped is None else found.stopped.text,
    }


def number_or_none(value: float) -> float | None:
    """JSON has no word for what is no finite number."""
    return value if value - value == 0 else None


def print_run(title: str, specs: Specs, series: Mapping[str, Sequence[float]]) -> None:
    """From when to when a run went, and where each variable began and ended."""
    from loopmap.model.equations import unit_said
    from loopmap.simulation.stock_flow.grid import tell_end

    unit = f" {unit_said(specs.time_unit)}".rstrip()
    method = specs.method.value.capitalize() if specs.method.value == "euler" else "RK4"
    print(f"{title}: {specs.start:g} to {specs.stop:g}{unit} by {specs.dt:g}, {method}")
    short = tell_end(specs.start, specs.stop, specs.dt)
    if short:
        print(f"  {short}")
    for name, values in series.items():
        if not values:
            continue
        if all(value == values[0] for value in values):
            print(f"  {name}: {values[0]:.6g} all the time")
        else:
            print(f"  {name}: from {_shown(values[0])} to {_shown(values[-1])}")


def _shown(value: float) -> str:
    return "no value" if value != value else f"{value:.6g}"  # noqa: PLR0124  NaN alone is unlike itself


def write_courses(
    path: Path, times: Sequence[float], series: Mapping[str, Sequence[float]]
) -> None:
    """Column “time”, then one for each variable under its own name; one row for each saved step.

    A course that ends early leaves its cells empty.
    """
    from loopmap.formats.csv_links import safe_cell
    from loopmap.formats.storage.save import reason

    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["time", *(safe_cell(name) for name in series)])
            for time, *values in zip_longest(times, *series.values()):
                told = ("" if value is None else f"{value:.12g}" for value in values)
                rows.writerow([f"{time:.12g}", *told])
    except OSError as error:
        raise StorageError(f"“{path}” cannot be written: {reason(error)}") from error

"""``loopmap simulate``: what the scenarios of a map do, how surely, and why."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from loopmap.cli.answer_keys import answer_keys
from loopmap.cli.answer_told import print_answer
from loopmap.cli.answering import add_answering, print_why, write_chart
from loopmap.cli.beside import beside, keys_of_beside
from loopmap.cli.keeping import add_keeping, keep, refuse_keeping
from loopmap.cli.read_map import add_answers, read_map
from loopmap.cli.simulate_equations import run_equations, runs_by_equations
from loopmap.cli.simulate_many import (
    IN_MEMORY,
    add_many,
    count_many,
    is_many,
    keys_of_many,
    print_accuracy,
    print_partial,
)
from loopmap.cli.simulate_model import is_model, run_model
from loopmap.cli.sweeping import add_sweep, sweep_map
from loopmap.cli.turning import print_turned
from loopmap.cli.what_is_done import add_saying, said_on
from loopmap.cli.what_is_known import add_known, facts_in

if TYPE_CHECKING:
    from loopmap.editing.what_if import WhatIf
    from loopmap.model.behaviour import RunChoice
    from loopmap.model.document import CausalMap
    from loopmap.model.ids import RecordId
    from loopmap.simulation import Comparison
    from loopmap.simulation.many import Many
    from loopmap.simulation.side_by_side import SideBySide

TITLE = "Run the scenarios of a map and compare them with how it is."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "file", metavar="FILE", help="a map in any format Loopmap reads, or a model (XMILE, STMX)"
    )
    parser.add_argument("--map", metavar="M", help="title or id of the map; the first by default")
    parser.add_argument(
        "--scenario",
        metavar="S",
        action="append",
        default=[],
        help="a scenario by name; may be given several times; all of the map by default",
    )
    add_saying(parser)
    parser.add_argument(
        "--draws",
        metavar="N",
        type=int,
        help="draws for each of the four ways of drawing strengths (the map's own number, else"
        " 1000); up to 1,000,000, of which more than 10,000 are counted chunk by chunk",
    )
    parser.add_argument(
        "--seed",
        metavar="N",
        type=int,
        help="the same seed gives the same draws (the map's own, else 1)",
    )
    add_known(parser)
    add_many(parser)
    add_sweep(parser)
    parser.add_argument(
        "--loops", action="store_true", help="also say which loops carry each scenario"
    )
    parser.add_argument(
        "--beside",
        metavar="M",
        help="also run the scenarios of the same names on another map, as that of the future,"
        " over the same draws; one that it has not is run there as it is here",
    )
    parser.add_argument(
        "--turn",
        metavar="VARIABLE",
        help="also turn each strength and delay alone from little to much and say what that"
        " does to this variable, most first",
    )
    add_answering(parser)
    add_keeping(parser)
    parser.add_argument(
        "--csv",
        metavar="OUT",
        type=Path,
        help="also write the courses: column “time”, then the median of each variable as a"
        " deviation from today, which its head says, or its value where the map has equations;"
        " with several scenarios the columns are “scenario: variable”",
    )
    parser.add_argument("--json", action="store_true", help="print for programs")
    add_answers(parser)


def run(options: argparse.Namespace) -> int:
    """Run the scenarios and print what they do; 0 also when there are none."""
    if is_model(options.file):
        refuse_keeping(options, "Runs of another program’s model")
        return run_model(options)
    from loopmap.cli.choose_map import choose_map
    from loopmap.editing.carrying import tell_carrying
    from loopmap.editing.what_if import explained, known_loops, scenarios_called, what_if
    from loopmap.model.query import in_order
    from loopmap.simulation import RunSettings

    opened = read_map(options, to_change=options.keep is not None)
    causal_map = choose_map(opened.document, options.map)
    reading = runs_by_equations(causal_map)
    if reading is not None:
        return run_equations(reading, options, opened.document)
    said = said_on(opened.document, causal_map, options.say)
    named = options.scenario or not said
    scenarios = (*(scenarios_called(causal_map, options.scenario) if named else ()), *said)
    follow = tuple(v.id for v in in_order(causal_map.variables)) if options.csv else ()
    facts = facts_in(causal_map, options.known)
    chosen = _choose(options, causal_map)
    settings = RunSettings(
        options.draws, _seed(options.seed), chosen.horizon, follow=follow, facts=facts
    )
    if options.sweep or options.vary:
        refuse_keeping(options, "Sweeps")
        return sweep_map(options, causal_map, scenarios, settings)
    known = known_loops(causal_map)
    many = count_many(options, causal_map, scenarios, settings) if is_many(options) else None
    found = (
        what_if(causal_map, scenarios, known, settings=settings)
        if many is None
        else explained(causal_map, many.comparison, known)
    )
    few = replace(settings, draws=min(settings.draws, IN_MEMORY))
    there = None if options.beside is None else choose_map(opened.document, options.beside)
    other = beside(causal_map, there, scenarios, few)
    results = found.comparison.scenarios if options.loops else ()
    carrying = [tell_carrying(causal_map, each, known, settings=few) for each in results]
    _write_files(options, causal_map, found, follow)
    if options.keep is not None:
        print(keep(opened.document, causal_map.id, found.comparison, options.keep), file=sys.stderr)
    if options.json:
        _print_for_programs(found, carrying, many, other)
        return 0
    if many is not None:
        print_partial(many)
    print_answer(found, carrying, other)
    if many is not None:
        print_accuracy(many)
    if options.why:
        print_why(found)
    if options.turn is not None:
        print_turned(causal_map, scenarios, options.turn, settings)
    return 0


def _write_files(
    options: argparse.Namespace,
    causal_map: CausalMap,
    found: WhatIf,
    follow: Sequence[RecordId],
) -> None:
    """The courses as a table and the outcomes as a chart, where they are asked for."""
    if options.csv is not None:
        names = {v: causal_map.variables[v].name for v in follow}
        _write_csv(options.csv, found.comparison, names)
    if options.chart is not None:
        write_chart(found, options.chart)


def _print_for_programs(
    found: WhatIf,
    carrying: Sequence[Sequence[str]],
    many: Many | None,
    other: dict[str, SideBySide],
) -> None:
    answer = answer_keys(found.comparison)
    for scenario, sentences in zip(answer["scenarios"], carrying, strict=False):
        scenario["loops"] = list(sentences)
    answer |= {} if many is None else keys_of_many(many)
    answer |= keys_of_beside(other) if other else {}
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def _choose(options: argparse.Namespace, causal_map: CausalMap) -> RunChoice:
    """Draws and seed as asked for, else as the map says, else as usual; and what the map says."""
    from loopmap.model.behaviour import USUAL_CHOICE
    from loopmap.simulation import DEFAULT_DRAWS

    chosen = causal_map.info.run or USUAL_CHOICE
    if options.draws is None:
        options.draws = chosen.draws or DEFAULT_DRAWS
    if options.seed is None:
        options.seed = chosen.seed
    return chosen


def _seed(seed: int) -> int:
    from loopmap.errors import SimulationError

    if seed < 0:
        raise SimulationError("A seed is a whole number from 0 on.")
    return seed


def _write_csv(path: Path, comparison: Comparison, names: Mapping[RecordId, str]) -> None:
    """Medians of every variable at every sampled time; see the help of ``--csv``."""
    from loopmap.errors import StorageError
    from loopmap.formats.storage.save import reason
    from loopmap.formats.tables import courses_table, table_csv

    try:
        path.write_bytes(table_csv(courses_table(comparison, names)))
    except OSError as error:
        raise StorageError(f"“{path}” cannot be written: {reason(error)}") from error

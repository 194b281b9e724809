"""``loopmap simulate --sweep "WHAT=FROM:TO:COUNT"``: what scenarios do at each setting."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from loopmap.cli.answer_keys import outcome_keys
from loopmap.cli.answering import class_width, outcome_line
from loopmap.errors import SimulationError

if TYPE_CHECKING:
    from loopmap.model.document import CausalMap
    from loopmap.model.ids import RecordId
    from loopmap.model.records import Scenario
    from loopmap.simulation import RunSettings
    from loopmap.simulation.many.sweep import Sweep, Turned

_ARROWS = ("->", "→", ">")
MOST_VALUES = 1000


class Range(NamedTuple):
    """A name and evenly spread values, as somebody wrote them."""

    name: str
    values: tuple[float, ...]


def add_sweep(parser: argparse.ArgumentParser) -> None:
    """Let things be turned."""
    parser.add_argument(
        "--sweep",
        metavar="WHAT=FROM:TO:COUNT",
        action="append",
        default=[],
        help="run at COUNT values from FROM to TO of WHAT: a link, as “cause -> effect”, by its"
        " strength in every draw (0 to 1); a variable that scenarios act on, by how far; in a"
        " model a constant, or a stock by what it starts at. Given several times, every"
        " combination is run",
    )
    parser.add_argument(
        "--vary",
        metavar="NUMBER=LOW:HIGH",
        action="append",
        default=[],
        help="in a model: draw a constant, or what a stock starts at, between LOW and HIGH, as"
        " often as --draws says, and say between what the runs lie",
    )


def range_of(text: str) -> Range:
    """What one ``--sweep`` says. SimulationError where it cannot be understood."""
    name, equals, numbers = text.rpartition("=")
    parts = numbers.split(":")
    try:
        first, last, count = float(parts[0]), float(parts[1]), int(parts[2])
    except (ValueError, IndexError):
        equals = ""
        first = last = count = 0
    if not equals or len(parts) != 3 or first - first or last - last:
        raise SimulationError(
            f"“{text}” cannot be understood.",
            "A sweep is written as WHAT=FROM:TO:COUNT, for example fines=0.2:1:5.",
        )
    if not 1 <= count <= MOST_VALUES:
        raise SimulationError(f"A sweep has between 1 and {MOST_VALUES:,} values.")
    steps = max(1, count - 1)
    values = tuple(first + (last - first) * step / steps for step in range(count))
    return Range(name.strip(), tuple(round(value, 12) for value in values))


def between(text: str) -> tuple[str, float, float]:
    """What one ``--vary`` says. SimulationError where it cannot be understood."""
    name, equals, numbers = text.rpartition("=")
    low, colon, high = numbers.partition(":")
    try:
        ends = float(low), float(high)
    except ValueError:
        equals, ends = "", (0.0, 0.0)
    if not equals or not colon or ends[0] - ends[0] or ends[1] - ends[1]:
        raise SimulationError(
            f"“{text}” cannot be understood.",
            "A range is written as NUMBER=LOW:HIGH, for example births=0.1:0.3.",
        )
    return name.strip(), min(ends), max(ends)


def sweep_map(
    options: argparse.Namespace,
    causal_map: CausalMap,
    scenarios: Sequence[Scenario],
    settings: RunSettings,
) -> int:
    """Run all settings of a map and print what follows at each."""
    from loopmap.cli.simulate_many import progress, stopped_by_hand, whoever_counts
    from loopmap.model.token import Token
    from loopmap.simulation import Question
    from loopmap.simulation.many.sweep import sweep

    if options.vary:
        raise SimulationError(
            "--vary is for models with equations.",
            "On a map every strength and delay is drawn anyway.",
        )
    if not scenarios:
        raise SimulationError(f"“{causal_map.info.title}” has no scenario to turn anything under.")
    ranges = [range_of(text) for text in options.sweep]
    turned = [_turned(causal_map, each) for each in ranges]
    token, count = Token(), 1
    for each in ranges:
        count *= len(each.values)
    asked = Question(causal_map, settings, token)
    with stopped_by_hand(token), whoever_counts(options) as do:
        found = sweep(asked, scenarios, turned, do, progress(count, "settings"))
    if options.csv is not None:
        _write_csv(options.csv, ranges, found)
    if options.json:
        print(json.dumps(_answer(ranges, found), ensure_ascii=False, indent=2))
    else:
        _print(ranges, found)
    return 0


def _turned(causal_map: CausalMap, each: Range) -> Turned:
    from loopmap.cli.what_is_known import variable_called
    from loopmap.simulation.many.sweep import Turned

    link = _link_called(causal_map, each.name)
    if link is not None:
        return Turned(each.values, link=link)
    return Turned(each.values, variable=variable_called(causal_map, each.name))


def _link_called(causal_map: CausalMap, name: str) -> RecordId | None:
    """The link of “cause -> effect”; None where the name is none of a link."""
    from loopmap.cli.what_is_known import variable_called

    for arrow in _ARROWS:
        cause, found, effect = name.partition(arrow)
        if found:
            ends = (variable_called(causal_map, end.strip()) for end in (cause, effect))
            link = causal_map.adjacency.between(*ends)
            if link is None:
                raise SimulationError(f"There is no link “{name}” on this map.")
            return link.id
    return None


def _answer(ranges: Sequence[Range], found: Sweep) -> dict[str, Any]:

    first = found.settings[0].comparison
    return {
        "map": first.map_title,
        "draws": first.draws,
        "seed": first.seed,
        "horizon": first.horizon,
        "partial": found.is_partial,
        "sweep": [{"what": each.name, "values": list(each.values)} for each in ranges],
        "settings": [
            {
                "at": list(setting.at),
                "scenarios": [
                    {
                        "name": result.scenario.name,
                        "outcomes": [outcome_keys(outcome) for outcome in result.outcomes],
                    }
                    for result in setting.comparison.scenarios
                ],
            }
            for setting in found.settings
        ],
    }


def _print(ranges: Sequence[Range], found: Sweep) -> None:
    """For each scenario and outcome one line a setting."""
    from loopmap.simulation.words import HONESTY

    if found.is_partial:
        done = len(found.settings)
        print(f"Partial: stopped after {done:,} of {found.wanted:,} settings.\n")
    comparison = found.settings[0].comparison
    print(f"Turned: {', '.join(f'“{each.name}”' for each in ranges)}\n")
    for number, result in enumerate(comparison.scenarios):
        print(result.scenario.name)
        for place, outcome in enumerate(result.outcomes):
            print(f"  {outcome.name}")
            thens = [setting.comparison.scenarios[number] for setting in found.settings]
            wide = class_width(then.outcomes[place] for then in thens)
            for setting, then in zip(found.settings, thens, strict=True):
                at = ", ".join(f"{value:g}" for value in setting.at)
                print(f"    {at:12}  {outcome_line(then.outcomes[place], then, wide)}")
        print()
    print(HONESTY.format(draws=f"{comparison.draws_in_all:,}"))


def _write_csv(path: Path, ranges: Sequence[Range], found: Sweep) -> None:
    """A row for each setting, scenario and outcome."""
    from loopmap.errors import StorageError
    from loopmap.formats.csv_links import safe_cell
    from loopmap.formats.storage.save import reason

    heads = [*(safe_cell(each.name) for each in ranges), "scenario", "variable", "class"]
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow([*heads, "direction", "share low", "share high", "size", "runaway"])
            for setting in found.settings:
                for result in setting.comparison.scenarios:
                    for outcome in result.outcomes:
                        size = result.answers[outcome.variable].size
                        share = outcome.share or ("", "")
                        cells = [safe_cell(result.scenario.name), safe_cell(outcome.name)]
                        cells += [outcome.certainty.value, outcome.direction.value]
                        rows.writerow(
                            [
                                *(f"{value:g}" for value in setting.at),
                                *cells,
                                *(f"{end:.4f}" if end != "" else "" for end in share),
                                size.value if size else "",
                                "" if outcome.runaway is None else f"{outcome.runaway:.4f}",
                            ]
                        )
    except OSError as error:
        raise StorageError(f"“{path}” cannot be written: {reason(error)}") from error

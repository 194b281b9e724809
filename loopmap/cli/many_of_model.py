"""``loopmap simulate MODEL --sweep … --vary …``: many runs of a model's equations."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loopmap.cli.model_ready import program_of
from loopmap.cli.simulate_many import progress, stopped_by_hand, whoever_counts
from loopmap.cli.sweeping import Range, between, range_of
from loopmap.errors import SimulationError, StorageError

if TYPE_CHECKING:
    from loopmap.simulation.many.models import ManyOfModel, ModelJob, SettingOfModel
    from loopmap.simulation.stock_flow.model import Model

_COLUMNS = ("10 %", "middle", "90 %")


def run_settings(options: argparse.Namespace, model: Model) -> int:
    """Every setting, with the draws of what varies; 0 also where it was stopped by hand."""
    from loopmap.model.token import Token
    from loopmap.simulation.many.models import many_of_model

    job, ranges = _job(options, model)
    token = Token()
    wanted = len(job.settings) * job.draws
    with stopped_by_hand(token), whoever_counts(options) as do:
        found = many_of_model(job, token, do, progress(wanted, "runs"))
    if options.csv is not None:
        _write_csv(options.csv, job, ranges, found)
    if options.json:
        answer = _answer(model, job, ranges, found)
        print(json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        _print(model, job, ranges, found)
    return 0


def _job(options: argparse.Namespace, model: Model) -> tuple[ModelJob, list[Range]]:
    from loopmap.simulation.many.models import ModelJob
    from loopmap.simulation.stock_flow.run import spelling
    from loopmap.simulation.stock_flow.sensitivity import DRAWS, Uncertain

    program = program_of(model, Path(options.file).name)
    ranges = [range_of(text) for text in options.sweep]
    uncertain = tuple(Uncertain(*between(text)) for text in options.vary)
    for name in (*(each.name for each in ranges), *(each.name for each in uncertain)):
        program.with_set({name: 0.0})
    draws = DRAWS if options.draws is None else options.draws
    seed = 1 if options.seed is None else options.seed
    if draws < 1 or seed < 0:
        raise SimulationError("Draws are counted from 1, and a seed is a whole number from 0 on.")
    told = {spelling(each.name) for each in ranges} & program.constants.keys()
    # A constant is told by the setting, and not again as a course.
    cells = (cell for key, cell in program.system.cells.items() if str(key) not in told)
    keep = tuple(cell.name for cell in cells if cell.shown)
    turned = tuple((each.name, each.values) for each in ranges)
    return ModelJob(model, keep, turned, uncertain, draws if uncertain else 1, seed), ranges


def _answer(
    model: Model, job: ModelJob, ranges: Sequence[Range], found: ManyOfModel
) -> dict[str, Any]:
    from loopmap.simulation.many.models import NEAR

    return {
        "model": model.name,
        "draws": job.draws,
        "seed": job.seed,
        "partial": found.is_partial,
        "accuracy": NEAR if job.uncertain else 0.0,
        "sweep": [{"what": each.name, "values": list(each.values)} for each in ranges],
        "vary": [{"what": e.name, "low": e.low, "high": e.high} for e in job.uncertain],
        "settings": [_setting(job, setting) for setting in found.settings],
    }


def _setting(job: ModelJob, setting: SettingOfModel) -> dict[str, Any]:
    keys = ("low", "middle", "high")
    return {
        "at": list(setting.at),
        "runs": setting.runs,
        "lost": setting.lost,
        "times": list(setting.times),
        "series": {
            name: dict(zip(keys, (list(map(_number, row)) for row in rows), strict=True))
            if job.uncertain
            else list(map(_number, rows[1]))
            for name, rows in setting.courses.items()
        },
    }


def _number(value: float) -> float | None:
    """JSON has no word for what is no finite number."""
    return value if value - value == 0 else None


def _print(model: Model, job: ModelJob, ranges: Sequence[Range], found: ManyOfModel) -> None:
    """Where each variable ends, setting by setting."""
    from loopmap.model.equations import unit_said
    from loopmap.simulation.many.models import NEAR

    if found.is_partial:
        runs = sum(setting.runs for setting in found.settings)
        print(f"Partial: stopped after {runs:,} of {found.wanted * job.draws:,} runs.\n")
    specs = model.specs
    unit = f" {unit_said(specs.time_unit)}".rstrip()
    print(f"{model.name}: {specs.start:g} to {specs.stop:g}{unit}, where each variable ends")
    moving = [name for name in job.keep if any(name in s.moving for s in found.settings)]
    for setting in found.settings:
        pairs = zip(ranges, setting.at, strict=True)
        at = ", ".join(f"{each.name} = {value:g}" for each, value in pairs)
        print(f"\n{at or 'As the model stands'}")
        for name in moving:
            low, middle, high = (row[-1] for row in setting.courses[name])
            if job.uncertain:
                print(
                    f"  {name}: {low:.4g} to {high:.4g} in eight of ten runs, middle {middle:.4g}"
                )
            else:
                print(f"  {name}: {middle:.6g}")
        if setting.lost:
            have = "has" if setting.lost == 1 else "have"
            print(f"  {setting.lost:,} of {setting.runs:,} runs {have} no value somewhere.")
    if job.uncertain:
        varied = ", ".join(f"{e.name} from {e.low:g} to {e.high:g}" for e in job.uncertain)
        print(f"\n{job.draws:,} draws of {varied}; values are read to {NEAR * 100:.1f} %.")
        print("Draws lie evenly within the ranges: how often such numbers hold nobody knows.")


def _write_csv(path: Path, job: ModelJob, ranges: Sequence[Range], found: ManyOfModel) -> None:
    """A row for each setting and time, a column or three for each variable."""
    from loopmap.formats.csv_links import safe_cell
    from loopmap.formats.storage.save import reason

    names = [safe_cell(name) for name in job.keep]
    heads = [f"{n}: {c}" for n in names for c in _COLUMNS] if job.uncertain else names
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow([*(safe_cell(each.name) for each in ranges), "time", *heads])
            for setting in found.settings:
                at = [f"{value:g}" for value in setting.at]
                for place, time in enumerate(setting.times):
                    kept = (setting.courses[name] for name in job.keep)
                    cells = (c[place] for courses in kept for c in _wanted(courses, job))
                    rows.writerow([*at, f"{time:.12g}", *(f"{value:.12g}" for value in cells)])
    except OSError as error:
        raise StorageError(f"“{path}” cannot be written: {reason(error)}") from error


def _wanted(courses: tuple[tuple[float, ...], ...], job: ModelJob) -> tuple[tuple[float, ...], ...]:
    return courses if job.uncertain else courses[1:2]

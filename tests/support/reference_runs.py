"""Reference outputs of real models, and how far a run lies from them."""

from __future__ import annotations

import csv
from bisect import bisect_left
from dataclasses import dataclass, replace
from pathlib import Path

from loopmap.formats.models.read import read_model
from loopmap.formats.xmile.read import ModelRead
from loopmap.model.equations import Method
from loopmap.simulation.stock_flow.model import Specs
from loopmap.simulation.stock_flow.program import Program
from loopmap.simulation.stock_flow.run import Run, spelling

ABOUT_THE_RUN = {"time", "months", "saveper", "initial_time", "final_time", "time_step"}
"""Columns that say how the reference was made."""


@dataclass(frozen=True)
class Reference:
    """Columns by name, each as pairs of time and value; blank cells are left out."""

    columns: dict[str, list[tuple[float, float]]]
    step: float | None

    @property
    def of_variables(self) -> dict[str, list[tuple[float, float]]]:
        return {name: rows for name, rows in self.columns.items() if not about_the_run(name)}


def about_the_run(name: str) -> bool:
    return spelling(name) in ABOUT_THE_RUN


def read_reference(path: Path) -> Reference:
    """A table as Vensim, Stella and PySD write it, whatever its line ends and letters."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    lines = [line for line in text.splitlines() if line.strip()]
    head, *rows = csv.reader(lines, delimiter="\t" if "\t" in lines[0] else ",")
    columns = {
        name.strip().strip('"'): [
            (float(row[0]), float(row[place]))
            for row in rows
            if len(row) > place and row[place].strip()
        ]
        for place, name in enumerate(head)
        if place
    }
    steps = [rows for name, rows in columns.items() if spelling(name) == "time_step"]
    return Reference(columns, steps[0][0][1] if steps and steps[0] else None)


def read_file(path: Path) -> ModelRead:
    return read_model(path.read_bytes(), path.name)


def run_as_referenced(read: ModelRead, reference: Reference, method: Method | None) -> Run:
    """The run of a model with the step its reference was made with, where that is told."""
    program = Program(read.model)
    specs: Specs = read.model.specs
    if reference.step is not None:
        specs = replace(specs, dt=reference.step)
    if method is not None:
        specs = replace(specs, method=method)
    return program.run(specs=specs)


def farthest(run: Run, reference: Reference) -> tuple[float, int]:
    """The largest error of any value, relative to its size, and how many values were compared.

    Against values near 0 the error counts relative to a thousandth of the column's largest.
    Columns of variables that the file does not hold cannot be compared.
    """
    known = {spelling(name): values for name, values in run.series.items()}
    worst, compared = 0.0, 0
    for name, rows in reference.of_variables.items():
        values = known.get(spelling(name))
        if values is None:
            continue
        largest = max(abs(value) for _, value in rows)
        for time, value in rows:
            mine = values[_row(run.times, time)]
            scale = max(abs(value), largest / 1000)
            error = abs(mine - value)
            worst = max(worst, error / scale if scale else error)
            compared += 1
    return worst, compared


def _row(times: tuple[float, ...], time: float) -> int:
    """The row of a time; reference files round times to a few digits."""
    step = times[1] - times[0]
    row = bisect_left(times, time - step / 100)
    assert row < len(times), f"the run has no time {time}"
    assert abs(times[row] - time) <= step / 100, f"the run has no time {time}"
    return row

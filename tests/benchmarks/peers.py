"""Ratios to PySD and pysimlin on the same models, A B A B in one process.

Neither is a dependency. Make an environment of its own and run there, from the checkout; one
command prints the whole table:

    python3 -m venv PEERS && PEERS/bin/pip install pysd==3.14.3 pysimlin==0.8.5 lxml
    PEERS/bin/python -m tests.benchmarks.peers FOLDER

PEERS is any folder outside the checkout, FOLDER one that holds ``bench`` (m100.xmile and
m500.xmile, models of so many variables over 500 steps) and ``test-models`` (the collection of
SDXorg, with its ``index.tsv``).

Times are processor time of this process; the median of several rounds. “ratio” is ours over
theirs: below 1 ours is faster.
"""

from __future__ import annotations

import csv
import importlib.util
import shutil
import statistics
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

from loopmap.formats.xmile.read import read_model
from loopmap.simulation.stock_flow.ensemble import Trials, run_many
from loopmap.simulation.stock_flow.program import Program
from tests.benchmarks.stock_flow import draws, processor_time

RUNS = 1000
OF_THEM_FOR_PYSD = 10
"""PySD runs one at a time and slowly: so many are measured and multiplied."""


def main(corpus: Path) -> None:
    """Print one line for each comparison."""
    missing = [name for name in ("pysd", "simlin") if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(f"{' and '.join(missing)} cannot be imported here.\n\n{__doc__}")
    import pysd
    import simlin

    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        # PySD writes its translation beside the file.
        small, large = (
            Path(shutil.copy(corpus / "bench" / f"m{size}.xmile", folder)) for size in (100, 500)
        )
        told(
            "making 500 variables ready, PySD",
            lambda: ours_ready(large),
            lambda: pysd.read_xmile(str(large)),
            3,
        )
        told(
            "making 500 variables ready, pysimlin",
            lambda: ours_ready(large),
            lambda: simlin.load(str(large)),
            5,
        )
        program, theirs = ours_ready(small), pysd.read_xmile(str(small))
        told("one run, PySD run()", program.run, theirs.run, 7)
        stock = next(name for name in program.run().series if name.startswith("s"))
        told("one run, PySD one column", program.run, lambda: theirs.run(return_columns=[stock]), 7)
        machine = simlin.load(str(small)).simulate()
        told("one run, pysimlin one series", program.run, lambda: simlin_run(machine, {}, stock), 9)
        many(program, theirs, machine, stock)
        whole_corpus(corpus / "test-models", Path(folder), pysd)


def ours_ready(path: Path) -> Program:
    model = read_model(path.read_bytes(), path.name).model
    program = Program(model)
    program.made(model.specs.method)
    return program


def simlin_run(machine: object, given: dict[str, float], name: str) -> object:
    machine.reset()
    for constant, value in given.items():
        machine.set_value(constant, value)
    machine.run_to_end()
    return machine.get_series(name)


def many(program: Program, theirs: object, machine: object, stock: str) -> None:
    """A thousand runs with all constants drawn anew."""
    given = draws(program, RUNS)
    sets = [{name: row[n] for name, row in given.items()} for n in range(RUNS)]

    def ours() -> object:
        return run_many(program, Trials(given), [stock])

    def with_pysd() -> None:
        for each in sets[:OF_THEM_FOR_PYSD]:
            theirs.run(params=each, return_columns=[stock])

    def with_simlin() -> None:
        for each in sets:
            simlin_run(machine, each, stock)

    told(f"{RUNS} runs, PySD", ours, with_pysd, 3, times=RUNS / OF_THEM_FOR_PYSD)
    told(f"{RUNS} runs, pysimlin", ours, with_simlin, 5)


def whole_corpus(models: Path, folder: Path, pysd: object) -> None:
    """Reading and running every XMILE file that PySD passes."""
    with (models / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file, delimiter="\t") if r["pysd_1pct"] == "1"]
    paths = [models / r["dir"] / r["model"] for r in rows if r["model"].endswith(".xmile")]
    copies = [Path(shutil.copy(p, folder / f"corpus{n}.xmile")) for n, p in enumerate(paths)]
    told(
        f"reading and running {len(copies)} files, PySD",
        lambda: [ours_ready(path).run() for path in copies],
        lambda: [pysd.read_xmile(str(path)).run() for path in copies],
        1,
    )


def told(
    what: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    rounds: int,
    times: float = 1.0,
) -> None:
    """Both in turn; ``times`` is how often theirs would have to be done."""
    mine, other = [], []
    ours()
    for _ in range(rounds):
        mine.append(processor_time(ours))
        other.append(processor_time(theirs) * times)
    a, b = statistics.median(mine), statistics.median(other)
    print(f"{what:<44} ours {a * 1e3:9.2f} ms  theirs {b * 1e3:10.2f} ms  ratio {a / b:8.4f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

"""Many runs of one model at once: every value an array with one number for each run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loopmap.errors import SimulationError
from loopmap.model.token import NEVER, Token
from loopmap.simulation.stock_flow.cells import Key
from loopmap.simulation.stock_flow.chance import ArrayStream, stream_seed
from loopmap.simulation.stock_flow.dialect import ARRAYS
from loopmap.simulation.stock_flow.grid import Grid, grid
from loopmap.simulation.stock_flow.late import ArrayDelay
from loopmap.simulation.stock_flow.model import Specs
from loopmap.simulation.stock_flow.program import Made, Program
from loopmap.simulation.stock_flow.readers import array_reader
from loopmap.simulation.stock_flow.rows import Row, keeper, refuse_too_much
from loopmap.simulation.stock_flow.write import Source

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_RUNS = 1_000_000
"""More runs than are made at once."""

MOST_NUMBERS = 100_000_000
"""More numbers than all runs together may keep: twice 0.8 GB while they are gathered."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Many runs. ``series`` by displayed name: times by runs, float64.

    ``lost`` marks the runs in which some value that was kept is not finite.
    """

    times: tuple[float, ...]
    series: Mapping[str, NDArray[np.float64]]
    lost: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Trials:
    """What many runs differ in: ``given`` has a number for each run, for each constant set."""

    given: Mapping[str, Sequence[float]]
    seed: int = 0

    @property
    def count(self) -> int:
        """How many runs these are. Raises SimulationError where rows disagree or are too long."""
        lengths = {len(row) for row in self.given.values()}
        if len(lengths) != 1:
            raise SimulationError("For many runs each constant that is set needs a value for each.")
        count = lengths.pop()
        if not 1 <= count <= MOST_RUNS:
            raise SimulationError(f"The number of runs must be between 1 and {MOST_RUNS:,}.")
        return count


def run_many(
    program: Program,
    trials: Trials,
    keep: Sequence[str],
    *,
    specs: Specs | None = None,
    token: Token = NEVER,
) -> Runs:
    """All trials at once. Only the variables named in ``keep`` are returned.

    Memory is 8 bytes by times by runs for each of them. At 100 variables, 500 steps and
    1,000 runs about 0.2 s; below a thousand runs the arrays are too short to be quick.
    Raises SimulationError for names that are none and for too many runs, Cancelled when
    the token is.
    """
    from loopmap.simulation.stock_flow.array_functions import FUNCTIONS

    runs = trials.count
    specs = specs or program.system.specs
    made = program.made(specs.method, ARRAYS, FUNCTIONS, program.keys_of(keep))
    moments = grid(specs)
    refuse_too_much(moments, len(made.source.kept) * runs, MOST_NUMBERS)
    rows: list[Row] = []
    steady = _stepped(program, made, trials, moments, keeper(rows, token))
    cells = program.system.cells
    series = {cells[key].name: each for key, each in _series(made.source, rows, steady, runs)}
    return Runs(moments.times(len(rows)), series, _lost(series, runs))


def _stepped(
    program: Program, made: Made, trials: Trials, moments: Grid, add: Callable[[Row], None]
) -> Row:
    """All steps. Numbers are NumPy's own: what has no value is NaN and nothing is raised."""
    import numpy as np

    system, source = program.system, made.source
    arrays = {name: np.asarray(row, float) for name, row in trials.given.items()}
    values = program.with_set(arrays).values()
    first, last, dt, steps, every = moments.arguments
    seeds = (stream_seed(system, key, trials.seed) for key in source.streams)
    with np.errstate(all="ignore"):
        return made.function(
            tuple(np.float64(value) if isinstance(value, float) else value for value in values),
            *(np.float64(time) for time in (first, last, dt)),
            steps,
            every,
            [ArrayStream(each, trials.count) for each in seeds],
            [ArrayDelay() for _ in source.delays],
            [array_reader(system.tables[key]) for key in source.tables],
            [],
            add,
        )


def _series(
    source: Source, rows: list[Row], steady: Row, runs: int
) -> Iterator[tuple[Key, NDArray[np.float64]]]:
    """Times by runs, for each cell kept; what is alike in all runs stands in each of them."""
    import numpy as np

    for place, key in enumerate(source.kept):
        values = np.empty((len(rows), runs))
        for step, row in enumerate(rows):
            values[step] = row[place]
        yield key, values
    for key, value in zip(source.steady, steady, strict=True):
        yield key, np.broadcast_to(value, (len(rows), runs))


def _lost(series: Mapping[str, Any], runs: int) -> NDArray[np.bool_]:
    import numpy as np

    lost = np.zeros(runs, bool)
    for values in series.values():
        lost |= ~np.isfinite(values).all(axis=0)
    return lost

"""Runs of a model's equations over more draws and settings than fit into memory.

Constants that are turned take every combination of their values; those that are uncertain
are drawn, the same draws at every setting. Percentiles are read from bins that grow with
the value, so that each is as exact in proportion.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from loopmap.errors import Cancelled, SimulationError
from loopmap.model.token import Token
from loopmap.simulation.many.fold import Doing, Task, here
from loopmap.simulation.stock_flow.ensemble import Trials, run_many
from loopmap.simulation.stock_flow.model import Model
from loopmap.simulation.stock_flow.program import Program
from loopmap.simulation.stock_flow.sensitivity import Uncertain, drawn, sparse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CHUNK = 1_000
NEAR = 0.005
"""How near a percentile comes, in proportion: Masson, Rim and Lee 2019 (DDSketch), Proceedings
of the VLDB Endowment 12(12), 2195-2205, doi:10.14778/3352063.3352135."""

SHARES = (0.1, 0.5, 0.9)
MOST_SETTINGS = 10_000
_SMALLEST = 1e-12
_RATIO = 1 + 0.98 * NEAR
"""From one end of a bin to the other: what is told, in five digits, is as near to all of it."""

_KEYS = 160_000
"""Bins on each side of 0: more than a float can reach."""


@dataclass(frozen=True, slots=True)
class ModelJob:
    """``turned``: constants and their values; ``draws`` of what is ``uncertain`` at each setting.

    Where nothing is uncertain there is one run for each setting. ``keep``: names displayed.
    """

    model: Model
    keep: tuple[str, ...]
    turned: tuple[tuple[str, tuple[float, ...]], ...] = ()
    uncertain: tuple[Uncertain, ...] = ()
    draws: int = 1
    seed: int = 0

    @property
    def settings(self) -> list[tuple[float, ...]]:
        """All combinations of what is turned, the last turning fastest."""
        return list(product(*(values for _, values in self.turned)))

    @property
    def chunks_of_each(self) -> int:
        return -(-self.draws // CHUNK)


@dataclass(frozen=True, slots=True)
class ModelChunk:
    """Some draws of one setting: the values of each variable in bins, times apart.

    ``codes`` rise, with how many values each has. ``least`` and ``most``: of each variable at
    each time, exact. ``lost``: runs that had no value somewhere.
    """

    times: tuple[float, ...]
    codes: NDArray[np.int64]
    counts: NDArray[np.int64]
    least: NDArray[np.float64]
    most: NDArray[np.float64]
    runs: int
    lost: int


@dataclass(frozen=True, slots=True)
class SettingOfModel:
    """What a setting gives: for each variable its course at each of `SHARES` of the runs.

    Where one run was made all are its course. ``moving``: variables that are not one number
    all the time in all runs. ``runs`` are all that were made, ``lost`` of them have no value
    somewhere and are in no course.
    """

    at: tuple[float, ...]
    times: tuple[float, ...]
    courses: Mapping[str, tuple[tuple[float, ...], ...]]
    moving: frozenset[str]
    runs: int
    lost: int


@dataclass(frozen=True, slots=True)
class ManyOfModel:
    """The settings that are done, of ``wanted`` in all; the last may lack draws."""

    settings: tuple[SettingOfModel, ...]
    wanted: int
    draws: int

    @property
    def is_partial(self) -> bool:
        short = any(setting.runs < self.draws for setting in self.settings)
        return short or len(self.settings) < self.wanted


def _nobody(_: int) -> None:
    """Nobody wants to hear how far it has got."""


def many_of_model(
    job: ModelJob,
    token: Token,
    do: Doing = here,
    heard: Callable[[int], None] = _nobody,
) -> ManyOfModel:
    """All settings of a job. ``heard`` is told how many runs are done.

    When the token is cancelled the answer is what is done; Cancelled where nothing is.
    SimulationError for too many settings and for names that are none.
    """
    settings = job.settings
    if len(settings) > MOST_SETTINGS:
        raise SimulationError(
            f"That would be {len(settings):,} settings; more than {MOST_SETTINGS:,} are not run."
        )
    if not job.uncertain:
        return ManyOfModel(tuple(_each_once(job, settings, token)), len(settings), 1)
    each = job.chunks_of_each
    chunks = do([Task(look, job, n) for n in range(len(settings) * each)], token)
    found: list[SettingOfModel] = []
    total: ModelChunk | None = None
    done = 0
    try:
        for at in settings:
            total = None
            for _ in range(each):
                chunk = next(chunks)
                total = chunk if total is None else _together(total, chunk)
                done += chunk.runs
                heard(done)
            assert total is not None
            found.append(_setting(job, at, total))
            total = None
    except Cancelled:
        if total is not None:
            found.append(_setting(job, at, total))
        if not found:
            raise
    return ManyOfModel(tuple(found), len(settings), job.draws)


def look(job: ModelJob, number: int, token: Token) -> ModelChunk:
    """Chunk ``number``: some draws of one setting. Raises Cancelled."""
    import numpy as np

    setting, part = divmod(number, job.chunks_of_each)
    first = part * CHUNK
    count = min(CHUNK, job.draws - first)
    program = Program(job.model)
    given: dict[str, Any] = dict(drawn(job.uncertain, count, job.seed, first))
    for (name, _), value in zip(job.turned, job.settings[setting], strict=True):
        given[name] = np.full(count, value)
    specs = sparse(program.system.specs)
    trials = Trials(given, job.seed + first)
    runs = run_many(program, trials, job.keep, specs=specs, token=token)
    good = ~runs.lost
    values = np.array([runs.series[name][:, good] for name in job.keep])
    codes, counts = np.unique(_codes(values), return_counts=True)
    least = values.min(axis=2, initial=np.inf)
    most = values.max(axis=2, initial=-np.inf)
    return ModelChunk(runs.times, codes, counts, least, most, count, int(runs.lost.sum()))


def _codes(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """The bin of every value, numbered through variables and times."""
    import numpy as np

    size = np.abs(values)
    ratio = np.log(_RATIO)
    with np.errstate(divide="ignore"):
        step = np.ceil((np.log(np.maximum(size, _SMALLEST)) - np.log(_SMALLEST)) / ratio).astype(
            np.int64
        )
    key = np.where(size <= _SMALLEST, 0, np.sign(values).astype(np.int64) * (step + 1))
    cells = np.arange(values.shape[0] * values.shape[1]).reshape(*values.shape[:2], 1)
    return np.asarray(cells * (2 * _KEYS + 1) + key + _KEYS)


def _ends(key: int) -> tuple[float, float]:
    """Between what values a bin lies."""
    if not key:
        return -_SMALLEST, _SMALLEST
    import math

    step, most = math.log(_RATIO), math.log(sys.float_info.max)
    logs = (math.log(_SMALLEST) + (abs(key) - 1 - less) * step for less in (1, 0))
    low, high = (math.exp(min(log, most)) for log in logs)
    return (low, high) if key > 0 else (-high, -low)


def _together(one: ModelChunk, other: ModelChunk) -> ModelChunk:
    import numpy as np

    codes, place = np.unique(np.concatenate([one.codes, other.codes]), return_inverse=True)
    counts = np.zeros(len(codes), np.int64)
    np.add.at(counts, place, np.concatenate([one.counts, other.counts]))
    least, most = np.minimum(one.least, other.least), np.maximum(one.most, other.most)
    runs, lost = one.runs + other.runs, one.lost + other.lost
    return ModelChunk(one.times, codes, counts, least, most, runs, lost)


def _setting(job: ModelJob, at: tuple[float, ...], total: ModelChunk) -> SettingOfModel:
    names, times = job.keep, len(total.times)
    courses = {
        name: tuple(
            tuple(_percentile(total, row, time, share) for time in range(times)) for share in SHARES
        )
        for row, name in enumerate(names)
    }
    ends = zip(names, total.least.min(axis=1), total.most.max(axis=1), strict=True)
    moving = frozenset(name for name, least, most in ends if least < most)
    return SettingOfModel(at, total.times, courses, moving, total.runs, total.lost)


def _percentile(total: ModelChunk, row: int, time: int, share: float) -> float:
    """Read between the ends of its bin, as far as runs had such values: exact where all are one."""
    import numpy as np

    cell = row * len(total.times) + time
    span = 2 * _KEYS + 1
    first, last = np.searchsorted(total.codes, [cell * span, (cell + 1) * span])
    if first == last:
        return float("nan")
    counts = total.counts[first:last]
    upto = np.cumsum(counts)
    wanted = share * upto[-1]
    place = int(np.searchsorted(upto, wanted))
    least, most = float(total.least[row, time]), float(total.most[row, time])
    low, high = _ends(int(total.codes[first + place]) - cell * span - _KEYS)
    low, high = max(low, least), min(high, most)
    inside = 1.0 - float(upto[place] - wanted) / float(counts[place])
    found = float(f"{low + (high - low) * inside:.5g}")  # no more digits than it has
    return min(max(found, least), most)


def _each_once(
    job: ModelJob, settings: Sequence[tuple[float, ...]], token: Token
) -> Iterator[SettingOfModel]:
    """One run for each setting, as many at once as make a chunk."""
    import numpy as np

    program = Program(job.model)
    specs = sparse(program.system.specs)
    for first in range(0, len(settings), CHUNK):
        part = settings[first : first + CHUNK]
        given = {n: [at[i] for at in part] for i, (n, _) in enumerate(job.turned)}
        runs = run_many(program, Trials(given, job.seed), job.keep, specs=specs, token=token)
        for place, at in enumerate(part):
            courses = {
                name: (tuple(np.asarray(values[:, place]).tolist()),) * len(SHARES)
                for name, values in runs.series.items()
            }
            moving = frozenset(name for name, rows in courses.items() if len(set(rows[0])) > 1)
            yield SettingOfModel(at, runs.times, courses, moving, 1, int(runs.lost[place]))

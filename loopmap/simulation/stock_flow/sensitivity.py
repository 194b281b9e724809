"""How much a model's answer hangs on its constants: many draws, and one thing at a time.

Draws are uniform between the ends people give, each constant on a stream of its own, so
that another range leaves the draws of all others as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zlib import crc32

from loopmap.errors import SimulationError
from loopmap.model.token import NEVER, Token
from loopmap.simulation.stock_flow.ensemble import Runs, Trials, run_many
from loopmap.simulation.stock_flow.grid import grid
from loopmap.simulation.stock_flow.model import Specs
from loopmap.simulation.stock_flow.program import Program

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DRAWS = 1_000
MORE_DRAWS = 10_000
PERCENTILES = (5.0, 25.0, 50.0, 75.0, 95.0)
USUAL_SHARE = 0.2
"""How far from its value a constant goes where nobody said: a fifth up and down."""

_ROWS = 200
"""Times that fans are drawn at, about."""
_AT_ONCE = 1_000
_WORTH_TELLING = frozenset({1, 2, 5, 10, 20, 50})
"""After how many thousands of draws fans are made before the last."""


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A constant, or a stock by what it starts at: its name, how low and how high it may be."""

    name: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fan:
    """One course for each of PERCENTILES: this share of the draws lies below, in percent."""

    courses: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Decider:
    """How far an outcome at the end goes with a constant over the draws.

    ``agreement``: Spearman's rank correlation, -1 to 1.
    """

    name: str
    agreement: float


@dataclass(frozen=True, slots=True)
class Spread:
    """What many draws gave: fans over ``times``, and who decides at the last of them.

    ``lost`` draws had a value that is none; they are in no fan.
    """

    times: tuple[float, ...]
    fans: Mapping[str, Fan]
    deciders: Mapping[str, tuple[Decider, ...]]
    draws: int
    lost: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One constant turned from ``low`` to ``high``: the outcome at the end with each of them."""

    name: str
    low: float
    high: float
    little: float
    much: float

    @property
    def width(self) -> float:
        return abs(self.much - self.little)


@dataclass(frozen=True, slots=True)
class Tornado:
    """The outcome at the end as the model stands, and the bars around it, widest first."""

    middle: float
    bars: tuple[Bar, ...]


def usual_range(name: str, value: float, bounds: tuple[float | None, float | None]) -> Uncertain:
    """The bounds people gave, or a fifth up and down where they gave none."""
    low, high = sorted((value * (1 - USUAL_SHARE), value * (1 + USUAL_SHARE)))
    given_low, given_high = bounds
    return Uncertain(
        name, low if given_low is None else given_low, high if given_high is None else given_high
    )


def spreads(  # noqa: PLR0913  what is asked, of how many
    program: Program,
    uncertain: Sequence[Uncertain],
    outcomes: Sequence[str],
    *,
    draws: int = DRAWS,
    seed: int = 0,
    given: Mapping[str, float] | None = None,
    token: Token = NEVER,
) -> Iterator[Spread]:
    """Fans and deciders of some outcomes over draws of some constants; others as ``given``.

    Ever better ones, the last over all draws, so that something is seen soon. Memory is 8
    bytes by 200 by draws for each outcome. Raises SimulationError where nothing is
    uncertain, Cancelled when the token is.
    """
    import numpy as np

    if not uncertain:
        raise SimulationError("No constant has a range, so every draw would be the same.")
    specs, values_of = sparse(program.system.specs), drawn(uncertain, draws, seed)
    found: list[Runs] = []
    for first in range(0, draws, _AT_ONCE):
        rows: dict[str, Any] = {
            n: values[first : first + _AT_ONCE] for n, values in values_of.items()
        }
        done = min(draws, first + _AT_ONCE)
        trials = Trials(_fixed(given, values_of, done - first) | rows, seed + first)
        found.append(run_many(program, trials, outcomes, specs=specs, token=token))
        if done == draws or len(found) in _WORTH_TELLING:
            good = ~np.concatenate([each.lost for each in found])
            series = {
                name: np.concatenate([each.series[name] for each in found], axis=1)[:, good]
                for name in found[0].series
            }
            kept = {name: values[:done][good] for name, values in values_of.items()}
            yield _spread(found[0].times, series, kept, done)


def tornado(
    program: Program,
    uncertain: Sequence[Uncertain],
    outcomes: Sequence[str],
    *,
    given: Mapping[str, float] | None = None,
    token: Token = NEVER,
) -> dict[str, Tornado]:
    """For each outcome, what each constant alone does to it at the end of the run.

    One run of twice as many columns as there are constants. A bar whose end has no value is
    left out.
    """
    import numpy as np

    if not uncertain:
        raise SimulationError("No constant has a range, so there is nothing to turn.")
    columns = 1 + 2 * len(uncertain)
    standing = program.with_set(given or {})
    rows: dict[str, Any] = _fixed(given, {each.name for each in uncertain}, columns)
    keys = [_value_of(program, standing, each.name) for each in uncertain]
    for place, each in enumerate(uncertain):
        row = np.full(columns, keys[place])
        row[1 + 2 * place], row[2 + 2 * place] = each.low, each.high
        rows[each.name] = row
    runs = run_many(
        program, Trials(rows), outcomes, specs=sparse(program.system.specs), token=token
    )
    return {name: _tornado(values[-1], uncertain) for name, values in runs.series.items()}


def sparse(specs: Specs) -> Specs:
    """The same run keeping about two hundred rows, the last one among them where it can be."""
    steps = grid(specs).steps
    least = max(1, steps // _ROWS)
    whole = (every for every in range(least, 2 * least + 1) if steps % every == 0)
    return replace(specs, save_every=next(whole, least) * specs.dt)


def drawn(
    uncertain: Sequence[Uncertain], draws: int, seed: int, first: int = 0
) -> dict[str, NDArray[np.float64]]:
    """Values of each, from draw number ``first`` on, a multiple of four."""
    import numpy as np

    found = {}
    for each in uncertain:
        bits = np.random.Philox([seed, crc32(each.name.encode())])
        bits.advance(first // _NUMBERS)
        share = np.random.Generator(bits).random(draws)
        found[each.name] = each.low + (each.high - each.low) * share
    return found


_NUMBERS = 4
"""Random numbers that one step of Philox gives."""


def _fixed(
    given: Mapping[str, float] | None, drawn: Mapping[str, Any] | set[str], count: int
) -> dict[str, Any]:
    """What is set alike in all draws."""
    return {n: [value] * count for n, value in (given or {}).items() if n not in drawn}


def _value_of(program: Program, standing: Mapping[Any, Any], name: str) -> float:
    (key,) = program.keys_of([name])
    return float(standing[key])


def _spread(
    times: tuple[float, ...],
    series: Mapping[str, NDArray[np.float64]],
    drawn: Mapping[str, NDArray[np.float64]],
    draws: int,
) -> Spread:
    import numpy as np

    left = len(next(iter(drawn.values())))
    if not left:
        raise SimulationError("In none of the draws could the model run to its end.")
    fans = {
        name: Fan(tuple(map(tuple, np.percentile(values, PERCENTILES, axis=1).tolist())))
        for name, values in series.items()
    }
    ranks = {name: _ranks(values) for name, values in drawn.items()}
    deciders = {name: _deciders(values[-1], ranks) for name, values in series.items()}
    return Spread(times, fans, deciders, draws, draws - left)


def _deciders(
    outcome: NDArray[np.float64], ranks: Mapping[str, NDArray[np.float64]]
) -> tuple[Decider, ...]:
    own = _ranks(outcome)
    found = [Decider(name, _correlation(rank, own)) for name, rank in ranks.items()]
    return tuple(sorted(found, key=lambda each: (-abs(each.agreement), each.name)))


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Places in order, equal values sharing the mean of theirs."""
    import numpy as np

    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return ((last - counts + last - 1) / 2.0)[inverse]


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """0 where one of the two does not move."""
    a, b = one - one.mean(), other - other.mean()
    size = float((a @ a) * (b @ b)) ** 0.5
    return float(a @ b) / size if size else 0.0


def _tornado(ends: NDArray[np.float64], uncertain: Sequence[Uncertain]) -> Tornado:
    values = [float(value) for value in ends]
    bars = [
        Bar(each.name, each.low, each.high, values[1 + 2 * place], values[2 + 2 * place])
        for place, each in enumerate(uncertain)
    ]
    there = (bar for bar in bars if bar.width >= 0)  # not a number is no width
    return Tornado(values[0], tuple(sorted(there, key=lambda bar: (-bar.width, bar.name))))

"""A model made ready to run, as often as wanted, with other constants each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from loopmap.errors import SimulationError
from loopmap.model.token import NEVER, Token
from loopmap.simulation.stock_flow.cells import Key, System
from loopmap.simulation.stock_flow.chance import PlainStream, stream_seed
from loopmap.simulation.stock_flow.dialect import NUMBERS
from loopmap.simulation.stock_flow.faults import Fault, fault_of
from loopmap.simulation.stock_flow.grid import Grid, grid
from loopmap.simulation.stock_flow.late import PlainDelay
from loopmap.simulation.stock_flow.machine_code import function_from
from loopmap.simulation.stock_flow.model import Method, Model, Specs
from loopmap.simulation.stock_flow.plain_functions import FUNCTIONS
from loopmap.simulation.stock_flow.plan import Plan, plan
from loopmap.simulation.stock_flow.readers import plain_reader
from loopmap.simulation.stock_flow.run import Run, spelling
from loopmap.simulation.stock_flow.system import flatten
from loopmap.simulation.stock_flow.write import Source, constants, write

MOST_NUMBERS = 30_000_000
"""More numbers than a run may keep: about a gigabyte."""

_ASKED_EVERY = 64


class Program:
    """One model, resolved and ordered once. Its functions are made when they are first needed."""

    def __init__(self, model: Model) -> None:
        """Raises ExpressionError for an equation that is wrong, SimulationError for a circle."""
        self.system: System = flatten(model)
        self.plan: Plan = plan(self.system)
        self.constants: Mapping[Key, float] = constants(self.system)
        """What may be set for a run, by canonical name, with the values the model has."""
        self._made: dict[Method, tuple[Source, Callable[..., Any]]] = {}

    def run(
        self,
        given: Mapping[str, float] | None = None,
        *,
        specs: Specs | None = None,
        seed: int = 0,
        token: Token = NEVER,
    ) -> Run:
        """One run, with some constants set anew. SimulationError where there is no such constant.

        A slider's run: at 100 variables and 500 Euler steps about 10 ms.
        """
        specs = specs or self.system.specs
        source, function = self.made(specs.method)
        moments = grid(specs)
        _refuse_too_much(moments, len(source.kept))
        rows: list[tuple[float, ...]] = []
        faults: list[tuple[int, int, Exception | None]] = []
        steady = function(
            tuple(self.with_set(given or {}).values()),
            moments.first,
            moments.last,
            moments.dt,
            moments.steps,
            moments.every,
            [PlainStream(stream_seed(self.system, key, seed)) for key in source.streams],
            [PlainDelay() for _ in source.delays],
            [plain_reader(self.system.tables[key]) for key in source.tables],
            faults,
            rows.append if token is NEVER else _stoppable(rows, token),
        )
        stopped = fault_of(faults[0], self.system, source, moments) if faults else None
        return self._gathered(source, moments, rows, steady, stopped)

    def made(self, method: Method) -> tuple[Source, Callable[..., Any]]:
        """The program for one run by a method, and its text."""
        if method not in self._made:
            keep = [key for key, cell in self.system.cells.items() if cell.shown]
            source = write(self.system, self.plan, NUMBERS, method, keep)
            self._made[method] = (source, function_from(source.text, FUNCTIONS))
        return self._made[method]

    def with_set(self, given: Mapping[str, Any]) -> dict[Key, Any]:
        """All constants, some of them set anew. SimulationError for any other name."""
        values: dict[Key, Any] = dict(self.constants)
        for name, value in given.items():
            key = Key(spelling(name))
            if key not in values:
                text = f"“{name}” is not a constant of this model, so it cannot be set."
                raise SimulationError(text, record=name)
            values[key] = value
        return values

    def _gathered(
        self,
        source: Source,
        moments: Grid,
        rows: list[tuple[float, ...]],
        steady: tuple[float, ...],
        stopped: Fault | None,
    ) -> Run:
        moving = dict(zip(source.kept, zip(*rows, strict=True), strict=bool(rows)))
        level = {
            key: (value,) * len(rows) for key, value in zip(source.steady, steady, strict=True)
        }
        series = {
            cell.name: moving[key] if key in moving else level.get(key, ())
            for key, cell in self.system.cells.items()
            if cell.shown
        }
        return Run(moments.times(len(rows)), series, stopped)


def _refuse_too_much(moments: Grid, columns: int) -> None:
    numbers = columns * (moments.steps // moments.every + 1)
    if numbers > MOST_NUMBERS:
        text = f"The run would keep {numbers:,} numbers, more than fit."
        raise SimulationError(text, "It could be shorter, or save its values less often.")


def _stoppable(rows: list[tuple[float, ...]], token: Token) -> Callable[[tuple[float, ...]], None]:
    """Keeps rows, and asks now and then whether anyone still wants them."""

    def add(row: tuple[float, ...]) -> None:
        rows.append(row)
        if len(rows) % _ASKED_EVERY == 0:
            token.check()

    return add


def simulate(model: Model, given: Mapping[str, float] | None = None, *, seed: int = 0) -> Run:
    """One run of a model; see `Program` for running it more than once."""
    return Program(model).run(given, seed=seed)

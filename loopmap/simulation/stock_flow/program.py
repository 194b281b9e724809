"""A model made ready to run, as often as wanted, with other constants each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from loopmap.errors import SimulationError
from loopmap.expr.names import canonical
from loopmap.model.equations import Method
from loopmap.model.token import NEVER, Token
from loopmap.simulation.stock_flow.cells import Key, System
from loopmap.simulation.stock_flow.chance import PlainStream, stream_seed
from loopmap.simulation.stock_flow.dialect import NUMBERS, Dialect
from loopmap.simulation.stock_flow.faults import Fault, Noted, fault_of, first_nan
from loopmap.simulation.stock_flow.grid import Grid, grid
from loopmap.simulation.stock_flow.late import PlainDelay
from loopmap.simulation.stock_flow.machine_code import function_from
from loopmap.simulation.stock_flow.model import Model, Specs
from loopmap.simulation.stock_flow.plain_functions import FUNCTIONS
from loopmap.simulation.stock_flow.plan import Plan, plan
from loopmap.simulation.stock_flow.readers import plain_reader
from loopmap.simulation.stock_flow.rows import Row, keeper, refuse_too_much
from loopmap.simulation.stock_flow.run import Run, found_name, spelling
from loopmap.simulation.stock_flow.system import flatten
from loopmap.simulation.stock_flow.write import Source, constants, settable, write

MOST_NUMBERS = 30_000_000
"""More numbers than one run may keep: about a gigabyte."""

_SETTABLE = "What can be set is a constant, or a stock that starts at a plain number."


class Made(NamedTuple):
    """A generated function and the text it was made of."""

    source: Source
    function: Callable[..., Row]


class Stepped(NamedTuple):
    """A run as its function leaves it: rows of moving cells, one row of steady ones."""

    source: Source
    moments: Grid
    rows: list[Row]
    steady: Row
    stopped: Fault | None


class Program:
    """One model, resolved and ordered once. Its functions are made when they are first needed."""

    def __init__(self, model: Model) -> None:
        """Raises ExpressionError for an equation that is wrong, SimulationError for a circle."""
        self.system: System = flatten(model)
        self.plan: Plan = plan(self.system)
        self.constants: Mapping[Key, float] = constants(self.system)
        """The constants by canonical name, with the values the model has."""
        self.settable: Mapping[Key, float] = settable(self.system)
        """What may be set for a run: constants, and what stocks start at where that is a number."""
        self._shown = {cell.name: key for key, cell in self.system.cells.items() if cell.shown}
        self._made: dict[tuple[Dialect, Method, tuple[Key, ...]], Made] = {}

    def run(
        self,
        given: Mapping[str, float] | None = None,
        *,
        specs: Specs | None = None,
        seed: int = 0,
        token: Token = NEVER,
    ) -> Run:
        """One run, with some numbers set anew. SimulationError where there is no such number.

        A slider's run: at 100 variables and 500 Euler steps about 8 ms. ``specs`` takes the
        place of the model's own. Raises Cancelled when the token is.
        """
        stepped = self.stepped(given or {}, specs or self.system.specs, seed=seed, token=token)
        return self._gathered(stepped)

    def stepped(
        self,
        given: Mapping[str, float],
        specs: Specs,
        *,
        seed: int = 0,
        token: Token = NEVER,
        keep: Sequence[Key] | None = None,
    ) -> Stepped:
        """The bare rows of a run: of all cells shown, or of those to keep."""
        moments = grid(specs)
        made = self.made(specs.method, keep=keep)
        refuse_too_much(moments, len(made.source.kept), MOST_NUMBERS)
        rows: list[Row] = []
        faults: list[Noted] = []
        steady = made.function(
            tuple(self.with_set(given).values()),
            *moments.arguments,
            [PlainStream(stream_seed(self.system, key, seed)) for key in made.source.streams],
            [PlainDelay() for _ in made.source.delays],
            [plain_reader(self.system.tables[key]) for key in made.source.tables],
            faults,
            keeper(rows, token),
        )
        numbers = made.source.numbers
        stopped = fault_of(faults[0], numbers, self.system) if faults else None
        return Stepped(made.source, moments, rows, steady, stopped)

    def made(
        self,
        method: Method,
        dialect: Dialect = NUMBERS,
        functions: Mapping[str, Callable[..., Any]] = FUNCTIONS,
        keep: Sequence[Key] | None = None,
    ) -> Made:
        """The generated function for a method, made once; it keeps all that is shown, or less."""
        keys = tuple(self._shown.values()) if keep is None else tuple(keep)
        wanted = (dialect, method, keys)
        if wanted not in self._made:
            source = write(self.system, self.plan, dialect, method, keys)
            self._made[wanted] = Made(source, function_from(source.text, functions))
        return self._made[wanted]

    def keys_of(self, names: Sequence[str]) -> list[Key]:
        """The cells of displayed names. SimulationError for a name that is none."""
        try:
            return [self._shown[found_name(self._shown, name)] for name in names]
        except KeyError as error:
            text = f"There is no variable called “{error.args[0]}” in this model."
            raise SimulationError(text) from error

    def with_set(self, given: Mapping[str, Any]) -> dict[Key, Any]:
        """All that may be set, some of it set anew. SimulationError for any other name."""
        values: dict[Key, Any] = dict(self.settable)
        for name, value in given.items():
            key = self._set_by(name)
            if key not in values:
                text = f"“{name}” is not a constant of this model, so it cannot be set."
                raise SimulationError(text, _SETTABLE, record=name)
            values[key] = value
        return values

    def _set_by(self, name: str) -> Key:
        """The cell a name sets. Where arrays are told one by one, "A[X, Y]" is a name as it is."""
        whole = Key(canonical(name))
        return whole if whole in self.settable else Key(spelling(name))

    def _gathered(self, stepped: Stepped) -> Run:
        source, moments, rows, steady, stopped = stepped
        moving = dict(zip(source.kept, zip(*rows, strict=True), strict=bool(rows)))
        found = first_nan(moving, self.system, moments)
        if found is not None and (stopped is None or found[0] < len(rows) - 1):
            stop, stopped = found
            return self._gathered(stepped._replace(rows=rows[: stop + 1], stopped=stopped))
        level = {
            key: (value,) * len(rows) for key, value in zip(source.steady, steady, strict=True)
        }
        series = {
            name: moving[key] if key in moving else level.get(key, ())
            for name, key in self._shown.items()
        }
        return Run(moments.times(len(rows)), series, stopped)


def simulate(model: Model, given: Mapping[str, float] | None = None, *, seed: int = 0) -> Run:
    """One run of a model; see `Program` for running it more than once."""
    return Program(model).run(given, seed=seed)

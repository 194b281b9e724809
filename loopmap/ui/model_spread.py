"""Many draws of a map's numbers in the background: fans and tornado of one outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from loopmap.errors import LoopmapError
from loopmap.model.ids import RecordId
from loopmap.model.token import Token
from loopmap.simulation.equations.numbers import numbers_of, range_said
from loopmap.simulation.stock_flow.program import Program
from loopmap.simulation.stock_flow.sensitivity import (
    DRAWS,
    Spread,
    Tornado,
    Uncertain,
    spreads,
    tornado,
)
from loopmap.ui.jobs import Jobs
from loopmap.ui.model_runs import ModelRun

JOB = "model draws"


@dataclass(frozen=True, slots=True)
class SpreadFound:
    """What was found about one outcome; ``spread`` comes after the tornado, ever better.

    ``names`` lead from what numbers are called in the model to their variables.
    """

    outcome: RecordId
    tornado: Tornado
    names: Mapping[str, RecordId]
    wanted: int
    spread: Spread | None = None


class ModelSpread(QObject):
    """``better`` carries a SpreadFound, the last with all draws; ``failed`` a sentence."""

    better = Signal(object)
    finished = Signal()
    failed = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs

    @property
    def is_running(self) -> bool:
        """Whether draws are being made."""
        return self._jobs.is_running(JOB)

    def ask(self, found: ModelRun, outcome: RecordId, draws: int = DRAWS) -> None:
        """Draw for one outcome of a run; what was asked before is given up."""

        def work(token: Token) -> Iterator[SpreadFound]:
            return drawn(found, outcome, draws, token)

        self._jobs.improve(JOB, work, self.better.emit, self._finish, self._fail)

    def cancel(self) -> None:
        """Give up; what was told stands."""
        self._jobs.cancel(JOB)

    def _finish(self, found: SpreadFound | None) -> None:
        if found is not None:
            self.better.emit(found)
        self.finished.emit()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, LoopmapError):
            self.failed.emit(str(error))
        else:
            self._jobs.failed.emit(error)
        self.finished.emit()


def drawn(found: ModelRun, outcome: RecordId, draws: int, token: Token) -> Iterator[SpreadFound]:
    """The tornado, then ever more draws. Raises Cancelled, and SimulationError without ranges."""
    program: Program = found.reading.program if found.acted is None else found.acted.program
    called = _called(found)
    names = {name: variable for variable, name in called.items()}
    uncertain = tuple(uncertain_of(found, called))
    name = found.reading.causal_map.variables[outcome].name
    turned = tornado(program, uncertain, [name], token=token)[name]
    yield SpreadFound(outcome, turned, names, draws)
    for spread in spreads(program, uncertain, [name], draws=draws, token=token):
        yield SpreadFound(outcome, turned, names, draws, spread)


def uncertain_of(found: ModelRun, called: Mapping[RecordId, str]) -> Iterator[Uncertain]:
    """The ranges of all numbers; those that are tried with another one go around it."""
    variables, standing = found.reading.causal_map.variables, numbers_of(found.reading)
    for variable, name in called.items():
        value = found.given.get(variable, standing[variable])
        each = range_said(variables[variable], value, name)
        if each.low < each.high:
            yield each


def _called(found: ModelRun) -> Mapping[RecordId, str]:
    """What numbers that can be others are called in the model that is run."""
    if found.acted is not None:
        return found.acted.constants
    variables = found.reading.causal_map.variables
    return {variable: variables[variable].name for variable in numbers_of(found.reading)}

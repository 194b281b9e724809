"""Why a run had to stop, in a sentence that names variable, time and equation."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.expr.names import canonical
from loopmap.simulation.stock_flow.cells import System
from loopmap.simulation.stock_flow.grid import Grid
from loopmap.simulation.stock_flow.write import Source


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong: a sentence, whose value it was, and when."""

    text: str
    record: str | None
    time: float


def fault_of(
    found: tuple[int, int, Exception | None],
    system: System,
    source: Source,
    moments: Grid,
) -> Fault:
    """The fault that a run noted as number of its cell, step and error."""
    number, step, error = found
    time = moments.moment(step)
    if number < 0:
        text = f"At time {time:g} a stock grew beyond all numbers."
        return Fault(text, None, time)
    name = system.cells[source.numbers[number]].name
    equation = system.equations.get(canonical(name.partition("[")[0]), "")
    shown = f" Its equation is: {equation.strip()}" if equation.strip() else ""
    return Fault(f"At time {time:g} “{name}” has no value: {_why(error)}.{shown}", name, time)


def _why(error: Exception | None) -> str:
    if isinstance(error, ZeroDivisionError):
        return "something is divided by 0"
    if isinstance(error, OverflowError):
        return "a number is too large"
    return "a function is asked for a value it does not have, such as the root of a negative number"

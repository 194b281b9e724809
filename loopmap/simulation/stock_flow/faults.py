"""Why a run had to stop, in a sentence that names variable, time and equation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from loopmap.expr.causes import causes
from loopmap.expr.names import canonical
from loopmap.simulation.stock_flow.cells import Key, Stock, System
from loopmap.simulation.stock_flow.grid import Grid

Noted = tuple[int, float, object]
"""What a generated program notes: the number of a cell, the time, the error.

The number is -1 where stocks are no finite numbers any more; then the error is their row.
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong: a sentence, whose value it was, and when."""

    text: str
    record: str
    time: float


def fault_of(noted: Noted, numbers: Sequence[Key], system: System) -> Fault:
    """The fault that a run noted. ``numbers`` are the cells by the numbers programs use."""
    number, time, error = noted
    if number >= 0:
        key, why = numbers[number], _why(error)
    else:
        assert isinstance(error, tuple)
        stocks = [key for key, cell in system.cells.items() if isinstance(cell, Stock)]
        key = next(key for key, value in zip(stocks, error, strict=True) if value - value != 0)
        return _overgrown(key, time, system)
    return _told(key, why, time, system)


def first_nan(
    series: Mapping[Key, Sequence[float]], system: System, moments: Grid
) -> tuple[int, Fault] | None:
    """The first row in which a value is none though nothing failed: infinite less infinite.

    A sum is NaN where a number in it is; only such columns are looked through.
    """
    found: tuple[int, Key] | None = None
    for key, values in series.items():
        if isnan(sum(values)):
            row = next((n for n, value in enumerate(values) if isnan(value)), len(values))
            if row < len(values) and (found is None or row < found[0]):
                found = (row, key)
    if found is None:
        return None
    row, key = found
    time = moments.moment(row * moments.every)
    return row, _told(key, "infinite numbers are set against each other", time, system)


def _overgrown(key: Key, time: float, system: System) -> Fault:
    """Of a stock the equation says only how it begins: what moves it is told instead."""
    stock = system.cells[key]
    assert isinstance(stock, Stock)
    names = [f"“{system.cells[each].name}”" for each in causes(stock.net) if each in system.cells]
    moved = f" What moves it: {', '.join(names)}." if names else ""
    text = f"At time {time:g} “{stock.name}” has no value: it grew beyond all numbers.{moved}"
    return Fault(text, stock.name, time)


def _told(key: Key, why: str, time: float, system: System) -> Fault:
    name = system.cells[key].name
    equation = system.equations.get(canonical(name.partition("[")[0]), "").strip()
    shown = f" Its equation is: {equation}" if equation else ""
    return Fault(f"At time {time:g} “{name}” has no value: {why}.{shown}", name, time)


def _why(error: object) -> str:
    if isinstance(error, ZeroDivisionError):
        return "something is divided by 0"
    if isinstance(error, OverflowError):
        return "a number is too large"
    return (
        "a function is asked for a value it does not have, such as the root of a negative number"
        " or the logarithm of 0"
    )

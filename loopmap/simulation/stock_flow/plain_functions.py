"""The built-in functions on plain numbers, as generated programs call them.

Where a function has no value ``ArithmeticError`` or ``ValueError`` is raised.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Mapping
from typing import Any

_ALMOST = 1e-6
"""Times that differ by less than this part of a step are the same."""


def _integer(x: float) -> float:
    return float(math.trunc(x))


def _round(x: float) -> float:
    return math.copysign(math.floor(abs(x) + 0.5), x)


def _safediv(a: float, b: float, instead: float = 0.0) -> float:
    return a / b if b != 0.0 else instead


def _mod(a: float, b: float) -> float:
    if b == 0.0:
        raise ZeroDivisionError
    # The sign of the dividend, as the reference outputs have it: -10 MOD 3 is -1.
    return math.fmod(a, b)


def _deviation(values: tuple[float, ...]) -> float:
    return statistics.stdev(values)


def _step(time: float, dt: float, height: float, at: float) -> float:
    return height if time >= at - _ALMOST * dt else 0.0


def _pulse(
    time: float, dt: float, volume: float, first: float | None = None, interval: float = 0.0
) -> float:
    """The whole volume within one step, whatever its length. Without times, in every step."""
    if first is None:
        return volume / dt
    since = time - first + _ALMOST * dt
    if since < 0.0:
        return 0.0
    if interval > 0.0:
        since = math.fmod(since, interval)
    return volume / dt if since < dt else 0.0


def _ramp(time: float, _dt: float, slope: float, start: float, end: float = math.inf) -> float:
    return slope * (min(time, end) - start) if time > start else 0.0


def _choose(index: float, *options: float) -> float:
    number = math.floor(index + 0.5)
    return options[number - 1] if 1 <= number <= len(options) else 0.0


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": abs,
    "int": _integer,
    "round": _round,
    "min": min,
    "max": max,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "ln": math.log,
    "log10": math.log10,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "arcsin": math.asin,
    "arccos": math.acos,
    "arctan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "safediv": _safediv,
    "power": math.pow,
    "mod": _mod,
    "sum": sum,
    "prod": math.prod,
    "stddev": _deviation,
    "step": _step,
    "pulse": _pulse,
    "ramp": _ramp,
    "choose": _choose,
}
"""By the name in the table of built-ins, in small letters."""

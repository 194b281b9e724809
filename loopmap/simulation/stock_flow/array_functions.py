"""The built-in functions on arrays of runs, as generated programs call them.

Where a function has no value the run's number becomes NaN or infinite; nothing is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

import numpy as np

_ALMOST = 1e-6
"""Times that differ by less than this part of a step are the same."""


def _round(x: Any) -> Any:
    return np.copysign(np.floor(np.abs(x) + 0.5), x)


def _safediv(a: Any, b: Any, instead: Any = 0.0) -> Any:
    nothing = np.equal(b, 0.0)
    return np.where(nothing, instead, np.divide(a, np.where(nothing, 1.0, b)))


def _smallest(*values: Any) -> Any:
    return reduce(np.minimum, values)


def _largest(*values: Any) -> Any:
    return reduce(np.maximum, values)


def _product(values: tuple[Any, ...]) -> Any:
    return reduce(np.multiply, values)


def _deviation(values: tuple[Any, ...]) -> Any:
    mean = sum(values) / len(values)
    return np.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1))


def _step(time: float, dt: float, height: Any, at: Any) -> Any:
    return np.where(time >= at - _ALMOST * dt, height, 0.0)


def _pulse(time: float, dt: float, volume: Any, first: Any = None, interval: Any = 0.0) -> Any:
    if first is None:
        return volume / dt
    since = time - first + _ALMOST * dt
    repeated = np.where(
        interval > 0.0, np.fmod(since, np.where(interval > 0.0, interval, 1.0)), since
    )
    return np.where((since >= 0.0) & (repeated < dt), volume / dt, 0.0)


def _ramp(time: float, _dt: float, slope: Any, start: Any, end: Any = np.inf) -> Any:
    return np.where(time > start, slope * (np.minimum(time, end) - start), 0.0)


def _choose(index: Any, *options: Any) -> Any:
    number = np.floor(index + 0.5)
    within = [number == place for place in range(1, len(options) + 1)]
    return np.select(within, [np.broadcast_to(each, np.shape(index)) for each in options], 0.0)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": np.abs,
    "int": np.trunc,
    "round": _round,
    "min": _smallest,
    "max": _largest,
    "sqrt": np.sqrt,
    "exp": np.exp,
    "ln": np.log,
    "log10": np.log10,
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "arcsin": np.arcsin,
    "arccos": np.arccos,
    "arctan": np.arctan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "safediv": _safediv,
    "power": np.power,
    "mod": np.fmod,
    "sum": sum,
    "prod": _product,
    "stddev": _deviation,
    "step": _step,
    "pulse": _pulse,
    "ramp": _ramp,
    "choose": _choose,
    "where": np.where,
    "both": np.logical_and,
    "either": np.logical_or,
    "neither": np.logical_not,
}
"""By the name in the table of built-ins, in small letters."""

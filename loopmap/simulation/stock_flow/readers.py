"""Graphical functions as functions of a number, or of an array of numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from loopmap.model.equations import Between
from loopmap.simulation.stock_flow.model import Table


def plain_reader(table: Table) -> Callable[[float], float]:
    """Reads a table at one number; XMILE 1.0, section 3.1.4. Logarithmic in its points."""
    xs, ys = table.xs, table.ys
    if len(xs) == 1:
        return lambda _: ys[0]
    beyond = table.between is Between.EXTRAPOLATE
    stepped = table.between is Between.DISCRETE
    last = len(xs) - 1

    def read(x: float) -> float:
        right = bisect_right(xs, x)
        if not beyond and (right == 0 or right > last):
            return ys[0] if right == 0 else ys[last]
        if stepped:
            return ys[right - 1]
        right = min(max(right, 1), last)
        x0, y0 = xs[right - 1], ys[right - 1]
        return y0 + (ys[right] - y0) * (x - x0) / (xs[right] - x0)

    return read


def array_reader(table: Table) -> Callable[[Any], Any]:
    """Reads a table at an array of numbers."""
    import numpy as np

    xs, ys = np.array(table.xs), np.array(table.ys)
    if len(xs) == 1:
        return lambda x: np.full(np.shape(x), ys[0])
    if table.between is Between.CONTINUOUS:
        return lambda x: np.interp(x, xs, ys)

    def stepped(x: Any) -> Any:
        return ys[np.clip(np.searchsorted(xs, x, side="right") - 1, 0, len(ys) - 1)]

    def beyond(x: Any) -> Any:
        right = np.clip(np.searchsorted(xs, x, side="right"), 1, len(xs) - 1)
        slope = (ys[right] - ys[right - 1]) / (xs[right] - xs[right - 1])
        return ys[right - 1] + slope * (x - xs[right - 1])

    return stepped if table.between is Between.DISCRETE else beyond

"""The shapes of links: what arrives at the effect for a deviation of the cause.

All are odd where no table says otherwise, rise, and leave today where it is: g(0) = 0. Beside
today g(u) ≈ u, except for a threshold (nothing) and a table (what it says).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from loopmap.model.behaviour import Shape

Signal = NDArray[np.float32]
Points = tuple[tuple[float, float], ...]
Bend = Callable[[Signal], Signal]

_PLAIN: Mapping[Shape, Bend] = MappingProxyType(
    {
        Shape.SATURATING: np.tanh,
        Shape.DIMINISHING: lambda u: np.asarray(np.sign(u) * np.log1p(np.abs(u))),
        Shape.ACCELERATING: lambda u: np.asarray(u * (1.0 + np.abs(u))),
    }
)


def bend(shape: Shape, threshold: float, table: Points) -> Bend | None:
    """The shape as a function of arrays, or None where it is a straight line.

    A table is read between its points and stays level outside; points out of order are
    put in order, and one that falls is taken as no lower than the one before.
    """
    if shape is Shape.THRESHOLD and threshold > 0:
        return lambda u: np.asarray(np.sign(u) * np.maximum(np.abs(u) - threshold, 0.0), u.dtype)
    if shape is Shape.TABLE and table:
        causes, arrives = _in_order(table)
        return lambda u: np.interp(u, causes, arrives).astype(u.dtype)
    return _PLAIN.get(shape)


def slope_today(shape: Shape, threshold: float, table: Points) -> float:
    """How much arrives of a very small change: the derivative at today, mean of both sides."""
    if shape is Shape.THRESHOLD and threshold > 0:
        return 0.0
    if shape is Shape.TABLE and table:
        causes, arrives = _in_order(table)
        below, above = np.interp([-1e-6, 1e-6], causes, arrives)
        return float((above - below) / 2e-6)
    return 1.0


def rises_everywhere(shape: Shape, threshold: float, table: Points) -> bool:
    """Whether every change of the cause within its range arrives, so that signs are certain."""
    if shape is Shape.THRESHOLD:
        return threshold <= 0
    if shape is Shape.TABLE and table:
        causes, arrives = _in_order(table)
        covers = causes[0] <= -1.0 and causes[-1] >= 1.0
        return bool(covers and np.all(np.diff(arrives) > 0))
    return True


def _in_order(table: Points) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Causes and what arrives, today being a point of its own: between two it would be rounded."""
    points = np.array(sorted(table), dtype=np.float64)
    causes, arrives = points[:, 0], np.maximum.accumulate(points[:, 1])
    arrives = arrives - np.interp(0.0, causes, arrives)
    today = int(np.searchsorted(causes, 0.0))
    if not 0 < today < len(causes) or causes[today] == 0:
        return causes, arrives
    return np.insert(causes, today, 0.0), np.insert(arrives, today, 0.0)

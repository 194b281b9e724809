"""Round numbers along an axis, and how they are written."""

from __future__ import annotations

from math import ceil, floor, isfinite, log10

Tick = tuple[float, str]


def ticks(span: tuple[float, float], room: float) -> tuple[Tick, ...]:
    """Round numbers within a span, at most ``room`` of them, at least two where that can be.

    >>> [words for _, words in ticks((0.0, 10.0), 6)]
    ['0', '2', '4', '6', '8', '10']
    """
    low, high = span
    if not (isfinite(low) and isfinite(high) and high > low):
        return ()
    step = _step((high - low) / max(1.0, room - 1))
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple((n * step, figure(n * step, step)) for n in range(first, last + 1))


def figure(value: float, step: float) -> str:
    """A number with as many decimals as steps of that size need, in thousands with commas."""
    if value and not 1e-4 <= max(abs(value), step) < 1e9:
        return f"{value:.3g}"
    decimals = max(0, -floor(log10(step) + 1e-9))
    return f"{value + 0.0:,.{decimals}f}".replace("-", "−")


def _step(least: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is at least so large."""
    power = 10.0 ** floor(log10(least))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= least * (1 - 1e-9))

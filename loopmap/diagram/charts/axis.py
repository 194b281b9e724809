"""Axes with numbers: from where to where they go, round numbers along them."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, isfinite, log10

Tick = tuple[float, str]
Span = tuple[float, float]
"""From a lower number to a higher one."""


def ticks(span: Span, room: float) -> tuple[Tick, ...]:
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


def two_or_more(span: Span, room: float) -> tuple[Tick, ...]:
    """The same where one number alone would tell nothing: as few more as make two.

    >>> [words for _, words in two_or_more((0.0, 6.0), 1.8)]
    ['0', '5']
    """
    tried = (ticks(span, each) for each in (max(2.0, room), 3.0, 4.0, 6.0))
    return next((found for found in tried if len(found) > 1), ())


def nice_span(values: Iterable[float]) -> Span:
    """From a round number to a round number with all values between; never empty."""
    given = [value for value in values if isfinite(value)]
    low, high = min(given, default=0.0), max(given, default=1.0)
    if low == high:
        low, high = (low - 1.0, high + 1.0) if low else (0.0, 1.0)
    if low > 0 and low < 0.4 * high:
        low = 0.0
    if high < 0 and high > 0.4 * low:
        high = 0.0
    step = 10.0 ** floor(log10(high - low)) / 2
    return floor(low / step + 1e-9) * step, -floor(-high / step + 1e-9) * step


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


def number(value: float) -> str:
    """A value as people read it: four digits that count, all before the point below a million.

    >>> number(123456.7), number(0.00012345), number(-14_281_000), number(2.5e9), number(1e14)
    ('123,457', '0.0001234', '−14.28 million', '2.5 billion', '1e+14')
    """
    rounded = float(f"{value:.4g}")
    for size, word in _LARGE:
        if size <= abs(rounded) < 1000 * size:
            return number(rounded / size) + word
    shown = f"{value:,.0f}" if 1e4 <= abs(rounded) < 1e6 else f"{value:,.4g}"
    return shown.replace("-", "\N{MINUS SIGN}")


def moment(time: float) -> str:
    """A time as people read it: without a comma where it may be a year.

    >>> moment(2300.0), moment(0.5), moment(20000.0)
    ('2300', '0.5', '20,000')
    """
    return number(time).replace(",", "") if abs(time) < 1e4 else number(time)


_LARGE = ((1e6, " million"), (1e9, " billion"))

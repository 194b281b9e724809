"""The machine's own yardstick: a fixed piece of plain Python, timed before and after.

A ratio to it says the same on a slow laptop and on a busy one, where seconds do not.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


def kernel() -> float:
    """Dictionary look-ups, float sums and list appends: what most of Loopmap is made of."""
    table = {n: float(n) for n in range(2000)}
    total, kept = 0.0, []
    for turn in range(20):
        for n in range(0, 2000, 2):
            total += table[n] * 0.5 + turn
            if n % 50 == 0:
                kept.append(total)
    return total + len(kept)


def yardstick() -> float:
    """Seconds the kernel takes now: the least of nine."""
    return min(_timed(kernel) for _ in range(9))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure: its median and worst time in seconds, and the yardstick around it."""

    name: str
    median: float
    worst: float
    yardstick: float
    budget: float

    @property
    def ratio(self) -> float:
        """How many yardsticks the median took."""
        return self.median / self.yardstick

    @property
    def within(self) -> bool:
        return self.ratio <= self.budget

    def row(self) -> str:
        """A line of the table."""
        mark = "ok  " if self.within else "OVER"
        return (
            f"{mark} {self.name:<52} {self.median * 1e3:9.2f} ms  worst {self.worst * 1e3:9.2f} ms"
            f"  {self.ratio:9.2f} yardsticks (budget {self.budget:g})"
        )


def measure(
    name: str, work: Callable[[], object], *, budget: float, times: int = 5, warm: int = 1
) -> Measured:
    """Time ``work`` several times between two readings of the yardstick."""
    for _ in range(warm):
        work()
    before = yardstick()
    taken = [_timed(work) for _ in range(times)]
    around = min(before, yardstick())
    return Measured(name, statistics.median(taken), max(taken), around, budget)


def measured(name: str, taken: list[float], *, budget: float) -> Measured:
    """The same from times taken elsewhere, in seconds."""
    return Measured(name, statistics.median(taken), max(taken), yardstick(), budget)

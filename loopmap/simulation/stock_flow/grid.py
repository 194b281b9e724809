"""The moments of a run: XMILE 1.0, section 2.3."""

from __future__ import annotations

import math
from dataclasses import dataclass

from loopmap.errors import SimulationError
from loopmap.simulation.stock_flow.model import Specs

MOST_STEPS = 10_000_000
"""More steps than a run may take."""

_ALMOST = 1e-6
"""A run this much of a step short of a whole step is as long as that step."""


@dataclass(frozen=True, slots=True)
class Grid:
    """``first + k * dt`` for k from 0 to ``steps``, of which every ``every``-th is kept."""

    first: float
    dt: float
    steps: int
    every: int

    @property
    def last(self) -> float:
        return self.moment(self.steps)

    @property
    def arguments(self) -> tuple[float, float, float, int, int]:
        """First and last time, step, number of steps, how many to a row kept."""
        return self.first, self.last, self.dt, self.steps, self.every

    def moment(self, step: int) -> float:
        """The time of a step, exact to one rounding however many steps there are."""
        return self.first + step * self.dt

    def times(self, count: int) -> tuple[float, ...]:
        """The times of the first ``count`` rows kept."""
        return tuple(self.moment(row * self.every) for row in range(count))


def whole_steps(start: float, stop: float, dt: float) -> int:
    """How many steps fit between two times: a last one that is cut short is not run."""
    return math.floor((stop - start) / dt + _ALMOST)


def tell_end(start: float, stop: float, dt: float) -> str:
    """Where a run ends whose steps do not come out even; "" where they do.

    >>> tell_end(0, 1, 0.4), tell_end(0, 1, 0.5)
    ('The last whole step ends at 0.8, short of 1.', '')
    """
    steps = whole_steps(start, stop, dt)
    if not steps and start < stop:
        return "One step is longer than the run, so only its beginning is known."
    last = start + steps * dt
    if stop - last <= _ALMOST * dt:
        return ""
    return f"The last whole step ends at {last:.10g}, short of {stop:.10g}."


def grid(specs: Specs) -> Grid:
    """The moments that specs ask for. Raises SimulationError where there are none."""
    if not specs.dt > 0 or not math.isfinite(specs.dt):
        raise SimulationError("The length of a step has to be above 0.")
    if not math.isfinite(specs.stop - specs.start):
        raise SimulationError("A run has to begin and to end at numbers.")
    if not specs.start <= specs.stop:
        raise SimulationError("A run cannot end before it begins.")
    length = (specs.stop - specs.start) / specs.dt
    if length > MOST_STEPS:
        text = f"The run would take {length:,.0f} steps."
        raise SimulationError(text, "Longer steps or a shorter run will do.")
    every = max(1, round((specs.save_every or specs.dt) / specs.dt))
    return Grid(specs.start, specs.dt, whole_steps(specs.start, specs.stop, specs.dt), every)

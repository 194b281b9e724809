"""What a fixed delay keeps: the values of earlier steps."""

from __future__ import annotations

import math
from typing import Generic, TypeVar

Kept = TypeVar("Kept")
"""A number, or an array of one number for each run."""

_ALMOST = 1e-6
"""A lag this much of a step over a whole number of steps is that number of steps."""


class FixedDelay(Generic[Kept]):
    """Values by step, oldest first. A lag is at least one step, so that a delay breaks circles."""

    def __init__(self) -> None:
        self._kept: list[Kept] = []

    def keep(self, value: Kept) -> None:
        """The value of the step that is ending."""
        self._kept.append(value)

    def at(self, lag: float, dt: float, initial: Kept) -> Kept:
        """What the value was ``lag`` time units before now; ``initial`` before the run began."""
        steps = max(1, math.ceil(float(lag) / dt - _ALMOST))
        back = len(self._kept) - steps
        return self._kept[back] if back >= 0 else initial

"""What a fixed delay keeps: the values of earlier steps, of one run or of many.

A lag is at least one step, so that a delay breaks circles, and may change while the run
goes on.
"""

from __future__ import annotations

import math
from typing import Any

_ALMOST = 1e-6
"""A lag this much of a step over a whole number of steps is that number of steps."""


class PlainDelay:
    """The values of one run, oldest first."""

    def __init__(self) -> None:
        self._kept: list[float] = []

    def keep(self, value: float) -> None:
        """The value of the step that is ending."""
        self._kept.append(value)

    def at(self, lag: float, dt: float, initial: float) -> float:
        """What the value was ``lag`` time units before now; ``initial`` before the run began."""
        back = len(self._kept) - max(1, math.ceil(lag / dt - _ALMOST))
        return self._kept[back] if back >= 0 else initial


class ArrayDelay:
    """The values of many runs, each of which may have a lag of its own."""

    def __init__(self) -> None:
        self._kept: list[Any] = []

    def keep(self, value: Any) -> None:
        """The values of the step that is ending."""
        self._kept.append(value)

    def at(self, lag: Any, dt: float, initial: Any) -> Any:
        """As `PlainDelay.at`; a lag that is no number gives NaN."""
        import numpy as np

        back = len(self._kept) - np.maximum(1.0, np.ceil(lag / dt - _ALMOST))
        found = np.where(np.isnan(back), np.nan, initial)
        for step in np.unique(back[back >= 0]):
            found = np.where(back == step, self._kept[int(step)], found)
        return found

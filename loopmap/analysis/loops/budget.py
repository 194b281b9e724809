"""How much a search may cost, in loops and steps, so that two machines print the same list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Stop(Enum):
    """Why a search went no further than it did."""

    COUNT = "count"
    STEPS = "steps"
    LENGTH = "length"
    SECONDS = "seconds"


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one search.

    ``proof`` and ``proof_steps``: loops and inner steps of the attempt to list all there
    are. ``count`` and ``steps``: the same for the search by length where that fails. A
    small laptop takes about four million steps a second. ``max_length``: links in a loop,
    or None for any. ``probes``: steps of random walks spent on estimating how many loops
    are not listed; 0 for none.
    """

    count: int = 2_500
    steps: int = 600_000
    proof: int = 2_500
    proof_steps: int = 200_000
    max_length: int | None = None
    probes: int = 40_000


class Meter:
    """Steps and loops spent so far; remembers the first limit that was reached.

    ``out_of_time`` is asked at every pause. It is a safety stop for people who wait,
    and the only thing here that can differ from one machine to the next.
    """

    PAUSE = 256

    def __init__(self, budget: Budget, out_of_time: Callable[[], bool]) -> None:
        self.stopped_by: Stop | None = None
        self.budget = budget
        self._steps = budget.steps
        self._out_of_time = out_of_time
        self._kept = 0

    def keep(self, loops: int) -> None:
        """Count loops of a finished length, over and above those being found."""
        self._kept += loops

    def spend(self, steps: int, loops: int) -> bool:
        """Take ``steps`` off the budget; true when the search must stop.

        ``loops`` is the number found by now and not yet kept, not what was added.
        """
        self._steps -= steps
        if self._kept + loops > self.budget.count:
            self.stop(Stop.COUNT)
        elif self._steps < 0:
            self.stop(Stop.STEPS)
        else:
            self.is_late()
        return self.stopped_by is not None

    def is_late(self) -> bool:
        """Whether time has run out; that reason stands above all others, for it is not exact."""
        if self._out_of_time():
            self.stopped_by = Stop.SECONDS
        return self.stopped_by is Stop.SECONDS

    def stop(self, why: Stop) -> None:
        """Remember why the search stopped; the first reason stays."""
        if self.stopped_by is None:
            self.stopped_by = why

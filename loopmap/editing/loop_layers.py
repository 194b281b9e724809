"""The layers of a chart of loops, each between two lines over the times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.editing.loop_shares import LoopShares

Floats = NDArray[np.float64]

OWN, OTHERS = "settling by itself", "others"

_LEAST_SIDE, _LEAST_REACH = 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Reach:
    """How far areas go up and down, with room for what is little on one side."""

    top: float
    bottom: float

    @classmethod
    def of(cls, highest: float, lowest: float) -> Reach:
        """The reach of areas between two values, one above 0 and one below."""
        top, bottom = max(highest, 0.0), max(-lowest, 0.0)
        least = _LEAST_SIDE * max(top, bottom, _LEAST_REACH)
        return cls(max(top, least), max(bottom, least))


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """One layer: between two lines over the times. ``loop`` is its number, -1 for what is left."""

    loop: int
    label: str
    low: Floats
    high: Floats


def areas(shares: LoopShares) -> Iterator[Area]:
    """The layers from the middle outward: loops first, then other loops, then settling."""
    loops = [(n, loop.label, np.array(loop.course)) for n, loop in enumerate(shares.loops)]
    for way, others in zip((1, -1), shares.others, strict=True):
        line = np.zeros(len(shares.times))
        rows: list[tuple[int, str, Floats]] = [*loops, (-1, OTHERS, _row(others, line))]
        if way < 0:
            rows.append((-1, OWN, _row(shares.own, line)))
        for number, label, course in rows:
            grown = line + np.where(course * way > 0, course, 0.0)
            if (grown != line).any():
                low, high = (line, grown) if way > 0 else (grown, line)
                yield Area(number, label, low, high)
            line = grown


def reach_of(layers: Sequence[Area]) -> Reach:
    """How far the layers go up and down. O(layers · times)."""
    highest = max((float(area.high.max(initial=0.0)) for area in layers), default=0.0)
    lowest = min((float(area.low.min(initial=0.0)) for area in layers), default=0.0)
    return Reach.of(highest, lowest)


def stills(shares: LoopShares) -> Iterator[tuple[int, int]]:
    """The first and the last time of each stretch in which nothing changes. O(loops · times)."""
    courses = [*(loop.course for loop in shares.loops), *shares.others, shares.own]
    still = np.ones(len(shares.times), dtype=bool)
    for course in courses:
        if course:
            still &= np.array(course) == 0.0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], still, [False])).astype(np.int8)))
    for first, end in edges.reshape(-1, 2).tolist():
        yield first, end - 1


def _row(course: Sequence[float], none: Floats) -> Floats:
    return np.array(course) if course else none

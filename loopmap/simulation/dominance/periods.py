"""From when to when which loops lead: the fewest that make half of the change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe

HALF = 0.5

_AT_ONCE = 100_000
"""Scores put in order between two breaths: about ten milliseconds."""


@dataclass(frozen=True, slots=True)
class Period:
    """The same loops lead from the step ``first`` up to ``last``; no loops: nothing changes."""

    first: int
    last: int
    loops: tuple[int, ...]


def dominant(relative: NDArray[np.float64], share: float = HALF) -> NDArray[np.bool_]:
    """Which loops lead at each time: the strongest, until together they reach ``share``.

    ``relative``: loops of one partition by times (and draws). All False where nothing changes.
    """
    answer = np.empty(relative.shape, dtype=np.bool_)
    each = max(1, relative[:, :1].size)
    times = max(1, _AT_ONCE // each)
    for first in range(0, relative.shape[1], times):
        breathe()
        answer[:, first : first + times] = _dominant(relative[:, first : first + times], share)
    return answer


def _dominant(relative: NDArray[np.float64], share: float) -> NDArray[np.bool_]:
    size = np.abs(relative)
    order = np.argsort(-size, axis=0, kind="stable")
    ranked = np.take_along_axis(size, order, axis=0)
    before = np.cumsum(ranked, axis=0) - ranked
    # A little less than the share, so that two equal halves are one loop and not two.
    leads = (before < share - 1e-12) & (ranked > 0)
    answer = np.empty(leads.shape, dtype=np.bool_)
    np.put_along_axis(answer, order, leads, axis=0)
    return answer


def periods(leads: NDArray[np.bool_]) -> tuple[Period, ...]:
    """Stretches of time with the same leading loops; ``leads`` loops by times. O(loops · times)."""
    steps = leads.shape[1]
    if not steps:
        return ()
    changes = np.flatnonzero((leads[:, 1:] != leads[:, :-1]).any(axis=0)) + 1
    edges = [0, *(int(edge) for edge in changes), steps]
    return tuple(
        Period(first, last, tuple(int(loop) for loop in np.flatnonzero(leads[:, first])))
        for first, last in pairwise(edges)
    )

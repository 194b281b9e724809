"""From when to when which loops lead: the fewest that make half of the change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from loopmap.simulation.dominance.scores import pieces

HALF = 0.5


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
    answer = np.zeros(relative.shape, dtype=np.bool_)
    if len(relative):
        for times in pieces(relative.shape[1], relative[:, :1].size):
            answer[:, times] = _dominant(np.abs(relative[:, times]), share)
    return answer


def _dominant(size: NDArray[np.float64], share: float) -> NDArray[np.bool_]:
    ranked = np.sort(size, axis=0)[::-1]
    before = np.cumsum(ranked, axis=0) - ranked
    # A little less than the share, so that two equal halves are one loop and not two.
    many = ((before < share - 1e-12) & (ranked > 0)).sum(axis=0, keepdims=True)
    weakest = np.take_along_axis(ranked, np.maximum(many - 1, 0), axis=0)
    leads, alike = size > weakest, size == weakest
    # Of those as strong as the weakest that leads, the first ones lead.
    left = many - leads.sum(axis=0, keepdims=True)
    leads |= alike & (np.cumsum(alike, axis=0) <= left)
    return np.asarray(leads & (many > 0))


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

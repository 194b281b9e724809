"""Relative loop scores: each loop's part in what all loops that belong together do."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from loopmap.simulation.dominance.scores import Scores, pieces


def relative_scores(loops: Scores, partition: Sequence[int]) -> NDArray[np.float64]:
    """Each loop's score over the sum of absolute scores of its partition, in [-1, 1].

    ``partition``: a number for each loop, the same for loops in one strongly connected part.
    0 everywhere where nothing changes, never 0/0.
    """
    answer: NDArray[np.float64] = np.empty(loops.log.shape)
    for some in pieces(len(answer), answer[:1].size):
        answer[some] = 0.0  # a system gives memory when it is first written to, which takes a while
    numbers = np.asarray(partition)
    for number in np.unique(numbers):
        mine = np.flatnonzero(numbers == number)
        for times in pieces(answer.shape[1], len(mine) * math.prod(answer.shape[2:])):
            answer[mine, times] = _relative(loops.sign[mine, times], loops.log[mine, times])
    return answer


def _relative(sign: NDArray[np.int8], log: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scores of the loops of one partition, by loops and times (and draws)."""
    largest = log.max(axis=0)
    changes = np.isfinite(largest)
    with np.errstate(invalid="ignore"):
        share = np.exp(log - np.where(changes, largest, 0.0))
    total = np.where(changes, share.sum(axis=0), 1.0)
    return np.asarray(sign * share / total)

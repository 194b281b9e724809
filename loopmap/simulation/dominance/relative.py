"""Relative loop scores: each loop's part in what all loops that belong together do."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe
from loopmap.simulation.dominance.scores import Scores


def relative_scores(loops: Scores, partition: Sequence[int]) -> NDArray[np.float64]:
    """Each loop's score over the sum of absolute scores of its partition, in [-1, 1].

    ``partition``: a number for each loop, the same for loops in one strongly connected part.
    0 everywhere where nothing changes, never 0/0.
    """
    answer = np.zeros(loops.log.shape)
    numbers = np.asarray(partition)
    for number in np.unique(numbers):
        breathe()
        mine = numbers == number
        log = loops.log[mine]
        largest = log.max(axis=0)
        changes = np.isfinite(largest)
        with np.errstate(invalid="ignore"):
            share = np.exp(log - np.where(changes, largest, 0.0))
        total = np.where(changes, share.sum(axis=0), 1.0)
        answer[mine] = loops.sign[mine] * share / total
    return answer

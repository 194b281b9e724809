"""Scores of links, paths and loops: what of a change goes back to one cause alone.

Products are sums of logarithms, because single scores pass any bound where the change of
an effect turns round (Schoenberg, Davidsen and Eberlein 2020, doi:10.1002/sdr.1658).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe

Floats = NDArray[np.float64]

AT_ONCE = 100_000
"""Scores worked on between two breaths: a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Scores:
    """One row for each link, path or loop, then times (and draws, if any).

    ``sign`` is 1, -1, or 0 where nothing is scored; ``log`` the natural logarithm of the
    absolute score, -inf for 0.
    """

    sign: NDArray[np.int8]
    log: Floats

    @property
    def values(self) -> Floats:
        """The scores themselves; inf where one passes what a float can hold."""
        with np.errstate(over="ignore"):
            return np.asarray(self.sign * np.exp(self.log))

    def rows(self, chosen: Sequence[int]) -> Scores:
        """The scores of some rows."""
        return Scores(self.sign[list(chosen)], self.log[list(chosen)])


def link_scores(
    partial: Floats, effect: Floats, cause: Floats, least: float | Floats = 0.0
) -> Scores:
    """Scores of links without integration, arrays of one shape.

    ``partial``: the change of the effect if this cause alone had changed; ``effect`` and
    ``cause``: how much both did change. 0 where either did not, or by no more than ``least``.

    >>> link_scores(np.array([4.0]), np.array([5.0]), np.array([2.0])).values
    array([0.8])
    """
    moved = (np.abs(effect) > least) & (np.abs(cause) > 0)
    return _scores(np.abs(partial), np.abs(effect), np.sign(partial) * np.sign(cause), moved)


def flow_scores(flow: Floats, net: Floats, direction: int, least: float | Floats = 0.0) -> Scores:
    """Scores of links from a flow to its stock; ``direction`` 1 for an inflow, -1 for an outflow.

    ``flow`` and ``net``: changes of the flow and of the stock's net flow. The form of 2023
    (doi:10.1002/sdr.1728): it does not depend on how flows are drawn, split or net.
    """
    moved = np.abs(net) > least
    way = np.where(flow != 0, np.float64(direction), 0.0)
    return _scores(np.abs(flow), np.abs(net), way, moved)


def path_scores(scores: Scores, paths: Sequence[Sequence[int]]) -> Scores:
    """The scores of paths, or of loops, given as rows of ``scores``. O(links of all paths).

    A path of no links scores 1: what it leads to is where it starts.
    """
    shape = (len(paths), *scores.log.shape[1:])
    sign, log = np.ones(shape, dtype=np.int8), np.zeros(shape)
    for row, path in enumerate(paths):
        breathe()
        for link in path:
            sign[row] *= scores.sign[link]
            log[row] += scores.log[link]
    return Scores(sign, log)


def pieces(count: int, each: int) -> Iterator[slice]:
    """Alike slices of ``count`` things with ``each`` so many scores, a breath before every one."""
    turns = math.ceil(count * each / AT_ONCE) or 1
    many = math.ceil(count / turns) or 1
    for first in range(0, count, many):
        breathe()
        yield slice(first, first + many)


def _scores(part: Floats, whole: Floats, way: Floats, moved: NDArray[np.bool_]) -> Scores:
    sign, log = np.empty(part.shape, np.int8), np.empty(part.shape)
    for some in pieces(len(part), part[:1].size):
        scored = np.where(moved[some] & (part[some] > 0), way[some], 0.0).astype(np.int8)
        with np.errstate(divide="ignore", invalid="ignore"):
            size = np.log(part[some]) - np.log(whole[some])
        sign[some], log[some] = scored, np.where(scored != 0, size, -np.inf)
    return Scores(sign, log)

"""Loops that matter, where there are too many to list: the strongest path at every time.

Eberlein and Schoenberg 2020, "Finding the loops that matter" (arXiv:2006.08425), with the
best scores forgotten for every stock that is started from, not once for each time: on a
model of 100 variables that finds 111 loops with all of the score in place of 25 with 99 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from loopmap.model.token import breathe

STEPS = 2_000_000
"""Links looked at in all before the search stops; about a second."""

_AT_ONCE = 4_000
"""Links looked at between two breaths: about two milliseconds."""


@dataclass(frozen=True, slots=True)
class Found:
    """Loops as rows of links in causal order, each once; ``complete``: the budget sufficed."""

    loops: tuple[tuple[int, ...], ...]
    complete: bool


def strongest_loops(
    ends: Sequence[tuple[int, int]],
    size: NDArray[np.float64],
    starts: Sequence[int],
    *,
    budget: int = STEPS,
) -> Found:
    """Loops through ``starts`` (the stocks) along the strongest links at each time.

    ``ends``: source and target of each link; ``size``: absolute link scores or their
    logarithms' exponentials, links by times. Steps of the search are counted, so two
    machines answer alike.
    """
    search = _Search(ends, budget)
    for time in range(size.shape[1]):
        search.look(size[:, time], starts)
        if search.left < 0:
            break
    return Found(tuple(search.found), search.left >= 0)


class _Search:
    """One search over all times: what is found stays, best scores do not."""

    def __init__(self, ends: Sequence[tuple[int, int]], budget: int) -> None:
        self._ends = ends
        self._out: dict[int, list[int]] = {}
        for link, (source, _) in enumerate(ends):
            self._out.setdefault(source, []).append(link)
        self.found: dict[tuple[int, ...], None] = {}
        self.left = budget

    def look(self, size: NDArray[np.float64], starts: Sequence[int]) -> None:
        """Search at one time from each start."""
        breathe()
        strength = [float(value) for value in size]
        out = {
            source: sorted((i for i in links if strength[i] > 0), key=lambda i: (-strength[i], i))
            for source, links in self._out.items()
        }
        for start in starts:
            self._from(start, strength, out)

    def _from(self, start: int, strength: list[float], out: dict[int, list[int]]) -> None:
        best: dict[int, float] = {start: 1.0}
        path: list[int] = []
        visiting = {start}
        work = [(start, 1.0, iter(out.get(start, ())))]
        while work:
            variable, score, links = work[-1]
            for link in links:
                self.left -= 1
                if self.left < 0:
                    return
                if self.left % _AT_ONCE == 0:
                    breathe()
                target, reached = self._ends[link][1], score * strength[link]
                if target == start:
                    self.found.setdefault(_turned((*path, link)))
                elif target not in visiting and reached >= best.get(target, 0.0):
                    best[target] = reached
                    path.append(link)
                    visiting.add(target)
                    work.append((target, reached, iter(out.get(target, ()))))
                    break
            else:
                work.pop()
                visiting.discard(variable)
                if path:
                    path.pop()


def _turned(loop: tuple[int, ...]) -> tuple[int, ...]:
    """The loop starting at its smallest link, so that it is found once."""
    at = loop.index(min(loop))
    return loop[at:] + loop[:at]

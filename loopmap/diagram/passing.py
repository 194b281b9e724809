"""Which links pass by the arrowheads of others, where signs have to make way for them."""

from __future__ import annotations

import numpy as np

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.link_path import POINTS
from loopmap.diagram.reach import piece_spans
from loopmap.model.token import breathe

MOST = 1000
"""On maps of more links signs make way only for the links at their own variable."""

FEW = 16
"""At variables of more links signs have enough to do with one another."""

_REACH = 90.0
"""No sign is farther from its arrowhead; what is drawn around it comes on top."""


class Passing:
    """The lines of all links of a map, asked which of them pass by an arrowhead.

    ``lines``: (links, POINTS + 1, 2) the points of each path and its sign.
    """

    def __init__(self, lines: Floats) -> None:
        self._tips = lines[:, POINTS - 1]
        self._low, self._high = _spans(lines)
        self._least, self._most = self._low.min(axis=1), self._high.max(axis=1)

    def by(self, head: int) -> Ints:
        """The rows of the links that pass by the head of this one, itself among them."""
        breathe()
        low, high = self._tips[head] - _REACH, self._tips[head] + _REACH
        rows: Ints = np.flatnonzero(np.all((self._least <= high) & (self._most >= low), axis=1))
        near = np.all((self._low[rows] <= high) & (self._high[rows] >= low), axis=2)
        return rows[np.any(near, axis=1)]


def heads_by(lines: Floats, passing: Floats) -> Ints:
    """The rows of ``lines`` by whose arrowhead one of the paths ``passing`` passes."""
    low, high = (span.reshape(-1, 2) for span in _spans(passing))
    tips = lines[:, POINTS - 1]
    near = np.zeros(len(tips), dtype=bool)
    for some in np.array_split(np.arange(len(low)), 1 + len(low) // 512):
        breathe()
        within = (low[some] <= tips[:, None] + _REACH) & (high[some] >= tips[:, None] - _REACH)
        near |= np.any(np.all(within, axis=2), axis=1)
    rows: Ints = np.flatnonzero(near)
    return rows


def _spans(lines: Floats) -> tuple[Floats, Floats]:
    """Corners around each piece of each path, its sign left out."""
    low, high = piece_spans(lines)
    return low[:, :-1], high[:, :-1]

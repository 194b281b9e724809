"""The areas of groups while a map is sketched: who would lie in one without belonging there."""

from __future__ import annotations

import numpy as np

from loopmap.diagram.layout.measures import EDGE, area_corners
from loopmap.diagram.layout.net import Floats, Net

_STRANGER = 2.5
"""What a label in a foreign area costs, in crossings per link and variable …"""

_SOFT = 0.1
"""What of it counts while areas may still pass through one another."""

_AROUND = 1.5
"""… and what half the outline of an area costs, per link's length."""


_DEEP = 160.0
"""What is so deep in a foreign area, in map units, is a stranger in full."""


class Fences:
    """The corners of every area, with ``places`` (n, 2) for the variables."""

    def __init__(self, net: Net, places: Floats) -> None:
        self._half, self._length = net.sizes / 2, net.link_length
        self._full = self._worth = _STRANGER * len(net.ends) / max(len(net.ids), 1)
        groups = np.unique(net.group[net.group >= 0])
        self._members = [np.flatnonzero(net.group == group) for group in groups]
        self._names = net.titles[groups, 2]
        self._of = np.where(net.group >= 0, np.searchsorted(groups, net.group), -1)
        self._low, self._high = np.zeros((2, len(groups), 2))
        for area in range(len(groups)):
            self._fence(area, places)

    def harden(self, share: float) -> None:
        """Have strangers cost a little at 0, and all that they cost at 1."""
        self._worth = self._full * _SOFT ** (1 - share)

    def put(self, one: int, places: Floats) -> None:
        """Have the variable ``one`` where ``places`` (n, 2) say."""
        if self._of[one] >= 0:
            self._fence(int(self._of[one]), places)

    def price(self, one: int, tried: Floats, places: Floats) -> Floats:
        """(k,) the cost of strangers in areas with ``one`` at each place tried (k, 2)."""
        if not self._members:
            return np.zeros(len(tried))
        area = int(self._of[one])
        half = self._half[one] + EDGE
        others = np.arange(len(self._members)) != area
        count = _meeting(tried - half, tried + half, self._low[others], self._high[others])
        if area < 0:
            return np.asarray(self._worth * count)
        low, high = self._grown(one, tried, places)
        count = count + _meeting(low, high, self._low[others], self._high[others])
        foreign = self._of != area
        half, away = self._half[foreign] + EDGE, places[foreign]
        count = count + _meeting(low, high, away - half, away + half)
        around = (high - low).sum(axis=1) / self._length
        return np.asarray(self._worth * count + _AROUND * around)

    def _fence(self, area: int, places: Floats) -> None:
        mine = self._members[area]
        self._low[area], self._high[area] = area_corners(
            places[mine], self._half[mine], float(self._names[area])
        )

    def _grown(self, one: int, tried: Floats, places: Floats) -> tuple[Floats, Floats]:
        """(k, 2) corners of its area were ``one`` at each place tried."""
        area = int(self._of[one])
        mine = self._members[area]
        there = np.repeat(places[None, mine], len(tried), axis=0)
        there[:, mine == one] = tried[:, None]
        return area_corners(there, self._half[mine], float(self._names[area]))


def _meeting(low: Floats, high: Floats, their_low: Floats, their_high: Floats) -> Floats:
    """(k,) how many of the boxes (b, 2) each box (k, 2) meets, half of it for how deeply.

    What lies deeper costs more, so that there is always a way out.
    """
    over = np.minimum(high[:, None] - their_low, their_high - low[:, None]).min(axis=-1)
    depth = np.minimum(over / _DEEP, 1.0)
    return np.asarray(np.where(over > 0, 0.5 + 0.5 * depth, 0.0).sum(axis=1))

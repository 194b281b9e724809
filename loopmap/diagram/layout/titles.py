"""The names of groups' areas: which links run over them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from loopmap.diagram.layout.arcs import Arcs, crossing, straight
from loopmap.diagram.layout.measures import area_corners
from loopmap.diagram.layout.net import Bools, Floats, Ints

_CLEAR = 5.0
"""Paper wanted between a name and a link, in map units."""


class Titles:
    """The names of areas with these ``members`` (masks), on labels of these ``sizes`` (n, 2).

    ``boxes`` (g, 4): each name seen from the upper left corner of its area.
    """

    def __init__(self, members: Sequence[Bools], sizes: Floats, boxes: Floats) -> None:
        self._members, self._half = list(members), sizes / 2
        reach = boxes[:, 2:] / 2 + _CLEAR
        # A link on a name crosses one of the two lines from corner to corner of it.
        self._ways = (reach, reach * (1, -1))
        self._middles = boxes[:, :2]

    def run_over(self, places: Floats, drawn: Arcs) -> Ints:
        """(…): links on names, with labels at ``places`` (…, n, 2) and ``drawn`` (…, m) links."""
        if not self._members:
            return np.zeros(places.shape[:-2], dtype=np.intp)
        low = [area_corners(places[..., m, :], self._half[m], 0.0)[0] for m in self._members]
        middle = np.stack(low, axis=-2) + self._middles
        every = (slice(None),) * (places.ndim - 2)
        links = drawn.at((*every, slice(None), None))
        one, other = (
            crossing(links, straight(middle - way, middle + way).at((*every, None)))
            for way in self._ways
        )
        return np.asarray((one | other).sum(axis=(-1, -2)))

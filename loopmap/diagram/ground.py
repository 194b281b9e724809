"""What lines run over: the paper, and on it the areas of groups, each in its own colour."""

from __future__ import annotations

import math
from typing import NamedTuple

from loopmap.diagram.geometry import Box, Point

CORNER = 16.0
"""Radius of the corners of a group's area."""


class Ground(NamedTuple):
    """``areas``: where they lie and their colours, the topmost first, on ``paper``.

    ``outline``: how wide theirs is, ``corner``: how round they are, in map units.
    """

    paper: str
    areas: tuple[tuple[Box, str], ...] = ()
    outline: float = 0.0
    corner: float = CORNER

    def near(self, box: Box) -> Ground:
        """The same with only those areas that come into the box. O(areas)."""
        near = tuple(area for area in self.areas if area[0].touches(box))
        return self._replace(areas=near)

    def smaller(self, by: float) -> Ground:
        """The same with every length divided by ``by``."""
        areas = tuple((Box(*(length / by for length in box)), fill) for box, fill in self.areas)
        return Ground(self.paper, areas, self.outline / by, self.corner / by)

    def under(self, place: Point) -> str:
        """The colour of a place."""
        return next((fill for box, fill in self.areas if box.contains(place)), self.paper)

    def below(self, place: Point, room: float) -> str | None:
        """The one colour of all within ``room`` of a place; None where there are two, or a line."""
        room += self.outline / 2
        for box, fill in self.areas:
            inside = self._within(box, place)
            if inside > -room:
                return fill if inside >= room else None
        return self.paper

    def _within(self, box: Box, place: Point) -> float:
        """How far from its outline a place lies in an area; less than nought outside."""
        corner = min(self.corner, box.width / 2, box.height / 2)
        x = abs(place.x - box.x) - box.width / 2 + corner
        y = abs(place.y - box.y) - box.height / 2 + corner
        return corner - math.hypot(max(x, 0.0), max(y, 0.0)) - min(max(x, y), 0.0)

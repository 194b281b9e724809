"""How a card grows that is drawn larger than the map: by how much, and which part stays."""

from __future__ import annotations

from typing import NamedTuple

from loopmap.diagram.geometry import Box, Point


class Growth(NamedTuple):
    """``by`` how much a card grows, and which part of it stays.

    ``across`` and ``down``: from -1, its left or upper edge, over 0, its middle, to 1.
    """

    by: float
    across: float = 0.0
    down: float = 0.0

    def still(self, box: Box) -> Point:
        """The place that stays."""
        return Point(box.x + self.across * box.width / 2, box.y + self.down * box.height / 2)

    def grown(self, box: Box) -> Box:
        """The box after growing."""
        x, y = self.still(box)
        by = self.by
        return Box(x + (box.x - x) * by, y + (box.y - y) * by, box.width * by, box.height * by)

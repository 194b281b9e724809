"""Points and boxes in map units: x to the right, y down, one unit is one pixel at 100 %."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the map."""

    x: float
    y: float


class Box(NamedTuple):
    """An upright rectangle, named by its centre and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        return Point(self.x, self.y)

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2

    @property
    def top(self) -> float:
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height / 2

    def contains(self, point: Point) -> bool:
        """Whether the point lies inside or on the outline."""
        return abs(point.x - self.x) <= self.width / 2 and abs(point.y - self.y) <= self.height / 2

    def holds(self, other: Box) -> bool:
        """Whether ``other`` lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def touches(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        return (
            abs(self.x - other.x) * 2 <= self.width + other.width
            and abs(self.y - other.y) * 2 <= self.height + other.height
        )

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        return box_between(
            Point(min(self.left, other.left), min(self.top, other.top)),
            Point(max(self.right, other.right), max(self.bottom, other.bottom)),
        )

    def inflated(self, by: float) -> Box:
        """The box with ``by`` more on every side; a negative ``by`` never turns it inside out."""
        return Box(self.x, self.y, max(0.0, self.width + 2 * by), max(0.0, self.height + 2 * by))

    def edges(self) -> tuple[Box, Box, Box, Box]:
        """Its four sides, as boxes without width or height."""
        across, down = (self.width, 0.0), (0.0, self.height)
        return (
            Box(self.x, self.top, *across),
            Box(self.x, self.bottom, *across),
            Box(self.left, self.y, *down),
            Box(self.right, self.y, *down),
        )

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.width, self.height)


def box_between(one: Point, other: Point) -> Box:
    """The box with these two opposite corners."""
    return Box(
        (one.x + other.x) / 2, (one.y + other.y) / 2, abs(one.x - other.x), abs(one.y - other.y)
    )


def box_around(points: Iterable[Point]) -> Box:
    """The smallest box around the points; a box of no size at the origin for none."""
    listed = list(points)
    if not listed:
        return Box(0.0, 0.0, 0.0, 0.0)
    xs = [p.x for p in listed]
    ys = [p.y for p in listed]
    return box_between(Point(min(xs), min(ys)), Point(max(xs), max(ys)))


def union(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all boxes, or None for none. O(n)."""
    listed = list(boxes)
    if not listed:
        return None
    return box_between(
        Point(min(b.left for b in listed), min(b.top for b in listed)),
        Point(max(b.right for b in listed), max(b.bottom for b in listed)),
    )

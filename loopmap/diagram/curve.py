"""The one curve of a link: an arc of a circle, described by its bulge.

The bulge is b = 2 * sagitta / chord: it does not change when a map is moved,
scaled or turned. b > 0 bows to the left of the direction of travel on screen (y
down). With n the unit normal to the left and M the middle of the chord c:

- the arc subtends theta = 4 atan|b| of a circle of radius c (1 + b²) / 4|b|;
- its middle, where a hand bends it, is M + n b c / 2;
- |b| below ``STRAIGHT`` is drawn as a straight line, b = 1 is a semicircle.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from loopmap.diagram.geometry import Box, Point

STRAIGHT = 0.01
"""Bulges smaller than this are drawn straight."""

CORNER = 1e-6
"""Map units by which a line may miss a corner of a box and still meet it: sums are rounded."""

MOST = 1.5
"""The largest bulge a link may have."""


class Curve(NamedTuple):
    """Part of a circle, or a straight line when ``radius`` is 0; ``t`` runs from 0 to 1."""

    start: Point
    end: Point
    centre: Point
    radius: float
    angle: float
    sweep: float

    @property
    def length(self) -> float:
        if self.radius:
            return self.radius * abs(self.sweep)
        return math.hypot(self.end.x - self.start.x, self.end.y - self.start.y)

    def moved(self, by: Point) -> Curve:
        """The same curve elsewhere on the paper."""
        start, end, centre, radius, angle, sweep = self
        dx, dy = by
        return Curve(
            Point(start[0] + dx, start[1] + dy),
            Point(end[0] + dx, end[1] + dy),
            Point(centre[0] + dx, centre[1] + dy),
            radius,
            angle,
            sweep,
        )

    def point(self, t: float) -> Point:
        """The place at ``t``."""
        if self.radius:
            a = self.angle + self.sweep * t
            return Point(
                self.centre.x + self.radius * math.cos(a), self.centre.y + self.radius * math.sin(a)
            )
        return Point(
            self.start.x + (self.end.x - self.start.x) * t,
            self.start.y + (self.end.y - self.start.y) * t,
        )

    def points(self, places: Iterable[float]) -> list[Point]:
        """The place at each ``t``: ``point`` of many in a third of the time."""
        if not self.radius:
            return [self.point(t) for t in places]
        (x, y), radius, angle, sweep = self.centre, self.radius, self.angle, self.sweep
        cos, sin = math.cos, math.sin
        turns = [angle + sweep * t for t in places]
        return [Point(x + radius * cos(a), y + radius * sin(a)) for a in turns]

    def outward(self, t: float) -> Point:
        """Unit vector to the convex side at ``t``; to the left of travel for a straight line."""
        if self.radius:
            a = self.angle + self.sweep * t
            return Point(math.cos(a), math.sin(a))
        return _left(self.start, self.end)


def curve_between(start: Point, end: Point, bulge: float) -> Curve:
    """The arc of that bulge from ``start`` to ``end``."""
    chord = math.hypot(end.x - start.x, end.y - start.y)
    if abs(bulge) < STRAIGHT or chord < 1e-6:
        return Curve(start, end, start, 0.0, 0.0, 0.0)
    side = math.copysign(1.0, bulge)
    radius = chord * (1 + bulge * bulge) / (4 * abs(bulge))
    half = 2 * math.atan(abs(bulge))
    normal = _left(start, end)
    away = side * radius * math.cos(half)
    centre = Point((start.x + end.x) / 2 - normal.x * away, (start.y + end.y) / 2 - normal.y * away)
    angle = math.atan2(start.y - centre.y, start.x - centre.x)
    return Curve(start, end, centre, radius, angle, side * 2 * half)


def handle_of(start: Point, end: Point, bulge: float) -> Point:
    """The middle of the arc, where a hand takes hold to bend it."""
    normal = _left(start, end)
    rise = bulge * math.hypot(end.x - start.x, end.y - start.y) / 2
    return Point((start.x + end.x) / 2 + normal.x * rise, (start.y + end.y) / 2 + normal.y * rise)


def crossings(curve: Curve, box: Box) -> list[float]:
    """Every ``t`` in [0, 1] where the curve crosses the box's outline, in no order. At most 8."""
    return _arc_crossings(curve, box) if curve.radius else _line_crossings(curve, box)


def _arc_crossings(curve: Curve, box: Box) -> list[float]:
    (cx, cy), radius = curve.centre, curve.radius
    half_width, half_height = box.width / 2, box.height / 2
    wide, high = half_width + CORNER, half_height + CORNER
    angles = []
    for x in (box.x - half_width, box.x + half_width):
        cosine = (x - cx) / radius
        if -1 <= cosine <= 1:
            a = math.acos(cosine)
            reach = radius * math.sin(a)
            angles += [s * a for s in (1, -1) if abs(cy + s * reach - box.y) <= high]
    for y in (box.y - half_height, box.y + half_height):
        sine = (y - cy) / radius
        if -1 <= sine <= 1:
            a = math.asin(sine)
            reach = radius * math.cos(a)
            if abs(cx + reach - box.x) <= wide:
                angles.append(a)
            if abs(cx - reach - box.x) <= wide:
                angles.append(math.pi - a)
    side = math.copysign(1.0, curve.sweep)
    turns = ((side * (a - curve.angle)) % math.tau / abs(curve.sweep) for a in angles)
    return [t for t in turns if t <= 1]


def _line_crossings(curve: Curve, box: Box) -> list[float]:
    (x0, y0), (x1, y1) = curve.start, curve.end
    found = []
    if x1 != x0:
        for x in (box.left, box.right):
            t = (x - x0) / (x1 - x0)
            if 0 <= t <= 1 and abs(y0 + (y1 - y0) * t - box.y) <= box.height / 2 + CORNER:
                found.append(t)
    if y1 != y0:
        for y in (box.top, box.bottom):
            t = (y - y0) / (y1 - y0)
            if 0 <= t <= 1 and abs(x0 + (x1 - x0) * t - box.x) <= box.width / 2 + CORNER:
                found.append(t)
    return found


def _left(start: Point, end: Point) -> Point:
    dx, dy = end.x - start.x, end.y - start.y
    length = math.hypot(dx, dy)
    return Point(dy / length, -dx / length) if length else Point(0.0, -1.0)

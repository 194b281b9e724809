"""The points of a graphical function while they are moved, typed and pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from math import floor, isfinite, log10

from loopmap.diagram.charts.axis import Span
from loopmap.model.equations import Between, Graph, Points

MOST_POINTS = 1_000
"""More points than anybody draws; a longer table is taken up to here."""

_NUMBER = re.compile(r"[-+−]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?")
_APART = re.compile(r"[\t;]|,\s|\s+|,")

Point = tuple[float, float]


def moved(points: Points, place: int, to: Point) -> Points:
    """The point at ``place`` elsewhere; it stays between its neighbours."""
    low = points[place - 1][0] if place > 0 else None
    high = points[place + 1][0] if place + 1 < len(points) else None
    x = to[0] if _lies_between(to[0], low, high) else points[place][0]
    return (*points[:place], (x, to[1]), *points[place + 1 :])


def inserted(points: Points, at: Point) -> tuple[Points, int]:
    """One point more, and its place; where one stands already, that one moves up or down."""
    for place, (x, _) in enumerate(points):
        if x == at[0]:
            return (*points[:place], at, *points[place + 1 :]), place
        if x > at[0]:
            return (*points[:place], at, *points[place:]), place
    return (*points, at), len(points)


def removed(points: Points, place: int) -> Points:
    """One point fewer; the last one stays."""
    return points if len(points) < 2 else points[:place] + points[place + 1 :]


def half_way(points: Points, place: int) -> Point:
    """Between the point at ``place`` and the next; beyond the last one as far as before it."""
    if len(points) < 2:
        return (points[0][0] + 1.0, points[0][1]) if points else (0.0, 0.0)
    if place + 1 < len(points):
        (x0, y0), (x1, y1) = points[place], points[place + 1]
        return (x0 + x1) / 2, (y0 + y1) / 2
    (x0, _), (x1, y1) = points[-2], points[-1]
    return x1 + (x1 - x0), y1


def in_order(points: Iterable[Point]) -> Points:
    """Points from left to right; of two above one another the later one counts."""
    kept = {x: y for x, y in points if isfinite(x) and isfinite(y)}
    return tuple(sorted(kept.items()))[:MOST_POINTS]


def from_text(text: str) -> Points:
    """The points in pasted text: two numbers on a line; empty where there are none.

    Lines that are no two numbers, such as a head, are left out.
    """
    found = []
    for line in text.splitlines():
        parts = [part for part in _APART.split(line.strip()) if part]
        if "\t" in line or ";" in line:
            parts = [part.strip() for part in re.split(r"[\t;]", line)]
        numbers = [number_of(part) for part in parts]
        if len(numbers) >= 2 and numbers[0] is not None and numbers[1] is not None:
            found.append((numbers[0], numbers[1]))
    return in_order(found)


def number_of(text: str) -> float | None:
    """The number a person typed, with a point or a comma, or None."""
    stripped = text.strip()
    if not _NUMBER.fullmatch(stripped):
        return None
    value = float(stripped.replace("−", "-").replace(",", "."))
    return value if isfinite(value) else None


def shown(value: float) -> str:
    """A number as short as it reads back, to ten digits."""
    return f"{value:.10g}"


def grain(span: Span) -> float:
    """How finely a hand sets a number within a span: a round step, a few hundred in all."""
    return float(10.0 ** (floor(log10(span[1] - span[0])) - 2))


def rounded(value: float, span: Span) -> float:
    """A number as finely as a hand sets it."""
    step = grain(span)
    return float(f"{round(value / step) * step:.12g}")


def first_graph(xs: Span, ys: Span) -> Graph:
    """What a graph begins as: a straight line from corner to corner."""
    return Graph(((xs[0], ys[0]), (xs[1], ys[1])))


def drawn_over(points: Points, ends: tuple[Point, Point], span: Span) -> Points:
    """The line of a hand on its way from one place to another, in place of what stood there.

    Points passed over are put on it. So that a curve can be drawn where there are few, it
    leaves one at each tenth of the axis, ``span``, that it passes and where none is near.
    """
    (x0, y0), (x1, y1) = sorted(ends)
    if x0 == x1:
        return points
    part = (span[1] - span[0]) / _PARTS
    tenths = (rounded(span[0] + part * place, span) for place in range(_PARTS + 1))
    near = [x for x, _ in points]
    new = [
        (x, 0.0)
        for x in tenths
        if x0 <= x <= x1 and not any(abs(x - other) < part * _NEAR for other in near)
    ]
    return tuple(
        (x, y0 + (y1 - y0) * (x - x0) / (x1 - x0)) if x0 <= x <= x1 else (x, y)
        for x, y in sorted((*points, *new))
    )


_PARTS, _NEAR = 10, 0.4
"""Of how many parts of the axis a hand leaves points, and how much of one apart they are."""


def nearest(points: Points, x: float) -> int:
    """The place of the point that lies nearest above or below."""
    return min(range(len(points)), key=lambda place: abs(points[place][0] - x))


def course(graph: Graph, span: Span) -> Points:
    """Where the line of a graph goes within a span, level or straight on beyond its points."""
    points = graph.points
    if len(points) == 1:
        return ((span[0], points[0][1]), (span[1], points[0][1]))
    left, right = points[0], points[-1]
    before = (min(span[0], left[0]), _beyond(graph, 0, span[0]))
    after = (max(span[1], right[0]), _beyond(graph, -1, span[1]))
    if graph.between is not Between.DISCRETE:
        return (before, *points, after)
    steps: list[Point] = [before, left]
    for (_, y0), (x1, y1) in pairwise(points):
        steps += [(x1, y0), (x1, y1)]
    return (*steps, after)


def _beyond(graph: Graph, end: int, x: float) -> float:
    points = graph.points
    if graph.between is not Between.EXTRAPOLATE:
        return points[end][1]
    (x0, y0), (x1, y1) = (points[0], points[1]) if end == 0 else (points[-2], points[-1])
    from_x, from_y = points[end]
    x = min(x, from_x) if end == 0 else max(x, from_x)
    return from_y + (y1 - y0) / (x1 - x0) * (x - from_x)


def _lies_between(x: float, low: float | None, high: float | None) -> bool:
    return (low is None or low < x) and (high is None or x < high)

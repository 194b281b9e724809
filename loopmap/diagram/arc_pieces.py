"""Arcs as straight pieces no eye can tell from them, and only where they will be seen.

A rasteriser draws straight pieces at a third of the price of a stroked curve, and
nothing is paid for the part of a long arc that lies elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats, Ints
from loopmap.diagram.geometry import Box
from loopmap.diagram.primitives import ArcPath, Stroke

OVERLAP = 0.5
"""Pixels by which a piece reaches over the next, so that no gap shines through."""

_STRAIGHT = 1e9
"""Radius of the circle that stands for a straight line."""

_SPANS = 12
"""Spans an arc is first cut into, to find the ones that can be seen."""

_COLUMNS = 8

_LEAST = 1e-9
"""What a length is never below where it divides: arcs between cards in one place have none."""


_TURN = 1000
"""Arcs cut in one turn: some four milliseconds."""


class ArcPieces(NamedTuple):
    """``ends``: (n, 4) x and y of both ends of each piece; ``owners``: the row of its arc."""

    ends: Floats
    owners: Ints


def arc_row(arc: ArcPath) -> tuple[float, ...]:
    """An arc for a table of them: centre, radius, angle, sweep, dash, dash and gap, width.

    The dash of a line without gaps is 0 long.
    """
    on, period, width = dash_row(arc.stroke)
    if arc.radius:
        (x, y), radius = arc.centre, arc.radius
        return x, y, radius, arc.start_angle, arc.sweep, on, period, width
    dx, dy = arc.end.x - arc.start.x, arc.end.y - arc.start.y
    angle = math.atan2(dy, dx) - math.pi / 2
    x = arc.start.x - _STRAIGHT * math.cos(angle)
    y = arc.start.y - _STRAIGHT * math.sin(angle)
    return x, y, _STRAIGHT, angle, math.hypot(dx, dy) / _STRAIGHT, on, period, width


def dash_row(stroke: Stroke) -> tuple[float, float, float]:
    """The last three columns of a table of arcs: dash, dash and gap, width."""
    dash = stroke.dash
    return (dash[0], dash[0] + dash[1], stroke.width) if dash else (0.0, 0.0, stroke.width)


def in_turns(arcs: int) -> Iterator[slice]:
    """The rows of a table of so many arcs, as many at a time as leave time for other work."""
    for start in range(0, arcs, _TURN):
        yield slice(start, start + _TURN)


def arc_pieces(
    table: Floats, box: Box, pixel: float, *, tolerance: float, longest: float | Floats = np.inf
) -> ArcPieces:
    """The pieces in ``box`` of the arcs of a table (n, 8); dashes are pieces of their own.

    ``pixel`` is the size of a pixel in map units, ``tolerance`` in pixels how far a piece
    may lie from its arc; none is longer than ``longest``, for all or (n,), in map units.
    In order of the arcs, and along each. O(arcs + pieces) in numpy.
    """
    rows, first, last = _seen_spans(table.reshape(-1, _COLUMNS), box)
    arcs = table[rows]
    length, solid = arcs[:, 2] * np.abs(arcs[:, 4]), arcs[:, 5] == 0
    most = np.broadcast_to(longest, len(table))[rows]
    most = np.minimum(np.sqrt(8 * arcs[:, 2] * tolerance * pixel), most)
    parts = np.ceil(np.where(solid, length, arcs[:, 5]) / most).clip(1)
    period = np.where(solid, length / parts, arcs[:, 6]).clip(_LEAST)
    parts[solid] = 1
    low = np.floor(first * length / period).astype(np.intp)
    high = np.ceil(np.minimum(last * length / period, length / period - _LEAST)).astype(np.intp)
    count = (high - low).clip(0) * parts.astype(np.intp)
    owner = np.repeat(np.arange(len(arcs)), count)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    dash, part = np.divmod(number, parts[owner])
    step = np.where(solid, period, arcs[:, 5] / parts)[owner]
    begin = (low[owner] + dash) * period[owner] + part * step
    end = np.minimum(begin + step, length[owner])
    ends = _ends(arcs[owner], begin, end)
    joined = (solid[owner] | (part + 1 < parts[owner])) & (end < length[owner] - 1e-6)
    ends[joined, 2:] += _along(ends[joined]) * (OVERLAP * pixel)
    seen = _seen(ends, box, arcs[owner, 7])
    return ArcPieces(ends[seen], rows[owner[seen]])


def _seen_spans(table: Floats, box: Box) -> tuple[Ints, Floats, Floats]:
    """Rows of arcs that come into the box, and from which to which share of their length."""
    share = np.linspace(0.0, 1.0, _SPANS + 1)
    angle = table[:, 3, None] + table[:, 4, None] * share
    x = table[:, 0, None] + table[:, 2, None] * np.cos(angle)
    y = table[:, 1, None] + table[:, 2, None] * np.sin(angle)
    rise = table[:, 2] * (1 - np.cos(table[:, 4] / _SPANS / 2)) + table[:, 7]
    seen = np.ones((len(table), _SPANS), dtype=bool)
    for places, low, high in ((x, box.left, box.right), (y, box.top, box.bottom)):
        one, other = places[:, :-1], places[:, 1:]
        seen &= np.minimum(one, other) - rise[:, None] <= high
        seen &= np.maximum(one, other) + rise[:, None] >= low
    rows = np.flatnonzero(seen.any(axis=1))
    first = seen[rows].argmax(axis=1)
    last = _SPANS - seen[rows, ::-1].argmax(axis=1)
    return rows, first / _SPANS, last / _SPANS


def _ends(rows: Floats, begin: Floats, end: Floats) -> Floats:
    x, y, radius, angle, sweep = rows[:, :5].T
    turn = np.sign(sweep) / radius
    one, other = angle + begin * turn, angle + end * turn
    ends = np.empty((len(rows), 4))
    ends[:, 0] = x + radius * np.cos(one)
    ends[:, 1] = y + radius * np.sin(one)
    ends[:, 2] = x + radius * np.cos(other)
    ends[:, 3] = y + radius * np.sin(other)
    return ends


def _along(ends: Floats) -> Floats:
    """Unit vectors along pieces."""
    way = ends[:, 2:] - ends[:, :2]
    unit: Floats = way / np.maximum(np.hypot(*way.T), 1e-9)[:, None]
    return unit


def _seen(ends: Floats, box: Box, room: Floats) -> NDArray[np.bool_]:
    seen: NDArray[np.bool_] = np.minimum(ends[:, 0], ends[:, 2]) - room <= box.right
    seen &= np.maximum(ends[:, 0], ends[:, 2]) + room >= box.left
    seen &= np.minimum(ends[:, 1], ends[:, 3]) - room <= box.bottom
    seen &= np.maximum(ends[:, 1], ends[:, 3]) + room >= box.top
    return seen

"""Snapping to neighbours: edges and middles in one line, and equal gaps.

What is dragged is one box. It is drawn to the nearest place where an edge or its
middle is in line with a neighbour's, or where the gap to one is the same as another
gap. Guides show all that holds there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box, Point

NEAR = 600.0
"""Map units from the middle of the dragged box within which things are its neighbours."""

_SAME = 0.06
"""Positions are kept to a tenth of a unit: what is nearer than this is the same."""

Mask = NDArray[np.bool_]


class Guide(NamedTuple):
    """A thin line on the map; one with a ``gap`` measures it, from edge to edge."""

    start: Point
    end: Point
    gap: float | None = None


class Snapped(NamedTuple):
    """How far the dragged box is drawn aside, in map units, and the guides that say why."""

    dx: float = 0.0
    dy: float = 0.0
    guides: tuple[Guide, ...] = ()


class _Span(NamedTuple):
    """A box seen along one axis: from ``low`` to ``high``, and across it ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


class _Spans:
    """Many boxes, (n, 4), seen along one axis."""

    def __init__(self, boxes: Floats) -> None:
        half = boxes[:, 2:] / 2
        low, high = boxes[:, :2] - half, boxes[:, :2] + half
        self.low, self.high, self.start, self.end = low[:, 0], high[:, 0], low[:, 1], high[:, 1]
        self.middle = (self.low + self.high) / 2

    def __getitem__(self, row: int) -> _Span:
        return _Span(*(float(of[row]) for of in (self.low, self.high, self.start, self.end)))

    def those(self, mask: Mask) -> list[_Span]:
        """Those of the mask, in their order."""
        return [self[row] for row in np.flatnonzero(mask).tolist()]

    def beside(self, other: _Span) -> Mask:
        """(n,) whether each is in one row with another, so that there is a gap between them."""
        return np.asarray((self.start < other.end) & (other.start < self.end))

    def in_line(self, span: _Span) -> Floats:
        """(5 n,) how far it is to where middles, or edges, are in line with each."""
        low, high = self.low, self.high
        ways = (self.middle - span.middle, low - span.low, low - span.high)
        found: Floats = np.stack([*ways, high - span.low, high - span.high], axis=1).ravel()
        return found

    def last(self, mask: Mask) -> _Span | None:
        """The one of the mask that ends last, if any."""
        return self[int(np.where(mask, self.high, -np.inf).argmax())] if mask.any() else None

    def first(self, mask: Mask) -> _Span | None:
        """The one of the mask that begins first, if any."""
        return self[int(np.where(mask, self.low, np.inf).argmin())] if mask.any() else None


class _Even(NamedTuple):
    """Where a box would begin for its gaps to be equal, and the gaps that then are."""

    low: float
    gaps: tuple[tuple[_Span, _Span], ...]


def snapped(
    box: Box,
    others: Sequence[Box] | Floats,
    reach: float,
    *,
    across: bool = True,
    down: bool = True,
) -> Snapped:
    """Where ``box`` snaps to, at most ``reach`` away, along the axes asked for.

    ``others``: boxes, or (n, 4) their rows. O(others) in numpy.
    """
    rows = np.asarray(others, dtype=float).reshape(-1, 4)
    near = rows[np.all(np.abs(rows[:, :2] - box.centre) <= NEAR, axis=1)]
    columns, lines = _Spans(near), _Spans(near[:, [1, 0, 3, 2]])
    dx = _nearest(_across(box), columns, reach) if across else 0.0
    dy = _nearest(_down(box), lines, reach) if down else 0.0
    placed = box.moved(dx, dy)
    upright = [_turned(guide) for guide in _guides(_down(placed), lines)] if down else []
    level = list(_guides(_across(placed), columns)) if across else []
    return Snapped(dx, dy, (*level, *upright))


def _across(box: Box) -> _Span:
    return _Span(box.left, box.right, box.top, box.bottom)


def _down(box: Box) -> _Span:
    return _Span(box.top, box.bottom, box.left, box.right)


def _turned(guide: Guide) -> Guide:
    """A guide found along y, where it lies on the map."""
    return Guide(Point(guide.start.y, guide.start.x), Point(guide.end.y, guide.end.x), guide.gap)


def _nearest(span: _Span, others: _Spans, reach: float) -> float:
    even = [each.low - span.low for each in _even(span, others)]
    tried = np.concatenate([others.in_line(span), even])
    away = np.abs(tried)
    return float(tried[away.argmin()]) if len(tried) and away.min() <= reach else 0.0


def _guides(span: _Span, others: _Spans) -> Iterator[Guide]:
    """All that holds where the span is now: what is in line, and which gaps are equal."""
    is_level = np.abs(others.middle - span.middle) <= _SAME
    yield from _between(span.middle, [span, *others.those(is_level)])
    for at in (span.low, span.high):
        on_edge = (np.abs(at - others.low) <= _SAME) | (np.abs(at - others.high) <= _SAME)
        met = others.those(on_edge & ~is_level)
        if met:
            start, end = min(m.start for m in (span, *met)), max(m.end for m in (span, *met))
            yield Guide(Point(at, start), Point(at, end))
    for even in _even(span, others):
        if abs(even.low - span.low) <= _SAME:
            yield from (_gap(one, other) for one, other in even.gaps)


def _between(at: float, spans: Sequence[_Span]) -> Iterator[Guide]:
    """A line through the middles, but not through what stands there: names stay legible."""
    reached: float | None = None
    for span in sorted(spans, key=lambda each: each.start):
        if reached is not None and span.start > reached:
            yield Guide(Point(at, reached), Point(at, span.start))
        reached = span.end if reached is None else max(reached, span.end)


def _gap(one: _Span, other: _Span) -> Guide:
    level = (max(one.start, other.start) + min(one.end, other.end)) / 2
    return Guide(Point(one.high, level), Point(other.low, level), other.low - one.high)


def _even(span: _Span, others: _Spans) -> Iterator[_Even]:
    """Between its two neighbours in a row, or as far from one as that is from the next."""
    row, middle = others.beside(span), span.middle
    before = others.last(row & (others.middle < middle) & (others.high < span.high))
    after = others.first(row & (others.middle > middle) & (others.low > span.low))
    size = span.high - span.low
    if before is not None and after is not None and after.low - before.high > size:
        low = (before.high + after.low - size) / 2
        yield _Even(low, _gaps(before, _moved(span, low), after))
    if before is not None:
        farther = others.last(row & (others.high < before.low) & others.beside(before))
        if farther is not None:
            low = before.high + (before.low - farther.high)
            yield _Even(low, _gaps(farther, before, _moved(span, low)))
    if after is not None:
        farther = others.first(row & (others.low > after.high) & others.beside(after))
        if farther is not None:
            low = after.low - (farther.low - after.high) - size
            yield _Even(low, _gaps(_moved(span, low), after, farther))


def _gaps(one: _Span, two: _Span, three: _Span) -> tuple[tuple[_Span, _Span], ...]:
    return ((one, two), (two, three))


def _moved(span: _Span, low: float) -> _Span:
    return span._replace(low=low, high=low + span.high - span.low)

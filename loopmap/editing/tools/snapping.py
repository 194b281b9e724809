"""Snapping to neighbours: edges and middles in one line, and equal gaps.

What is dragged is one box. It is drawn to the nearest place where an edge or its
middle is in line with a neighbour's, or where the gap to one is the same as another
gap. Guides show all that holds there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from loopmap.diagram.geometry import Box, Point

NEAR = 600.0
"""Map units from the middle of the dragged box within which things are its neighbours."""

_SAME = 0.06
"""Positions are kept to a tenth of a unit: what is nearer than this is the same."""


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

    def beside(self, other: _Span) -> bool:
        """Whether the two are in one row, so that there is a gap between them."""
        return self.start < other.end and other.start < self.end


class _Even(NamedTuple):
    """Where a box would begin for its gaps to be equal, and the gaps that then are."""

    low: float
    gaps: tuple[tuple[_Span, _Span], ...]


def snapped(
    box: Box, others: Iterable[Box], reach: float, *, across: bool = True, down: bool = True
) -> Snapped:
    """Where ``box`` snaps to, at most ``reach`` away, along the axes asked for. O(others)."""
    x, y = box.centre
    near = [o for o in others if abs(o[0] - x) <= NEAR and abs(o[1] - y) <= NEAR]
    columns, rows = [_across(o) for o in near], [_down(o) for o in near]
    dx = _nearest(_across(box), columns, reach) if across else 0.0
    dy = _nearest(_down(box), rows, reach) if down else 0.0
    placed = box.moved(dx, dy)
    upright = [_turned(guide) for guide in _guides(_down(placed), rows)] if down else []
    level = list(_guides(_across(placed), columns)) if across else []
    return Snapped(dx, dy, (*level, *upright))


def _across(box: Box) -> _Span:
    return _Span(box.left, box.right, box.top, box.bottom)


def _down(box: Box) -> _Span:
    return _Span(box.top, box.bottom, box.left, box.right)


def _turned(guide: Guide) -> Guide:
    """A guide found along y, where it lies on the map."""
    return Guide(Point(guide.start.y, guide.start.x), Point(guide.end.y, guide.end.x), guide.gap)


def _nearest(span: _Span, others: Sequence[_Span], reach: float) -> float:
    tried = [by for other in others for by in _in_line(span, other)]
    tried += [even.low - span.low for even in _even(span, others)]
    return min((by for by in tried if abs(by) <= reach), key=abs, default=0.0)


def _in_line(span: _Span, other: _Span) -> Iterator[float]:
    yield other.middle - span.middle
    for edge in (other.low, other.high):
        yield edge - span.low
        yield edge - span.high


def _guides(span: _Span, others: Sequence[_Span]) -> Iterator[Guide]:
    """All that holds where the span is now: what is in line, and which gaps are equal."""
    level = [other for other in others if abs(other.middle - span.middle) <= _SAME]
    yield from _between(span.middle, [span, *level])
    for at in (span.low, span.high):
        met = [o for o in others if o not in level and _same_edge(at, o)]
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


def _same_edge(at: float, other: _Span) -> bool:
    return abs(at - other.low) <= _SAME or abs(at - other.high) <= _SAME


def _gap(one: _Span, other: _Span) -> Guide:
    level = (max(one.start, other.start) + min(one.end, other.end)) / 2
    return Guide(Point(one.high, level), Point(other.low, level), other.low - one.high)


def _even(span: _Span, others: Sequence[_Span]) -> Iterator[_Even]:
    """Between its two neighbours in a row, or as far from one as that is from the next."""
    row = [other for other in others if other.beside(span)]
    before = _last([o for o in row if o.middle < span.middle and o.high < span.high])
    after = _first([o for o in row if o.middle > span.middle and o.low > span.low])
    size = span.high - span.low
    if before is not None and after is not None and after.low - before.high > size:
        low = (before.high + after.low - size) / 2
        yield _Even(low, _gaps(before, _moved(span, low), after))
    if before is not None:
        farther = _last([o for o in row if o.high < before.low and o.beside(before)])
        if farther is not None:
            low = before.high + (before.low - farther.high)
            yield _Even(low, _gaps(farther, before, _moved(span, low)))
    if after is not None:
        farther = _first([o for o in row if o.low > after.high and o.beside(after)])
        if farther is not None:
            low = after.low - (farther.low - after.high) - size
            yield _Even(low, _gaps(_moved(span, low), after, farther))


def _gaps(one: _Span, two: _Span, three: _Span) -> tuple[tuple[_Span, _Span], ...]:
    return ((one, two), (two, three))


def _moved(span: _Span, low: float) -> _Span:
    return span._replace(low=low, high=low + span.high - span.low)


def _last(spans: Sequence[_Span]) -> _Span | None:
    return max(spans, key=lambda span: span.high, default=None)


def _first(spans: Sequence[_Span]) -> _Span | None:
    return min(spans, key=lambda span: span.low, default=None)

"""A course over time, small enough to stand on a card: what it shows, where, and its shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_path import LinkPath
from loopmap.diagram.primitives import Line, Polygon, Primitive, RoundBox, Stroke
from loopmap.diagram.style import Style, mixed
from loopmap.model.ids import RecordId

ROLE = "curve"
"""The part that shapes of small curves play."""

LEGIBLE = 0.42
"""Pixels per map unit below which a small curve is but a speck and is not painted."""

WIDTH, HEIGHT = 58.0, 22.0
_OVER = 5.5
"""How far a plate lies over its card: less than the air around a name."""

_POINTS = 24
_INSIDE = 3.0
_LINE, _TODAY, _ACT = 1.7, 0.9, 2.2
_PALE = 0.72
"""How much of the plate's own colour is mixed into a band."""

_ABOVE = slice(3, 5)
"""Which of the candidates stand above a card, at its corners."""

_SIGN_ROOM, _MARK_ROOM = 8.0, 3.0
_SIGN_COSTS, _LINE_COSTS, _MARK_COSTS = 6.0, 1.0, 9.0


@dataclass(frozen=True, slots=True)
class SmallCurve:
    """A course at even steps of time from now to the end of a run.

    Heights from -1 to 1, the lower and upper edge of what it is drawn on, today in the
    middle: of the middle draw, and of the band that holds most. ``acts``: from which to
    which share of the time something is done to what the course is of.
    """

    median: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    acts: tuple[tuple[float, float], ...] = ()

    def at(self, share: float) -> float:
        """The height of the middle draw once so much of the time has passed."""
        return float(np.interp(share * (len(self.median) - 1), *_numbered(self.median)))


def small_curve(
    course: Sequence[Sequence[float]], most: float, acts: Iterable[tuple[float, float]] = ()
) -> SmallCurve:
    """The small curve of a median and the lower and upper edge of its band.

    ``most`` is the deviation that reaches the edge of the plate.
    """
    median, low, high = (_thinned(heights, most) for heights in course)
    return SmallCurve(median, low, high, tuple(acts))


def curve_shapes(
    record: RecordId, box: Box, curve: SmallCurve, colour: str, style: Style
) -> tuple[Primitive, ...]:
    """Plate, band, today's level, course and what is done when, lowest first."""
    edge = Stroke(style.card_border, style.card_line)
    plate = RoundBox(record, ROLE, box, 4.0, style.card, edge)
    low, high = places(box, curve.low), places(box, curve.high)
    pale = mixed(colour, style.card, _PALE)
    middle = places(box, (0.0, 0.0))
    return (
        plate,
        Polygon(record, ROLE, (*low, *reversed(high)), pale),
        Line(record, ROLE, middle, Stroke(style.lens_quiet, _TODAY, (2.4, 2.0))),
        Line(record, ROLE, places(box, curve.median), Stroke(colour, _LINE, round=True)),
        *_acts(record, box, curve, style),
    )


def places(box: Box, heights: Sequence[float]) -> tuple[Point, ...]:
    """Where heights at even steps of time lie on a plate."""
    inside = box.inflated(-_INSIDE)
    step = inside.width / max(1, len(heights) - 1)
    half = inside.height / 2
    return tuple(Point(inside.left + n * step, inside.y - h * half) for n, h in enumerate(heights))


def place_at(box: Box, curve: SmallCurve, share: float) -> Point:
    """Where the course is on a plate once so much of the time has passed."""
    inside = box.inflated(-_INSIDE)
    return Point(inside.left + share * inside.width, inside.y - curve.at(share) * inside.height / 2)


def curve_size(style: Style) -> tuple[float, float]:
    """Width and height of a plate: they grow with the words of the map."""
    by = style.small_size / 12
    return WIDTH * by, HEIGHT * by


def free_place(
    card: Box,
    size: tuple[float, float],
    paths: Iterable[LinkPath],
    marks: Iterable[Box],
    *,
    first_above: bool = False,
) -> Box:
    """Where a plate on the edge of a card covers least of its links and none of its ``marks``.

    Below the card where that will do, else above or beside it; or ``first_above``, at the
    right. O(links at the card).
    """
    listed = list(_candidates(card, *size))
    if first_above:
        listed = [*listed[_ABOVE][::-1], *listed]
    boxes = np.array(listed)
    cost = np.arange(len(listed)) * 0.01
    for path in paths:
        line: Floats = np.array([*path.line, *path.head, *(p for bar in path.bars for p in bar)])
        cost += _LINE_COSTS * _inside(boxes, line, 1.0).sum(axis=1)
        cost += _SIGN_COSTS * _inside(boxes, np.array([path.sign]), _SIGN_ROOM).sum(axis=1)
    for mark in marks:
        around = mark.inflated(_MARK_ROOM)
        cost += _MARK_COSTS * np.array([box.touches(around) for box in listed])
    return listed[int(np.argmin(cost))]


def _candidates(card: Box, width: float, height: float) -> Iterator[Box]:
    """Plates along the edges, the best first."""
    below = card.bottom + height / 2 - _OVER
    above = card.top - height / 2 + _OVER
    left, right = card.left + width / 2 + 2, card.right - width / 2 - 2
    for y in (below, above):
        for x in (left, right, card.x):
            yield Box(x, y, width, height)
    for x in (card.right + width / 2 - _OVER, card.left - width / 2 + _OVER):
        yield Box(x, card.y, width, height)


def _inside(boxes: Floats, points: Floats, room: float) -> Floats:
    away = np.abs(points[None, :, :] - boxes[:, None, :2])
    found: Floats = np.all(away <= boxes[:, None, 2:] / 2 + room, axis=2).astype(float)
    return found


def _acts(record: RecordId, box: Box, curve: SmallCurve, style: Style) -> Iterator[Line]:
    """A bar along the lower edge for as long as something is done."""
    inside = box.inflated(-_INSIDE)
    y = box.bottom - _ACT / 2 - style.card_line / 2
    for start, stop in curve.acts:
        ends = (inside.left + start * inside.width, inside.left + stop * inside.width)
        line = tuple(Point(x, y) for x in ends)
        yield Line(record, ROLE, line, Stroke(style.card_text, _ACT))


def _thinned(heights: Sequence[float], most: float) -> tuple[float, ...]:
    whole = np.interp(np.linspace(0, len(heights) - 1, _POINTS), *_numbered(heights))
    return tuple(float(h) + 0.0 for h in np.round(np.clip(whole / most, -1.0, 1.0), 3))


def _numbered(heights: Sequence[float]) -> tuple[Floats, Floats]:
    return np.arange(len(heights), dtype=float), np.asarray(heights, dtype=float)

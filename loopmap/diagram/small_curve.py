"""A course over time, small enough to stand on a card: what it shows, and its shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.legible import CURVE
from loopmap.diagram.primitives import Line, Polygon, Primitive, RoundBox, Stroke
from loopmap.diagram.style import Style, mixed
from loopmap.model.ids import RecordId

WIDTH, HEIGHT = 58.0, 22.0

_POINTS = 24
_INSIDE = 3.0
_LINE, _TODAY, _ACT = 1.7, 0.9, 2.2
_PALE = 0.72
"""How much of the plate's own colour is mixed into a band."""


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
    plate = RoundBox(record, CURVE, box, 4.0, style.card, edge)
    low, high = places(box, curve.low), places(box, curve.high)
    pale = mixed(colour, style.card, _PALE)
    middle = places(box, (0.0, 0.0))
    return (
        plate,
        Polygon(record, CURVE, (*low, *reversed(high)), pale),
        Line(record, CURVE, middle, Stroke(style.lens_quiet, _TODAY, (2.4, 2.0))),
        Line(record, CURVE, places(box, curve.median), Stroke(colour, _LINE, round=True)),
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


def _acts(record: RecordId, box: Box, curve: SmallCurve, style: Style) -> Iterator[Line]:
    """A bar along the lower edge for as long as something is done."""
    inside = box.inflated(-_INSIDE)
    y = box.bottom - _ACT / 2 - style.card_line / 2
    for start, stop in curve.acts:
        ends = (inside.left + start * inside.width, inside.left + stop * inside.width)
        line = tuple(Point(x, y) for x in ends)
        yield Line(record, CURVE, line, Stroke(style.card_text, _ACT))


def _thinned(heights: Sequence[float], most: float) -> tuple[float, ...]:
    whole = np.interp(np.linspace(0, len(heights) - 1, _POINTS), *_numbered(heights))
    return tuple(float(h) + 0.0 for h in np.round(np.clip(whole / most, -1.0, 1.0), 3))


def _numbered(heights: Sequence[float]) -> tuple[Floats, Floats]:
    return np.arange(len(heights), dtype=float), np.asarray(heights, dtype=float)

"""Courses over time in a frame of words: no figures, for a map knows none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loopmap.diagram.charts.chart import Chart, curve_stroke, mixed, shortened, words
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Line, Polygon, Primitive, Stroke
from loopmap.diagram.style import Style

BELOW = ("now", "later")
BESIDE = ("lower", "as today", "higher")

_LEAST_HEIGHT = 0.12
"""A curve that hardly moves is not blown up to look like one that does."""

_AIR, _WORDS_AT = 1.1, 0.86
"""The height of the frame over the highest point, and where in it "higher" and "lower" stand."""

_ABOVE, _GAP = 4.0, 6.0
_BAND, _EDGE, _TODAY = 0.17, 0.45, 1.2
_SAMPLE = 20.0
"""The length of a line drawn as the curve beside its name."""
_NAMES = 0.34
"""The share of the width that names at the ends of curves may take."""
_WIDER = 1.15
"""How much wider they may come out in a program that has not got our typeface."""


@dataclass(frozen=True, slots=True)
class Course:
    """One course: at each time the middle, and how far the draws reach below and above it.

    ``colour`` counts through those of the chart.
    """

    name: str
    median: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    colour: int = 0


@dataclass(frozen=True, slots=True)
class CoursesChart:
    """What is drawn, for how much room and in what looks. ``named``: names stand at the curves."""

    times: Sequence[float]
    courses: Sequence[Course]
    width: float
    height: float
    size: float
    style: Style
    measure: TextMeasure
    named: bool = False

    def height_shown(self) -> float:
        """How far up and down from today the frame reaches, in deviations from today."""
        highest = [max(map(abs, (*c.low, *c.high)), default=0.0) for c in self.courses]
        return max([_LEAST_HEIGHT, *highest]) * _AIR

    def drawn(self) -> Chart:
        """The chart. O(times · courses)."""
        return Chart(tuple(self._shapes()), self.width, self.height)

    @property
    def left(self) -> float:
        """Where time begins."""
        return max(self.measure.width(word, self.size) for word in BESIDE) + _GAP + 1

    @property
    def right(self) -> float:
        """Where time ends."""
        room = _GAP if not self._named() else _WIDER * self._name_room() + _SAMPLE + 2 * _GAP
        return max(self.left, self.width - room)

    @property
    def bottom(self) -> float:
        return max(_ABOVE, self.height - self.measure.line_height(self.size) - _GAP)

    def _shapes(self) -> Iterator[Primitive]:
        yield from self._frame()
        if not self.times:
            return
        style = self.style
        flat = Stroke(style.text_muted, _TODAY, (5.0, 4.0))
        bands = [self._band(course) for course in self.courses]
        for course, (low, high) in zip(self.courses, bands, strict=True):
            fill = mixed(curve_stroke(style, course.colour).colour, style.panel, _BAND)
            yield Polygon(None, "band", (*low, *reversed(high)), fill)
        yield Line(None, "today", self._points([0.0] * len(self.times)), flat)
        for course, edges in zip(self.courses, bands, strict=True):
            edge = mixed(curve_stroke(style, course.colour).colour, style.panel, _EDGE)
            for points in edges:
                yield Line(None, "edge", points, Stroke(edge, 1.0))
        for course in self.courses:
            yield Line(
                None, "curve", self._points(course.median), curve_stroke(style, course.colour)
            )
        if self._named():
            yield from self._names()

    def _frame(self) -> Iterator[Primitive]:
        style, size, left = self.style, self.size, self.left
        corners = (Point(left, _ABOVE), Point(left, self.bottom), Point(self.right, self.bottom))
        yield Line(None, "frame", corners, Stroke(style.border, 1.0))
        below = self.bottom + _GAP / 2 + self.measure.line_height(size) / 2
        yield words(BELOW[0], left, below, size, style.text_muted)
        yield words(BELOW[1], self.right, below, size, style.text_muted, anchor="end")
        middle, half = (_ABOVE + self.bottom) / 2, (self.bottom - _ABOVE) / 2
        for word, at in zip(BESIDE, (-_WORDS_AT, 0.0, _WORDS_AT), strict=True):
            y = middle - at * half
            yield words(word, left - _GAP, y, size, style.text_muted, anchor="end")

    def _band(self, course: Course) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
        return self._points(course.low), self._points(course.high)

    def _points(self, heights: Sequence[float]) -> tuple[Point, ...]:
        end = self.times[-1] or 1.0
        across = (self.right - self.left) / end
        up = (self.bottom - _ABOVE) / 2 / self.height_shown()
        middle = (_ABOVE + self.bottom) / 2
        return tuple(
            Point(self.left + time * across, middle - height * up)
            for time, height in zip(self.times, heights, strict=True)
        )

    def _named(self) -> bool:
        return self.named and bool(self.courses) and bool(self.times)

    def _name_room(self) -> float:
        widest = max(self.measure.width(course.name, self.size) for course in self.courses)
        return min(widest, self.width * _NAMES)

    def _names(self) -> Iterator[Primitive]:
        """Each name beside the end of its curve, made way for one another, with its line."""
        step, room = self.measure.line_height(self.size), self._name_room()
        last = [self._points(course.median)[-1].y for course in self.courses]
        ends = sorted((y, number) for number, y in enumerate(last))
        places = _apart([y for y, _ in ends], step, _ABOVE + step / 2, self.bottom - step / 2)
        for y, (_, number) in zip(places, ends, strict=True):
            course, start = self.courses[number], self.right + _GAP
            sample = (Point(start, y), Point(start + _SAMPLE, y))
            yield Line(None, "sample", sample, curve_stroke(self.style, course.colour))
            text = shortened(course.name, room, self.size, self.measure)
            yield words(text, start + _SAMPLE + _GAP, y, self.size, self.style.text)


def _apart(wanted: Sequence[float], step: float, top: float, bottom: float) -> list[float]:
    """Rising places at least ``step`` apart between top and bottom, near to those wanted."""
    places: list[float] = []
    for y in wanted:
        places.append(max(y, places[-1] + step if places else top))
    least = bottom
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], least)
        least = places[number] - step
    return places

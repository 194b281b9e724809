"""Courses of variables in their units over the map's time: a frame for each unit, side by side.

What has no unit and is of quite another size has a frame of its own, called by its names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

from loopmap.diagram.charts.axis import Span, figure, nice_span, ticks, two_or_more
from loopmap.diagram.charts.chart import Chart, curve_stroke, mixed, shortened, words
from loopmap.diagram.charts.frame_heads import Head, Letters, heads
from loopmap.diagram.charts.told_apart import ends, places_seen
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Line, Polygon, Primitive, Stroke
from loopmap.diagram.style import Style
from loopmap.model.equations import unit_said
from loopmap.model.made_once import made_once

Courses = tuple[tuple[float, ...], ...]

_AGAINST, _DOTS = 1.4, (1.5, 2.5)
_GAP, _BESIDE, _EDGE = 26.0, 6.0, 4.0
_SHADES = (0.15, 0.36)
"""How much of its colour the outer and the inner band of a fan have."""
_SAMPLE = 26.0
_CLOSEST = 18.0
_LOW, _FEW, _MORE = 11.0, 2, 3
"""In charts lower than so many lines of text titles have few lines, in others more."""


@dataclass(frozen=True, slots=True)
class ModelCurve:
    """One variable: its course, the one it is set against, or a fan, outermost courses first."""

    name: str
    unit: str
    colour: int
    values: tuple[float, ...]
    against: tuple[float, ...] = ()
    fan: Courses = ()


@dataclass(frozen=True)
class ModelFrames:
    """All that is shown. ``stop``: the end of the time axis, however far the run came.

    ``against``: what the dotted curves are, in a sentence; ``beside``: the same in a few words.
    """

    times: tuple[float, ...] = ()
    curves: tuple[ModelCurve, ...] = ()
    start: float = 0.0
    stop: float = 1.0
    time_unit: str = ""
    against: str = ""
    beside: str = "as it is"

    @made_once
    def of_curves(self) -> tuple[str, ...]:
        """The axis of each curve: its unit, or the names of those without one on an axis."""
        return tuple(curve.unit or self._without[place] for place, curve in enumerate(self.curves))

    @made_once
    def axes(self) -> tuple[str, ...]:
        """Each axis once, in the order of the curves."""
        return tuple(dict.fromkeys(self.of_curves))

    def on(self, axis: str) -> tuple[ModelCurve, ...]:
        """The curves of an axis."""
        return tuple(c for c, own in zip(self.curves, self.of_curves, strict=True) if own == axis)

    @made_once
    def _without(self) -> Mapping[int, str]:
        """The axes of curves without units, by the places of the curves."""
        sizes = {n: _size(curve) for n, curve in enumerate(self.curves) if not curve.unit}
        groups = by_size(sizes)
        if len(groups) < 2:
            return dict.fromkeys(sizes, "")
        names = [", ".join(self.curves[n].name for n in sorted(group)) for group in groups]
        return {n: name for group, name in zip(groups, names, strict=True) for n in group}

    def names_of(self, axis: str) -> tuple[str, ...]:
        """What is said above an axis: its unit, or the names of its curves."""
        has_unit = axis and any(curve.unit == axis for curve in self.curves)
        names = tuple(curve.name for curve in self.on(axis))
        return (axis,) if has_unit or not names else names

    def span(self, axis: str) -> Span:
        """From where to where an axis goes."""
        mine = self.on(axis)
        courses = [row for c in mine for row in (c.values, c.against, *c.fan)]
        return nice_span(value for course in courses for value in ends(course))

    def row_at(self, time: float) -> int:
        """The row nearest to a time; there is at least one."""
        right = min(bisect_left(self.times, time), len(self.times) - 1)
        left = max(0, right - 1)
        return left if time - self.times[left] < self.times[right] - time else right


def by_size(sizes: Mapping[int, float]) -> list[list[int]]:
    """The places of curves that can be seen on one axis, the largest first; few axes at most.

    >>> by_size({0: 9.0, 1: 8000.0, 2: 500.0})
    [[1, 2], [0]]
    """
    groups: list[list[int]] = []
    for place in sorted(sizes, key=lambda n: -sizes[n]):
        is_small = not groups or sizes[place] * _MOST_TIMES < sizes[groups[-1][0]]
        if is_small and len(groups) < _MOST_AXES and (sizes[place] > 0 or not groups):
            groups.append([])
        groups[-1].append(place)
    return groups


def _as_year(text: str) -> str:
    """A figure of four places, of which nobody knows whether it is a year, without its comma."""
    return text.replace(",", "") if len(text) == _YEAR else text


_YEAR = len("2,000")


def _size(curve: ModelCurve) -> float:
    courses = (curve.values, curve.against, *curve.fan)
    sizes = (abs(end) for course in courses for end in ends(course))
    return max(filter(isfinite, sizes), default=0.0)


_MOST_TIMES, _MOST_AXES = 25.0, 3
"""What is smaller by more than that would lie flat on the axis of the larger one."""


class Area(NamedTuple):
    """Where the curves of one axis lie."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(frozen=True)
class FramesChart:
    """What is drawn, for how much room and in what looks.

    ``named``: the curves are named below the frames.
    """

    frames: ModelFrames
    spans: Mapping[str, Span]
    width: float
    height: float
    size: float
    style: Style
    measure: TextMeasure
    named: bool = False

    def drawn(self) -> Chart:
        """The chart. O(times · curves), with as many points as can be told apart."""
        return Chart(tuple(self._shapes()), self.width, self.height)

    def moment(self, row: int) -> Iterator[Primitive]:
        """A line across the frames at one of the times."""
        for area in self.areas:
            x = self._x(self.frames.times[row], area)
            at = (Point(x, area.top), Point(x, area.bottom))
            yield Line(None, "moment", at, Stroke(self.style.text, 1.0))

    @made_once
    def areas(self) -> tuple[Area, ...]:
        """One for each axis, from left to right."""
        lefts, wide = self._lefts, self._wide
        x, found = _EDGE, []
        top = self._line * (0.5 + max((len(head.lines) for head in self._heads), default=1))
        bottom = max(top + 20, self.height - self._line * 1.2 - self._legend_height)
        for left in lefts:
            found.append(Area(x + left, top, x + left + wide, bottom))
            x += left + wide + _GAP
        return tuple(found)

    @made_once
    def _lefts(self) -> tuple[float, ...]:
        return tuple(self._room_left(axis) for axis in self.frames.axes)

    @made_once
    def _wide(self) -> float:
        """How wide each frame is."""
        count, right = len(self.frames.axes), max(10.0, self._beyond + _EDGE)
        room = self.width - sum(self._lefts) - _GAP * max(0, count - 1) - _EDGE - right
        return max(20.0, room / max(1, count))

    @made_once
    def _heads(self) -> tuple[Head, ...]:
        frames, most = self.frames, _FEW if self.height < _LOW * self._line else _MORE
        titles = [frames.names_of(axis) for axis in frames.axes]
        rooms = [left + self._wide for left in self._lefts]
        return heads(titles, rooms, self._time, most, Letters(self.size, self.measure))

    @property
    def _time(self) -> str:
        return f"{unit_said(self.frames.time_unit) or 'time'} \N{RIGHTWARDS ARROW}"

    @property
    def _line(self) -> float:
        return self.measure.line_height(self.size)

    @property
    def _legend_height(self) -> float:
        return self._line * (len(self.frames.curves) + 0.5) if self.named else 0.0

    @made_once
    def _beyond(self) -> float:
        """How far the numbers of the time axis may stand beyond its end: half of the widest."""
        shown = self._time_ticks(self.width / max(1, len(self.frames.axes)))
        return max((self.measure.width(text, self.size) for _, text in shown), default=0.0) / 2

    def _room_left(self, axis: str) -> float:
        shown = [text for _, text in ticks(self.spans[axis], 4.0)]
        return max((self.measure.width(text, self.size) for text in shown), default=0.0) + _BESIDE

    def _shapes(self) -> Iterator[Primitive]:
        for axis, area in zip(self.frames.axes, self.areas, strict=True):
            yield from self._frame(axis, area)
            span, mine = self.spans[axis], self.frames.on(axis)
            for curve in mine:
                yield from self._fan(curve, span, area)
            for curve in mine:
                yield from self._curve(curve, span, area)
        if self.named:
            yield from self._legend()

    def _frame(self, axis: str, area: Area) -> Iterator[Primitive]:
        style, size, line = self.style, self.size, self._line
        span = self.spans[axis]
        for value, text in two_or_more(span, (area.bottom - area.top) / (line * 1.9)):
            y = self._y(value, span, area)
            across = (Point(area.left, y), Point(area.right, y))
            yield Line(None, "grid", across, Stroke(style.hover, 1.0))
            yield words(text, area.left - _BESIDE, y, size, style.text_muted, anchor="end")
        corner = Point(area.left, area.bottom)
        frame = (Point(area.left, area.top), corner, Point(area.right, area.bottom))
        yield Line(None, "frame", frame, Stroke(style.border, 1.0))
        for value, text in self._time_ticks(area.width):
            x, y = self._x(value, area), area.bottom + line * 0.65
            yield words(text, x, y, size, style.text_muted, anchor="middle")
        yield from self._titles(axis, area)

    def _titles(self, axis: str, area: Area) -> Iterator[Primitive]:
        """What an axis measures, and the unit of time where there is room for it beside that."""
        style, size, line = self.style, self.size, self._line
        head = self._heads[self.frames.axes.index(axis)]
        left = area.left - self._room_left(axis)
        for place, text in enumerate(head.lines):
            if text:
                yield words(text, left, line * (place + 0.55), size, style.text_muted)
        if head.has_time:
            y = line * (len(head.lines) - 0.45)
            yield words(self._time, area.right, y, size, style.text_muted, anchor="end")

    def _time_ticks(self, room: float) -> Sequence[tuple[float, str]]:
        wide = self.measure.width(figure(self.frames.stop, 1.0), self.size) + 24
        span = (self.frames.start, self.frames.stop)
        found = [(time, _as_year(text)) for time, text in two_or_more(span, room / wide)]
        across = room / (span[1] - span[0])
        is_tight = len(found) > 1 and (found[1][0] - found[0][0]) * across < wide - _CLOSEST
        return found[:1] if is_tight else found

    def _fan(self, curve: ModelCurve, span: Span, area: Area) -> Iterator[Primitive]:
        half = len(curve.fan) // 2
        colour = curve_stroke(self.style, curve.colour).colour
        for place in range(half):
            low = self._course(curve.fan[place], span, area)
            high = self._course(curve.fan[-1 - place], span, area)
            fill = mixed(colour, self.style.panel, _SHADES[min(place, len(_SHADES) - 1)])
            yield Polygon(None, "band", (*low, *reversed(high)), fill)

    def _curve(self, curve: ModelCurve, span: Span, area: Area) -> Iterator[Primitive]:
        stroke = curve_stroke(self.style, curve.colour)
        if curve.against:
            dotted = Stroke(stroke.colour, _AGAINST, _DOTS)
            yield Line(None, "against", self._course(curve.against, span, area), dotted)
        yield Line(None, "curve", self._course(curve.values, span, area), stroke)

    def _legend(self) -> Iterator[Primitive]:
        top = self.height - self._legend_height + self._line
        for place, curve in enumerate(self.frames.curves):
            y = top + place * self._line
            sample = (Point(_EDGE, y), Point(_EDGE + _SAMPLE, y))
            yield Line(None, "sample", sample, curve_stroke(self.style, curve.colour))
            unit = f", {curve.unit}" if curve.unit else ""
            text = shortened(f"{curve.name}{unit}", self.width - 60, self.size, self.measure)
            yield words(text, _EDGE + _SAMPLE + _BESIDE, y, self.size, self.style.text)

    def _course(self, values: Sequence[float], span: Span, area: Area) -> tuple[Point, ...]:
        """Values beyond the axis, of a run that has lost its way, stand at its edge."""
        frames = self.frames
        across = area.width / (frames.stop - frames.start)
        up = (area.bottom - area.top) / (span[1] - span[0])
        left, bottom, start, low = area.left, area.bottom, frames.start, span[0]
        times, values = frames.times, values[: len(frames.times)]
        return tuple(
            Point(left + (times[place] - start) * across, bottom - (values[place] - low) * up)
            for place in places_seen(values, area.width)
        )

    def _x(self, time: float, area: Area) -> float:
        frames = self.frames
        return area.left + (time - frames.start) / (frames.stop - frames.start) * area.width

    def _y(self, value: float, span: Span, area: Area) -> float:
        return area.bottom - (value - span[0]) / (span[1] - span[0]) * (area.bottom - area.top)

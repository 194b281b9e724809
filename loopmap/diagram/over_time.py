"""A chart of one variable over time: the run's curve, and hopes, fears, history and data by it.

Time of a map has no unit, and values are told from today: "much lower" to "much higher".
What has units of its own is laid into that frame, and words say how.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loopmap.diagram.card_marks import CAP_MIDDLE
from loopmap.diagram.charts.told_apart import places_seen
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.measure import TextMeasure
from loopmap.diagram.primitives import Line, Polygon, Primitive, RoundBox, Stroke, TextLine
from loopmap.diagram.style import Style, mixed
from loopmap.model.ids import RecordId
from loopmap.model.records import Sketch, SketchKind

Points = tuple[tuple[float, float], ...]

PART = "course"
"""The part that shapes of the chart play."""

HIGHEST = 0.8
"""How high the largest change of data reaches: it fills the chart, and is not the limit."""

UP = ("much higher", "as today", "much lower")
ACROSS = ("earlier", "now", "later")
OWN_SCALE = ", own scale"

_DASHES: dict[SketchKind, tuple[float, ...]] = {
    SketchKind.HOPE: (9.0, 4.0),
    SketchKind.FEAR: (2.2, 3.2),
    SketchKind.HISTORY: (),
    SketchKind.DATA: (0.6, 2.4),
}
_RUN_WIDTH, _WIDTH = 2.6, 2.0
_DOT = 2.4
_MOST_DOTS = 60
_PALE = 0.78
_GAP = 5.0
_ROOM_FOR_WORD = 6.0


class Laid(NamedTuple):
    """A course as it lies in the chart. ``told``: how it was laid, "" where as it was drawn."""

    record: RecordId
    kind: SketchKind
    points: Points
    name: str
    told: str = ""
    own_scale: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows, from time ``start`` to ``end``; today is at 0.

    ``times``, ``median``, ``low`` and ``high`` are those of the run, empty without one.
    Values go from ``bottom`` to ``top``; ``up`` and ``across`` are the words of the axes,
    from above and from the left. A chart with ``units`` has no level of today.
    """

    start: float
    end: float
    courses: tuple[Laid, ...] = ()
    times: tuple[float, ...] = ()
    median: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    bottom: float = -1.0
    top: float = 1.0
    up: tuple[str, str, str] = UP
    across: tuple[str, str, str] = ACROSS
    units: bool = False

    @property
    def until(self) -> int:
        """How many of the run's times are shown."""
        return bisect_right(self.times, self.end)

    @property
    def ends_at(self) -> float:
        """Where the middle of the run is at the last time that is shown; there is a run."""
        return self.median[max(self.until, 1) - 1]

    def at(self, frame: Box, point: tuple[float, float]) -> Point:
        """Where a time and a value lie in a frame."""
        time, value = point
        across = (time - self.start) / (self.end - self.start or 1.0)
        height = (value - self.bottom) / (self.top - self.bottom)
        return Point(frame.left + across * frame.width, frame.bottom - height * frame.height)


def laid(sketch: Sketch, start: float, end: float) -> Laid:
    """A course in a chart from ``start`` to ``end``: drawn ones as they are, data scaled.

    Data are stretched over the time before today, or after it, and their largest change from
    today fills the height: shapes can be compared, heights cannot.
    """
    name = sketch.text or sketch.kind.value
    if not sketch.has_units or len(sketch.points) < 2:
        return Laid(sketch.id, sketch.kind, sketch.points, name)
    (first, _), (last, _) = sketch.points[0], sketch.points[-1]
    today = sketch.points[0 if sketch.ahead else -1][1]
    most = max(abs(value - today) for _, value in sketch.points) or 1.0
    low, high = (0.0, end) if sketch.ahead else (min(start, -end / 2), 0.0)
    points = tuple(
        (
            low + (time - first) / (last - first) * (high - low),
            (value - today) / most * HIGHEST,
        )
        for time, value in sketch.points
    )
    values = [value for _, value in sketch.points]
    side = "begins today" if sketch.ahead else "ends today"
    told = (
        f"{sketch.kind.value.capitalize()} “{name}”, {first:g} to {last:g}, between"
        f" {min(values):g} and {max(values):g}, is stretched to this chart and {side}:"
        " compare shapes, not heights."
    )
    return Laid(sketch.id, sketch.kind, points, name, told, own_scale=True)


def starts_at(sketches: Sequence[Sketch], end: float) -> float:
    """Where a chart with these courses begins: before today where any of them does."""
    drawn = [s.points[0][0] for s in sketches if s.points and not s.has_units]
    measured = any(s.has_units and not s.ahead for s in sketches)
    earliest = min([0.0, *drawn])
    return min(earliest, -end / 2) if measured or earliest < 0 else 0.0


def colour_of(kind: SketchKind, style: Style) -> str:
    """The colour of a course on the ground of a field; dash and word tell it too."""
    return {
        SketchKind.HOPE: style.link_same,
        SketchKind.FEAR: style.link_opposite,
        SketchKind.HISTORY: style.text_muted,
        SketchKind.DATA: style.text,
    }[kind]


def dash_of(kind: SketchKind) -> tuple[float, ...]:
    """Lengths of strokes and gaps of a course's line."""
    return _DASHES[kind]


def chart_shapes(
    chart: Chart, frame: Box, style: Style, *, without: RecordId | None = None
) -> tuple[Primitive, ...]:
    """Ground, today, the run and the courses but for one; words stand around it apart."""
    return tuple(_shapes(chart, frame, style, without))


def chart_words(chart: Chart, frame: Box, size: float, style: Style) -> tuple[TextLine, ...]:
    """The words of both axes and, at their right ends, what each line is."""
    return (*_axes(chart, frame, size, style), *_names(chart, frame, size, style))


def name_room(chart: Chart, size: float, measure: TextMeasure) -> float:
    """How wide the names at the right are."""
    return max((measure.width(n, size, 400) for _, n, _ in _named(chart)), default=0.0) + _GAP


def axis_room(chart: Chart, size: float, measure: TextMeasure) -> float:
    """How wide the words at the left are."""
    return max(measure.width(word, size, 400) for word in chart.up) + _GAP


def course_line(
    course: Laid, chart: Chart, frame: Box, style: Style, width: float = _WIDTH
) -> tuple[Primitive, ...]:
    """The line of one course; data have dots where they were measured."""
    seen = places_seen([value for _, value in course.points], frame.width)
    places = tuple(chart.at(frame, course.points[place]) for place in seen)
    colour, dash = colour_of(course.kind, style), _DASHES[course.kind]
    line = Line(course.record, PART, places, Stroke(colour, width, dash))
    if course.kind is not SketchKind.DATA or len(places) > _MOST_DOTS:
        return (line,)
    side = 2 * _DOT
    return (
        line,
        *(RoundBox(course.record, PART, Box(x, y, side, side), _DOT, colour) for x, y in places),
    )


def _shapes(
    chart: Chart, frame: Box, style: Style, without: RecordId | None
) -> Iterator[Primitive]:
    edge = Stroke(style.border, 1.0)
    yield RoundBox(None, PART, frame, 0.0, style.field, edge)
    if chart.bottom < 0 < chart.top:
        level = (chart.at(frame, (chart.start, 0.0)), chart.at(frame, (chart.end, 0.0)))
        yield Line(None, PART, level, Stroke(style.text_muted, 1.0, (4.0, 3.0)))
    if chart.start < 0 and not chart.units:
        today = (chart.at(frame, (0.0, 1.0)), chart.at(frame, (0.0, -1.0)))
        yield Line(None, PART, today, Stroke(style.text_muted, 1.0))
    if chart.times:
        yield from _run(chart, frame, style)
    for course in chart.courses:
        if course.record != without:
            yield from course_line(course, chart, frame, style)


def _run(chart: Chart, frame: Box, style: Style) -> Iterator[Primitive]:
    if chart.low is not chart.high:  # one run alone has no band
        low, high = _course(chart, chart.low, frame), _course(chart, chart.high, frame)
        pale = mixed(style.accent, style.field, _PALE)
        yield Polygon(None, PART, (*low, *reversed(high)), pale)
    median = _course(chart, chart.median, frame)
    yield Line(None, PART, median, Stroke(style.accent, _RUN_WIDTH, round=True))


def _course(chart: Chart, heights: Sequence[float], frame: Box) -> tuple[Point, ...]:
    """Of the run, as much as is shown, with as many points as can be told apart."""
    shown = heights[: chart.until]
    seen = places_seen(shown, frame.width)
    return tuple(chart.at(frame, (chart.times[n], shown[n])) for n in seen)


def _axes(chart: Chart, frame: Box, size: float, style: Style) -> Iterator[TextLine]:
    colour, middle = style.text_muted, CAP_MIDDLE * size
    heights = (frame.top + size / 2, frame.y, frame.bottom - size / 2)
    for word, y in zip(chart.up, heights, strict=True):
        x = frame.left - _GAP
        yield TextLine(None, PART, x, y + middle, word, size, 400, colour, "end")
    below = frame.bottom + size + 2
    now = chart.at(frame, (0.0, 0.0)).x
    earlier, today, later = chart.across
    if chart.units:
        yield TextLine(None, PART, frame.left, below, earlier, size, 400, colour, "start")
    elif chart.start < 0:
        if now - frame.left > _ROOM_FOR_WORD * size:
            yield TextLine(None, PART, frame.left, below, earlier, size, 400, colour, "start")
        yield TextLine(None, PART, now, below, today, size, 400, colour)
    else:
        yield TextLine(None, PART, frame.left, below, today, size, 400, colour, "start")
    yield TextLine(None, PART, frame.right, below, later, size, 400, colour, "end")


def _named(chart: Chart) -> list[tuple[float, str, SketchKind | None]]:
    """The height at which each line ends, its name, and its kind; None for the run."""
    found: list[tuple[float, str, SketchKind | None]] = []
    if chart.times:
        found.append((chart.ends_at, "the run", None))
    late = [c for c in chart.courses if c.points and not _ends_early(c, chart)]
    return [*found, *((c.points[-1][1], _word(c), c.kind) for c in late)]


def _word(course: Laid) -> str:
    """What a line is called on the chart: that it is not to its scale is said there."""
    word = course.kind.value
    return f"{word}{OWN_SCALE}" if course.own_scale else word


def _ends_early(course: Laid, chart: Chart) -> bool:
    """Whether a course ends today or before, and so is named where it begins."""
    return bool(course.points) and not chart.units and course.points[-1][0] <= 0


def _names(chart: Chart, frame: Box, size: float, style: Style) -> Iterator[TextLine]:
    """Names at the right, apart from each other, as near to their lines as they go.

    Of lines that end early at their beginning.
    """
    step, lowest = size * 1.15, frame.top
    listed = sorted(_named(chart), key=lambda each: -each[0])
    room = frame.height - step * len(listed)
    for number, (value, name, kind) in enumerate(listed):
        wanted = chart.at(frame, (0.0, value)).y - step / 2
        latest = frame.top + max(room, 0.0) + number * step
        y = min(max(wanted, lowest), latest)
        lowest = y + step
        colour = style.accent if kind is None else colour_of(kind, style)
        base = y + step / 2 + CAP_MIDDLE * size
        yield TextLine(None, PART, frame.right + _GAP, base, name, size, 600, colour, "start")
    for course in chart.courses:
        if _ends_early(course, chart):
            x, y = chart.at(frame, course.points[0])
            above = max(y - _GAP, frame.top + size)
            colour, word = colour_of(course.kind, style), _word(course)
            yield TextLine(None, PART, x + _GAP, above, word, size, 600, colour, "start")

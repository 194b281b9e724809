"""Graphs over time: what a chart of one variable shows, and what the run lies nearer to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from loopmap.diagram.charts.axis import nice_span
from loopmap.diagram.charts.told_apart import ends
from loopmap.diagram.over_time import Chart, Laid, laid, starts_at
from loopmap.editing.edits.sketches import sketches_of
from loopmap.model.document import CausalMap
from loopmap.model.equations import USUAL_TIMES, unit_said
from loopmap.model.ids import RecordId
from loopmap.model.records import Level, Sketch, SketchKind

if TYPE_CHECKING:
    from loopmap.editing.what_if import WhatIf

_WITHOUT_RUN = 10.0
"""How much time a chart shows where nothing was run, in units of the map's pace."""

_FIRST_POINTS = 13
"""Points a new course begins with: enough to be drawn over by hand."""

_CLOSE = 0.1
"""Lines that end so near to each other end at the same height, as far as an eye can tell."""


def chart_of(
    causal_map: CausalMap,
    variable: RecordId,
    found: WhatIf | None,
    *,
    levels: Iterable[Level] = tuple(Level),
) -> Chart:
    """The chart of a variable; ``levels``: whose courses are shown at all."""
    allowed = frozenset(levels)
    sketches = [s for s in sketches_of(causal_map, variable) if s.level in allowed]
    end = _end(sketches, found)
    start = starts_at(sketches, end)
    courses = tuple(laid(sketch, start, end) for sketch in sketches)
    band = None if found is None else found.stories[0].result.bands.get(variable)
    if found is None or band is None:
        return Chart(start, end, courses)
    times = found.comparison.times
    return Chart(start, end, courses, times, band.median, band.low, band.high)


def model_chart_of(
    causal_map: CausalMap,
    variable: RecordId,
    times: Sequence[float],
    course: Sequence[float],
    levels: Iterable[Level] = tuple(Level),
) -> Chart:
    """The same for a map with equations: one run, and what has units, in its own units.

    Courses drawn without units are not shown there: nobody knows how high they are.
    """
    allowed, unit = frozenset(levels), causal_map.variables[variable].unit
    shown = [s for s in sketches_of(causal_map, variable) if s.level in allowed and s.has_units]
    spoken = causal_map.info.times or USUAL_TIMES
    points = [point for sketch in shown for point in sketch.points]
    start = min([spoken.start, *(time for time, _ in points)])
    end = max([spoken.stop, *(time for time, _ in points)])
    bottom, top = nice_span([*ends(course), *(value for _, value in points)])
    courses = tuple(Laid(s.id, s.kind, s.points, s.text or s.kind.value) for s in shown)
    heights = tuple(course)
    high, low = f"{top:g} {unit}".rstrip(), f"{bottom:g}"
    return Chart(
        start,
        end,
        courses,
        tuple(times),
        heights,
        heights,
        heights,
        bottom,
        top,
        (high, f"{(bottom + top) / 2:g}", low),
        (f"{start:g}", "", f"{end:g} {unit_said(spoken.unit)}".rstrip()),
        units=True,
    )


def first_points(kind: SketchKind, chart: Chart) -> tuple[tuple[float, float], ...]:
    """What a new course begins as: level with today, before it for history, else after it.

    With units it begins in the middle of the chart.
    """
    low, high = (-chart.end / 2, 0.0) if kind is SketchKind.HISTORY else (0.0, chart.end)
    if chart.units:
        low, high = chart.start, chart.end
    step, level = (high - low) / (_FIRST_POINTS - 1), (chart.bottom + chart.top) / 2
    return tuple((low + n * step, level) for n in range(_FIRST_POINTS))


def nearer(chart: Chart) -> str:
    """Whether the run ends nearer to a hope or to a fear, in a sentence; "" without both."""
    if not chart.times:
        return ""
    away = {
        kind: min(
            (abs(c.points[-1][1] - chart.ends_at) for c in chart.courses if c.kind is kind),
            default=None,
        )
        for kind in (SketchKind.HOPE, SketchKind.FEAR)
    }
    hope, fear = away[SketchKind.HOPE], away[SketchKind.FEAR]
    if hope is None or fear is None:
        return ""
    seen = "the run" if chart.units else "the middle draw"
    if abs(hope - fear) < _CLOSE * (chart.top - chart.bottom) / 2:
        return f"At the end {seen} lies about as near to the hope as to the fear."
    one, other = ("hope", "fear") if hope < fear else ("fear", "hope")
    return f"At the end {seen} lies nearer to the {one} than to the {other}."


def told(chart: Chart) -> str:
    """What the chart shows, for those who do not see it, and how data were laid into it."""
    lines = [
        f"{course.kind.value}: {_course(course.points, units=chart.units)}"
        for course in chart.courses
    ]
    if chart.times:
        seen = tuple(zip(chart.times[: chart.until], chart.median, strict=False))
        lines.insert(0, f"the run: {_course(seen, units=chart.units)}")
    shown = f"{'; '.join(lines)}." if lines else "Nothing is drawn yet."
    return " ".join(part for part in (shown, *(c.told for c in chart.courses)) if part)


def _end(sketches: list[Sketch], found: WhatIf | None) -> float:
    """The last time shown: of the run, or of what was drawn beyond it."""
    drawn = [s.points[-1][0] for s in sketches if s.points and not s.has_units]
    if found is None:
        return max([_WITHOUT_RUN, *drawn])
    from loopmap.editing.run_on_map import shown_until  # not at import: with it come runs

    return max([shown_until(found.stories[0].result, found.comparison), *drawn])


def _course(points: tuple[tuple[float, float], ...], *, units: bool = False) -> str:
    """A course in words: where it ends and the way there."""
    if not points:
        return "empty"
    if units:
        return f"from {points[0][1]:g} to {points[-1][1]:g}"
    ends, most, least = points[-1][1], *(f(v for _, v in points) for f in (max, min))
    way = f"ends {_level(ends)}"
    if most > max(points[0][1], ends) + _CLOSE:
        return f"goes up to {_level(most)}, {way}"
    if least < min(points[0][1], ends) - _CLOSE:
        return f"goes down to {_level(least)}, {way}"
    return way


def _level(value: float) -> str:
    for most, words in ((0.05, "as today"), (0.3, "a little {}"), (0.7, "{}")):
        if abs(value) < most:
            return words.format("higher" if value > 0 else "lower")
    return "much higher" if value > 0 else "much lower"

"""Graphs over time: what a chart of one variable shows, and what the run lies nearer to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from loopmap.diagram.over_time import Chart, laid, starts_at
from loopmap.editing.edits.sketches import sketches_of
from loopmap.model.document import CausalMap
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


def first_points(kind: SketchKind, end: float) -> tuple[tuple[float, float], ...]:
    """What a new course begins as: level with today, before it for history, else after it."""
    low, high = (-end / 2, 0.0) if kind is SketchKind.HISTORY else (0.0, end)
    step = (high - low) / (_FIRST_POINTS - 1)
    return tuple((low + n * step, 0.0) for n in range(_FIRST_POINTS))


def nearer(chart: Chart) -> str:
    """Whether the run ends nearer to a hope or to a fear, in a sentence; "" without both."""
    if not chart.times:
        return ""
    last = max(n for n, time in enumerate(chart.times) if time <= chart.end)
    away = {
        kind: min(
            (abs(c.points[-1][1] - chart.median[last]) for c in chart.courses if c.kind is kind),
            default=None,
        )
        for kind in (SketchKind.HOPE, SketchKind.FEAR)
    }
    hope, fear = away[SketchKind.HOPE], away[SketchKind.FEAR]
    if hope is None or fear is None:
        return ""
    if abs(hope - fear) < _CLOSE:
        return "At the end the middle draw lies about as near to the hope as to the fear."
    one, other = ("hope", "fear") if hope < fear else ("fear", "hope")
    return f"At the end the middle draw lies nearer to the {one} than to the {other}."


def told(chart: Chart) -> str:
    """What the chart shows, for those who do not see it, and how data were laid into it."""
    lines = [f"{course.kind.value}: {_course(course.points)}" for course in chart.courses]
    if chart.times:
        seen = [(t, m) for t, m in zip(chart.times, chart.median, strict=True) if t <= chart.end]
        lines.insert(0, f"the run: {_course(tuple(seen))}")
    shown = f"{'; '.join(lines)}." if lines else "Nothing is drawn yet."
    return " ".join(part for part in (shown, *(c.told for c in chart.courses)) if part)


def _end(sketches: list[Sketch], found: WhatIf | None) -> float:
    """The last time shown: of the run, or of what was drawn beyond it."""
    drawn = [s.points[-1][0] for s in sketches if s.kind is not SketchKind.DATA and s.points]
    if found is None:
        return max([_WITHOUT_RUN, *drawn])
    from loopmap.editing.run_on_map import shown_until  # not at import: with it come runs

    return max([shown_until(found.stories[0].result, found.comparison), *drawn])


def _course(points: tuple[tuple[float, float], ...]) -> str:
    """A course in words: where it ends and the way there."""
    if not points:
        return "empty"
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

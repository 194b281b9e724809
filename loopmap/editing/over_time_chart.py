"""Graphs over time as they leave the window: with what is public, with words and a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from loopmap.diagram.charts.chart import Chart as Picture
from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.over_time import (
    Chart,
    axis_room,
    chart_shapes,
    chart_words,
    name_room,
)
from loopmap.diagram.style import Style
from loopmap.editing.edits.sketches import sketches_of
from loopmap.editing.model_on_map import ONE_RUN
from loopmap.editing.over_time import chart_of, model_chart_of, nearer, told
from loopmap.editing.what_if import WhatIf
from loopmap.formats.chart_file import HEIGHT, SIZE, WIDTH, ShownChart
from loopmap.formats.tables import Table
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Level
from loopmap.simulation.words import HONESTY

FRAME = (
    "Time runs from earlier over now to later, in the map’s own pace, and height from much lower"
    " to much higher than today: neither has a unit."
)
KEPT_BACK = "Courses that are not public are left out."

_SHOWN = (Level.PUBLIC,)
"""Whose courses go: whoever wants one to go along makes it public, beside the chart."""


def over_time_chart(
    causal_map: CausalMap, variable: RecordId, found: WhatIf | None
) -> ShownChart | None:
    """The chart of a variable to be handed out; None where nothing of it may be."""
    chart = chart_of(causal_map, variable, found, levels=_SHOWN)
    says = [FRAME]
    if found is not None and chart.times:
        says.append(HONESTY.format(draws=f"{found.comparison.draws_in_all:,}"))
    return _handed_out(causal_map, variable, chart, says)


def model_over_time_chart(
    causal_map: CausalMap, variable: RecordId, times: Sequence[float], course: Sequence[float]
) -> ShownChart | None:
    """The same of a run by equations, in units; None where nothing of it may be handed out."""
    chart = model_chart_of(causal_map, variable, times, course, levels=_SHOWN)
    return _handed_out(causal_map, variable, chart, [ONE_RUN] if chart.times else [])


def _handed_out(
    causal_map: CausalMap, variable: RecordId, chart: Chart, says: Sequence[str]
) -> ShownChart | None:
    if not chart.courses and not chart.times:
        return None
    name = causal_map.variables[variable].name
    kept_back = any(s.level not in _SHOWN for s in sketches_of(causal_map, variable))
    lines = (told(chart), nearer(chart), *says, KEPT_BACK if kept_back else "")
    summary = tuple(line for line in lines if line)
    title = f"{name} over time – {causal_map.info.title}"
    return ShownChart(title, summary, partial(_table, causal_map, chart), partial(_drawn, chart))


def _drawn(chart: Chart, style: Style) -> Picture:
    measure = bundled_measure()
    left, right = axis_room(chart, SIZE, measure) + 4, name_room(chart, SIZE, measure) + 8
    width, height = WIDTH - left - right, HEIGHT - 2 * SIZE
    frame = Box(left + width / 2, height / 2 + 2, width, height)
    words = chart_words(chart, frame, SIZE, style)
    return Picture((*chart_shapes(chart, frame, style), *words), WIDTH, HEIGHT)


def _table(causal_map: CausalMap, chart: Chart) -> Table:
    """A row for each point: as it was said, data in units of their own."""
    run = "run" if chart.units else "run, middle draw"
    rows = [
        (run, f"{time:g}", f"{value:.6g}")
        for time, value in zip(chart.times, chart.median, strict=True)
    ]
    sketches = (causal_map.sketches[course.record] for course in chart.courses)
    for sketch in sketches:
        called = f"{sketch.kind.value}: {sketch.text}" if sketch.text else sketch.kind.value
        rows += [(called, f"{time:g}", f"{value:.6g}") for time, value in sketch.points]
    return Table(("course", "time", "value"), tuple(rows))

"""Curves of a run by equations as they leave the window: picture, words, and a table of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from loopmap.diagram.charts.axis import number
from loopmap.diagram.charts.chart import Chart
from loopmap.diagram.charts.frames import FramesChart, ModelCurve, ModelFrames
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style
from loopmap.formats.chart_file import HEIGHT, SIZE, WIDTH, ShownChart
from loopmap.formats.tables import Table
from loopmap.model.equations import unit_said


def frames_out(
    title: str, frames: ModelFrames, said: Sequence[str], fan: Sequence[str] = ()
) -> ShownChart:
    """The chart with its names, ``said`` in words, and every number. ``fan``: names of courses."""
    curves = [tell_curve(curve, frames.beside) for curve in frames.curves if curve.values]
    lines = (*curves, *filter(None, said))
    return ShownChart(title, lines, partial(frames_table, frames, fan), partial(_drawn, frames))


def tell_curve(curve: ModelCurve, beside: str) -> str:
    """Where a curve begins and ends, and where the one ``beside`` it ends."""
    unit = f" {curve.unit}" if curve.unit else ""
    first, last = number(curve.values[0]), number(curve.values[-1])
    against = f" ({beside}: {number(curve.against[-1])}{unit})" if curve.against else ""
    return f"{curve.name} goes from {first} to {last}{unit}{against}."


def frames_table(frames: ModelFrames, fan: Sequence[str] = ()) -> Table:
    """A row for each time; a column for each curve, with its unit, and for what is beside it."""
    unit = unit_said(frames.time_unit)
    heads = [f"time ({unit})" if unit else "time"]
    columns: list[tuple[float, ...]] = []
    for curve in frames.curves:
        called = f"{curve.name} ({curve.unit})" if curve.unit else curve.name
        if curve.fan:
            heads += [f"{called}, {name}" for name in fan]
            columns += curve.fan
            continue
        heads.append(called)
        columns.append(curve.values)
        if curve.against:
            heads.append(f"{called}, {frames.beside}")
            columns.append(curve.against)
    rows = tuple(
        (f"{time:g}", *(f"{c[row]:.6g}" if row < len(c) else "" for c in columns))
        for row, time in enumerate(frames.times)
    )
    return Table(tuple(heads), rows)


def _drawn(frames: ModelFrames, style: Style) -> Chart:
    spans = {axis: frames.span(axis) for axis in frames.axes}
    height = HEIGHT + SIZE * 1.4 * len(frames.curves)
    return FramesChart(
        frames, spans, WIDTH, height, SIZE, style, bundled_measure(), named=True
    ).drawn()

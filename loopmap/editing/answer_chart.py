"""What the pages of an answer hand out: charts with a title, a summary and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from loopmap.diagram.charts.chart import Chart
from loopmap.diagram.charts.courses import Course, CoursesChart
from loopmap.diagram.charts.tornado import TornadoChart, TornadoRow
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style
from loopmap.editing.what_if import WhatIf
from loopmap.formats.chart_file import HEIGHT, SIZE, WIDTH, ShownChart
from loopmap.formats.tables import Table, courses_table
from loopmap.model.ids import RecordId
from loopmap.simulation import Band, Outcome
from loopmap.simulation.side_by_side import SideBySide
from loopmap.simulation.tornado import Tornado
from loopmap.simulation.words import HONESTY, tell_bar, tell_runaway

FRAME = (
    "Time runs from now to later and height from lower over as today to higher; a map knows no"
    " figures. At each time as many draws lie above the line as below it; its band holds eight in"
    " ten of them."
)

_ONE_THING = (
    "Each bar turns one thing alone from little (−) to much (+) while all others stand in the"
    " middle of what was said of them; not a forecast."
)


def answer_chart(found: WhatIf, shown: Sequence[Outcome]) -> ShownChart:
    """The curves of the outcomes shown, and what follows for every outcome."""
    result = found.stories[0].result
    comparison = replace(found.comparison, scenarios=(result,))
    title = f"{result.scenario.name} – {comparison.map_title}"
    bands = [(o.name, result.bands[o.variable]) for o in shown if o.variable in result.bands]
    told = dict.fromkeys((*result.outcomes, *shown))
    summary = (
        "; ".join(result.interventions) + ".",
        *(outcome.sentence for outcome in told),
        *tell_runaway(result.runaway),
        *found.stories[0].sentences,
        *(link.why for link in result.deciding_links),
        FRAME,
        _honest(comparison.draws_in_all),
    )
    names = {o.variable: o.name for o in shown if o.variable in result.bands}
    return ShownChart(
        title,
        summary,
        partial(courses_table, comparison, names),
        partial(_courses, comparison.times, bands),
    )


def pair_chart(both: SideBySide, outcome: RecordId, name: str) -> ShownChart:
    """One outcome under two answers, and the difference in every outcome."""
    bands = [
        (of, result.bands[outcome])
        for of, result in zip(both.names, both.results, strict=True)
        if outcome in result.bands
    ]
    table = partial(_pair_table, both, bands, name)
    summary = (
        *(pair.sentence for pair in both.pairs),
        FRAME,
        _honest(both.draws_in_all),
    )
    title = f"{name}: {both.names[0]} beside {both.names[1]}"
    return ShownChart(title, summary, table, partial(_courses, both.times, bands))


def tornado_chart(found: Tornado, rows: Sequence[TornadoRow], name: str) -> ShownChart:
    """One thing at a time for an outcome; ``rows`` as the bars are drawn."""
    summary = (
        _ONE_THING,
        *(_sentence(tell_bar(bar)) for bar in found.bars),
    )
    draw = partial(_tornado, tuple(rows), found.middle)
    return ShownChart(
        f"What one thing at a time does to {name}", summary, partial(_bars_table, rows), draw
    )


def _pair_table(both: SideBySide, bands: Sequence[tuple[str, Band]], name: str) -> Table:
    rows = tuple(
        (f"{time:g}", *(f"{band.median[i]:.6g}" for _, band in bands))
        for i, time in enumerate(both.times)
    )
    return Table(("time", *(f"{of}: {name}" for of, _ in bands)), rows)


def _bars_table(rows: Sequence[TornadoRow]) -> Table:
    heads = ("what is turned", "with little", "with much")
    return Table(heads, tuple((row.label, f"{row.little:.6g}", f"{row.much:.6g}") for row in rows))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _honest(draws: int) -> str:
    return HONESTY.format(draws=f"{draws:,}")


def _courses(times: Sequence[float], bands: Sequence[tuple[str, Band]], style: Style) -> Chart:
    courses = [
        Course(name, band.median, band.low, band.high, colour)
        for colour, (name, band) in enumerate(bands)
    ]
    measure = bundled_measure()
    return CoursesChart(times, courses, WIDTH, HEIGHT, SIZE, style, measure, named=True).drawn()


def _tornado(rows: Sequence[TornadoRow], middle: float, style: Style) -> Chart:
    return TornadoChart(rows, middle, WIDTH, SIZE, style, bundled_measure()).drawn()

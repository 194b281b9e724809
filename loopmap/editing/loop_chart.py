"""The chart of who leads when as it leaves the window: picture, words and every figure."""

from __future__ import annotations

from functools import partial

from loopmap.diagram.charts.chart import Chart
from loopmap.diagram.charts.layers import Layer, LayersChart
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import Style
from loopmap.editing.loop_layers import areas
from loopmap.editing.loop_share_table import CAVEAT, loop_share_table
from loopmap.editing.loop_shares import LoopShares
from loopmap.formats.chart_file import HEIGHT, SIZE, WIDTH, ShownChart

SIDES = ("drives on", "holds back")

_FRAME = (
    "Time runs from left to right; the higher a layer, the more of the change comes through its"
    " loop, above the line where it drives on, below where it holds back."
)


def loops_chart(title: str, shares: LoopShares) -> ShownChart:
    """The loops of a run as layers over its time, named below."""
    said = (*shares.sentences, _FRAME, CAVEAT)
    return ShownChart(title, said, partial(loop_share_table, shares), partial(_drawn, shares))


def _drawn(shares: LoopShares, style: Style) -> Chart:
    names = [
        (n, loop.title if loop.label in loop.title else f"{loop.label}: {loop.title}")
        for n, loop in enumerate(shares.loops)
    ]
    clock, times = shares.clock, shares.times
    ends = (clock.figure(times[0]), clock.figure(times[-1])) if times else ("", "")
    return LayersChart(
        [Layer(a.loop, a.label, a.low.tolist(), a.high.tolist()) for a in areas(shares)],
        len(times),
        ends if clock.has_figures else ("now", "later"),
        SIDES,
        names,
        WIDTH,
        HEIGHT + SIZE * 1.4 * len(names),
        SIZE,
        style,
        bundled_measure(),
    ).drawn()

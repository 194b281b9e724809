"""Bars around the middle: named in words, marked at both ends, within their chart."""

from dataclasses import replace

import pytest

from loopmap.diagram.charts.tornado import TornadoChart, TornadoRow
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import RoundBox, TextLine
from loopmap.diagram.style import load_style

ROWS = (
    TornadoRow("Fines issued to parents → Parental pressure to attend", 0.3, -0.2),
    TornadoRow("Trust → Exposure (delay)", -0.1, 0.15),
)
CHART = TornadoChart(ROWS, 0.05, 600.0, 13.0, load_style("light"), bundled_measure())


def bars(chart):
    return [s for s in chart.drawn().primitives if isinstance(s, RoundBox) and s.role == "bar"]


def texts(chart):
    return [s for s in chart.drawn().primitives if isinstance(s, TextLine)]


@pytest.mark.parametrize("width", [260.0, 600.0, 1200.0])
@pytest.mark.parametrize("size", [13.0, 26.0])
def test_all_stays_within_the_chart(width, size):
    chart = replace(CHART, width=width, size=size)
    drawn = chart.drawn()
    for bar in bars(chart):
        assert bar.box.left >= 0
        assert bar.box.right <= width
    for line in texts(chart):
        if line.anchor == "start":
            assert line.x + bundled_measure().width(line.text, size) <= width + 1
    assert drawn.rows[-1].bottom <= drawn.height


def test_more_to_the_right_is_higher_and_both_ends_are_marked():
    first = CHART.drawn().rows[0]
    marks = {t.text: t.x for t in texts(CHART) if t.text in "−+" and abs(t.y - first.y) < 8}
    assert marks["−"] > marks["+"]


def test_a_narrow_chart_has_names_above_their_bars_in_full():
    narrow = replace(CHART, width=400.0)
    assert narrow.is_narrow
    assert ROWS[0].label in {t.text for t in texts(narrow)}
    assert bars(narrow)[0].box.top > min(t.y for t in texts(narrow))


def test_long_names_beside_their_bars_take_two_lines_and_are_not_cut():
    chart = replace(CHART, width=560.0)
    assert not chart.is_narrow
    beside = [t.text for t in texts(chart) if t.anchor == "start" and t.x < chart.left - 10]
    assert " ".join(beside) == " ".join(row.label for row in ROWS)
    assert chart.step > replace(chart, width=1200.0).step


def test_nothing_to_show_is_an_empty_frame():
    assert bars(replace(CHART, rows=())) == []

"""Frames of a run by equations: what shares an axis, and that all of it lies within the chart."""

from itertools import pairwise

import pytest

from loopmap.diagram.charts.axis import moment, number
from loopmap.diagram.charts.frames import FramesChart, ModelCurve, ModelFrames, by_size
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import TextLine
from loopmap.diagram.style import load_style

MEASURE, SIZE = bundled_measure(), 13.0


def frames(*curves, stop=400.0):
    made = [
        ModelCurve(name, unit, place, (0.0, float(most)))
        for place, (name, unit, most) in enumerate(curves)
    ]
    return ModelFrames((0.0, stop), tuple(made), 0.0, stop, "Months")


def shown(given, width=380.0):
    spans = {axis: given.span(axis) for axis in given.axes}
    return FramesChart(given, spans, width, 180.0, SIZE, load_style("light"), MEASURE).drawn()


@pytest.mark.parametrize("stop", [1.0, 100.0, 400.0, 20_000.0, 2100.0])
@pytest.mark.parametrize("width", [240.0, 380.0, 900.0])
def test_the_last_number_of_the_time_axis_is_whole(stop, width):
    chart = shown(frames(("Backlog", "orders", 9.0), stop=stop), width)
    for text in (s for s in chart.primitives if isinstance(s, TextLine) and s.anchor == "middle"):
        assert text.x + MEASURE.width(text.text, SIZE) / 2 <= width


def test_years_have_no_comma_and_there_are_two_of_them_at_least():
    given = ModelFrames(
        (1810.0, 2300.0), (ModelCurve("Deer", "", 0, (1.0, 2.0)),), 1810.0, 2300.0, "Years"
    )
    words = [s.text for s in shown(given, 150.0).primitives if isinstance(s, TextLine)]
    assert {"2000", "2200"} <= set(words)
    assert moment(2300.0) == "2300"


def test_in_narrow_frames_what_is_measured_has_the_room_and_no_title_covers_another():
    given = frames(("Staff", "people", 3), ("Stock", "widgets", 90), ("Fines", "fines/month", 5))
    for width in (240.0, 300.0, 420.0, 900.0):
        titles = [s for s in shown(given, width).primitives if isinstance(s, TextLine)]
        top = [s for s in titles if s.y < SIZE * 1.5]
        spans = sorted(_across(text) for text in top)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))
        assert any(text.text.startswith("peop") for text in top)


def _across(text):
    wide = MEASURE.width(text.text, SIZE)
    left = text.x - (wide if text.anchor == "end" else 0.0)
    return left, left + wide


def test_a_low_chart_tells_two_heights():
    given = frames(("a’s arms", "", 6.4e6))
    spans = {axis: given.span(axis) for axis in given.axes}
    low = FramesChart(given, spans, 300.0, 70.0, SIZE, load_style("light"), MEASURE).drawn()
    heights = [s.text for s in low.primitives if isinstance(s, TextLine) and s.anchor == "end"]
    assert {"0", "5,000,000"} <= set(heights)


def test_curves_of_one_unit_share_an_axis_however_large_they_are():
    given = frames(("Staff", "people", 3), ("Pupils", "people", 900_000), ("Fines", "£", 5))
    assert given.axes == ("people", "£")


def test_what_has_no_unit_and_another_size_has_an_axis_of_its_own_called_by_its_names():
    given = frames(("Backlog", "", 5000), ("Revenue", "", 14e6), ("Staff", "", 360))
    assert given.axes == ("Backlog, Staff", "Revenue")
    assert given.span("Backlog, Staff") == (0.0, 5000.0)
    titles = [s.text for s in shown(given, 700.0).primitives if isinstance(s, TextLine)]
    assert "Revenue" in titles
    assert "no unit" not in titles


def test_what_has_no_unit_and_is_of_one_size_shares_an_axis_without_a_name():
    assert frames(("Prey", "", 400), ("Predators", "", 30)).axes == ("",)
    assert frames(("Prey", "", 400), ("Nothing", "", 0)).axes == ("",)


def test_there_are_never_many_axes():
    assert len(by_size({n: 1000.0**n for n in range(9)})) == 3


def test_large_numbers_are_told_in_words():
    assert number(14_281_000) == "14.28 million"
    assert number(999_999) == "1 million"
    assert number(-2.5e9) == "−2.5 billion"

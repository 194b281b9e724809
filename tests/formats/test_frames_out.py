"""Curves of a run by equations leave the window as picture, words and numbers."""

from loopmap.diagram.charts.frames import FramesChart, ModelCurve, ModelFrames
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import Line, TextLine
from loopmap.diagram.style import load_style
from loopmap.formats.chart_file import chart_html, chart_svg
from loopmap.formats.frames_out import frames_out

FRAMES = ModelFrames(
    (0.0, 1.0, 2.0),
    (
        ModelCurve("Pupils", "people", 0, (900.0, 910.0, 930.0), (900.0, 890.0, 880.0)),
        ModelCurve("Fines", "fines/month", 1, (10.0, 5.0)),
    ),
    0.0,
    2.0,
    "month",
    "Dotted: the map as it is.",
)


def test_every_number_is_in_the_table_and_what_is_missing_stays_empty():
    table = frames_out("Today", FRAMES, ()).table
    assert table.heads == (
        "time (month)",
        "Pupils (people)",
        "Pupils (people), as it is",
        "Fines (fines/month)",
    )
    assert table.rows == (
        ("0", "900", "900", "10"), ("1", "910", "890", "5"), ("2", "930", "880", ""),
    )  # fmt: skip


def test_the_words_say_where_curves_lead():
    shown = frames_out("Today", FRAMES, ("No forecast.", ""))
    assert shown.summary == (
        "Pupils goes from 900 to 930 people (as it is: 880 people).",
        "Fines goes from 10 to 5 fines/month.",
        "No forecast.",
    )


def test_the_courses_of_a_fan_are_columns_of_their_own():
    fan = ((1.0, 2.0), (2.0, 3.0), (3.0, 4.0))
    frames = ModelFrames((0.0, 1.0), (ModelCurve("a", "", 0, fan[1], (), fan),))
    table = frames_out("Today", frames, (), ("low", "middle", "high")).table
    assert table.heads == ("time", "a, low", "a, middle", "a, high")
    assert table.rows[1] == ("1", "2", "3", "4")


def test_the_picture_names_curves_units_and_time():
    svg = chart_svg(frames_out("Today", FRAMES, ()), load_style("light")).decode()
    for words in ("Pupils, people", "Fines, fines/month", "month →", "people", "Today"):
        assert words in svg
    assert "Today" in chart_html(frames_out("Today", FRAMES, ()), load_style("light")).decode()


def test_what_is_drawn_lies_within_the_chart():
    spans = {axis: FRAMES.span(axis) for axis in FRAMES.axes}
    chart = FramesChart(
        FRAMES, spans, 500.0, 220.0, 13.0, load_style("light"), bundled_measure(), named=True
    )
    shapes = (*chart.drawn().primitives, *chart.moment(1))
    for shape in shapes:
        if isinstance(shape, Line):
            assert all(0 <= p.x <= 500 and 0 <= p.y <= 220 for p in shape.points)
        elif isinstance(shape, TextLine):
            assert 0 <= shape.y <= 222
    assert any(shape.role == "moment" for shape in shapes)


def test_a_long_run_keeps_its_pulse_in_the_picture_and_every_number_in_the_table():
    times = tuple(n / 100 for n in range(10_001))
    course = [1.0] * 10_001
    course[4_321] = 50.0
    frames = ModelFrames(times, (ModelCurve("Pupils", "people", 0, tuple(course)),), 0.0, 100.0)
    shown = frames_out("Long", frames, ())
    (curve,) = (s for s in shown.draw(load_style("light")).primitives if s.role == "curve")
    assert len(curve.points) < 1_000
    assert min(p.y for p in curve.points) < max(p.y for p in curve.points) - 200
    assert len(shown.table.rows) == 10_001


def test_a_run_that_ended_early_is_drawn_as_far_as_it_came_beside_one_that_went_on():
    curve = ModelCurve("Pupils", "people", 0, (1.0, 2.0), (1.0, 2.0, 3.0, 4.0))
    frames = ModelFrames((0.0, 1.0), (curve,), 0.0, 3.0)
    drawn = frames_out("Ended", frames, ()).draw(load_style("light")).primitives
    lines = {s.role: len(s.points) for s in drawn if s.role in ("curve", "against")}
    assert lines == {"curve": 2, "against": 2}

"""Courses over time: drawn within their frame, told apart without colour, without a figure."""

from dataclasses import replace
from itertools import pairwise

import pytest

from loopmap.diagram.charts.chart import curve_colours, curve_stroke
from loopmap.diagram.charts.courses import BELOW, BESIDE, Course, CoursesChart
from loopmap.diagram.contrast import contrast
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import Line, Polygon, TextLine
from loopmap.diagram.style import load_style

TIMES = (0.0, 1.0, 2.0)
RISES = Course("Trust in services", (0.0, 0.2, 0.3), (0.0, 0.1, 0.1), (0.0, 0.3, 0.5), 0)
FALLS = Course("Strain", (0.0, -2.0, -9.0), (0.0, -3.0, -12.0), (0.0, -1.0, -5.0), 1)
CHART = CoursesChart(
    TIMES, [RISES], 400.0, 200.0, 13.0, load_style("light"), bundled_measure(), named=False
)


def lines(chart, role):
    return [s for s in chart.drawn().primitives if isinstance(s, Line) and s.role == role]


def texts(chart):
    return [s for s in chart.drawn().primitives if isinstance(s, TextLine)]


def points(chart):
    return [
        point
        for shape in chart.drawn().primitives
        if isinstance(shape, Line | Polygon)
        for point in shape.points
    ]


def test_the_frame_has_words_and_no_figures():
    said = {line.text for line in texts(CHART)}
    assert said == {*BELOW, *BESIDE}
    assert not any(letter.isdigit() for text in said for letter in text)


@pytest.mark.parametrize("size", [11.0, 13.0, 26.0])
def test_words_have_room_beside_and_below(size):
    chart, measure = replace(CHART, size=size), bundled_measure()
    assert chart.left > max(measure.width(word, size) for word in BESIDE)
    assert chart.height - chart.bottom > measure.line_height(size)
    assert chart.right - chart.left > sum(measure.width(word, size) for word in BELOW)


def test_what_rises_goes_up_and_later_is_to_the_right():
    (curve,) = lines(CHART, "curve")
    heights = [point.y for point in curve.points]
    assert heights == sorted(heights, reverse=True)
    assert [p.x for p in curve.points] == sorted(p.x for p in curve.points)
    (today,) = lines(CHART, "today")
    assert curve.points[0].y == pytest.approx(today.points[0].y)


def test_all_stays_within_the_chart():
    chart = replace(CHART, courses=[RISES, FALLS], named=True)
    for point in points(chart):
        assert 0 <= point.x <= chart.width
        assert 0 <= point.y <= chart.height


def test_small_changes_are_not_blown_up():
    faint = Course("Trust", (0.0, 0.001, 0.001), (0.0,) * 3, (0.0, 0.002, 0.002))
    chart = replace(CHART, courses=[faint])
    assert chart.height_shown() > 0.1
    (curve,) = lines(chart, "curve")
    assert abs(curve.points[-1].y - curve.points[0].y) < 0.02 * chart.height


def test_names_beside_the_ends_do_not_lie_on_one_another_and_have_the_curve_s_own_line():
    many = [replace(RISES, name=f"Name {n}", colour=n) for n in range(5)]
    chart = replace(CHART, courses=many, named=True)
    said = sorted(t.y for t in texts(chart) if t.text.startswith("Name"))
    assert len(said) == 5
    step = bundled_measure().line_height(13.0)
    assert all(b - a >= step - 1e-6 for a, b in pairwise(said))
    assert [s.stroke for s in sorted(lines(chart, "sample"), key=lambda s: s.points[0].y)] == [
        curve_stroke(chart.style, n) for n in range(5)
    ]


def test_a_long_name_is_shortened_rather_than_cut():
    long = replace(RISES, name="A name that goes on and on beyond what any chart has room for")
    chart = replace(CHART, courses=[long], named=True)
    shown = next(t for t in texts(chart) if t.text.startswith("A name"))
    assert shown.text.endswith("…")
    assert shown.x + bundled_measure().width(shown.text, 13.0) <= chart.width


def test_a_name_is_not_cut_by_a_program_whose_letters_are_wider():
    chart, measure = replace(CHART, named=True, courses=[RISES, FALLS]), bundled_measure()
    ends = [t.x + 1.15 * measure.width(t.text, t.size) for t in texts(chart)]
    assert max(ends) <= chart.width


def test_curves_differ_in_dashes_too():
    style = load_style("light")
    assert len({curve_stroke(style, n).dash for n in range(4)}) == 4


@pytest.mark.parametrize("theme", ["light", "dark", "projector", "print", "contrast"])
def test_curves_can_be_told_from_the_ground(theme):
    style = load_style(theme)
    assert all(contrast(colour, style.panel) >= 3 for colour in curve_colours(style))


def test_nothing_asked_for_is_drawn_as_today_alone():
    chart = replace(CHART, courses=[], named=True)
    assert len(lines(chart, "today")) == 1
    assert not lines(chart, "curve")

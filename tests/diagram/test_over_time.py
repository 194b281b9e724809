"""Charts over time: words in place of units, data laid in with words, lines told apart."""

from math import sin

import pytest

from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.over_time import (
    ACROSS,
    HIGHEST,
    UP,
    Chart,
    Laid,
    chart_shapes,
    chart_words,
    dash_of,
    laid,
    name_room,
    starts_at,
)
from loopmap.diagram.primitives import Line, Polygon
from loopmap.diagram.style import THEMES, load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Sketch, SketchKind

FRAME = Box(200, 100, 300, 160)
STYLE = load_style("light")
MEASURED = ((2019.0, 300.0), (2021.0, 500.0), (2023.0, 340.0))


def sketch(kind, points, **more):
    return Sketch(RecordId(f"h{kind.value}"), RecordId("v1"), kind, tuple(points), **more)


def chart(*sketches, end=10.0):
    start = starts_at(sketches, end)
    return Chart(start, end, tuple(laid(each, start, end) for each in sketches))


def words(shown):
    return [line.text for line in chart_words(shown, FRAME, 12.0, STYLE)]


HOPE = sketch(SketchKind.HOPE, [(0, 0), (10, 0.5)])
HISTORY = sketch(SketchKind.HISTORY, [(-6, 0.4), (0, 0)])


def test_what_is_drawn_lies_where_it_was_drawn():
    shown = chart(HOPE)
    assert (shown.start, shown.end) == (0.0, 10.0)
    assert shown.courses[0].points == HOPE.points
    assert shown.at(FRAME, (10, 1.0)) == (FRAME.right, FRAME.top)


def test_the_axes_say_words_and_never_a_unit():
    assert set(UP) <= set(words(chart(HOPE)))
    assert not any(any(c.isdigit() for c in word) for word in words(chart(HOPE, HISTORY)))
    assert "earlier" not in words(chart(HOPE)), "nothing lies before today"
    assert set(ACROSS) <= set(words(chart(HOPE, HISTORY)))


@pytest.mark.parametrize(("ahead", "times"), [(False, (-5.0, 0.0)), (True, (0.0, 10.0))])
def test_data_are_stretched_to_one_side_of_today_and_words_say_so(ahead, times):
    shown = chart(sketch(SketchKind.DATA, MEASURED, text="Fines", ahead=ahead))
    (course,) = shown.courses
    assert (course.points[0][0], course.points[-1][0]) == times
    assert course.points[0 if ahead else -1][1] == 0.0, "today is as today"
    assert max(abs(value) for _, value in course.points) == pytest.approx(HIGHEST)
    assert "2019 to 2023, between 300 and 500" in course.told
    assert "not heights" in course.told


def test_data_that_never_change_are_a_level_line():
    level = sketch(SketchKind.DATA, [(1, 7), (2, 7)])
    assert [value for _, value in chart(level).courses[0].points] == [0.0, 0.0]


def test_lines_are_told_apart_by_dash_and_by_word():
    kinds = list(SketchKind)
    assert len({dash_of(kind) for kind in kinds}) >= 3
    assert dash_of(SketchKind.HISTORY) != dash_of(SketchKind.HOPE) != dash_of(SketchKind.FEAR)
    fear = sketch(SketchKind.FEAR, [(0, 0), (10, 0.45)])
    assert {"hope", "fear", "history"} <= set(words(chart(HOPE, fear, HISTORY)))


def test_names_that_end_at_one_height_stand_apart():
    fear = sketch(SketchKind.FEAR, [(0, 0), (10, 0.5)])
    named = [w for w in chart_words(chart(HOPE, fear), FRAME, 12.0, STYLE) if w.weight == 600]
    assert abs(named[0].y - named[1].y) >= 12.0


def test_the_run_is_a_band_with_a_line_up_to_the_end_of_the_chart():
    shown = Chart(
        0.0, 2.0, (), (0.0, 1.0, 2.0, 3.0), (0, 0.1, 0.2, 0.9), (0,) * 4, (0, 0.3, 0.4, 1)
    )
    shapes = chart_shapes(shown, FRAME, STYLE)
    (band,) = [s for s in shapes if isinstance(s, Polygon)]
    assert len(band.points) == 6
    assert max(p.x for p in band.points) == FRAME.right
    assert "the run" in words(shown)


def test_the_course_in_a_hand_is_left_to_who_draws_it():
    shown = chart(HOPE, HISTORY)
    whole = chart_shapes(shown, FRAME, STYLE)
    rest = chart_shapes(shown, FRAME, STYLE, without=HOPE.id)
    assert len([s for s in whole if isinstance(s, Line) and s.record == HOPE.id]) == 1
    assert not [s for s in rest if s.record == HOPE.id]


@pytest.mark.parametrize("theme", THEMES)
def test_names_have_room_in_every_theme(theme):
    style, shown = load_style(theme), chart(HOPE, HISTORY)
    room = name_room(shown, 12.0, bundled_measure())
    for line in chart_words(shown, FRAME, 12.0, style):
        if line.x > FRAME.right:
            assert bundled_measure().width(line.text, 12.0, 600) <= room + 4


def test_a_long_run_and_long_data_are_drawn_with_as_many_points_as_can_be_told_apart():
    times = tuple(n / 100 for n in range(10_001))
    course = tuple(sin(t) for t in times)
    data = Laid(RecordId("d"), SketchKind.DATA, tuple(zip(times, course, strict=True)), "counts")
    chart = Chart(0.0, 90.0, (data,), times, course, course, course)
    frame = Box(300.0, 100.0, 600.0, 200.0)
    shapes = chart_shapes(chart, frame, load_style("light"))
    lines = [shape for shape in shapes if isinstance(shape, Line) and len(shape.points) > 2]
    assert [len(line.points) < 500 for line in lines] == [True, True]
    assert all(p.x <= frame.right for p in lines[0].points)
    assert chart.until == 9_001
    assert chart.ends_at == course[9_000]
    assert not any(isinstance(shape, Polygon) for shape in shapes), "one run alone has no band"

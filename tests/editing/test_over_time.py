"""What a chart over time shows of a variable, and what the run lies nearer to."""

from dataclasses import replace

import pytest

from loopmap.diagram.over_time import Chart
from loopmap.diagram.style import load_style
from loopmap.editing.edits.sketches import add_sketch
from loopmap.editing.model_on_map import ONE_RUN
from loopmap.editing.over_time import chart_of, first_points, model_chart_of, nearer, told
from loopmap.editing.over_time_chart import (
    FRAME,
    KEPT_BACK,
    model_over_time_chart,
    over_time_chart,
)
from loopmap.editing.run_on_map import seen_on_map
from loopmap.editing.what_if import known_loops, what_if
from loopmap.formats.chart_file import chart_svg
from loopmap.model.change import replacing
from loopmap.model.equations import Times
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Level, Scenario, SketchKind
from loopmap.simulation import RunSettings
from tests.support.small_maps import FINES, TODAY, after, fines, new_ids

SCENARIO = Scenario(RecordId("s9"), "More", (Intervention(Action.PUSH, FINES, 0.5),))


@pytest.fixture(scope="module")
def found():
    causal_map = fines().maps[TODAY]
    settings = RunSettings(draws=60, follow=seen_on_map(causal_map))
    return what_if(causal_map, [SCENARIO], known_loops(causal_map), settings=settings)


def sketched(*drawn):
    document = fines()
    for kind, points in drawn:
        new = new_ids(document)
        document = after(document, add_sketch(document, TODAY, FINES, kind, points, new))
    return document.maps[TODAY]


HOPE = (SketchKind.HOPE, [(0, 0), (8, 0.5)])
FEAR = (SketchKind.FEAR, [(0, 0), (8, -0.8)])


def test_the_run_is_laid_beside_what_was_drawn(found):
    chart = chart_of(sketched(HOPE), FINES, found)
    assert chart.median
    assert [course.kind for course in chart.courses] == [SketchKind.HOPE]
    assert told(chart).startswith("the run: ends higher; hope: ends higher.")


def test_which_of_hope_and_fear_the_run_lies_nearer_to(found):
    assert "nearer to the hope than to the fear" in nearer(
        chart_of(sketched(HOPE, FEAR), FINES, found)
    )
    both = chart_of(sketched(HOPE, (SketchKind.FEAR, HOPE[1])), FINES, found)
    assert "about as near" in nearer(both)
    assert nearer(chart_of(sketched(HOPE), FINES, found)) == ""
    assert nearer(chart_of(sketched(HOPE, FEAR), FINES, None)) == ""


def test_before_a_run_there_is_a_chart_to_draw_on():
    chart = chart_of(fines().maps[TODAY], FINES, None)
    assert chart.end > 0
    assert told(chart) == "Nothing is drawn yet."


def test_what_was_drawn_beyond_the_run_is_shown():
    far = (SketchKind.HOPE, [(0, 0), (60, 0.5)])
    assert chart_of(sketched(far), FINES, None).end == 60.0


def test_private_courses_are_left_out_where_only_others_are_asked_for(found):
    public = chart_of(sketched(HOPE), FINES, found, levels=(Level.ROOM, Level.PUBLIC))
    assert public.courses == ()


def test_what_is_handed_out_is_never_private(found):
    causal_map = sketched(HOPE, FEAR)
    shown = over_time_chart(causal_map, FINES, found)
    assert KEPT_BACK in shown.summary
    assert {row[0] for row in shown.table.rows} == {"run, middle draw"}
    svg = chart_svg(shown, load_style("light")).decode()
    assert ">hope<" not in svg
    assert over_time_chart(causal_map, FINES, None) is None, "nothing of it may leave"
    hope = next(iter(causal_map.sketches.values()))
    for_room = replace(hope, level=Level.ROOM, text="Back in class")
    seen = causal_map.with_steps(list(replacing(TODAY, [(hope, for_room)])))
    assert over_time_chart(seen, FINES, None) is None, "what is for the room stays in it"
    told_all = replace(for_room, level=Level.PUBLIC)
    public = causal_map.with_steps(list(replacing(TODAY, [(hope, told_all)])))
    shown = over_time_chart(public, FINES, found)
    assert ("hope: Back in class", "8", "0.5") in shown.table.rows
    assert ">hope<" in chart_svg(shown, load_style("light")).decode()
    assert FRAME in shown.summary


def test_a_map_with_equations_has_a_chart_in_its_units():
    causal_map = sketched(HOPE, (SketchKind.DATA, [(2019, 300), (2021, 480)]))
    spoken = Times(2018.0, 2024.0, 0.25, unit="year")
    fined = replace(causal_map.variables[FINES], equation="12", unit="fines")
    causal_map = causal_map.with_info(replace(causal_map.info, times=spoken)).with_steps(
        list(replacing(TODAY, [(causal_map.variables[FINES], fined)]))
    )
    chart = model_chart_of(causal_map, FINES, (2018.0, 2024.0), (120.0, 220.0))
    assert (chart.start, chart.end, chart.bottom, chart.top) == (2018.0, 2024.0, 0.0, 500.0)
    (data,) = chart.courses
    assert data.points == ((2019.0, 300.0), (2021.0, 480.0)), "as it was measured"
    assert data.told == ""
    assert chart.up[0] == "500 fines"
    assert chart.across[-1] == "2024 year"
    assert told(chart) == "the run: from 120 to 220; data: from 300 to 480."
    assert first_points(SketchKind.FEAR, chart)[0] == (2018.0, 250.0)


def test_a_run_by_equations_leaves_the_window_in_units_and_without_what_is_private():
    document = fines()
    for kind, end, level in (
        (SketchKind.DATA, 480.0, Level.PUBLIC),
        (SketchKind.HOPE, 200.0, Level.PUBLIC),
        (SketchKind.FEAR, 500.0, Level.PUBLIC),
        (SketchKind.HISTORY, 77.0, Level.PRIVATE),
        (SketchKind.HISTORY, 78.0, Level.ROOM),
    ):
        new = new_ids(document)
        points = [(2019, 300.0), (2021, end)]
        change = add_sketch(document, TODAY, FINES, kind, points, new, in_units=True)
        document = after(document, change)
        sketch = list(document.maps[TODAY].sketches.values())[-1]
        document = after(document, replacing(TODAY, [(sketch, replace(sketch, level=level))]))
    causal_map = document.maps[TODAY]
    out = model_over_time_chart(causal_map, FINES, (2018.0, 2021.0), (120.0, 220.0))
    assert out.summary == (
        (
            "the run: from 120 to 220; data: from 300 to 480; hope: from 300 to 200; "
            "fear: from 300 to 500."
        ),
        "At the end the run lies nearer to the hope than to the fear.",
        ONE_RUN,
        KEPT_BACK,
    )
    assert out.table.rows[:2] == (("run", "2018", "120"), ("run", "2021", "220"))
    assert ("data", "2021", "480") in out.table.rows
    drawn = chart_svg(out, load_style("light")).decode()
    assert "2021" in drawn
    assert not {"77", "78"} & {cell for row in out.table.rows for cell in row}


def test_of_a_variable_without_run_and_courses_nothing_leaves_the_window():
    assert model_over_time_chart(fines().maps[TODAY], FINES, (), ()) is None


def test_what_is_drawn_in_units_is_scaled_in_a_chart_without_them(found):
    document = fines()
    new, points = new_ids(document), [(2018, 5.0), (2024, 9.0)]
    change = add_sketch(document, TODAY, FINES, SketchKind.HOPE, points, new, in_units=True)
    (course,) = chart_of(after(document, change).maps[TODAY], FINES, found).courses
    assert course.own_scale
    assert "not heights" in course.told


def test_a_new_course_begins_level_on_its_side_of_today():
    assert first_points(SketchKind.HOPE, Chart(0.0, 8.0))[0] == (0.0, 0.0)
    history = first_points(SketchKind.HISTORY, Chart(0.0, 8.0))
    assert (history[0], history[-1]) == ((-4.0, 0.0), (0.0, 0.0))


def test_a_course_that_turns_is_told_with_its_turn():
    turning = (SketchKind.FEAR, [(0, 0), (4, 0.9), (8, -0.2)])
    chart = chart_of(sketched(turning), FINES, None)
    assert told(chart) == "fear: goes up to much higher, ends a little lower."

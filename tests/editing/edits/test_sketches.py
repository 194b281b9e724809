"""Courses over time belong to a variable and follow it through every other edit."""

import math

import pytest

from loopmap.editing.edits import sketches as edits
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.maps import make_future_map
from loopmap.editing.edits.merge import merge_variables
from loopmap.editing.edits.turn import turn_round
from loopmap.errors import EditRefused
from loopmap.model.records import Level, SketchKind
from loopmap.model.rules import problems
from tests.support.small_maps import ATTENDANCE, FINES, STRAIN, TODAY, after, fines, new_ids

UP = ((0.0, 0.0), (40.0, 0.5))


def drawn(document, variable=FINES, kind=SketchKind.HOPE, points=UP, **more):
    new = new_ids(document)
    return after(document, edits.add_sketch(document, TODAY, variable, kind, points, new, **more))


def only(document, map_id=TODAY):
    (sketch,) = document.maps[map_id].sketches.values()
    return sketch


def test_a_drawing_is_private_until_somebody_says_otherwise():
    document = drawn(fines(), text=" What  we want ")
    sketch = only(document)
    assert (sketch.text, sketch.level) == ("What we want", Level.PRIVATE)
    change = edits.describe_sketch(document, TODAY, sketch.id, level=Level.ROOM)
    assert only(after(document, change)).level is Level.ROOM


def test_points_are_kept_by_time_and_within_the_chart():
    document = drawn(fines(), points=[(40.03, 3.0), (0, -7), (20, 0.123), (20, 0.5)])
    assert only(document).points == ((0.0, -1.0), (20.0, 0.5), (40.0, 1.0))


def test_data_keep_their_own_units():
    measured = ((2019.0, 340.0), (2024.0, 512.25))
    assert only(drawn(fines(), kind=SketchKind.DATA, points=measured)).points == measured


@pytest.mark.parametrize("points", [[], [(0, 1)], [(0, 1), (0, 0)], [(0, 0), (1, math.nan)]])
def test_less_than_two_points_are_no_course(points):
    with pytest.raises(EditRefused):
        drawn(fines(), points=points)


def test_a_drawing_cannot_become_data():
    document = drawn(fines())
    with pytest.raises(EditRefused, match="units"):
        edits.describe_sketch(document, TODAY, only(document).id, kind=SketchKind.DATA)


def test_a_course_goes_with_its_variable_and_comes_back_with_it():
    document = drawn(drawn(fines()), ATTENDANCE, SketchKind.FEAR)
    change = delete_records(document, TODAY, [FINES])
    left = after(document, change)
    assert only(left).variable == ATTENDANCE
    assert problems(left) == []
    assert left.apply(change.inverse()) == document


def test_when_two_variables_become_one_it_has_the_courses_of_both():
    document = drawn(drawn(fines()), STRAIN, SketchKind.FEAR)
    change = merge_variables(document, TODAY, STRAIN, FINES)
    joined = after(document, change).maps[TODAY].sketches.values()
    assert [sketch.variable for sketch in joined] == [FINES, FINES]


def test_what_is_turned_into_its_opposite_goes_the_other_way():
    document = drawn(fines())
    assert only(after(document, turn_round(document, TODAY, FINES))).points[1] == (40.0, -0.5)


def test_the_future_is_made_with_the_hopes_of_today():
    document = drawn(fines())
    change = make_future_map(document, TODAY, "Future", new_ids(document))
    (future,) = set(after(document, change).maps) - {TODAY}
    assert only(after(document, change), future) == only(document)

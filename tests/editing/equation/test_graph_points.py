"""The points of a graphical function while they are moved, typed and pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.diagram.charts.axis import nice_span
from loopmap.editing.equation.graph_points import (
    course,
    drawn_over,
    from_text,
    half_way,
    in_order,
    inserted,
    moved,
    number_of,
    removed,
    rounded,
)
from loopmap.model.equations import Between, Graph

POINTS = ((0.0, 0.0), (1.0, 2.0), (4.0, 3.0))


def test_a_point_stays_between_its_neighbours():
    assert moved(POINTS, 1, (2.0, 5.0))[1] == (2.0, 5.0)
    assert moved(POINTS, 1, (9.0, 5.0))[1] == (1.0, 5.0)
    assert moved(POINTS, 2, (9.0, 5.0))[2] == (9.0, 5.0)


def test_a_new_point_finds_its_place_and_one_that_stands_there_moves():
    assert inserted(POINTS, (2.0, 9.0)) == (((0.0, 0.0), (1.0, 2.0), (2.0, 9.0), (4.0, 3.0)), 2)
    assert inserted(POINTS, (1.0, 9.0)) == (((0.0, 0.0), (1.0, 9.0), (4.0, 3.0)), 1)
    assert inserted(POINTS, (5.0, 9.0))[1] == 3


def test_the_last_point_stays():
    assert removed(POINTS, 1) == ((0.0, 0.0), (4.0, 3.0))
    assert removed(POINTS[:1], 0) == POINTS[:1]


def test_half_way_to_the_next_and_beyond_the_last():
    assert half_way(POINTS, 1) == (2.5, 2.5)
    assert half_way(POINTS, 2) == (7.0, 3.0)


@pytest.mark.parametrize(
    "text",
    [
        "0\t0\n1\t2\n4\t3",
        "x\ty\n0\t0\n1\t2\n4\t3\n",
        "0, 0\n1, 2\n4, 3",
        "0 0\n4 3\n1 2",
        "0,0;0,0\n1,0;2,0\n4;3",
        "0.0,0.0\n1.0,2.0\n4.0,3.0",
    ],
)
def test_pasted_tables_of_many_kinds_give_the_same_points(text):
    assert from_text(text) == POINTS


def test_text_without_numbers_gives_no_points():
    assert from_text("hello\nyou there") == ()


@pytest.mark.parametrize(
    ("text", "value"), [("1.5", 1.5), ("1,5", 1.5), ("−2", -2.0), (".5", 0.5), ("1e3", 1000.0)]
)
def test_numbers_as_people_type_them(text, value):
    assert number_of(text) == value


@pytest.mark.parametrize("text", ["", "x", "1 2", "nan", "inf", "1e999", "0x1"])
def test_what_is_no_number(text):
    assert number_of(text) is None


@given(st.lists(st.floats(-1e6, 1e6), max_size=8))
def test_a_span_has_all_values_in_it_and_some_width(values):
    low, high = nice_span(values)
    assert low < high
    hair = 1e-8 * (high - low)
    assert all(low - hair <= value <= high + hair for value in values)


def test_a_span_that_nearly_begins_at_nothing_begins_there():
    assert nice_span([0.2, 1.0]) == (0.0, 1.0)


def test_a_hand_sets_round_numbers():
    assert rounded(0.333333, (0.0, 1.0)) == 0.33
    assert rounded(123.456, (0.0, 500.0)) == 123.0


def test_points_are_kept_from_left_to_right_and_numbers_only():
    points = [(2.0, 1.0), (0.0, 1.0), (2.0, 5.0), (float("nan"), 1.0)]
    assert in_order(points) == ((0.0, 1.0), (2.0, 5.0))


def test_a_hand_passing_over_points_puts_them_on_its_line():
    assert drawn_over(POINTS, ((0.5, 10.0), (4.0, 17.0)), (-100.0, 100.0)) == (
        (0.0, 0.0), (1.0, 11.0), (4.0, 17.0),
    )  # fmt: skip


def test_a_hand_leaves_points_where_it_passes_and_none_is_near():
    line = ((0.0, 0.0), (10.0, 10.0))
    found = drawn_over(line, ((1.0, 9.0), (4.2, 9.0)), (0.0, 10.0))
    assert found == ((0.0, 0.0), *((float(x), 9.0) for x in range(1, 5)), (10.0, 10.0))
    again = drawn_over(found, ((4.2, 1.0), (1.0, 1.0)), (0.0, 10.0))
    assert [x for x, _ in again] == [x for x, _ in found]
    near = drawn_over(((0.0, 0.0), (1.9, 5.0), (10.0, 10.0)), ((1.5, 9.0), (2.5, 9.0)), (0.0, 10.0))
    assert near == ((0.0, 0.0), (1.9, 9.0), (10.0, 10.0))


def test_beyond_its_points_a_graph_is_level_or_goes_straight_on():
    span = (-1.0, 5.0)
    assert course(Graph(POINTS), span)[0] == (-1.0, 0.0)
    assert course(Graph(POINTS), span)[-1] == (5.0, 3.0)
    on = course(Graph(POINTS, Between.EXTRAPOLATE), span)
    assert on[0] == (-1.0, -2.0)
    assert on[-1] == pytest.approx((5.0, 3.0 + 1 / 3))


def test_a_discrete_graph_goes_in_steps():
    assert course(Graph(POINTS, Between.DISCRETE), (0.0, 4.0)) == (
        (0.0, 0.0), (0.0, 0.0), (1.0, 0.0), (1.0, 2.0), (4.0, 2.0), (4.0, 3.0), (4.0, 3.0),
    )  # fmt: skip

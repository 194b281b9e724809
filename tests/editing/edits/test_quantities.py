"""Units, graphs, bounds and times are said of variables and maps, or refused."""

from dataclasses import replace

import pytest

from loopmap.editing.edits import quantities as edits
from loopmap.errors import EditRefused
from loopmap.model.equations import Between, Graph, Times
from loopmap.model.rules import problems
from tests.support.small_maps import FINES, LOWERS, STRAIN, TODAY, after, fines

GRAPH = Graph(((0.0, 1.0), (2.0, 0.0)), Between.DISCRETE)


def variable(document, which=FINES):
    return document.maps[TODAY].variables[which]


def test_a_unit_is_said_of_all_variables_meant_and_of_nothing_else():
    document = after(
        fines(), edits.set_unit(fines(), TODAY, [FINES, STRAIN, LOWERS], " fines / term ")
    )
    assert [variable(document, v).unit for v in (FINES, STRAIN)] == ["fines / term"] * 2


def test_never_below_zero():
    assert variable(
        after(fines(), edits.set_nonnegative(fines(), TODAY, [FINES], True))
    ).nonnegative


def test_bounds_are_kept_and_taken_away():
    document = after(fines(), edits.set_bounds(fines(), TODAY, FINES, (0.1, 2.0)))
    assert variable(document).bounds == (0.1, 2.0)
    assert variable(after(document, edits.set_bounds(document, TODAY, FINES, None))).bounds is None


@pytest.mark.parametrize("bounds", [(2.0, 1.0), (0.0, float("nan")), (float("-inf"), 0.0)])
def test_bounds_that_are_no_range_are_refused(bounds):
    with pytest.raises(EditRefused, match="lower to a higher"):
        edits.set_bounds(fines(), TODAY, FINES, bounds)


def test_a_graph_is_kept_and_taken_away():
    document = after(fines(), edits.set_graph(fines(), TODAY, FINES, GRAPH))
    assert variable(document).graph == GRAPH
    assert problems(document) == []
    assert variable(after(document, edits.set_graph(document, TODAY, FINES, None))).graph is None


@pytest.mark.parametrize(
    "points", [(), ((1.0, 0.0), (0.0, 0.0)), ((0.0, 0.0), (0.0, 1.0)), ((0.0, float("nan")),)]
)
def test_points_that_do_not_lead_from_left_to_right_are_refused(points):
    with pytest.raises(EditRefused, match="left to right"):
        edits.set_graph(fines(), TODAY, FINES, Graph(points))


@pytest.mark.parametrize("axis", [(1.0, 1.0), (2.0, 1.0), (0.0, float("inf"))])
def test_axes_that_do_not_rise_are_refused(axis):
    for graph in (replace(GRAPH, across=axis), replace(GRAPH, up=axis)):
        with pytest.raises(EditRefused, match="lower to a higher"):
            edits.set_graph(fines(), TODAY, FINES, graph)


def test_a_map_says_when_it_is_run():
    times = Times(0.0, 24.0, 0.5, unit="month")
    document = after(fines(), edits.set_times(fines(), TODAY, times))
    assert document.maps[TODAY].info.times == times
    assert problems(document) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"stop": 0.0}, "ends after it begins"),
        ({"step": 0.0}, "length above 0"),
        ({"save_every": -1.0}, "length above 0"),
        ({"step": 1e-6}, "are the most"),
        ({"stop": float("inf")}, "numbers"),
    ],
)
def test_times_that_cannot_be_run_are_refused(wrong, words):
    with pytest.raises(EditRefused, match=words):
        edits.set_times(fines(), TODAY, replace(Times(), **wrong))

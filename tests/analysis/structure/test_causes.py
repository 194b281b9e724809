"""Common causes of two variables, the nearest first, each with two paths that part at it."""

import networkx as nx
import pytest

from loopmap.model.records import Sign
from tests.support.random_maps import called, graph_of, named, random_map
from tests.support.signed_maps import signed_map
from tests.support.structure import common_causes

LINKS = [
    ("Poverty", "Stress", "+"),
    ("Stress", "Absence", "+"),
    ("Stress", "Sleep", "-"),
    ("Poverty", "Sleep", "-"),
    ("Rents", "Poverty", "+"),
    ("Absence", "Grades", "-"),
]


def causes(causal_map, one, other, **limits):
    return common_causes(causal_map, called(causal_map, one), called(causal_map, other), **limits)


def test_the_nearest_cause_comes_first_and_both_paths_are_told():
    drawn = signed_map(LINKS)
    near, far = causes(drawn, "Absence", "Sleep")
    assert named(drawn, [near.variable, far.variable]) == ["Stress", "Poverty"]
    assert named(drawn, far.to_one.variables) == ["Poverty", "Stress", "Absence"]
    assert named(drawn, far.to_other.variables) == ["Poverty", "Sleep"]
    assert near.together is Sign.OPPOSITE


def test_what_leads_to_both_by_one_and_the_same_way_is_no_cause_of_its_own():
    assert len(causes(signed_map(LINKS), "Absence", "Sleep")) == 2
    assert causes(signed_map(LINKS), "Stress", "Grades") == ()


def test_nobody_has_a_cause_in_common_with_itself():
    assert causes(signed_map(LINKS), "Sleep", "Sleep") == ()


@pytest.mark.parametrize("seed", range(40))
def test_the_paths_of_a_common_cause_share_nothing_else(seed):
    drawn = random_map(seed, size=8, links=16)
    graph = graph_of(drawn)
    one, other = called(drawn, "x0"), called(drawn, "x1")
    found = common_causes(drawn, one, other)
    lengths = [cause.to_one.length + cause.to_other.length for cause in found]
    assert all(cause.to_one.variables[-1] == one for cause in found)
    assert all(cause.to_other.variables[-1] == other for cause in found)
    for cause in found:
        shared = set(cause.to_one.variables) & set(cause.to_other.variables)
        assert shared == {cause.variable}
        assert nx.has_path(graph, cause.variable, one)
    direct = [v for v in graph if graph.has_edge(v, one) and graph.has_edge(v, other)]
    assert [cause.variable for cause in found][: len(direct)] == sorted(direct)
    assert all(length > 2 for length in lengths[len(direct) :])

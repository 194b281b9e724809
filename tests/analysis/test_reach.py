"""How far along the arrows a change can travel."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from loopmap.analysis.reach import reach
from tests.support.signed_maps import signed_map


def named(causal_map):
    found = reach(causal_map)
    return {causal_map.variables[i].name: tuple(each) for i, each in found.items()}


def test_a_chain_reaches_what_lies_behind_and_is_reached_by_what_lies_before():
    found = named(signed_map([("a", "b", "+"), ("b", "c", "-"), ("a", "c", "?")]))
    assert found == {"a": (2, 0), "b": (1, 1), "c": (0, 2)}


def test_on_a_loop_everybody_reaches_everybody_but_not_oneself():
    found = named(signed_map([("a", "b", "+"), ("b", "a", "-"), ("b", "c", "+"), ("c", "c", "+")]))
    assert found == {"a": (2, 1), "b": (2, 1), "c": (0, 2)}


@given(st.sets(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=16))
def test_it_is_the_number_of_descendants_and_of_ancestors(links):
    graph = nx.DiGraph(sorted(links))
    expected = {v: (len(nx.descendants(graph, v)), len(nx.ancestors(graph, v))) for v in graph}
    assert named(signed_map([(a, b, "+") for a, b in sorted(links)])) == expected

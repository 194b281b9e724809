"""A small set of variables sits on every loop, and nobody in it is there for nothing."""

import networkx as nx
import pytest

from loopmap.analysis.structure.parts import parts_of
from tests.support.random_maps import called, graph_of, named, random_map
from tests.support.signed_maps import complete_map, corpus_map, signed_map
from tests.support.structure import small_set


def breaks_all(causal_map, chosen):
    graph = graph_of(causal_map)
    graph.remove_nodes_from(chosen)
    return nx.is_directed_acyclic_graph(graph)


def test_two_rings_that_share_a_variable_break_at_it():
    links = [("A", "B", "+"), ("B", "A", "+"), ("A", "C", "+"), ("C", "D", "-"), ("D", "A", "-")]
    drawn = signed_map(links)
    assert named(drawn, small_set(drawn)) == ["A"]


def test_a_variable_linked_to_itself_is_always_among_them():
    drawn = signed_map([("A", "B", "+"), ("B", "A", "+"), ("B", "B", "-")])
    assert small_set(drawn) == (called(drawn, "B"),)


def test_a_map_without_loops_needs_nobody():
    assert small_set(signed_map([("A", "B", "+")])) == ()


def test_where_everybody_is_linked_to_everybody_one_may_stay():
    assert len(small_set(complete_map(6))) == 5


@pytest.mark.parametrize("seed", range(60))
def test_every_loop_is_broken_and_nobody_can_be_spared(seed):
    drawn = random_map(seed, size=9, links=10 + seed % 30)
    chosen = small_set(drawn)
    assert breaks_all(drawn, chosen)
    for spared in chosen:
        assert not breaks_all(drawn, [one for one in chosen if one != spared])


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "at_most"),
    [
        ("foresight_obesity", 15),
        ("urban_data_governance_V2_merged", 8),
        ("sfd_wrld3_03", 19),
        ("syn_cld300_825", 18),
    ],
)
def test_on_real_maps_the_largest_core_breaks_at_as_few_as_others_found(shared, name, at_most):
    drawn = corpus_map(shared / "corpus" / "maps" / f"{name}.csv")
    chosen = small_set(drawn)
    assert breaks_all(drawn, chosen)
    largest = frozenset(parts_of(drawn).cores[0])
    assert len(largest.intersection(chosen)) <= at_most

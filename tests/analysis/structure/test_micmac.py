"""Influence and dependence are the row and column sums of powers of the matrix of links."""

import networkx as nx
import numpy as np
import pytest

from loopmap.analysis.structure.micmac import Quadrant, influence_and_dependence
from loopmap.model.document import CausalMap
from tests.support.random_maps import called, graph_of, random_map
from tests.support.signed_maps import complete_map, corpus_map, signed_map


def by_numpy(causal_map, links):
    matrix = nx.to_numpy_array(graph_of(causal_map), sorted(causal_map.variables))
    np.fill_diagonal(matrix, 0)
    power = np.linalg.matrix_power(matrix, links)
    return power.sum(axis=1) / power.sum(), power.sum(axis=0) / power.sum()


@pytest.mark.parametrize("seed", range(30))
def test_shares_are_those_of_the_power_of_the_matrix(seed):
    drawn = random_map(seed, size=8, links=20)
    found = influence_and_dependence(drawn)
    influence, dependence = by_numpy(drawn, found.links)
    standings = [found.standings[variable] for variable in sorted(drawn.variables)]
    assert [one.influence for one in standings] == pytest.approx(list(influence))
    assert [one.dependence for one in standings] == pytest.approx(list(dependence))


@pytest.mark.corpus
def test_the_order_on_the_obesity_map_settles_and_holds_from_there(shared):
    foresight = corpus_map(shared / "corpus" / "maps" / "foresight_obesity.csv")
    found = influence_and_dependence(foresight)
    assert found.settled
    assert found.sentence == f"Counted by walks of {found.links} links, where the order settles."
    influence, _ = by_numpy(foresight, found.links)
    standings = [found.standings[variable] for variable in sorted(foresight.variables)]
    assert [one.influence for one in standings] == pytest.approx(list(influence))
    before, _ = by_numpy(foresight, found.links - 1)
    assert list(np.argsort(-before[influence > 0])) == list(np.argsort(-influence[influence > 0]))


def test_four_kinds_of_standing():
    links = [("D", "R", "+"), ("R", "S", "+"), ("S", "R", "+"), ("S", "E", "+"), ("D", "S", "+")]
    drawn = signed_map([*links, ("X", "Y", "+")])
    found = influence_and_dependence(drawn)
    kinds = {name: found.standings[called(drawn, name)].quadrant for name in "DRSEX"}
    assert kinds == {
        "D": Quadrant.DRIVES,
        "R": Quadrant.RELAYS,
        "S": Quadrant.RELAYS,
        "E": Quadrant.RESULTS,
        "X": Quadrant.APART,
    }


def test_walks_that_die_out_count_as_far_as_they_go():
    found = influence_and_dependence(signed_map([("A", "B", "+"), ("B", "C", "+")]))
    assert found.links == 2
    assert [one.influence for one in found.standings.values()] == [1, 0, 0]


def test_without_links_nobody_has_influence():
    found = influence_and_dependence(CausalMap(signed_map([]).info))
    assert (found.standings, found.sentence) == ({}, "There are no links to count.")


def test_where_all_are_alike_it_settles_at_once():
    assert influence_and_dependence(complete_map(4)).links == 2

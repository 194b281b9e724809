"""What is counted is counted right, told in groups, and shaken before anybody believes it."""

import networkx as nx
import pytest

from loopmap.analysis.loops import find_loops
from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.measures import CAVEAT, Band, bands_of, measure, search_shake, shake
from loopmap.analysis.structure.places import places_to_act
from loopmap.model.document import CausalMap
from tests.support.random_maps import called, graph_of, random_map
from tests.support.signed_maps import complete_map, corpus_map, signed_map


@pytest.mark.parametrize("seed", range(30))
def test_links_and_shortest_ways_are_those_of_networkx(seed):
    drawn = random_map(seed, size=9, links=14 + seed % 20)
    graph = graph_of(drawn)
    values = measure(drawn, find_loops(drawn)).values
    between = nx.betweenness_centrality(graph, normalized=False)
    assert values[Measure.OUT] == dict(graph.out_degree())
    assert values[Measure.INTO] == dict(graph.in_degree())
    assert values[Measure.BETWEEN] == pytest.approx(between, abs=1e-8)


def test_loops_are_counted_by_kind_and_links_to_oneself_are_no_way():
    links = [("A", "B", "+"), ("B", "A", "+"), ("B", "C", "-"), ("C", "B", "+"), ("C", "C", "?")]
    drawn = signed_map(links)
    found = measure(drawn, find_loops(drawn))
    row = {one: found.values[one][called(drawn, "B")] for one in Measure}
    assert row == {
        Measure.OUT: 2,
        Measure.INTO: 2,
        Measure.BETWEEN: 2,
        Measure.REINFORCING: 1,
        Measure.BALANCING: 1,
        Measure.UNDETERMINED: 0,
    }
    assert found.values[Measure.UNDETERMINED][called(drawn, "C")] == 1
    assert found.reach is None


@pytest.mark.corpus
def test_on_the_obesity_map_it_says_how_long_the_loops_are_that_count(shared):
    foresight = corpus_map(shared / "corpus" / "maps" / "foresight_obesity.csv")
    loops = find_loops(foresight)
    found = measure(foresight, loops)
    between = nx.betweenness_centrality(graph_of(foresight), normalized=False)
    assert found.values[Measure.BETWEEN] == pytest.approx(between, abs=1e-6)
    assert found.reach == loops.complete_to_length
    members = sum(loop.length for loop in loops.finished)
    counted = (found.values[one] for one in (Measure.REINFORCING, Measure.BALANCING))
    assert sum(sum(values.values()) for values in counted) == members


def banded(*values):
    return list(bands_of({f"v{n:02d}": value for n, value in enumerate(values)}).values())


def test_bands_keep_equals_together_and_nothing_for_nobody():
    assert banded(9, 8, 8, 8, 3, 2, 2, 1, 1, 0, 0, 0) == (
        [Band.TOP] * 4 + [Band.MIDDLE] + [Band.LOW] * 4 + [Band.NONE] * 3
    )
    assert banded(0, 0) == [Band.NONE] * 2
    assert banded() == []


def test_where_many_are_equal_only_those_above_stand_out():
    assert banded(9, 2, 2, 2, 2, 2, 2, 2) == [Band.TOP] + [Band.MIDDLE] * 7
    assert set(banded(*[4] * 9)) == {Band.MIDDLE}


def test_shaking_is_the_same_everywhere_and_counts_who_stays():
    drawn = random_map(3, size=12, links=30)
    loops = find_loops(drawn)
    shaken = shake(drawn, loops)
    assert shaken == shake(drawn, loops)
    assert (shaken.draws, shaken.first) == (50, 4)
    values = measure(drawn, loops).values[Measure.OUT]
    best = max(values, key=values.get)
    assert shaken.stayed[Measure.OUT][best] > 40
    assert all(0 <= n <= 50 for counted in shaken.stayed.values() for n in counted.values())
    assert shaken.sentence(Measure.OUT, best).startswith("Among the first 4 by links out in ")


def test_a_hub_stays_first_however_it_is_shaken():
    links = [("Hub", f"x{n}", "+") for n in range(20)] + [("x0", "x1", "+")]
    drawn = signed_map(links)
    shaken = shake(drawn, find_loops(drawn), draws=10)
    assert shaken.stayed[Measure.OUT][called(drawn, "Hub")] == 10
    assert shaken.stayed[Measure.OUT][called(drawn, "x5")] == 0


def test_a_map_without_links_is_shaken_in_vain():
    empty = CausalMap(signed_map([]).info)
    assert sum(sum(n.values()) for n in shake(empty, find_loops(empty)).stayed.values()) == 0


def test_shaking_pauses_often():
    drawn = complete_map(5)
    assert sum(1 for _ in search_shake(drawn, find_loops(drawn), 3)) == 15


def test_twelve_places_are_asked_about_in_whole_sentences():
    places = places_to_act()
    assert len(places) == 12
    assert (places[0].name, places[-1].name) == ("Numbers", "Other ways of seeing")
    assert all(place.prompt.endswith("?") for place in places)
    assert CAVEAT.endswith("acting there works.")

"""Paths from one variable to another are all there, or the list says how far it goes."""

import networkx as nx
import pytest

from loopmap.analysis.loops import Budget, Stop
from loopmap.analysis.structure.parts import parts_of
from loopmap.analysis.structure.path import path_of
from loopmap.model.records import Sign
from tests.support.random_maps import called, graph_of, links_along, named, random_map
from tests.support.signed_maps import complete_map, corpus_map, signed_map
from tests.support.structure import paths_between


@pytest.mark.parametrize("seed", range(40))
def test_all_paths_are_those_of_networkx(seed):
    drawn = random_map(seed)
    graph = graph_of(drawn)
    for source, target in [("x0", "x1"), ("x3", "x2")]:
        ends = called(drawn, source), called(drawn, target)
        expected = [path_of(links_along(graph, p)) for p in nx.all_simple_paths(graph, *ends)]
        paths = paths_between(drawn, *ends)
        assert paths.complete
        assert list(paths.paths) == sorted(expected, key=lambda p: (p.length, p.links))


def test_a_path_tells_its_sign_its_delays_and_what_is_not_agreed():
    links = [("A", "B", "-"), ("B", "C", "-"), ("A", "X", "+"), ("X", "Y", "?"), ("Y", "C", "-")]
    drawn = signed_map(links, delayed=[("B", "C")])
    short, long = paths_between(drawn, called(drawn, "A"), called(drawn, "C")).paths
    assert (named(drawn, short.variables), short.sign, short.delays) == (list("ABC"), Sign.SAME, 1)
    assert (long.sign, long.unsettled) == (Sign.UNKNOWN, ("l004",))


def test_where_no_arrow_leads_there_is_no_path():
    drawn = signed_map([("A", "B", "+")])
    assert paths_between(drawn, called(drawn, "B"), called(drawn, "A")).paths == ()
    assert paths_between(drawn, called(drawn, "A"), called(drawn, "A")).complete


def test_a_length_nobody_finished_is_not_shown():
    drawn = complete_map(9)
    ends = called(drawn, "x00"), called(drawn, "x01")
    paths = paths_between(drawn, *ends, Budget(count=60))
    assert [path.length for path in paths.paths] == [1] + [2] * 7 + [3] * 42
    assert (paths.complete, paths.complete_to_length) == (False, 3)
    assert paths.stopped_by is Stop.COUNT


def test_a_length_asked_for_is_a_length_answered():
    drawn = complete_map(6)
    ends = called(drawn, "x00"), called(drawn, "x01")
    paths = paths_between(drawn, *ends, Budget(max_length=2))
    assert (len(paths.paths), paths.complete_to_length) == (5, 2)
    assert paths.stopped_by is Stop.LENGTH


def test_the_shortest_paths_are_there_even_beyond_the_budget():
    links = [("A", f"m{n}", "+") for n in range(9)] + [(f"m{n}", "B", "+") for n in range(9)]
    drawn = signed_map(links)
    paths = paths_between(drawn, called(drawn, "A"), called(drawn, "B"), Budget(count=4))
    assert len(paths.paths) == 4
    assert not paths.complete


@pytest.mark.corpus
def test_the_obesity_map_is_answered_within_its_budget(shared):
    foresight = corpus_map(shared / "corpus" / "maps" / "foresight_obesity.csv")
    (core,) = parts_of(foresight).cores
    ends = core[0], core[-1]
    graph, paths = graph_of(foresight), paths_between(foresight, *ends)
    assert not paths.complete
    assert paths.shortest[0].length == nx.shortest_path_length(graph, *ends)
    to_length = nx.all_simple_paths(graph, *ends, cutoff=paths.complete_to_length)
    assert len(paths.paths) == sum(1 for _ in to_length)

"""Smaller sets of loops: direct ones, the strongest, and those of which all are made."""

import itertools
import json
import math
import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.loops import (
    SHARE,
    Budget,
    direct_loops,
    find_loops,
    independent_loops,
    strongest_loops,
)
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.snapshot import take_snapshot
from loopmap.model.records import Strength
from tests.analysis.loops.test_search import signed_maps
from tests.support.random_maps import random_map
from tests.support.signed_maps import complete_map, corpus_map, signed_map

ALL = Budget(count=10**6, proof=10**6, proof_steps=10**8, probes=0)


def direct(causal_map, budget=None):
    return in_one_go(direct_loops(take_snapshot(causal_map), budget or Budget()))


def strongest(causal_map, strengths, wanted, budget=ALL):
    return in_one_go(strongest_loops(take_snapshot(causal_map), strengths, budget, wanted))


def independent(causal_map):
    found = in_one_go(independent_loops(take_snapshot(causal_map)))
    assert found.complete
    return found.loops


def is_direct(causal_map, loop):
    members = set(loop.variables)
    inside = {
        link.id
        for link in causal_map.links.values()
        if link.source in members and link.target in members and link.source != link.target
    }
    return len(loop.key) == 1 or inside == set(loop.key)


@given(signed_maps(), st.integers(1, 6))
@settings(max_examples=100)
def test_direct_loops_are_those_no_link_between_their_variables_cuts_short(causal_map, length):
    expected = [x for x in find_loops(causal_map, ALL).loops if is_direct(causal_map, x)]
    found = direct(causal_map)
    assert found.complete
    assert list(found.loops) == expected
    bounded = direct(causal_map, Budget(max_length=length))
    assert list(bounded.loops) == [x for x in expected if x.length <= length]
    cut = direct(causal_map, Budget(count=2, proof=2))
    assert list(cut.loops) == [
        x for x in expected if cut.complete or x.length <= cut.complete_to_length
    ]


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "number", "longest"),
    [
        ("openai_microsoft", 10, None),
        ("urban_data_governance_V2_merged", 79, 11),
        ("foresight_obesity", 135, 17),
        ("sfd_wrld3_03", 499, 30),
    ],
)
def test_maps_have_the_direct_loops_that_were_counted(shared, name, number, longest):
    causal_map = corpus_map(shared / "corpus" / "maps" / f"{name}.csv")
    found = direct(causal_map)
    assert (found.complete, len(found.loops)) == (True, number)
    assert longest in (None, found.complete_to_length)
    drawn = nx.DiGraph((link.source, link.target) for link in causal_map.links.values())
    chordless = {frozenset(members) for members in nx.chordless_cycles(drawn)}
    assert {frozenset(loop.variables) for loop in found.loops} == chordless


@given(signed_maps(), st.data(), st.integers(1, 12))
@settings(max_examples=100)
def test_the_strongest_loops_are_the_first_of_all_by_their_products(causal_map, data, wanted):
    strengths = {link: data.draw(st.sampled_from(Strength)) for link in sorted(causal_map.links)}
    every = find_loops(causal_map, ALL).loops
    products = sorted((product(loop, strengths) for loop in every), reverse=True)
    found = strongest(causal_map, strengths, wanted)
    assert list(found.products) == pytest.approx(products[:wanted])
    assert list(found.products) == pytest.approx([product(x, strengths) for x in found.loops])
    assert not found.is_partial
    assert (len(every) < wanted) <= found.complete <= (len(every) <= wanted)


def product(loop, strengths):
    return math.prod(SHARE[strengths[link]] for link in loop.key)


@pytest.mark.corpus
def test_the_strongest_of_the_obesity_map_are_found_without_listing_its_millions(shared):
    causal_map = corpus_map(shared / "corpus" / "maps" / "foresight_obesity.csv")
    draw = random.Random(1)
    strengths = {link: draw.choice(list(Strength)) for link in sorted(causal_map.links)}
    found = strongest(causal_map, strengths, 100, Budget(count=10_000))
    assert (len(found.loops), found.is_partial) == (100, False)
    short = [product(x, strengths) for x in find_loops(causal_map, Budget(probes=0)).finished]
    above = [each for each in short if each > found.products[-1]]
    assert len(above) <= 100
    assert set(above) <= set(found.products)


def test_too_small_a_budget_is_said():
    found = strongest(complete_map(9), {}, 10**5, Budget(steps=20_000))
    assert (found.complete, found.is_partial) == (False, True)


def test_a_budget_that_ends_early_leaves_independent_loops_and_says_how_many_there_are():
    drawn = take_snapshot(random_map(1, size=40, links=160))
    whole = in_one_go(independent_loops(drawn))
    found = in_one_go(independent_loops(drawn, Budget(steps=300)))
    assert (whole.complete, found.complete) == (True, False)
    assert found.wanted == whole.wanted == len(whole.loops)
    assert 0 < len(found.loops) == rank(found.loops) < found.wanted


@given(signed_maps())
@settings(max_examples=80)
def test_independent_loops_are_as_many_as_there_can_be_and_make_every_link(causal_map):
    chosen = independent(causal_map)
    every = find_loops(causal_map, ALL)
    assert {loop.key for loop in chosen} <= set(every.by_key)
    assert rank(chosen) == len(chosen) == rank(every.loops)


def rank(loops) -> int:
    basis = {}
    for loop in loops:
        rest = sum(1 << int(link[1:]) for link in loop.key)
        while rest and rest.bit_length() in basis:
            rest ^= basis[rest.bit_length()]
        if rest:
            basis[rest.bit_length()] = rest
    return len(basis)


@pytest.fixture(scope="module")
def graphs(shared):
    path = shared / "corpus" / "maps" / "REFERENCE_GRAPHS.json"
    return {each["name"]: each for each in json.loads(path.read_text(encoding="utf-8"))}


def reference_map(graph):
    return signed_map([(a, b, "+") for a, b in graph["edges"]])


@pytest.mark.corpus
def test_reference_graphs_have_their_published_rank(graphs):
    for graph in graphs.values():
        assert len(independent(reference_map(graph))) == graph["rank"]
    assert [loop.length for loop in independent(reference_map(graphs["K4"]))] == [2] * 6 + [3] * 3


@pytest.mark.corpus
def test_taking_the_shortest_that_add_a_link_gives_the_published_set_of_the_arms_race(graphs):
    graph = graphs["three-party arms race"]
    covered, taken = set(), []
    for loop in find_loops(reference_map(graph)).loops:
        if not covered.issuperset(loop.key):
            covered.update(loop.key)
            taken.append(loop)
    assert len(taken) == graph["sils_shortest_first"]


@pytest.mark.corpus
def test_geodetic_loops_are_as_many_as_published_and_all_in_the_list(graphs):
    for graph in graphs.values():
        if "geodetic" not in graph:
            continue
        causal_map = reference_map(graph)
        drawn = nx.DiGraph((link.source, link.target) for link in causal_map.links.values())
        found = geodetic(drawn)
        assert len(found) == graph["geodetic"]
        listed = {frozenset(loop.variables) for loop in find_loops(causal_map).loops}
        assert found <= listed


def geodetic(graph) -> set[frozenset[str]]:
    """Members of loops made of one shortest way from a variable to another and one back."""
    found = set()
    for component in nx.strongly_connected_components(graph):
        ways = dict(nx.all_pairs_shortest_path(graph.subgraph(sorted(component))))
        for a, b in itertools.combinations(sorted(component), 2):
            out, back = ways[a][b], ways[b][a]
            if len({*out, *back}) == len(out) + len(back) - 2:
                found.add(frozenset([*out, *back]))
        found |= {frozenset([a]) for a in component if graph.has_edge(a, a)}
    return found


@pytest.mark.corpus
def test_the_independent_set_of_the_obesity_map_has_full_rank(shared):
    causal_map = corpus_map(shared / "corpus" / "maps" / "foresight_obesity.csv")
    assert len(independent(causal_map)) == 154

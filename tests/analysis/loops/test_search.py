"""The search finds every loop it claims to, and claims no more than it found."""

import itertools
import math
from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.loops import Budget, LoopKind, Stop, find_loops, search
from loopmap.analysis.loops.budget import Meter
from loopmap.analysis.loops.by_length import LoopsByLength
from loopmap.analysis.loops.loop import make_loop
from loopmap.analysis.snapshot import take_snapshot
from loopmap.model.document import CausalMap
from loopmap.model.query import loop_key
from loopmap.model.records import Sign
from tests.support.signed_maps import complete_map, signed_map

SIGNS = {Sign.SAME: 1, Sign.OPPOSITE: -1, Sign.UNKNOWN: 0}


@st.composite
def signed_maps(draw, most=7):
    size = draw(st.integers(1, most))
    names = [f"x{n}" for n in range(size)]
    pairs = [(a, b) for a in names for b in names]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=24))
    return signed_map([(a, b, draw(st.sampled_from("++--?"))) for a, b in chosen])


def all_keys(causal_map: CausalMap) -> set[tuple[str, ...]]:
    """The keys of all loops, by networkx."""
    graph = nx.DiGraph((link.source, link.target) for link in causal_map.links.values())
    between = causal_map.adjacency.between
    return {
        loop_key(between(cycle[n - 1], cycle[n]).id for n in range(len(cycle)))
        for cycle in nx.simple_cycles(graph)
    }


def counts(loops) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for loop in loops.finished:
        found.setdefault(loop.length, [0, 0, 0])["RBU".index(loop.kind.letter)] += 1
    return found


@given(signed_maps(9))
@settings(max_examples=300)
def test_the_loops_are_those_of_networkx(causal_map):
    loops = find_loops(causal_map)
    assert loops.complete
    assert {loop.key for loop in loops.loops} == all_keys(causal_map)
    assert len(loops.by_key) == len(loops.loops)


@given(signed_maps(), st.integers(1, 12))
@settings(max_examples=80)
def test_a_budget_never_shows_part_of_a_length(causal_map, count):
    loops = find_loops(causal_map, Budget(count=count, probes=0))
    whole = Counter(len(key) for key in all_keys(causal_map))
    shown = Counter(loop.length for loop in loops.finished)
    assert shown == {k: n for k, n in whole.items() if k <= loops.complete_to_length}
    assert loops.complete == (shown == whole)
    assert len(loops.finished) <= count


@given(signed_maps())
@settings(max_examples=80)
def test_the_search_by_length_alone_finds_the_loops_of_networkx_shortest_first(causal_map):
    snapshot = take_snapshot(causal_map)
    meter = Meter(Budget(count=10**6, steps=10**7), lambda: False)
    found = []
    for part in map(LoopsByLength, snapshot.wirings):
        for length in range(2, part.size + 1):
            before = len(found)
            list(part.of_length(length, found, meter))
            assert {len(cycle) for cycle in found[before:]} <= {length}
    assert len(set(found)) == len(found)
    keys = {make_loop(snapshot, cycle).key for cycle in found}
    assert keys == {key for key in all_keys(causal_map) if len(key) > 1}


@given(signed_maps())
@settings(max_examples=60)
def test_the_kind_of_a_loop_is_the_product_of_its_signs(causal_map):
    for loop in find_loops(causal_map).loops:
        product = math.prod(SIGNS[causal_map.links[link].sign] for link in loop.key)
        kinds = {1: LoopKind.REINFORCING, -1: LoopKind.BALANCING, 0: LoopKind.UNDETERMINED}
        assert loop.kind is kinds[product]
        assert bool(loop.hinges) == (product == 0)


@given(signed_maps(), st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_the_records_does_not_matter(causal_map, rng):
    links = list(causal_map.links.items())
    rng.shuffle(links)
    tables = {"variables": causal_map.variables, "links": dict(links)}
    assert find_loops(CausalMap(causal_map.info, tables)) == find_loops(causal_map)


@given(signed_maps(most=6), st.integers(0, 5))
@settings(max_examples=40)
def test_naming_a_variable_by_its_opposite_changes_no_kind(causal_map, which):
    variables = sorted(causal_map.variables)
    if not variables:
        return
    turned = variables[which % len(variables)]
    names = {v: causal_map.variables[v].name for v in variables}
    swap = {"+": "-", "-": "+", "?": "?"}
    links = [
        (
            names[link.source],
            names[link.target],
            swap[link.sign.value]
            if (link.source == turned) != (link.target == turned)
            else link.sign.value,
        )
        for link in causal_map.links.values()
    ]
    before, after = find_loops(causal_map), find_loops(signed_map(links))
    assert [(x.key, x.kind) for x in before.loops] == [(x.key, x.kind) for x in after.loops]


@pytest.mark.parametrize(("size", "total"), [(3, 5), (4, 20), (5, 84), (6, 409)])
def test_a_complete_map_has_as_many_loops_as_combinatorics_says(size, total):
    loops = find_loops(complete_map(size))
    assert len(loops.loops) == total
    expected = {k: math.comb(size, k) * math.factorial(k - 1) for k in range(2, size + 1)}
    assert {k: sum(n) for k, n in counts(loops).items()} == expected
    assert loops.count(LoopKind.REINFORCING) == total


def test_lengths_two_to_five_obey_the_matrix_identities():
    rng = np.random.default_rng(7)
    names = [f"x{n:02d}" for n in range(12)]
    links = [
        (a, b, str(rng.choice(["+", "-"])))
        for a, b in itertools.permutations(names, 2)
        if rng.random() < 0.25
    ]
    found = counts(find_loops(signed_map(links), Budget(count=10**5, max_length=5, probes=0)))
    signed = np.zeros((12, 12), dtype=int)
    for a, b, sign in links:
        signed[names.index(a), names.index(b)] = 1 if sign == "+" else -1
    for length in (2, 3, 4, 5):
        every, parity = closed(np.abs(signed))[length], closed(signed)[length]
        assert found.get(length, [0, 0, 0]) == [(every + parity) // 2, (every - parity) // 2, 0]


def closed(a):
    """Numbers of loops of two to five links by traces of powers of a matrix without diagonal."""
    t, a2 = a * a.T, a @ a
    a3 = a2 @ a
    d2, d3 = np.diag(a2), np.diag(a3)
    four = (np.trace(a2 @ a2) - 2 * (d2**2).sum() + (t**2).sum()) // 4
    five = (np.trace(a3 @ a2) - 5 * (d2 * d3).sum() + 5 * (t * a * a2.T).sum()) // 5
    return {2: t.sum() // 2, 3: np.trace(a3) // 3, 4: four, 5: five}


def test_a_link_from_a_variable_to_itself_is_a_loop_of_one_link():
    loops = find_loops(signed_map([("a", "a", "-"), ("a", "b", "+"), ("b", "a", "+")]))
    assert [(loop.length, loop.kind.value) for loop in loops.loops] == [
        (1, "balancing"),
        (2, "reinforcing"),
    ]


def test_a_map_without_loops_is_complete_at_once():
    loops = find_loops(signed_map([("a", "b", "+"), ("b", "c", "-"), ("a", "c", "?")]))
    assert loops.loops == ()
    assert loops.complete


@pytest.mark.parametrize("size", [2, 3, 12, 40])
def test_a_ring_is_one_loop_and_a_ladder_one_at_each_rung(size):
    names = [f"x{n:02d}" for n in range(size)]
    steps = list(itertools.pairwise(names))
    ring = find_loops(signed_map((a, b, "-") for a, b in [*steps, (names[-1], names[0])]))
    assert [loop.length for loop in ring.loops] == [size]
    assert ring.loops[0].kind.value == ("balancing" if size % 2 else "reinforcing")
    ladder = find_loops(signed_map((a, b, "+") for x, y in steps for a, b in ((x, y), (y, x))))
    assert [loop.length for loop in ladder.loops] == [2] * (size - 1)


def test_two_rings_that_share_a_variable_are_two_loops():
    links = [("a", "b", "+"), ("b", "a", "+"), ("a", "c", "+"), ("c", "d", "+"), ("d", "a", "+")]
    assert [loop.length for loop in find_loops(signed_map(links)).loops] == [2, 3]


@pytest.mark.parametrize(
    ("budget", "reason"),
    [
        (Budget(count=500), Stop.COUNT),
        (Budget(count=10**5, steps=3_000, probes=0), Stop.STEPS),
        (Budget(max_length=3), Stop.LENGTH),
    ],
)
def test_a_list_that_stops_says_why_and_is_whole_as_far_as_it_goes(budget, reason):
    loops = find_loops(complete_map(12), budget)
    assert not loops.complete
    assert loops.stopped_by is reason
    expected = {
        k: math.comb(12, k) * math.factorial(k - 1) for k in range(2, loops.complete_to_length + 1)
    }
    assert {k: sum(n) for k, n in counts(loops).items()} == expected


def test_running_out_of_time_is_flagged():
    asked = itertools.count()
    loops = find_loops(complete_map(12), out_of_time=lambda: next(asked) > 40)
    assert loops.stopped_by is Stop.SECONDS
    assert not loops.complete


def test_the_search_pauses_often_and_returns_the_same_list_however_it_is_driven():
    snapshot = take_snapshot(complete_map(9))
    answers = []

    def driven():
        answers.append((yield from search(snapshot, Budget())))

    turns = sum(1 for _ in driven())
    assert turns > 1_000
    assert answers == [find_loops(complete_map(9))]


def test_every_link_of_the_core_is_on_a_listed_loop_even_when_the_list_stops():
    ring = [(f"r{n:02d}", f"r{(n + 1) % 20:02d}", "+") for n in range(20)]
    dense = [(a, b, "+") for a, b in itertools.permutations([f"d{n}" for n in range(9)], 2)]
    bridges = [("r00", "d0", "+"), ("d1", "r10", "-")]
    causal_map = signed_map([*ring, *dense, *bridges])
    loops = find_loops(causal_map)
    assert not loops.complete
    assert loops.extra_cover == len(loops.longer) > 0
    assert all(loop.length > loops.complete_to_length for loop in loops.longer)
    assert {link for loop in loops.loops for link in loop.key} == set(causal_map.links)


def test_the_estimate_stays_below_the_truth_and_is_the_same_every_time():
    first, second = find_loops(complete_map(9)), find_loops(complete_map(9))
    truth = sum(math.comb(9, k) * math.factorial(k - 1) for k in range(2, 10))
    assert first.more_than == second.more_than
    assert first.more_than is not None
    assert len(first.loops) < first.more_than < truth


def test_a_length_beyond_the_longest_loop_gives_the_complete_list():
    loops = find_loops(complete_map(8), Budget(count=10**5, steps=10**7, max_length=10**9))
    assert loops.complete
    assert loops.complete_to_length == 8
    assert len(loops.loops) == sum(math.comb(8, k) * math.factorial(k - 1) for k in range(2, 9))

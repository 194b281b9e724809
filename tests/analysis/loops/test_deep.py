"""A deep search hands over whole lengths, and says how far it came however it ended."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.loop_status import deep_line
from loopmap.analysis.loops import Budget, Stop, find_loops, search_deep
from loopmap.analysis.loops import deep as deep_module
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.snapshot import take_snapshot
from tests.analysis.loops.test_search import signed_maps
from tests.support.signed_maps import complete_map, signed_map


def deep(causal_map, most=10**6, max_length=None, is_over=lambda: False):
    handed, heights = [], []

    def take(loops, depth):
        handed.extend(loops)
        heights.append((depth.complete_to_length, depth.total))

    snapshot = take_snapshot(causal_map)
    return in_one_go(search_deep(snapshot, most, max_length, is_over, take)), handed, heights


@given(signed_maps(), st.integers(0, 30), st.one_of(st.none(), st.integers(1, 5)))
@settings(max_examples=100)
def test_what_it_hands_over_is_the_start_of_the_list_of_all(causal_map, most, max_length):
    every = find_loops(causal_map, Budget(count=10**6, proof=10**6, proof_steps=10**8)).loops
    depth, handed, heights = deep(causal_map, most, max_length)
    reach = depth.complete_to_length
    assert handed == [loop for loop in every if loop.length <= reach]
    assert depth.complete == (len(handed) == len(every))
    assert len(handed) == depth.total <= most
    assert heights == sorted(heights)
    if not depth.complete:
        assert reach == max_length or depth.stopped_by is Stop.COUNT


@pytest.mark.parametrize("proof", [10, 10**6])
def test_with_or_without_the_proof_the_same_is_handed_over(monkeypatch, proof):
    monkeypatch.setattr(deep_module, "PROOF", proof)
    depth, handed, _ = deep(complete_map(6))
    assert (depth.complete, depth.complete_to_length, len(handed)) == (True, 6, 409)
    assert deep_line(depth) == (
        "409 loops in this map: 409 reinforcing, 0 balancing. This is all of them."
    )


def test_stopped_in_the_midst_of_a_length_it_says_which():
    asked = itertools.count()
    depth, handed, _ = deep(complete_map(10), most=10**5, is_over=lambda: next(asked) > 300)
    assert not depth.complete
    assert depth.stopped_by is Stop.SECONDS
    assert {loop.length for loop in handed} == set(range(2, depth.complete_to_length + 1))
    unfinished = f"Loops of {depth.complete_to_length + 1} links are not finished and not listed."
    assert unfinished in deep_line(depth)


def test_a_map_without_loops_is_all_known_at_once():
    depth, handed, heights = deep(signed_map([("a", "b", "+")]))
    assert (depth.complete, handed, heights) == (True, [], [])
    assert deep_line(depth).startswith("No loops")

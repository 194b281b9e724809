"""A first look shows few loops: named ones, then those about outcomes, short and unlike."""

from dataclasses import replace

import pytest

from loopmap.analysis.loop_views.key_loops import EASILY_TOLD, MOST_KEY, _candidates, key_loops
from loopmap.analysis.loop_views.masks import link_masks, most_distinct_first
from loopmap.analysis.loops import find_loops
from loopmap.model.change import replacing
from loopmap.model.records import Role
from tests.support.random_maps import random_map
from tests.support.signed_maps import TODAY, complete_map, document_with, signed_map


def test_few_loops_are_all_key():
    causal_map = signed_map([("a", "b", "+"), ("b", "a", "+"), ("b", "c", "-"), ("c", "b", "+")])
    loops = find_loops(causal_map).loops
    assert key_loops(causal_map, loops, ()) == loops


def test_of_many_there_are_seven_in_the_order_of_the_list():
    causal_map = complete_map(5)
    loops = find_loops(causal_map).loops
    chosen = key_loops(causal_map, loops, ())
    assert len(chosen) == MOST_KEY
    assert [loop for loop in loops if loop in chosen] == list(chosen)


def test_a_named_loop_is_always_among_them_however_long():
    causal_map = complete_map(5)
    loops = find_loops(causal_map).loops
    longest = loops[-1]
    assert longest not in key_loops(causal_map, loops, ())
    assert longest in key_loops(causal_map, loops, {longest.key})


def test_loops_through_an_outcome_come_before_others():
    causal_map = complete_map(6)
    outcome = max(causal_map.variables.values(), key=lambda v: v.id)
    change = replacing(TODAY, [(outcome, replace(outcome, role=Role.OUTCOME))])
    causal_map = document_with(causal_map).apply(change).maps[TODAY]
    loops = find_loops(causal_map).loops
    assert all(outcome.id in loop.variables for loop in key_loops(causal_map, loops, ()))


def test_key_loops_do_not_tell_the_same_links_again_while_others_are_left():
    rings = [(f"{n}{a}", f"{n}{b}", "+") for n in range(9) for a, b in ("xy", "yz", "zx")]
    shared = [("0x", "0z", "+"), ("0z", "0y", "+"), ("0y", "0x", "+")]
    causal_map = signed_map([*rings, *shared])
    chosen = key_loops(causal_map, find_loops(causal_map).loops, ())
    links = [link for loop in chosen for link in loop.key]
    assert len(links) == len(set(links))


def ranked(loop, place, mask, covered):
    """What makes a loop come before others, as ``key_loops`` says."""
    new = (mask & ~covered).bit_count()
    is_old, is_long = 2 * new < loop.length, loop.length > EASILY_TOLD
    return (is_old, is_long, -min(new, 4), loop.length, place)


@pytest.mark.parametrize("seed", range(30))
def test_each_is_the_best_of_all_that_were_left_when_it_was_taken(seed):
    loops = find_loops(random_map(seed)).loops
    candidates = _candidates(loops, (), frozenset())
    masks, taken, covered = link_masks(candidates), [], 0
    while len(taken) < min(MOST_KEY, len(candidates)):
        left = [place for place in range(len(candidates)) if place not in taken]
        one = min(
            left,
            key=lambda n: ranked(candidates[n], n, masks[candidates[n].key], covered),
        )
        taken.append(one)
        covered |= masks[candidates[one].key]
    best = tuple(candidates[place] for place in sorted(taken))
    assert key_loops(random_map(seed), loops, ()) == (loops if len(loops) <= MOST_KEY else best)


@pytest.mark.parametrize("most", [0, 3, 5])
@pytest.mark.parametrize("seed", range(20))
def test_most_distinct_first_takes_each_time_what_adds_most(seed, most):
    loops = find_loops(random_map(seed)).loops
    masks = link_masks(loops)
    covered: set[str] = set()
    left = list(loops)
    for chosen in most_distinct_first(loops, masks, most=most):
        best = max(len(set(loop.key) - covered) for loop in left)
        assert len(set(chosen.key) - covered) == best
        covered.update(chosen.key)
        left.remove(chosen)
    assert len(left) == max(0, len(loops) - most)

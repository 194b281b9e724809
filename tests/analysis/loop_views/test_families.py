"""Longer ways round are put away under the direct loop whose story they tell."""

import pytest

from loopmap.analysis.loop_views.families import direct_among, families
from loopmap.analysis.loop_views.folding import Fold, folded
from loopmap.analysis.loops import Budget, direct_loops, find_loops
from loopmap.analysis.snapshot import take_snapshot
from tests.support.random_maps import random_map
from tests.support.signed_maps import signed_map

# A ring of four, and a way round d by e.
BYPASS = signed_map(
    [("a", "b", "+"), ("b", "c", "+"), ("c", "d", "+"), ("d", "a", "+"), ("c", "e", "+"),
     ("e", "d", "-")]
)  # fmt: skip


def ended(pauses):
    while True:
        try:
            next(pauses)
        except StopIteration as done:
            return done.value


def sorted_out(causal_map):
    loops = find_loops(causal_map).loops
    direct = direct_among(causal_map, loops)
    return loops, direct, ended(families(loops, direct))


@pytest.mark.parametrize("seed", range(40))
def test_the_direct_ones_among_all_are_those_that_a_search_finds(seed):
    causal_map = random_map(seed)
    loops = find_loops(causal_map).loops
    found = ended(direct_loops(take_snapshot(causal_map), Budget()))
    assert direct_among(causal_map, loops) == {loop.key for loop in found.loops}


def test_a_bypass_belongs_to_the_direct_loop_it_goes_round():
    loops, direct, found = sorted_out(BYPASS)
    ring, longer = loops
    assert direct == {ring.key}
    assert found == {longer.key: ring.key}


def test_it_is_put_away_and_shown_where_the_family_is_open():
    (ring, longer), _, found = sorted_out(BYPASS)
    assert folded((ring, longer), found, (), ()) == [ring, Fold(ring.key, 1)]
    assert folded((ring, longer), found, {ring.key}, ()) == [
        ring,
        Fold(ring.key, 1, is_open=True),
        longer,
    ]


def test_it_stands_by_itself_where_it_must_be_seen_or_its_direct_loop_is_not():
    (ring, longer), _, found = sorted_out(BYPASS)
    assert folded((ring, longer), found, (), {longer.key}) == [ring, longer]
    assert folded((longer,), found, (), ()) == [longer]


def test_a_fold_says_how_many_it_stands_for():
    assert Fold((), 1).words == "and 1 longer way round"
    assert Fold((), 1_200).words == "and 1,200 longer ways round"
    assert Fold((), 4, is_open=True).words == "Hide 4 longer ways round"

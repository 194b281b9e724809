"""Loops sought by themselves: further than the list, and honest about how far."""

from dataclasses import replace

import pytest

from loopmap.analysis.loop_views.sets import search_set, search_through
from loopmap.analysis.loop_views.view import Among
from loopmap.analysis.loops import Budget, Stop, find_loops
from loopmap.analysis.pauses import in_one_go
from loopmap.model.change import replacing
from loopmap.model.records import Strength
from tests.support.random_maps import called
from tests.support.signed_maps import complete_map, corpus_map, document_with, signed_map

SHORTCUT = signed_map([("A", "B", "+"), ("B", "C", "-"), ("C", "A", "+"), ("A", "C", "?")])


def sought(causal_map, among, **limits):
    return in_one_go(search_set(causal_map, among, **limits))


def through(causal_map, record, listed=None, **limits):
    return in_one_go(search_through(causal_map, record, listed, **limits))


def strong(causal_map, *links):
    pairs = [
        (causal_map.links[link], replace(causal_map.links[link], strength=Strength.STRONG))
        for link in links
    ]
    document = document_with(causal_map).apply(replacing(causal_map.id, pairs))
    return document.maps[causal_map.id]


@pytest.mark.parametrize("among", [Among.DIRECT, Among.STRONGEST, Among.INDEPENDENT])
def test_a_map_without_loops_says_so_whatever_is_sought(among):
    found = sought(signed_map([("A", "B", "+")]), among)
    assert found.loops == ()
    assert found.line == (
        "No loops: following the arrows you never come back to the same variable."
    )


def test_direct_loops_say_that_they_are_all_or_how_far_they_go():
    found = sought(SHORTCUT, Among.DIRECT)
    assert found.line == (
        "1 direct loop, which no link cuts short, undetermined. There is no other."
    )
    cut = sought(complete_map(9), Among.DIRECT, budget=Budget(count=30, proof=30, steps=10_000))
    assert (cut.complete, cut.stopped_by) == (False, Stop.COUNT)
    assert cut.line.endswith("Longer ones may exist.")


def test_the_strongest_say_when_strengths_tell_nothing_apart():
    line = sought(complete_map(7), Among.STRONGEST, wanted=5).line
    assert line == (
        "The 5 strongest of all loops. Every link on them is of medium strength,"
        " so the shortest come first."
    )


def test_the_strongest_come_in_the_order_of_their_strengths():
    drawn = strong(SHORTCUT, "l001", "l002", "l003")
    found = sought(drawn, Among.STRONGEST)
    assert [loop.length for loop in found.loops] == [3, 2]
    assert found.strengths == (1.0, 0.5)
    assert found.line == "All 2 loops, the strongest first."


def test_a_search_for_the_strongest_that_was_stopped_says_so():
    found = sought(complete_map(9), Among.STRONGEST, budget=Budget(steps=5_000), wanted=10**5)
    assert (found.complete, found.stopped_by) == (False, Stop.STEPS)
    assert "The search stopped before it had 100,000." in found.line


def test_an_independent_set_is_no_list_of_all():
    found = sought(SHORTCUT, Among.INDEPENDENT)
    assert found.complete
    assert found.line == (
        "2 independent loops: every loop of this map is made of some of them."
        " Another such set would do as well."
    )


def test_loops_through_one_thing_are_all_or_say_how_far_they_go():
    assert through(SHORTCUT, called(SHORTCUT, "B")).line == (
        "1 loop through B, balancing. There is no other."
    )
    assert through(SHORTCUT, "l004").line.startswith("1 loop through A → C, ")
    lonely = signed_map([("A", "B", "+")])
    assert through(lonely, called(lonely, "A")).line == "No loop leads through A."


def test_loops_through_one_thing_reach_at_least_as_far_as_the_list():
    drawn = complete_map(9)
    listed = find_loops(drawn)
    here = called(drawn, "x00")
    found = through(drawn, here, listed, budget=Budget(count=10, proof=10))
    assert found.complete_to_length == listed.complete_to_length
    assert list(found.loops) == [loop for loop in listed.finished if here in loop.variables]


@pytest.mark.corpus
def test_loops_through_a_place_of_the_obesity_map_go_deeper_than_its_list(shared):
    drawn = corpus_map(shared / "corpus" / "maps" / "foresight_obesity.csv")
    listed = find_loops(drawn)
    here = min(drawn.variables, key=lambda v: sum(v in loop.variables for loop in listed.loops))
    some = next(loop for loop in listed.finished if loop.length == 2).variables[0]
    found = through(drawn, some, listed)
    assert found.complete_to_length > listed.complete_to_length
    known = {loop.key for loop in listed.finished if some in loop.variables}
    assert known < {loop.key for loop in found.loops}
    assert through(drawn, here, listed).complete_to_length >= 0

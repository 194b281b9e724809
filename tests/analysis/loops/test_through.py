"""Loops through one variable or link are those of the whole map that pass it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.loops import Budget, Stop, find_loops, loops_through
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.snapshot import take_snapshot
from loopmap.model.ids import RecordId
from tests.analysis.loops.test_search import signed_maps
from tests.support.signed_maps import complete_map, corpus_map, signed_map


def through(causal_map, record, budget=None):
    return in_one_go(loops_through(take_snapshot(causal_map), record, budget or Budget()))


@given(signed_maps(), st.data())
@settings(max_examples=100)
def test_they_are_the_loops_of_the_map_that_pass_it(causal_map, data):
    records = sorted([*causal_map.links, *causal_map.variables])
    if not records:
        return
    record = data.draw(st.sampled_from(records))
    whole = find_loops(causal_map, Budget(count=10**6, proof=10**6, proof_steps=10**8))
    passing = [x for x in whole.loops if record in x.key or record in x.variables]
    found = through(causal_map, record)
    assert found.complete
    assert list(found.loops) == passing
    length = data.draw(st.integers(1, 8))
    bounded = through(causal_map, record, Budget(max_length=length))
    assert list(bounded.loops) == [x for x in passing if x.length <= length]
    cut = through(causal_map, record, Budget(count=3, proof=3))
    assert list(cut.loops) == [x for x in passing if x.length <= cut.complete_to_length]
    assert cut.complete == (len(passing) <= 3)


@pytest.mark.corpus
def test_one_variable_of_the_obesity_map_is_seen_deeper_than_the_whole(shared):
    causal_map = corpus_map(shared / "corpus" / "maps" / "foresight_obesity.csv")
    whole = find_loops(causal_map, Budget(probes=0))
    variable = whole.loops[0].variables[0]
    deep = Budget(max_length=whole.complete_to_length + 2)
    found = through(causal_map, variable, deep)
    assert (found.complete, found.complete_to_length) == (False, 11)
    passing = [x for x in whole.finished if variable in x.variables]
    assert list(found.loops[: len(passing)]) == passing
    assert len(found.loops) > len(passing)


def test_a_budget_that_runs_out_shows_no_part_of_a_length():
    found = through(complete_map(12), RecordId("v001"), Budget(count=200))
    assert (found.complete, found.stopped_by) == (False, Stop.COUNT)
    assert [x.length for x in found.loops] == [2] * 11 + [3] * 110
    assert found.complete_to_length == 3


def test_nothing_passes_what_is_not_on_the_map():
    causal_map = signed_map([("a", "b", "+"), ("b", "a", "+"), ("b", "c", "-")])
    for record in ("gone", "v003", "l003"):
        assert through(causal_map, RecordId(record)) == find_loops(signed_map([]))

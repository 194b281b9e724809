"""The number a map's loops exceed is below the truth, near it, and the same every time."""

import math

import pytest

from loopmap.analysis.loops import Budget, find_loops
from tests.support.signed_maps import complete_map, corpus_map, signed_map

TRUE = {
    "foresight_obesity": 283_457_624,
    "urban_data_governance_V2_merged": 467_663,
    "sfd_scirev8": 57_433,
    "sfd_wrld3_03": 1_863_803,
    "syn_fcm20_d30": 68_124_699,
    "syn_cld100_300": 8_925_711,
}


@pytest.mark.corpus
@pytest.mark.parametrize("name", sorted(TRUE))
def test_maps_that_others_counted_have_more_loops_than_said_and_less_than_a_thousand_times_as_many(
    shared, name
):
    loops = find_loops(corpus_map(shared / "corpus" / "maps" / f"{name}.csv"))
    assert len(loops.loops) < loops.more_than < TRUE[name]
    assert TRUE[name] < loops.more_than * 1_000


@pytest.mark.parametrize("size", [8, 10])
def test_a_map_of_every_link_has_more_loops_than_said(size):
    truth = sum(math.comb(size, k) * math.factorial(k - 1) for k in range(2, size + 1))
    assert truth / 100 < find_loops(complete_map(size)).more_than < truth


def test_a_proof_that_found_too_many_is_enough_to_know_that_more_exist():
    loops = find_loops(complete_map(8), Budget(count=500, probes=0))
    assert (loops.complete, loops.more_than) == (False, 500)


def test_where_neither_the_proof_nor_the_walks_know_nothing_is_said_of_the_rest():
    ring = signed_map([(f"r{n}", f"r{(n + 1) % 600}", "+") for n in range(600)])
    loops = find_loops(ring, Budget(steps=300, proof_steps=300, probes=0))
    assert (loops.complete, loops.more_than) == (False, None)

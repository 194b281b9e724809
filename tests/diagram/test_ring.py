"""Rings: the loop each link is curved by, found anew only near a change."""

import random

import pytest

from loopmap.diagram.ring import rings, rings_again
from loopmap.model.change import adding, removing
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, NamedLoop, Variable
from tests.support.drawn_maps import HERE, document_of, map_of, ring

SQUARE = [(0, 0), (300, 0), (300, 300), (0, 300)]


def test_a_link_turns_in_the_shortest_loop_it_is_part_of():
    short_cut = Link(RecordId("k"), RecordId("v2"), RecordId("v0"))
    found = rings(map_of(*ring(SQUARE), short_cut))
    assert set(found[RecordId("l0")]) == {"v0", "v1", "v2"}
    assert set(found[RecordId("l3")]) == {"v0", "v1", "v2", "v3"}


def test_a_loop_somebody_named_comes_before_a_shorter_one():
    short_cut = Link(RecordId("k"), RecordId("v2"), RecordId("v0"))
    named = NamedLoop(RecordId("o"), tuple(RecordId(f"l{n}") for n in range(4)), "R1")
    found = rings(map_of(*ring(SQUARE), short_cut, named))
    assert len(found[RecordId("l0")]) == 4


@pytest.mark.parametrize("seed", range(15))
def test_rings_that_are_not_told_anew_are_the_same_after_links_came_and_went(seed):
    rng = random.Random(seed)
    made = [Variable(RecordId(f"v{n}"), f"V {n}", 0, 0) for n in range(60)]
    pairs = rng.sample([(a.id, b.id) for a in made for b in made], 110)
    links = [Link(RecordId(f"l{n}"), *ends) for n, ends in enumerate(pairs)]
    document = document_of(*made, *links[10:])
    before = document.maps[HERE]
    changed = [*links[:2], *links[50:52]]
    after = document.apply(adding(HERE, changed[:2])).apply(removing(HERE, changed[2:])).maps[HERE]
    again = rings_again(before, after, changed)
    merged = {**rings(before), **again}
    assert {i: r for i, r in merged.items() if r and i in after.links} == rings(after)
    assert len(again) < len(after.links)

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


def told_anew(before, after, changed):
    """The rings after a change, of those before and those told anew; and how many of these."""
    known = rings(before)
    again = rings_again(before, after, changed, lambda link: known.get(link, ()))
    merged = {**known, **again}
    return {i: r for i, r in merged.items() if r and i in after.links}, len(again)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("count", [110, 160])
def test_rings_that_are_not_told_anew_are_the_same_after_links_came_and_went(seed, count):
    rng = random.Random(seed)
    made = [Variable(RecordId(f"v{n}"), f"V {n}", 0, 0) for n in range(60)]
    pairs = rng.sample([(a.id, b.id) for a in made for b in made], count)
    links = [Link(RecordId(f"l{n}"), *ends) for n, ends in enumerate(pairs)]
    document = document_of(*made, *links[10:])
    before = document.maps[HERE]
    came, went = links[: rng.randint(0, 2)], links[50 : 50 + rng.randint(0, 2)]
    after = document.apply(adding(HERE, came)).apply(removing(HERE, went)).maps[HERE]
    found, looked_at = told_anew(before, after, [*came, *went])
    assert found == rings(after)
    assert looked_at < len(after.links)


def test_a_link_that_comes_where_loops_are_short_concerns_few_others():
    rng = random.Random(3)
    made = [Variable(RecordId(f"v{n}"), f"V {n}", 0, 0) for n in range(100)]
    pairs = rng.sample([(a.id, b.id) for a in made for b in made if a is not b], 300)
    links = [Link(RecordId(f"l{n}"), *ends) for n, ends in enumerate(pairs)]
    document = document_of(*made, *links[1:])
    before, after = (d.maps[HERE] for d in (document, document.apply(adding(HERE, links[:1]))))
    found, looked_at = told_anew(before, after, links[:1])
    assert found == rings(after)
    assert looked_at < 60


def test_a_map_too_large_to_be_sure_looks_at_all_that_is_near():
    rng = random.Random(5)
    made = [Variable(RecordId(f"v{n}"), f"V {n}", 0, 0) for n in range(420)]
    pairs = rng.sample([(a.id, b.id) for a in made for b in made if a is not b], 2_000)
    links = [Link(RecordId(f"l{n}"), *ends) for n, ends in enumerate(pairs)]
    document = document_of(*made, *links[1:])
    before, after = (d.maps[HERE] for d in (document, document.apply(adding(HERE, links[:1]))))
    found, _ = told_anew(before, after, links[:1])
    assert found == rings(after)

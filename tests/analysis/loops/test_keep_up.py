"""A list kept up with edits is true at every moment, and once settled what a search finds."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.loops import Budget, find_loops, keep_up
from loopmap.analysis.loops.keep_up import MOST_LINKS
from loopmap.analysis.snapshot import take_snapshot
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign
from tests.analysis.loops.test_search import signed_maps
from tests.support.signed_maps import complete_map, corpus_map, signed_map

FEW = Budget(count=6, proof=6, probes=0)
EVERYTHING = Budget(count=10**6, proof=10**6, proof_steps=10**8, probes=0)


def with_links(causal_map, links):
    tables = {"variables": causal_map.variables, "links": links}
    return CausalMap(causal_map.info, tables)


def edit_once(causal_map, choose) -> CausalMap:
    """The map after a link was drawn, cut, flipped, delayed or led elsewhere."""
    links = dict(causal_map.links)
    free = sorted(
        (a, b)
        for a in causal_map.variables
        for b in causal_map.variables
        if causal_map.adjacency.between(a, b) is None
    )
    act = choose(["draw", "draw", "cut", "flip", "delay", "lead"])
    if act == "draw" and free:
        link = Link(RecordId(f"n{len(links)}{choose(range(10**6))}"), *choose(free), Sign.SAME)
        links[link.id] = link
    elif act != "draw" and links:
        link = links.pop(choose(sorted(links)))
        if act == "flip":
            links[link.id] = replace(link, sign=choose(list(Sign)))
        elif act == "delay":
            links[link.id] = replace(link, delayed=not link.delayed)
        elif act == "lead" and free:
            source, target = choose(free)
            links[link.id] = replace(link, source=source, target=target)
    return with_links(causal_map, links)


def assert_true(loops, causal_map, budget):
    """Every claim of the list holds on the map, and a settled list is that of a search."""
    whole = find_loops(causal_map, replace(EVERYTHING, max_length=None))
    assert whole.complete
    claimed = loops.complete_to_length
    assert list(loops.finished) == [x for x in whole.loops if x.length <= claimed]
    assert loops.complete <= (len(loops.loops) == len(whole.loops))
    assert {x.key for x in loops.longer} <= set(whole.by_key)
    assert loops.more_than is None or loops.more_than < len(whole.loops)
    if loops.settled:
        assert loops == find_loops(causal_map, budget)


@given(signed_maps(), st.data(), st.sampled_from([FEW, Budget(probes=0)]))
@settings(max_examples=120)
def test_a_sequence_of_any_edits_keeps_the_list_true(causal_map, data, budget):
    loops = find_loops(causal_map, budget)
    for _ in range(data.draw(st.integers(1, 6))):
        after = edit_once(causal_map, lambda of: data.draw(st.sampled_from(of)))
        kept = keep_up(
            causal_map=after,
            loops=loops,
            before=take_snapshot(causal_map),
            after=take_snapshot(after),
            budget=budget,
        )
        loops = find_loops(after, budget) if kept is None else kept
        causal_map = after
        assert_true(loops, causal_map, budget)


@pytest.mark.corpus
def test_hundreds_of_edits_on_the_obesity_map_keep_its_short_loops_exact(shared):
    causal_map = corpus_map(shared / "corpus" / "maps" / "foresight_obesity.csv")
    draw = random.Random(4)
    budget = Budget(count=500, probes=0)
    loops, overruns = find_loops(causal_map, budget), 0
    for turn in range(300):
        after = edit_once(causal_map, draw.choice)
        kept = keep_up(after, loops, take_snapshot(causal_map), take_snapshot(after), budget)
        overruns += kept is None
        loops, causal_map = find_loops(after, budget) if kept is None else kept, after
        if turn % 10 == 9:
            bounded = replace(EVERYTHING, max_length=loops.complete_to_length, proof=1)
            assert loops.finished == find_loops(causal_map, bounded).loops
    assert overruns < 30


def test_a_link_drawn_and_cut_again_leaves_everything_as_it_was():
    before = signed_map([("a", "b", "+"), ("b", "c", "-"), ("c", "a", "?"), ("c", "b", "+")])
    new = Link(RecordId("new"), *sorted(before.variables)[:2][::-1], Sign.OPPOSITE)
    after = with_links(before, {**before.links, new.id: new})
    one, two = take_snapshot(before), take_snapshot(after)
    loops = find_loops(before)
    drawn = keep_up(after, loops, one, two, Budget())
    assert drawn == find_loops(after)
    assert len(drawn.loops) > len(loops.loops)
    assert keep_up(before, drawn, two, one, Budget()) == loops


def test_flips_and_delays_of_a_list_cut_short_leave_it_settled():
    before = complete_map(9)
    link = before.links[RecordId("l003")]
    turned = replace(link, sign=Sign.OPPOSITE, delayed=True)
    after = with_links(before, {**before.links, link.id: turned})
    loops = find_loops(before)
    assert not loops.complete
    kept = keep_up(after, loops, take_snapshot(before), take_snapshot(after), Budget())
    assert kept == find_loops(after)


def test_a_link_that_closes_too_many_loops_is_left_to_a_search_of_the_whole_map():
    whole = complete_map(8)
    gone = RecordId("l001")
    links = {link.id: link for link in whole.links.values() if link.id != gone}
    before = with_links(whole, links)
    loops = find_loops(before, EVERYTHING)
    assert loops.complete
    assert keep_up(whole, loops, take_snapshot(before), take_snapshot(whole), Budget()) is None


def test_a_map_pasted_into_another_is_left_to_a_search_of_the_whole_map():
    ring = [(f"p{n}", f"p{(n + 1) % (MOST_LINKS + 1)}", "+") for n in range(MOST_LINKS + 1)]
    whole = signed_map([("a", "b", "+"), ("b", "a", "-"), *ring])
    links = {link: whole.links[link] for link in (RecordId("l001"), RecordId("l002"))}
    before = with_links(whole, links)
    loops = find_loops(before, EVERYTHING)
    assert keep_up(whole, loops, take_snapshot(before), take_snapshot(whole), Budget()) is None
    gone = keep_up(before, find_loops(whole), take_snapshot(whole), take_snapshot(before), Budget())
    assert gone.loops == loops.loops


def test_a_list_that_grows_to_twice_the_budget_drops_its_longest_lengths():
    budget = Budget(count=40, proof=40, probes=0)
    whole = complete_map(5)
    gone = RecordId("l001")
    links = {link.id: link for link in whole.links.values() if link.id != gone}
    before = with_links(whole, links)
    loops = find_loops(before, EVERYTHING)
    kept = keep_up(whole, loops, take_snapshot(before), take_snapshot(whole), budget)
    assert (kept.complete, kept.settled, kept.more_than) == (False, False, 83)
    assert kept.complete_to_length == 4
    assert_true(kept, whole, budget)


def test_places_names_and_reasons_are_no_part_of_a_snapshot():
    causal_map = signed_map([("a", "b", "+"), ("b", "a", "-")])
    links = {
        key: replace(link, reason="said so", bulge=0.4) for key, link in causal_map.links.items()
    }
    assert take_snapshot(with_links(causal_map, links)) == take_snapshot(causal_map)

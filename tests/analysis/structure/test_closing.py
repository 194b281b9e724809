"""What one more link would close, counted as the loop search counts it once it is drawn."""

from dataclasses import replace

import pytest

from loopmap.analysis.loops import Budget, LoopKind, find_loops
from loopmap.analysis.structure.closing import SAME_END, ClosingBudget
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign
from tests.support.random_maps import called, named, random_map
from tests.support.signed_maps import complete_map, signed_map
from tests.support.structure import almost_loops, closing_links, closing_links_anywhere, would_close

NEW = RecordId("l999")
KINDS = (LoopKind.REINFORCING, LoopKind.BALANCING, LoopKind.UNDETERMINED)


def with_links(causal_map, links):
    tables = {"variables": causal_map.variables, "links": links}
    return CausalMap(causal_map.info, tables)


def kinds_through(causal_map, link, max_length):
    loops = find_loops(causal_map, Budget(max_length=max_length, probes=0)).finished
    through = [loop.kind for loop in loops if link in loop.key]
    return tuple(through.count(kind) for kind in KINDS)


@pytest.mark.parametrize("seed", range(30))
def test_a_proposal_counts_the_loops_the_link_makes_when_it_is_drawn(seed):
    drawn = random_map(seed)
    for proposal in closing_links(drawn, called(drawn, "x0"), ClosingBudget(max_length=5)):
        link = Link(NEW, proposal.source, proposal.target, Sign.SAME)
        made = with_links(drawn, {**drawn.links, NEW: link})
        counted = (proposal.reinforcing, proposal.balancing, proposal.undetermined)
        assert counted == kinds_through(made, NEW, 5)
        assert would_close(drawn, proposal.source, proposal.target, ClosingBudget(5)) == proposal
        assert drawn.adjacency.between(proposal.source, proposal.target) is None


def test_the_link_that_closes_most_loops_comes_first():
    links = [("A", "B", "+"), ("A", "C", "+"), ("B", "D", "+"), ("C", "D", "-"), ("E", "A", "+")]
    drawn = signed_map(links)
    best = closing_links(drawn, called(drawn, "D"))[0]
    assert named(drawn, [best.source, best.target]) == ["D", "A"]
    assert best.text == (
        "As a + link it would close 2 loops of up to 7 links: 1 reinforcing, 1 balancing."
    )
    assert best.shortest == 3


@pytest.mark.parametrize("seed", range(10))
def test_of_a_whole_map_the_best_of_all_variables_come_first_and_few_from_the_same(seed):
    drawn, budget = random_map(seed), ClosingBudget(max_length=5)
    found = closing_links_anywhere(drawn, budget)
    each = {link for variable in drawn.variables for link in closing_links(drawn, variable, budget)}
    assert each.issuperset(found)
    most = [link.loops for link in found]
    assert most == sorted(most, reverse=True)
    assert most[:1] == [max(link.loops for link in each)][: len(most)]
    for ends in ([link.source for link in found], [link.target for link in found]):
        assert all(ends.count(end) <= SAME_END for end in ends)


def test_a_link_may_close_nothing():
    drawn = signed_map([("A", "B", "+"), ("C", "D", "+")])
    closes = would_close(drawn, called(drawn, "A"), called(drawn, "C"))
    assert (closes.loops, closes.shortest) == (0, None)
    assert closes.text == "This link would close no loop of up to 7 links."


def test_a_length_there_are_too_many_paths_for_is_not_counted():
    dense = complete_map(9)
    links = {k: v for k, v in dense.links.items() if v.source != called(dense, "x00")}
    drawn = with_links(dense, links)
    proposals = closing_links(drawn, called(drawn, "x00"), ClosingBudget(paths=500))
    assert {proposal.complete_to_length for proposal in proposals} == {4}
    assert {proposal.loops for proposal in proposals} == {1 + 7 + 42}


def test_a_ring_with_one_arrow_the_wrong_way_is_almost_a_loop():
    links = [("A", "B", "+"), ("B", "C", "-"), ("A", "C", "+"), ("C", "D", "+")]
    drawn = signed_map(links)
    (almost,) = almost_loops(drawn).loops
    assert (almost.link, almost.length, almost.kind) == ("l003", 3, LoopKind.BALANCING)
    assert almost_loops(drawn, called(drawn, "D")).loops == ()


def test_a_link_with_a_counterpart_is_not_to_be_turned_round():
    links = [("A", "B", "+"), ("B", "C", "-"), ("A", "C", "+"), ("C", "A", "+")]
    drawn = signed_map(links)
    assert all(loop.link != "l003" for loop in almost_loops(drawn).loops)


@pytest.mark.parametrize("seed", range(30))
def test_almost_loops_are_the_loops_that_turning_one_link_makes(seed):
    drawn = random_map(seed)
    found = almost_loops(drawn, max_length=5)
    assert found.complete_to_length == 5
    expected = []
    for link in drawn.links.values():
        if drawn.adjacency.between(link.target, link.source) is None:
            turned = replace(link, source=link.target, target=link.source)
            made = with_links(drawn, {**drawn.links, link.id: turned})
            loops = find_loops(made, Budget(max_length=5, probes=0)).finished
            expected += [(loop.length, link.id, loop.kind) for loop in loops if link.id in loop.key]
    got = sorted((loop.length, loop.link, loop.kind.value) for loop in found.loops)
    assert got == sorted((length, link, kind.value) for length, link, kind in expected)[:50]


def test_almost_loops_stop_at_a_length_they_could_finish():
    drawn = signed_map([(f"x{a}", f"x{b}", "+") for a in range(9) for b in range(a + 1, 9)])
    found = almost_loops(drawn, steps=250, shown=100)
    assert found.complete_to_length == 4
    assert {loop.length for loop in found.loops} == {3, 4}
    assert found.more == 84 + 126 - 100

"""A map has a balancing loop exactly when its core cannot be put on two sides."""

import json

import networkx as nx
import pytest

from loopmap.analysis.loops import LoopKind, find_loops
from loopmap.analysis.structure.questions import loop_questions
from loopmap.model.records import Sign
from tests.support.random_maps import called, graph_of, named, random_map
from tests.support.signed_maps import corpus_map, signed_map
from tests.support.structure import balance_of


def can_be_put_on_two_sides(causal_map):
    """Whether each core has sides that + links keep and - links change (Harary 1953)."""
    both = nx.Graph()
    for members in nx.strongly_connected_components(graph_of(causal_map)):
        for link in causal_map.links.values():
            if link.source in members and link.target in members:
                turns = link.sign is Sign.OPPOSITE
                for side in (False, True):
                    both.add_edge((link.source, side), (link.target, side ^ turns))
    return not any(nx.has_path(both, (v, False), (v, True)) for v, side in both if not side)


@pytest.mark.parametrize("part", range(10))
def test_a_balancing_loop_exists_exactly_when_two_sides_cannot_be_made(part):
    for seed in range(part * 40, part * 40 + 40):
        drawn = random_map(seed, size=6, links=7 + seed % 6, signs="+++-" if seed % 2 else "+-")
        loops = find_loops(drawn).loops
        balancing = [loop.length for loop in loops if loop.kind is LoopKind.BALANCING]
        found = balance_of(drawn)
        assert can_be_put_on_two_sides(drawn) == (not balancing)
        assert (found.shortest is not None) == bool(balancing)
        if found.shortest is not None:
            assert found.shortest in loops
            assert found.shortest.length == min(balancing)


@pytest.mark.parametrize("seed", range(40))
def test_links_marked_with_a_question_mark_are_told_as_hinges(seed):
    drawn = random_map(seed, size=6, links=9, signs="++-?")
    loops = find_loops(drawn).loops
    known = [loop.length for loop in loops if loop.kind is LoopKind.BALANCING]
    found = balance_of(drawn)
    assert (found.shortest.length if found.shortest else None) == min(known, default=None)
    assert found.hinges == len({link for loop in loops for link in loop.hinges})
    assert found.has_loops == bool(loops)


def test_a_variable_that_holds_itself_back_is_the_shortest_balancing_loop():
    drawn = signed_map([("A", "B", "+"), ("B", "A", "-"), ("B", "B", "-")])
    assert balance_of(drawn).shortest.length == 1


@pytest.mark.corpus
def test_real_maps_have_the_shortest_balancing_loop_that_is_counted(shared):
    maps = shared / "corpus" / "maps"
    counts = json.loads((maps / "LOOP_COUNTS.json").read_text(encoding="utf-8"))
    wrong = []
    for name, known in counts.items():
        balancing = [int(length) for length, (_, b, _) in known["by_length"].items() if b]
        found = balance_of(corpus_map(maps / f"{name}.csv")).shortest
        if balancing or known["complete"]:
            length = found.length if found else None
            wrong += [name] if length != min(balancing, default=None) else []
    assert wrong == []


@pytest.mark.corpus
def test_the_published_map_without_a_balancing_loop_is_asked_about_it(shared):
    maps = shared / "corpus" / "maps"
    forgotten = balance_of(corpus_map(maps / "mccreary_banning_books.csv"))
    assert forgotten.shortest is None
    assert "Nothing in this map holds growth back" in forgotten.question


def questions(causal_map):
    found = loop_questions(causal_map, find_loops(causal_map), balance_of(causal_map))
    return {finding.rule: finding for finding in found}


def test_a_map_without_loops_is_asked_what_comes_back():
    (asked,) = questions(signed_map([("A", "B", "+")])).values()
    assert asked.rule == "no-loop"


def test_a_map_in_which_all_holds_back_is_asked_what_grows():
    asked = questions(signed_map([("A", "B", "+"), ("B", "C", "+"), ("C", "A", "-")]))
    assert set(asked) == {"no-reinforcing-loop"}


def test_signs_nobody_agreed_on_are_asked_for_where_balance_hinges_on_them():
    asked = questions(signed_map([("A", "B", "+"), ("B", "A", "?")]))
    assert "hinges on 1 link marked ?" in asked["no-balancing-loop"].text


def test_a_pair_of_opposite_signs_may_be_a_thing_and_its_measure():
    drawn = signed_map([("Absence", "Attendance", "-"), ("Attendance", "Absence", "+")])
    asked = questions(drawn)["opposite-pair"]
    assert named(drawn, asked.variables) == ["Attendance", "Absence"]
    late = signed_map(
        [("Absence", "Calls", "+"), ("Calls", "Absence", "-")], delayed=[("Calls", "Absence")]
    )
    assert "opposite-pair" not in questions(late)


def test_a_variable_that_leads_to_itself_is_asked_by_way_of_what():
    assert questions(signed_map([("A", "A", "+")]))["self-link"].text == (
        "“A” leads to itself. By way of what?"
    )


def test_a_link_that_two_sure_links_contradict_is_asked_about():
    links = [("Fines", "Trust", "-"), ("Trust", "Help", "+"), ("Fines", "Help", "+")]
    drawn = signed_map(links)
    asked = questions(drawn)["contradiction"]
    assert asked.text == (
        "More fines lead to more help, but by way of trust to less help. Are both meant?"
    )
    assert asked.variables == tuple(called(drawn, n) for n in ("Fines", "Trust", "Help"))
    late = signed_map(links, delayed=[("Trust", "Help")])
    assert "contradiction" not in questions(late)
    assert drawn.links["l001"].sign is Sign.OPPOSITE

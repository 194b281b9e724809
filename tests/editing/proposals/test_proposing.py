"""Proposals make any map one that runs, in the sense of its links, and say why."""

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.editing.proposals.proposing import propose, propose_rest, to_propose
from loopmap.expr.names import canonical
from loopmap.expr.slopes import Slope
from loopmap.model.behaviour import Arrival, Mode, Shape
from loopmap.model.document import CausalMap
from loopmap.model.equations import Times
from loopmap.model.ids import counting_ids
from loopmap.model.records import Kind, NamedLoop, Sign, Strength
from loopmap.model.rules import problems
from loopmap.simulation.equations.known import known_of
from loopmap.simulation.equations.plain_signs import named_causes, plain_slope
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from tests.support.maps_with_equations import MAP, called, map_with
from tests.support.random_maps import random_map
from tests.support.signed_maps import document_with


def new_ids():
    source = counting_ids()
    return lambda kind: source("new", ())


def rest(causal_map):
    document = document_with(causal_map)
    proposed = propose_rest(document, causal_map.id, new_ids())
    after = document.apply(proposed.change)
    assert problems(after) == []
    return after.maps[causal_map.id], proposed


def equation_of(causal_map, name):
    return causal_map.variables[called(causal_map, name)].equation


def plain(*links, **kinds):
    """A map without equations; kinds by name."""
    names = list(dict.fromkeys(n for line in links for n in (line.split()[0], line.split()[2])))
    found = map_with(dict.fromkeys(names, ""), links=links)
    variables = {
        i: replace(v, kind=kinds.get(v.name, Kind.AUXILIARY)) for i, v in found.variables.items()
    }
    return CausalMap(found.info, {"variables": variables, "links": found.links})


def with_link(causal_map, number, **changes):
    links = list(causal_map.links.values())
    links[number] = replace(links[number], **changes)
    tables = {"variables": causal_map.variables, "links": {k.id: k for k in links}}
    return CausalMap(causal_map.info, tables)


def test_a_first_equation_is_straight_around_today():
    found, proposed = rest(plain("Fines + Absence", "Trust - Absence"))
    assert equation_of(found, "Absence") == "100 + 0.5 * (Fines - 100) - 0.5 * (Trust - 100)"
    assert equation_of(found, "Fines") == "100"
    whys = {found.variables[p.variable].name: p.why for p in proposed.proposals}
    assert whys["Absence"] == (
        "It rises with “Fines” and falls with “Trust”, by the strengths of the links."
        " 100 stands for today."
    )
    assert whys["Fines"].startswith("Nothing on this map leads to “Fines”, so it stays as it is.")


def test_numbers_that_are_known_are_those_of_today():
    causal_map = map_with({"Fines": "2 * 20", "Absence": ""}, links=("Fines + Absence",))
    assert equation_of(rest(causal_map)[0], "Absence") == "100 + 1.25 * (Fines - 40)"


def test_a_strength_in_words_is_a_number():
    causal_map = with_link(plain("a + b"), 0, strength=Strength.WEAK)
    assert equation_of(rest(causal_map)[0], "b") == "100 + 0.25 * (a - 100)"
    ranged = with_link(plain("a + b"), 0, strength_range=(0.2, 0.4))
    assert equation_of(rest(ranged)[0], "b") == "100 + 0.3 * (a - 100)"


def test_a_sign_that_is_not_agreed_counts_nothing_but_stands_there():
    found, proposed = rest(plain("a ? b", "c + b"))
    assert equation_of(found, "b") == "100 + 0 * (a - 100) + 0.5 * (c - 100)"
    assert any("“a” counts 0 until the sign is agreed." in p.why for p in proposed.proposals)


def test_a_loop_without_stock_or_delay_is_given_time_in_one_place():
    found, _ = rest(plain("a + b", "b + a"))
    assert equation_of(found, "a") == "SMTH1(100 + 0.5 * (b - 100), 1, 100)"
    assert equation_of(found, "b") == "100 + 0.5 * (a - 100)"


def test_a_delay_comes_in_as_late_as_it_was_said():
    together = Arrival.TOGETHER
    causal_map = with_link(
        plain("a + b"), 0, delayed=True, delay_time=8.0, arrival=together
    )  # fmt: skip
    assert equation_of(rest(causal_map)[0], "b") == "100 + 0.5 * (SMTH3(a, 8, 100) - 100)"


def test_a_delay_is_never_shorter_than_the_steps_of_the_run():
    causal_map = with_link(plain("a + b"), 0, delayed=True, delay_time=0.5)
    info = replace(causal_map.info, times=Times(0, 10, 2.0))
    slow = CausalMap(info, {"variables": causal_map.variables, "links": causal_map.links})
    assert "SMTH1(a, 2, 100)" in equation_of(rest(slow)[0], "b")


def test_a_link_that_multiplies_does_so_with_its_group():
    causal_map = with_link(plain("a + c", "b + c"), 1, mode=Mode.MULTIPLIES)
    assert equation_of(rest(causal_map)[0], "c") == (
        "100 + (0.5 * (a - 100)) * (1 + 0.005 * (b - 100))"
    )


def test_what_is_not_in_proportion_is_read_from_a_graph():
    causal_map = with_link(plain("a - b"), 0, shape=Shape.THRESHOLD, threshold=0.5)
    found, _ = rest(causal_map)
    assert equation_of(found, "b") == "100 + Effect of a on b(a)"
    graph = found.variables[called(found, "Effect of a on b")].graph
    assert graph.points == ((0, 25), (50, 0), (100, 0), (150, 0), (200, -25))


def test_flows_change_a_stock_and_are_a_tenth_of_it():
    kinds = {"In": Kind.FLOW, "Out": Kind.FLOW, "S": Kind.STOCK}
    found, _ = rest(plain("In + S", "Out - S", "S + Out", **kinds))
    assert equation_of(found, "S") == "100"
    assert equation_of(found, "In") == "10"
    assert equation_of(found, "Out") == "10 + 0.05 * (S - 100)"
    run = run_map(stock_flow_model(found))
    assert set(run.courses[called(found, "S")]) == {100.0}


def test_what_leads_to_a_stock_without_flowing_is_led_through_a_flow():
    causal_map = plain("Effort + Skill", "Age - Skill", "Skill + Effort", Skill=Kind.STOCK)
    loop = NamedLoop("p1", ("l0", "l2"), "R1", "Practice")
    tables = {"variables": causal_map.variables, "links": causal_map.links, "loops": {"p1": loop}}
    found, proposed = rest(CausalMap(causal_map.info, tables))
    change = found.variables[called(found, "Change in skill")]
    assert change.kind is Kind.FLOW
    assert change.equation == "0.05 * (Effort - 100) - 0.05 * (Age - 100)"
    ends = {k.id: (k.source, k.target) for k in found.links.values()}
    assert ends["l0"] == (called(found, "Effort"), change.id)
    ring = found.loops["p1"].links
    assert len(ring) == 3
    assert all(ends[a][1] == ends[b][0] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    assert any("only flows can change it" in p.why for p in proposed.proposals)


def test_equations_that_stand_are_kept_to_the_letter():
    causal_map = map_with({"a": " 2*b {mine}", "b": "", "c": "1 +"}, links=("b + a",))
    found, _ = rest(causal_map)
    assert equation_of(found, "a") == " 2*b {mine}"
    assert equation_of(found, "c") == "1 +"


def test_a_map_that_does_not_say_when_it_runs_gets_the_usual_times():
    causal_map = map_with({"a": ""}, times=None)
    assert rest(causal_map)[0].info.times == Times()


def test_one_proposal_changes_one_variable():
    causal_map = plain("a + b", "b + c")
    document = document_with(causal_map)
    proposed = propose(document, MAP, called(causal_map, "b"), new_ids())
    found = document.apply(proposed.change).maps[MAP]
    assert [p.equation for p in proposed.proposals] == ["100 + 0.5 * (a - 100)"]
    assert len(to_propose(found)) == 2


KINDS = [Kind.AUXILIARY, Kind.AUXILIARY, Kind.AUXILIARY, Kind.STOCK, Kind.FLOW, Kind.DRIVER]


def any_map(seed):
    """A random map with everything people may say about variables and links."""
    chance = random.Random(seed)
    size = chance.randint(1, 7)
    links = chance.randint(0, size * (size - 1) // 2)
    if not links:
        return plain("a + b")
    found = random_map(seed, size=size, links=links)
    variables = {
        i: replace(
            v,
            kind=chance.choice(KINDS),
            settle_time=chance.choice([0.25, 1.0, 1.0, 4.0]),
            decay=chance.choice([0.0, 0.25]),
            equation=chance.choice(["", "", "", "7", "0", "-3"]),
        )
        for i, v in found.variables.items()
    }
    table = tuple((u, u * 0.5) for u in (-1.0, 0.0, 0.5, 1.0))
    changed = {
        i: replace(
            k,
            strength=chance.choice(list(Strength)),
            delay_time=chance.choice([0.5, 2.0, 8.0]),
            arrival=chance.choice(list(Arrival)),
            shape=chance.choice([Shape.LINEAR, Shape.LINEAR, *Shape]),
            threshold=0.3,
            table=table,
            mode=chance.choice([None, None, Mode.MULTIPLIES]),
        )
        for i, k in found.links.items()
    }
    return CausalMap(replace(found.info, times=None), {"variables": variables, "links": changed})


@settings(max_examples=120)
@given(st.integers(0, 100_000))
def test_any_map_runs_once_the_rest_is_proposed(seed):
    found, proposed = rest(any_map(seed))
    reading = stock_flow_model(found)
    assert reading.is_runnable, reading.why_not
    run = run_map(reading)
    # Loops that feed themselves may run away: a straight line knows no end.
    assert run.stopped == "" or "it grew beyond all numbers" in run.stopped
    assert all(math.isfinite(value) for course in run.courses.values() for value in course)
    assert all(proposal.why.endswith(".") for proposal in proposed.proposals)
    assert to_propose(found) == []


@settings(max_examples=120)
@given(st.integers(0, 100_000))
def test_the_signs_of_proposals_are_those_of_the_links(seed):
    causal_map = any_map(seed)
    found, proposed = rest(causal_map)
    known = known_of(found)
    for proposal in proposed.proposals:
        variable = found.variables[proposal.variable]
        if variable.kind is Kind.STOCK:
            continue
        links = found.adjacency.into(variable.id)
        names = {canonical(found.variables[k.source].name) for k in links}
        assert set(named_causes(variable)) == names
        for link in links:
            cause = canonical(found.variables[link.source].name)
            slope = plain_slope(variable, cause, known)
            if link.sign is Sign.UNKNOWN:
                assert slope in (Slope.LEVEL, Slope.UNKNOWN)
            else:
                against = Slope.DOWN if link.sign is Sign.SAME else Slope.UP
                assert slope is not against
                straight = {k.mode for k in links} == {None}
                assert slope is not Slope.UNKNOWN or not straight


def test_all_examples_run_once_the_rest_is_proposed():
    from pathlib import Path

    from loopmap.formats.registry import open_file

    for path in sorted(Path("examples").glob("*.loopmap")):
        document = open_file(path).document
        for map_id in document.map_order:
            change = propose_rest(document, map_id, new_ids()).change
            reading = stock_flow_model(document.apply(change).maps[map_id])
            assert reading.is_runnable, (path, reading.why_not)
            assert run_map(reading).stopped == ""


def test_a_variable_that_is_gone_is_refused():
    from loopmap.errors import EditRefused

    with pytest.raises(EditRefused):
        propose(document_with(plain("a + b")), MAP, "gone", new_ids())

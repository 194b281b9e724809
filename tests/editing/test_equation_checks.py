"""Where equations and links differ is found, and every mend that is offered mends it."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.analysis.checks import Severity
from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.links import add_link, set_sign
from loopmap.editing.edits.mend import mend
from loopmap.editing.edits.variables import set_kind
from loopmap.editing.equation_checks import check_equations
from loopmap.model.change import replacing
from loopmap.model.document import CausalMap
from loopmap.model.ids import counting_ids
from loopmap.model.records import Kind, Sign
from loopmap.model.rules import problems
from loopmap.simulation.equations.linking import by_key
from loopmap.simulation.equations.plain_signs import named_causes
from loopmap.simulation.equations.reading import stock_flow_model
from tests.support.maps_with_equations import MAP, called, causes_of, map_with
from tests.support.signed_maps import document_with


def new_ids():
    source = counting_ids()
    return lambda kind: source("new", ())


def mended(causal_map, offer):
    document = document_with(causal_map)
    after = document.apply(mend(document, MAP, offer.mend, new_ids()))
    assert problems(after) == []
    return after.maps[MAP]


def only(causal_map, rule=None):
    (found,) = [f for f in check_equations(causal_map) if rule in (None, f.rule)]
    return found


def offered(causal_map, words, rule=None):
    (offer,) = [o for o in only(causal_map, rule).offers if words in o.label]
    return mended(causal_map, offer)


def test_a_map_without_equations_has_no_findings():
    assert check_equations(map_with({"a": "", "b": ""}, links=("a + b",))) == []


def test_equations_and_links_that_agree_have_none():
    assert check_equations(map_with({"a": "3", "b": "2 * a"}, links=("a + b",))) == []


def test_missing_equations_are_one_finding_that_proposes_them_all():
    causal_map = map_with({"a": "3", "b": "", "c": ""}, links=("a + b", "b - c"))
    found = only(causal_map)
    assert found.text.startswith("“b” and one more have no equation yet")
    after = offered(causal_map, "for all")
    assert stock_flow_model(after).is_runnable
    assert causes_of(after, "c") == {"b"}


def test_a_sign_that_contradicts_the_equation_is_found_and_turned():
    causal_map = map_with({"a": "3", "b": "2 - a"}, links=("a + b",))
    assert only(causal_map).text == (
        "The link says that “b” goes the same way as “a”; its equation goes the opposite way."
    )
    assert check_equations(offered(causal_map, "Make the link \N{MINUS SIGN}")) == []


def test_a_sign_that_only_algebra_tells_is_found_too():
    causal_map = map_with({"a": "3", "k": "2", "b": "a / (k + a)"}, links=("a - b", "k - b"))
    assert only(causal_map).rule == "E14"


def test_an_open_sign_that_the_equation_tells_is_a_hint():
    causal_map = map_with({"a": "3", "b": "2 * a"}, links=("a ? b",))
    assert only(causal_map).severity is Severity.HINT
    assert check_equations(offered(causal_map, "Make the link +")) == []


def test_a_sign_that_holds_in_the_run_alone_says_so():
    causal_map = map_with({"a": "3", "b": "a - 1", "c": "a * b"}, links=("a + b", "a + c", "b ? c"))
    assert only(causal_map).text == (
        "The sign of the link from “b” to “c” is open; the equation goes the same way."
    )
    moving = map_with({"a": "TIME + 1", "c": "4 * a^2"}, links=("a - c",))
    assert only(moving).text == (
        "The link says that “c” goes the opposite way as “a”; its equation goes the same way at"
        " all values of the run as it is."
    )


def test_a_link_that_the_equation_does_not_use_is_put_in_or_taken_away():
    causal_map = map_with({"a": "40", "b": "100"}, links=("a - b",))
    put = offered(causal_map, "into the equation")
    assert put.variables[called(put, "b")].equation == "100 - 1.25 * (a - 40)"
    assert check_equations(put) == []
    assert offered(causal_map, "away").links == {}


def test_a_cause_that_would_lead_round_comes_in_late():
    causal_map = map_with(
        {"a": "b + 1", "b": "IF TIME > 3 THEN 1 ELSE 2"}, links=("b + a", "a + b")
    )
    put = offered(causal_map, "into the equation")
    equation = put.variables[called(put, "b")].equation
    assert equation.startswith("(IF TIME > 3 THEN 1 ELSE 2) + ")
    assert "SMTH1(a, 1, " in equation
    assert stock_flow_model(put).is_runnable


def test_a_cause_without_a_link_gets_one():
    causal_map = map_with({"a": "3", "b": "2 * a"})
    after = offered(causal_map, "Draw")
    assert [k.sign for k in after.links.values()] == [Sign.SAME]
    assert check_equations(after) == []


def test_an_unknown_name_is_respelt_or_added():
    causal_map = map_with({"trust": "3", "b": "2*trest {often}"}, links=("trust + b",))
    respelt = offered(causal_map, "Write “trust”", "E3")
    assert respelt.variables[called(respelt, "b")].equation == "2*trust {often}"
    assert check_equations(respelt) == []
    added = offered(causal_map, "Add a variable “trest”", "E3")
    assert called(added, "trest")
    assert {f.rule for f in check_equations(added)} == {"E1", "E12"}


def test_what_leads_to_a_stock_and_is_no_flow_is_found():
    causal_map = map_with({"a": "3"}, {"S": ("100",)}, links=("a + S",))
    assert "only flows change it" in only(causal_map).text
    through = offered(causal_map, "through a flow")
    assert Kind.FLOW in {v.kind for v in through.variables.values()}
    assert check_equations(through) == []
    assert check_equations(offered(causal_map, "Make “a” a flow")) == []


def test_a_flow_of_which_nobody_said_which_way_it_goes_is_asked_about():
    causal_map = map_with({"In": "3"}, {"S": ("100", "In")})
    (link,) = causal_map.links.values()
    open_one = CausalMap(
        causal_map.info,
        {"variables": causal_map.variables, "links": {link.id: replace(link, sign=Sign.UNKNOWN)}},
    )
    assert "fills “S” or drains it" in only(open_one).text
    assert check_equations(offered(open_one, "drains")) == []


def test_a_circle_is_opened_where_people_choose():
    causal_map = map_with({"a": "100 - 0.5 * b", "b": "a {here}"}, links=("b - a", "a + b"))
    assert [o.label for o in only(causal_map).offers] == [
        "Let “a” follow within a while", "Let “b” follow within a while",
    ]  # fmt: skip
    after = offered(causal_map, "“b”")
    assert after.variables[called(after, "b")].equation == "SMTH1(a {here}, 1, 100)"
    assert check_equations(after) == []
    assert stock_flow_model(after).is_runnable


def test_circles_units_and_faults_are_told():
    causal_map = map_with({"a": "b", "b": "a", "c": "1 +"}, links=("b + a", "a + b"))
    assert [f.rule for f in check_equations(causal_map)] == ["E4", "E2"]
    assert all(f.severity is Severity.ERROR for f in check_equations(causal_map))


@settings(max_examples=40)
@given(st.integers(0, 100_000))
def test_links_and_equations_agree_once_everything_offered_first_was_done(seed):
    """After any edits: every first offer done, nothing is left that could be mended."""
    chance, new_id = random.Random(seed), new_ids()
    document = document_with(map_with(dict.fromkeys("abcd", "")))
    for _ in range(10):
        causal_map = document.maps[MAP]
        one, other = chance.choices(sorted(causal_map.variables), k=2)
        kind = chance.randrange(4)
        if kind < 2:
            names = chance.sample([v.name for v in causal_map.variables.values()], k=2)
            text = chance.choice([" + ", " * ", " - "]).join(names)
            change = set_equation(document, MAP, one, text, new_id)
        elif kind == 2 and causal_map.adjacency.between(one, other) is None:
            change = add_link(document, MAP, one, other, new_id, sign=chance.choice(list(Sign)))
        elif causal_map.links:
            links = [chance.choice(sorted(causal_map.links))]
            change = set_sign(document, MAP, links, chance.choice(list(Sign)))
        else:
            change = set_kind(document, MAP, [one], Kind.STOCK)
        document = document.apply(change)
    for _ in range(60):
        offers = [f.offers[0] for f in check_equations(document.maps[MAP]) if f.offers]
        if not offers:
            break
        document = document.apply(mend(document, MAP, offers[0].mend, new_id))
        assert problems(document) == []
    left = check_equations(document.maps[MAP])
    assert [f.rule for f in left if f.offers] == []
    causal_map = document.maps[MAP]
    ids = by_key(causal_map)
    for variable in causal_map.variables.values():
        if variable.kind is Kind.STOCK:
            continue
        named = {ids[key] for key in named_causes(variable) if key in ids}
        linked = {k.source for k in causal_map.adjacency.into(variable.id)}
        assert named <= linked


def test_mends_of_what_is_gone_are_refused_in_a_sentence():
    from loopmap.analysis.checks.equation_mends import Propose, Respell, SetSign, UseCause
    from loopmap.errors import EditRefused

    document = document_with(map_with({"a": "1"}))
    for how in (SetSign("x", Sign.SAME), UseCause("x"), Propose("x"), Respell("x", "a", "b")):
        with pytest.raises(EditRefused):
            mend(document, MAP, how, new_ids())


@pytest.mark.parametrize("end", [-1e6, 1e6])
def test_what_is_added_beside_the_edge_of_the_paper_stays_on_it(end):
    causal_map = map_with({"a": "pupils * 2"})
    (a,) = causal_map.variables.values()
    moved = replacing(MAP, [(a, replace(a, x=end, y=end))])
    at_the_edge = document_with(causal_map).apply(moved).maps[MAP]
    assert "pupils" in {v.name for v in offered(at_the_edge, "Add a variable").variables.values()}

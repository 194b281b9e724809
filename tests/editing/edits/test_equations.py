"""Equations bring the links they name, and names in them follow their variables."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.editing.edits.clipboard import copy_records, paste_clip
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.links import add_link, set_reason
from loopmap.editing.edits.merge import merge_variables
from loopmap.editing.edits.scenarios import add_scenario
from loopmap.editing.edits.variables import add_variable, rename_variable
from loopmap.errors import EditRefused
from loopmap.expr.names import canonical
from loopmap.model.ids import counting_ids
from loopmap.model.query import fold_name
from loopmap.model.records import Action, Intervention, Sign
from loopmap.model.rules import problems
from loopmap.simulation.equations.findings import Trouble
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from tests.support.awkward import texts
from tests.support.maps_with_equations import MAP, called, map_with
from tests.support.signed_maps import document_with

NEW = counting_ids()


def new_id(kind):
    return NEW("x", ())


def after(causal_map, name, equation):
    document = document_with(causal_map)
    return document.apply(
        set_equation(document, MAP, called(causal_map, name), equation, new_id)
    ).maps[MAP]


def links_of(causal_map):
    name = {i: v.name for i, v in causal_map.variables.items()}
    return {f"{name[k.source]} {k.sign.value} {name[k.target]}" for k in causal_map.links.values()}


TODAY = {"Fines": "3", "Trust": "10", "Absence": "", "Rate": "0.5"}


def test_an_equation_draws_the_links_it_names_with_plain_signs():
    found = after(map_with(TODAY), "Absence", "Fines * Rate - trust")
    assert links_of(found) == {"Fines + Absence", "Rate + Absence", "Trust - Absence"}
    assert all(link.by_equation for link in found.links.values())


def test_a_sign_that_is_not_plain_is_left_open():
    unsaid = map_with({"a": "", "b": "", "c": ""})
    assert links_of(after(unsaid, "c", "a * b")) == {"a ? c", "b ? c"}


def test_a_cause_that_comes_in_late_has_a_delayed_link():
    found = after(map_with(TODAY), "Absence", "SMTH1(Fines, 4, 3) + Trust")
    delayed = {found.variables[k.source].name for k in found.links.values() if k.delayed}
    assert delayed == {"Fines"}


def test_a_link_drawn_by_hand_stays_when_the_equation_does_not_name_it():
    drawn = map_with(TODAY, links=("Fines + Absence",))
    assert links_of(after(drawn, "Absence", "Trust")) == {"Fines + Absence", "Trust + Absence"}


def test_a_link_drawn_for_an_equation_goes_with_its_name():
    named = after(map_with(TODAY), "Absence", "Fines + Trust")
    assert links_of(after(named, "Absence", "Trust")) == {"Trust + Absence"}


def test_a_link_that_somebody_gave_a_reason_stays():
    named = after(map_with(TODAY), "Absence", "Fines")
    (link,) = named.links
    document = document_with(named)
    told = document.apply(set_reason(document, MAP, link, "Parents say so")).maps[MAP]
    assert links_of(after(told, "Absence", "Trust")) == {"Fines + Absence", "Trust + Absence"}


def test_a_link_that_a_scenario_acts_on_stays():
    named = after(map_with(TODAY), "Absence", "Fines")
    document, (link,) = document_with(named), named.links
    acts = [Intervention(Action.WEAKEN, link, 0.5)]
    planned = document.apply(add_scenario(document, MAP, "Less", new_id, interventions=acts))
    found = after(planned.maps[MAP], "Absence", "Trust")
    assert links_of(found) == {"Fines + Absence", "Trust + Absence"}
    assert problems(document_with(found)) == []


def test_an_equation_that_cannot_be_understood_is_kept_and_leaves_the_links():
    named = after(map_with(TODAY), "Absence", "Fines")
    found = after(named, "Absence", "Trust * (")
    assert links_of(found) == {"Fines + Absence"}
    assert found.variables[called(found, "Absence")].equation == "Trust * ("


def test_a_stocks_value_at_the_start_draws_no_link():
    causal_map = map_with({"Trust": "10"}, {"Pupils": ("",)})
    assert links_of(after(causal_map, "Pupils", "2 * Trust")) == set()


def test_an_equation_may_not_be_endless():
    causal_map = map_with(TODAY)
    with pytest.raises(EditRefused):
        after(causal_map, "Absence", "1 + " * 6000 + "1")


def test_a_new_name_is_written_in_every_equation():
    causal_map = map_with(
        {"Fines": "3", "a": "fines*2 {often}", "b": "MAX(FINES,1)", "c": "Fines issued"}
    )
    document = document_with(causal_map)
    change = rename_variable(document, MAP, called(causal_map, "Fines"), "Fines and costs")
    found = document.apply(change).maps[MAP]
    assert [v.equation for v in found.variables.values()] == [
        "3", '"Fines and costs"*2 {often}', 'MAX("Fines and costs",1)', "Fines issued",
    ]  # fmt: skip


NAMES = texts.filter(
    lambda text: fold_name(text) and canonical(text).strip("_") and "\\" not in text
)


@settings(max_examples=60)
@given(NAMES, st.sampled_from(["Water", "Rain", "Use", "Time to use", "effect"]))
def test_renaming_keeps_the_run_to_the_last_bit(name, old):
    causal_map = map_with(
        {"Rain": "effect(TIME) + 0.1*Water", "Use": "Water / Time to use", "Time to use": "4"},
        {"Water": ("10", "Rain", "-Use")},
        graphs={"effect": ((0.0, 5.0), (10.0, 2.0))},
    )
    document = document_with(causal_map)
    try:
        change = rename_variable(document, MAP, called(causal_map, old), name)
    except EditRefused:
        return
    found = document.apply(change).maps[MAP]
    reading = stock_flow_model(found)
    if any(f.trouble is Trouble.ONE_NAME for f in reading.findings):
        return
    before, now = run_map(stock_flow_model(causal_map)), run_map(reading)
    assert now.courses == before.courses


def test_a_name_that_equations_use_for_the_time_is_refused():
    causal_map = map_with({"a": "TIME * 2", "b": "1"})
    document = document_with(causal_map)
    with pytest.raises(EditRefused, match="already use TIME"):
        rename_variable(document, MAP, called(causal_map, "b"), "Time")
    with pytest.raises(EditRefused, match="already use TIME"):
        add_variable(document, MAP, "time", (0, 0), new_id)


def test_a_deleted_variable_leaves_equations_as_they_were_with_a_finding():
    causal_map = map_with({"a": "b + 1", "b": "2"}, links=("b + a",))
    document = document_with(causal_map)
    found = document.apply(delete_records(document, MAP, [called(causal_map, "b")])).maps[MAP]
    assert found.variables[called(found, "a")].equation == "b + 1"
    assert [f.trouble for f in stock_flow_model(found).findings] == [Trouble.UNKNOWN_NAME]


def test_merging_leads_equations_to_the_one_that_stays():
    causal_map = map_with({"a": "Penalties + 1", "Penalties": "2", "Fines": ""})
    document = document_with(causal_map)
    change = merge_variables(
        document, MAP, called(causal_map, "Penalties"), called(causal_map, "Fines")
    )
    found = document.apply(change).maps[MAP]
    assert {v.name: v.equation for v in found.variables.values()} == {
        "a": "Fines + 1", "Fines": "2",
    }  # fmt: skip


def test_pasted_equations_name_what_was_pasted_with_them():
    causal_map = map_with({"a": "b + c", "b": "2", "c": "3"})
    document = document_with(causal_map)
    clip = copy_records(causal_map, [called(causal_map, "a"), called(causal_map, "b")])
    found = document.apply(paste_clip(document, MAP, clip, new_id).change).maps[MAP]
    assert found.variables[called(found, "a 2")].equation == "b 2 + c" or (
        found.variables[called(found, "a 2")].equation == '"b 2" + c'
    )


@settings(max_examples=40)
@given(st.integers(0, 10_000))
def test_after_any_edits_a_link_drawn_for_an_equation_is_named_in_it(seed):
    chance = random.Random(seed)
    document = document_with(map_with(dict.fromkeys("abcd", "")))
    for turn in range(12):
        causal_map = document.maps[MAP]
        one, other = chance.choices(sorted(causal_map.variables), k=2)
        names = [v.name for v in causal_map.variables.values()]
        kind = chance.randrange(4)
        if kind < 2:
            parts = chance.sample(names, k=min(2, len(names)))
            text = f" {chance.choice('+-*')} ".join(f'"{part}"' for part in parts)
            change = set_equation(document, MAP, one, text, new_id)
        elif kind == 2:
            change = rename_variable(document, MAP, one, f"n{turn} x")
        elif causal_map.adjacency.between(one, other) is None:
            change = add_link(document, MAP, one, other, new_id, sign=Sign.SAME)
        else:
            continue
        document = document.apply(change)
        causal_map = document.maps[MAP]
        for link in causal_map.links.values():
            effect = causal_map.variables[link.target]
            if link.by_equation:
                assert causal_map.variables[link.source].name in effect.equation
        reading = stock_flow_model(causal_map)
        assert not [f for f in reading.findings if f.trouble is Trouble.UNKNOWN_NAME]


def test_a_variable_may_be_renamed_that_stands_in_its_own_equation():
    causal_map = map_with({"a": "PREVIOUS(a, 1) + 1"})
    document = document_with(causal_map)
    found = document.apply(rename_variable(document, MAP, called(causal_map, "a"), "b")).maps[MAP]
    (variable,) = found.variables.values()
    assert (variable.name, variable.equation) == ("b", "PREVIOUS(b, 1) + 1")

"""Numbers in equations become constants with names, and the run stays what it was."""

import pytest

from loopmap.editing.edits.naming_numbers import (
    NamedNumber,
    name_number,
    name_strengths,
    number_at,
)
from loopmap.errors import EditRefused
from loopmap.expr.tree import Span
from loopmap.model.ids import counting_ids
from loopmap.model.records import Kind
from loopmap.model.rules import problems
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from tests.support.maps_with_equations import MAP, called, map_with
from tests.support.signed_maps import document_with

STRAIGHT = "100 + 0.5 * (Fines - 100)  {half} - .25*Trust"


def start():
    return map_with({"Fines": "120", "Trust": "80", "Absence": STRAIGHT})


def done(edit, *arguments):
    causal_map, source = start(), counting_ids()
    document = document_with(causal_map)
    absence = called(causal_map, "Absence")
    change = edit(document, MAP, absence, *arguments, lambda kind: source("new", ()))
    after = document.apply(change)
    assert problems(after) == []
    return after.maps[MAP]


def test_the_number_at_a_place_is_found():
    assert number_at(STRAIGHT, 8) == Span(6, 9)
    assert number_at(STRAIGHT, 9) == Span(6, 9)
    assert number_at(STRAIGHT, 14) is None
    assert number_at("2 ;", 0) is None


def test_a_number_becomes_a_constant_in_its_place_with_its_link():
    found = done(name_number, NamedNumber(Span(6, 9), "Bite of fines"))
    constant = found.variables[called(found, "Bite of fines")]
    assert (constant.equation, constant.kind) == ("0.5", Kind.DRIVER)
    equation = found.variables[called(found, "Absence")].equation
    assert equation == "100 + Bite of fines * (Fines - 100)  {half} - .25*Trust"
    assert found.adjacency.between(constant.id, called(found, "Absence")).by_equation
    assert (constant.x, constant.y) != (0, 0)


def test_all_strengths_become_constants_and_the_run_is_the_same():
    found = done(name_strengths)
    assert found.variables[called(found, "Absence")].equation == (
        "100 + Effect of fines * (Fines - 100)  {half} - Effect of trust*Trust"
    )
    run, before = run_map(stock_flow_model(found)), run_map(stock_flow_model(start()))
    assert run.courses[called(found, "Absence")] == before.courses[called(start(), "Absence")]


@pytest.mark.parametrize(
    "number",
    [NamedNumber(Span(7, 9), "A"), NamedNumber(Span(6, 9), "Trust"), NamedNumber(Span(0, 3), "")],
)
def test_what_cannot_be_named_is_refused(number):
    with pytest.raises(EditRefused):
        done(name_number, number)


def test_an_equation_without_strengths_is_refused():
    causal_map = map_with({"a": "b", "b": "1"})
    document = document_with(causal_map)
    with pytest.raises(EditRefused):
        name_strengths(document, MAP, called(causal_map, "a"), lambda kind: "x")

"""Equations are read in plain English: the ways of their causes, and what they are."""

from dataclasses import replace

import pytest

from loopmap.editing.equation.telling import tell_equation
from loopmap.model.document import CausalMap
from loopmap.model.elsewhere import ELSEWHERE
from loopmap.model.equations import Graph
from loopmap.model.records import Kind
from loopmap.simulation.equations.derivatives import link_slopes
from tests.support.maps_with_equations import called, map_with

OTHERS = {"Absence": "7", "Rate of fining": "0.5", "Trust in school": "", "Fines": "3"}


def told(equation, links=(), slopes=False, **changes):
    causal_map = map_with({**OTHERS, "Costs": equation}, links=links, graphs={"Effect": ((0, 1),)})
    costs = called(causal_map, "Costs")
    variables = dict(causal_map.variables)
    variables[costs] = replace(variables[costs], **changes)
    found = CausalMap(causal_map.info, {"variables": variables, "links": causal_map.links})
    return " ".join(tell_equation(found, costs, link_slopes(found) if slopes else None))


def test_what_other_file_it_is_given_by_is_told():
    assert told("") == "“Costs” has no equation yet."
    extra = {"kept.vensim": {ELSEWHERE: "the file “x”"}}
    assert told("", extra=extra).endswith(
        "values are in the file “x”, which Loopmap does not open."
    )
    assert "“x”" not in told("Fines", extra=extra)


@pytest.mark.parametrize(
    ("equation", "ways", "what"),
    [
        (
            "Absence * Rate of fining",
            "Costs rise with absence and the rate of fining.",
            "They are absence times the rate of fining.",
        ),
        (
            "100 + 0.5 * (Fines - 40)",
            "Costs rise with fines.",
            "They are 100 plus 0.5 times how far fines are above 40.",
        ),
        (
            "Fines - 0.25 * (Absence - 100)",
            "Costs rise with fines and fall with absence.",
            "They are fines less 0.25 times how far absence is above 100.",
        ),
        (
            "(Absence + 1) ^ 2",
            "Costs rise with absence.",
            "They are (absence plus 1) squared.",
        ),
        (
            "Absence * Trust in school",
            "Costs rise with trust in school. Which way absence takes them depends on the numbers.",
            "They are absence times trust in school.",
        ),
        (
            "IF TIME > 4 THEN Absence ELSE 3",
            "Costs rise with absence.",
            "They are absence where the time is more than 4, and 3 elsewhere.",
        ),
        (
            "Absence * Fines / Rate of fining * Fines",
            "Costs rise with absence and fines and fall with the rate of fining.",
            "They are (absence times fines divided by the rate of fining) times fines.",
        ),
        ("DELAY(Absence, 3)", "Costs rise with absence.", "They are absence of a time of 3 ago."),
        (
            "SMTH1(Absence, 4, 1)",
            "Costs rise with absence.",
            "They are absence, followed over a time of 4.",
        ),
        ("2 * unheard of", "They are 2", "times unheard of."),
        (
            "Absence - Absence",
            "Which way absence takes them depends on the numbers.",
            "They are absence less absence.",
        ),
        ("0 * Absence", "Absence makes no difference to them.", "They are 0 times absence."),
        ("", "“Costs” has no", "equation yet."),
        ("2 *", "The equation of “Costs”", "cannot be read as it stands."),
        ("4", "Costs are 4", "all the time."),
    ],
)
def test_an_equation_is_told(equation, ways, what):
    assert told(equation) == f"{ways} {what}"


def test_what_algebra_found_is_told_too():
    equation = "Absence / (2 * Absence + Fines)"
    links = ("Absence + Costs", "Fines - Costs")
    assert "depends on the numbers" in told(equation, links)
    assert told(equation, links, slopes=True).startswith(
        "Costs rise with absence and fall with fines."
    )


def test_a_constant_says_its_unit_and_its_range():
    assert told("4", unit="pounds", bounds=(2.0, 6.5)) == (
        "Costs are 4 pounds all the time. It may lie anywhere between 2 and 6.5."
    )


def test_a_stock_says_between_what_it_may_start():
    found = told("4", kind=Kind.STOCK, bounds=(2.0, 6.5))
    assert found.startswith("Costs start at 4")
    assert found.endswith("At the start it may lie anywhere between 2 and 6.5.")


def test_a_graph_of_its_own_is_mentioned():
    graph = Graph(((0, 1), (1, 3)))
    assert told("Absence", graph=graph, nonnegative=True) == (
        "Costs rise with absence. They are read from their graph at absence."
        " It never falls below 0."
    )


def test_a_graph_that_is_called_is_named():
    assert told("Effect(Absence)").endswith("They are what the graph “Effect” gives for absence.")


def test_a_long_equation_is_told_by_its_ways_alone():
    found = told(" + ".join(["Absence"] * 15))
    assert found == (
        "Costs rise with absence. How exactly would be a long sentence: the equation says it."
    )


def test_a_stock_says_where_it_starts_and_what_moves_it():
    causal_map = map_with(
        {"Births": "1", "Leavers": "2"}, {"Pupils": ("420", "Births", "-Leavers")}
    )
    assert tell_equation(causal_map, called(causal_map, "Pupils")) == (
        "Pupils start at 420; births add to them, and leavers take from them.",
    )
    still = map_with({}, {"Pupils": ("420",)})
    assert tell_equation(still, called(still, "Pupils")) == (
        "Pupils start at 420 and stay there: nothing flows.",
    )

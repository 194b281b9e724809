"""Units are compared as people mean them, and a mismatch names both sides."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.errors import ExpressionError
from loopmap.expr.measuring import check_units
from loopmap.expr.parse import parse
from loopmap.expr.units import PURE, Unit, fold, parse_unit

UNITS = st.dictionaries(
    st.sampled_from(["person", "month", "dollar"]), st.integers(-3, 3), max_size=3
).map(lambda powers: Unit(tuple(sorted((s, Fraction(p)) for s, p in powers.items() if p))))

KNOWN = {
    "population": "people",
    "births": "people/month",
    "birth_rate": "1/month",
    "area": "m^2",
    "share": "dmnl",
    "months_to_learn": "months",
}


def unit_of(name):
    return parse_unit(KNOWN[name]) if name in KNOWN else None


def complaints(equation, expected=None, name="x"):
    wanted = None if expected is None else parse_unit(expected)
    found = check_units(name, parse(equation), wanted, unit_of, parse_unit("month"))
    return [mismatch.text for mismatch in found]


@given(UNITS, UNITS)
def test_units_form_a_group(one, other):
    assert one * other == other * one
    assert one * other / other == one
    assert one / one == PURE
    assert parse_unit(str(one).replace("no unit", "1")) == one


def test_plurals_case_and_blanks_make_no_difference():
    assert parse_unit("People/Months") == parse_unit("person/month")
    assert parse_unit("Lost Days") == parse_unit("lost_day")
    assert [fold(n) for n in ("boss", "classes", "cities", "gas")] == [
        "boss",
        "class",
        "city",
        "gas",
    ]


def test_aliases_lead_to_the_name_that_counts():
    assert parse_unit("$/yr", {"$": "dollar", "yr": "year"}) == parse_unit("Dollars/Year")


@pytest.mark.parametrize("text", ["people +", "2*people", "people + people", "x^y", "??"])
def test_what_is_no_unit_is_refused(text):
    with pytest.raises(ExpressionError):
        parse_unit(text)


def test_a_fitting_equation_has_no_complaint():
    assert complaints("population * birth_rate", "people/month") == []
    assert complaints("MAX(population, 0) / months_to_learn", "person/month") == []
    assert complaints("(1 - share) * population", "people") == []
    assert complaints("SQRT(area)", "m") == []
    assert complaints("SMTH1(births, months_to_learn)", "people/month") == []
    assert complaints("population * TREND(births, 3)", "people/month") == []
    assert complaints("PULSE(population, 3)", "people/month") == []
    assert complaints("RAMP(births, 3)", "people") == []
    assert complaints("SAFEDIV(births, population, 0)", "1/month") == []


def test_an_unknown_unit_fits_everything():
    assert complaints("something + population", "people") == []


def test_both_sides_of_a_mismatch_are_spelt_out():
    assert complaints("population", "people/month", "births") == [
        "“births” is measured in person/month, but its equation gives person."
    ]
    assert complaints("births + population") == [
        "“births” is in person/month, but “population” is in person."
    ]
    assert complaints("EXP(population)") == ["“x” of EXP should be in no unit, not in person."]
    assert complaints("MIN(births, population)") == [
        "“population” is in person, where person/month is expected."
    ]
    assert complaints("IF population > births THEN 1 ELSE 2") == [
        "“population” is in person, but “births” is in person/month."
    ]


def test_truth_and_powers_have_units_of_their_own():
    assert (
        complaints("IF population > 0 AND NOT (births > 0) THEN births ELSE 0", "people/month")
        == []
    )
    assert complaints("area^0.5 * area^(1/2) / area^(-1)", "m^4") == []
    assert complaints("2^(population / population)", "dmnl") == []
    assert complaints("population^share * births", "anything") == []
    assert complaints("population MOD 7 // months_to_learn", "people/month") == []
    assert complaints("STEP(births, TIME) + RAMP(births, STARTTIME) / DT", "people/month") == []
    assert complaints("-population + +population", "people") == []
    assert complaints("PI * population + INF", "people") == []


def test_a_graphical_function_has_the_unit_of_its_variable():
    assert complaints("LOOKUP(birth_rate, population) * population", "people/month") == []
    assert complaints("area(births)", "m^2") == []
    assert complaints("some_macro(births + population)") == [
        "“births” is in person/month, but “population” is in person."
    ]


def test_powers_of_units_may_be_fractions_and_negative():
    assert str(parse_unit("m^(1/2) * s^-2 * kg^+1")) == "kg*m^(1/2)/s^2"
    assert parse_unit("kisses * boxes / cities") == parse_unit("kiss*box/city")

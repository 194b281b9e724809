"""What is wrong with an equation, pointing at its characters."""

import pytest

from loopmap.editing.equation.known import Known, KnownName
from loopmap.editing.equation.look import Measured, look_at

UNITS = {"births": "people/year", "people": "people", "room": "m^2"}
KNOWN = Known([KnownName("births"), KnownName("people"), KnownName("room")])


def measured(unit=""):
    return Measured("growth", unit, lambda key: UNITS.get(str(key), ""), "year")


def complaints(equation, unit=""):
    looked = look_at(equation, KNOWN, measured(unit))
    return [(c.text, equation[c.span.start : c.span.stop]) for c in looked.complaints]


def test_an_equation_without_fault_has_none():
    looked = look_at("births * 2", KNOWN, measured())
    assert looked.runs
    assert looked.complaints == ()


def test_nothing_written_is_no_fault_but_does_not_run():
    looked = look_at("  ", KNOWN)
    assert looked.complaints == ()
    assert not looked.runs


def test_all_unknown_names_are_pointed_at():
    assert complaints("births + foo * bar") == [
        ("There is no variable called “foo”.", "foo"),
        ("There is no variable called “bar”.", "bar"),
    ]


def test_a_name_nearly_right_brings_its_mend():
    (complaint,) = look_at("2 * brths", KNOWN).complaints
    assert complaint.hint == "Did you mean “births”?"
    assert complaint.instead == "births"
    assert complaint.unknown == "brths"


def test_a_function_given_too_much_is_told_how_it_is_written():
    assert complaints("ABS(1, 2)") == [("ABS is written ABS(x).", "ABS")]


def test_no_such_function():
    assert complaints("MXA(1, 2)")[0] == ("There is no function called “MXA”.", "MXA")
    assert look_at("MXA(1, 2)", KNOWN).complaints[0].instead == "MAX"


@pytest.mark.parametrize("equation", ["births +", "MAX(births", "(1 + 2", "IF births > 1 THEN 2"])
def test_what_is_missing_at_the_end_is_unfinished(equation):
    (complaint,) = look_at(equation, KNOWN).complaints
    assert complaint.unfinished
    assert complaint.blocks


def test_what_is_wrong_in_the_middle_is_not_unfinished():
    (complaint,) = look_at("births + * 2", KNOWN).complaints
    assert not complaint.unfinished
    assert complaint.span == (9, 10)


def test_units_that_do_not_fit_are_told_with_both_sides_and_block_nothing():
    looked = look_at("births + people", KNOWN, measured())
    (complaint,) = looked.complaints
    assert complaint.text == "“births” is in person/year, but “people” is in person."
    assert not complaint.blocks
    assert looked.runs


def test_the_variable_s_own_unit_counts_too():
    assert complaints("births * room", unit="people")[0][0] == (
        "“growth” is measured in person, but its equation gives m^2*person/year."
    )


def test_a_unit_that_cannot_be_read_fits_everything():
    assert complaints("births", unit="people//") == []

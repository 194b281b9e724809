"""What could come next in an equation."""

import pytest

from loopmap.editing.equation.complete import call_around, completion_at
from loopmap.editing.equation.known import Known, KnownName

KNOWN = Known(
    [
        KnownName("School attendance", "days"),
        KnownName("Lost learning", "hours", is_near=True),
        KnownName("Learning support"),
        KnownName("Law and order"),
        KnownName("Own"),
    ],
    own="Own",
)


def offered(equation, *, caret=None, asked=False):
    found = completion_at(equation, len(equation) if caret is None else caret, KNOWN, asked=asked)
    return None if found is None else [offer.shown for offer in found.offers]


def put_in(equation, which=0):
    found = completion_at(equation, len(equation), KNOWN)
    offer, span = found.offers[which], found.span
    return equation[: span.start] + offer.text, span.start + offer.caret


def test_two_letters_are_enough_and_one_is_not():
    assert offered("l") is None
    assert offered("2 * sc") == ["School attendance"]


def test_names_that_begin_so_come_before_names_with_such_a_word_and_functions_last():
    assert offered("le") == ["Learning support", "Lost learning"]
    assert offered("lo")[:2] == ["Lost learning", "LOG10(x)"]


def test_letters_may_go_on_over_blanks():
    assert offered("1 + lost le") == ["Lost learning"]
    assert put_in("1 + lost le") == ("1 + Lost learning", 17)


def test_what_stands_before_the_name_without_an_operator_is_left_alone():
    assert put_in("own sch") == ("own School attendance", 21)


def test_quotes_are_added_where_the_language_needs_them():
    assert put_in("2 * la")[0] == '2 * "Law and order"'
    assert put_in('2 * "la')[0] == '2 * "Law and order"'


def test_a_function_comes_with_brackets_and_the_caret_inside():
    assert put_in("smth1") == ("SMTH1()", 6)


def test_brackets_that_are_there_are_not_doubled():
    found = completion_at("smth(x)", 4, KNOWN)
    assert found.offers[0].text == "SMTH1"


def test_a_name_typed_to_its_end_offers_nothing_more():
    assert offered("School attendance") is None


def test_the_variable_itself_is_not_offered():
    assert offered("ow") is None


def test_asked_for_without_letters_causes_come_first():
    assert offered("", asked=True)[0] == "Lost learning"
    assert offered("2 * ", asked=True)[0] == "Lost learning"
    assert offered("2 * ") is None


@pytest.mark.parametrize(
    ("equation", "caret", "function", "argument"),
    [
        ("SMTH1(a, b", 8, "SMTH1", 1),
        ("SMTH1(MAX(a, b), c", 18, "SMTH1", 1),
        ("SMTH1(MAX(a, b", 14, "MAX", 0),
        ("SMTH1((a", 8, "SMTH1", 0),
    ],
)
def test_the_function_around_the_caret_is_told_with_its_argument(
    equation, caret, function, argument
):
    inside = call_around(equation, caret)
    assert (inside.function.name, inside.argument) == (function, argument)


def test_outside_of_brackets_there_is_no_function_around():
    assert call_around("SMTH1(a, b) + ", 14) is None

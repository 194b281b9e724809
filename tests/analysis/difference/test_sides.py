"""A difference as either map has it."""

from dataclasses import replace

from loopmap.analysis.difference import find_difference
from loopmap.analysis.difference.sides import NOT_THERE, NOTHING, both_sides
from loopmap.model.records import Sign, Strength
from tests.support.two_maps import ENDS, NAMES, causal_map, future


def sides(other):
    difference = find_difference(causal_map(), other)
    return [both_sides(difference, one) for one in difference]


def test_what_came_or_went_is_on_one_side_only():
    other = future(NAMES | {"e": "Advice"}, {i: t for i, t in ENDS.items() if i != "l4"})
    variable, link = sides(other)
    assert variable == (NOT_THERE, "“Advice” is there.")
    assert link == ("More trust leads to higher attendance.", NOT_THERE)


def test_signs_strengths_and_names_are_told_as_they_are_on_each():
    other = future(
        NAMES | {"a": "Penalties"}, l1={"sign": Sign.OPPOSITE}, l2={"strength": Strength.WEAK}
    )
    assert sides(other) == [
        ("Fines", "Penalties"),
        ("The same way (+).", "The opposite way (−)."),
        ("medium", "weak"),
    ]


def test_what_nobody_said_is_told_so():
    other = future()
    (side,) = sides(other.with_info(replace(other.info, question="Why?")))
    assert side == (NOTHING, "Why?")

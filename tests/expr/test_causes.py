"""What moves an equation's value, and what only starts it."""

import pytest

from loopmap.expr.causes import all_named, causes
from loopmap.expr.parse import parse


@pytest.mark.parametrize(
    ("equation", "found"),
    [
        ("b * a + b", ["b", "a"]),
        ("LOOKUP(effect, trust)", ["trust"]),
        ("effect(trust)", ["trust"]),
        ("SMTH1(trust, months, start)", ["trust", "months"]),
        ("DELAY(trust, 3, start) - INIT(trust)", ["trust"]),
        ("INIT(trust)", []),
        ("IF a > b THEN c ELSE d", ["a", "b", "c", "d"]),
        ("420", []),
    ],
)
def test_causes_are_what_moves_the_value(equation, found):
    assert list(causes(parse(equation))) == found


def test_all_names_are_told_functions_and_graphs_too():
    assert all_named(parse("effect(INIT(a)) + LOOKUP(table, b)")) == {
        "effect", "init", "a", "lookup", "table", "b",
    }  # fmt: skip

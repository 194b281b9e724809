"""The normal form of an equation says the same as the equation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.show import show
from loopmap.expr.tree import (
    Binary,
    Call,
    Conditional,
    Number,
    Operator,
    Range,
    Reference,
    Unary,
    Wildcard,
)
from loopmap.expr.walk import with_names

NAMES = st.sampled_from(["a", "Lost learning", "größe", "if", "what now?", 'say "no"', "x y z"])
SIGNS = st.sampled_from([Operator.PLUS, Operator.MINUS, Operator.NOT])
BETWEEN = st.sampled_from([each for each in Operator if each is not Operator.NOT])
LEAVES = st.builds(Number, st.floats(0, 1e12)) | st.builds(Reference, NAMES)


def larger(parts):
    subscripts = st.lists(
        parts | st.builds(Wildcard) | st.builds(Range, parts, parts), min_size=1, max_size=2
    )
    return (
        st.builds(Unary, SIGNS, parts)
        | st.builds(Binary, BETWEEN, parts, parts)
        | st.builds(Conditional, parts, parts, parts)
        | st.builds(Call, NAMES, st.lists(parts, max_size=3).map(tuple))
        | st.builds(Reference, NAMES, subscripts.map(tuple))
    )


TREES = st.recursive(LEAVES, larger, max_leaves=12)


def told_apart(tree):
    """With canonical names, which are what counts."""
    return with_names(tree, canonical)


@given(TREES)
def test_any_tree_comes_back_from_its_text(tree):
    text = show(tree)
    again = parse(text)
    assert told_apart(again) == told_apart(tree)
    assert show(again) == text


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("((a))+(b*c)", "a + b * c"),
        ("a-(b-c)-d", "a - (b - c) - d"),
        ("(2^3)^2^1", "(2^3)^2^1"),
        ("if(a>.5)then-x else( y )", "IF a > 0.5 THEN -x ELSE y"),
        ("step( 1,time )", "STEP(1, TIME)"),
        ("lost learning", "lost_learning"),
        ('"lost learning"', "lost_learning"),
        ('"50% off" * 3e-05', '"50% off" * 3e-05'),
        ("x[ * ,1 : 3]", "x[*, 1:3]"),
        ("not (a and b)", "NOT (a AND b)"),
        ("a//b", "a // b"),
    ],
)
def test_the_normal_form_has_few_brackets_and_capitals(written, normal):
    assert show(parse(written)) == normal

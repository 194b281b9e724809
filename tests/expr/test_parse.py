"""Equations become trees as people mean them, or a sentence points at the character."""

import pytest

from loopmap.errors import ExpressionError
from loopmap.expr.parse import parse
from loopmap.expr.tree import (
    Binary,
    Call,
    Conditional,
    Number,
    Operator,
    Range,
    Reference,
    Span,
    Unary,
    Wildcard,
)
from loopmap.expr.walk import Depths, depths, walk
from tests.support.at_once import at_once


def number(value):
    return Number(float(value))


def test_a_sign_before_a_power_is_applied_after_it():
    assert parse("-2^2") == Unary(Operator.MINUS, Binary(Operator.POWER, number(2), number(2)))


def test_powers_are_read_from_the_right_and_differences_from_the_left():
    assert parse("2^3^2") == parse("2^(3^2)")
    assert parse("8 - 4 - 2") == parse("(8 - 4) - 2")


@pytest.mark.parametrize(
    ("loose", "bracketed"),
    [
        ("a OR b AND c", "a OR (b AND c)"),
        ("a < b = c > d", "(a < b) = (c > d)"),
        ("a + b * c", "a + (b * c)"),
        ("a MOD b + c", "(a MOD b) + c"),
        ("2^-x * 3", "(2^(-x)) * 3"),
        ("NOT a AND b", "(NOT a) AND b"),
        ("1 + IF a THEN b ELSE c + 2", "1 + (IF a THEN b ELSE (c + 2))"),
    ],
)
def test_operators_bind_as_xmile_says(loose, bracketed):
    assert parse(loose) == parse(bracketed)


def test_a_condition_may_be_written_in_words_or_like_a_function():
    expected = Conditional(parse("a > 1"), number(2), number(3))
    for text in ("IF a>1 THEN 2 ELSE 3", "if then else(a > 1, 2, 3)", "IF_THEN_ELSE(a>1,2,3)"):
        assert parse(text) == expected


def test_comments_in_braces_and_line_breaks_do_not_count():
    assert parse("a {of last year} +\n\t.5") == parse("a+0.5")


def test_names_may_have_blanks_quotes_dots_and_letters_of_any_language():
    assert parse("lost learning").key == parse("Lost_Learning").key == "lost_learning"
    assert parse('"what? now!" + hares.births').left.name == "what? now!"
    assert parse("hares.births").key == "hares.births"
    assert parse('"say \\"no\\""').name == 'say "no"'
    product = parse("Größe × 学校")
    assert (product.left.name, product.right.name) == ("Größe", "学校")


def test_signs_pasted_from_a_text_processor_are_understood():
    assert parse("a − b × c ÷ d ≤ e") == parse("a - b * c / d <= e")


def test_subscripts_are_names_wildcards_ranges_and_sums():
    assert parse("x[*, 1:3, Dim]").subscripts == (
        Wildcard(),
        Range(number(1), number(3)),
        Reference("Dim"),
    )
    assert parse("x[i + 1]").subscripts == (parse("i + 1"),)


def test_every_node_knows_its_characters():
    text = "a + MAX(b, 10)"
    tree = parse(text)
    assert tree.span == Span(0, len(text))
    call = tree.right
    assert isinstance(call, Call)
    assert text[call.span.start : call.span.stop] == "MAX(b, 10)"
    assert text[call.arguments[1].span.start : call.arguments[1].span.stop] == "10"


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("", 0, "There is no equation yet."),
        ("a +", 3, "After “+”"),
        ("a + * b", 4, "Instead of “*”"),
        ("(a + b", 0, "The bracket “(” is not closed."),
        ("a + b)", 5, "closes a bracket that was not opened"),
        ("2 a", 2, "Before “a” an operator"),
        ("f(a; b)", 3, "“;” has no meaning"),
        ("a == b", 2, "“==” is not used"),
        ("{note", 0, "The comment"),
        ('a + "b', 4, "The name that begins with a quotation mark"),
        ("IF a THEN b", 11, "ELSE is missing"),
        ("x[1", 1, "The bracket “[” is not closed."),
        ("1e999", 0, "too large"),
        ("???", 0, "“?” has no meaning"),
        ("IF THEN ELSE(a, b)", 0, "takes a condition and two values"),
    ],
)
def test_what_cannot_be_understood_is_pointed_at(text, at, said):
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.span[0] == at
    assert said in str(caught.value)
    assert f"character {at + 1}:" in str(caught.value)


def test_a_complaint_can_be_shown_under_the_line_it_is_about():
    with pytest.raises(ExpressionError) as caught:
        parse("births\n  - )deaths")
    assert caught.value.pointed() == "  - )deaths\n    ^"
    assert str(caught.value.of("Population")).startswith("In the equation of “Population”, ")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000_000,
        "-" * 19_999,
        "(" * 300 + "1" + ")" * 300,
        "+".join("a" * 2_000),
        "IF a THEN " * 500 + "b",
        "x[" * 500,
        "MAX(" * 500,
        "{" * 10_000,
        '"' * 9_999,
    ],
)
def test_text_meant_to_hurt_is_refused_at_once(text):
    with at_once(), pytest.raises(ExpressionError):
        parse(text)


def test_a_tree_can_be_walked_however_deep_it_is():
    tree = parse("+".join("a" * 200))
    assert depths(tree) == Depths(200, 2)
    assert depths(parse("a AND b AND (c + d * e)")) == Depths(4, 4)
    assert sum(isinstance(node, Reference) for node in walk(tree)) == 200

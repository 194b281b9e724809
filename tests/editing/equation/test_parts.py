"""An equation as parts, whatever is wrong with it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.editing.equation.known import Known, KnownName
from loopmap.editing.equation.parts import PartKind, parts_of
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.rewrite import written

KNOWN = Known([KnownName("Lost learning"), KnownName("Effect", is_table=True)])


def told(equation):
    return [(part.kind.name, equation[part.span.start : part.span.stop]) for part in
            parts_of(equation, KNOWN)]  # fmt: skip


def test_names_side_by_side_are_one_name_and_comments_are_parts_too():
    assert told("lost learning * 2 {a guess} + TIME") == [
        ("KNOWN", "lost learning"),
        ("SIGN", "*"),
        ("NUMBER", "2"),
        ("COMMENT", "{a guess}"),
        ("SIGN", "+"),
        ("VALUE", "TIME"),
    ]


def test_what_is_called_is_a_function_or_none():
    assert told("max(effect(1), foo(2))") == [
        ("FUNCTION", "max"), ("SIGN", "("), ("FUNCTION", "effect"), ("SIGN", "("),
        ("NUMBER", "1"), ("SIGN", ")"), ("SIGN", ","), ("NO_FUNCTION", "foo"), ("SIGN", "("),
        ("NUMBER", "2"), ("SIGN", ")"), ("SIGN", ")"),
    ]  # fmt: skip


def test_after_what_has_no_meaning_the_rest_is_still_told():
    assert told("lost learning ; 3") == [
        ("KNOWN", "lost learning"), ("WRONG", ";"), ("NUMBER", "3"),
    ]  # fmt: skip


def test_after_an_open_quotation_mark_nothing_more_can_be_told():
    assert told('1 + "lost lear') == [("NUMBER", "1"), ("SIGN", "+"), ("WRONG", '"lost lear')]


def test_braces_within_quotes_are_no_comment():
    known = Known([KnownName("a {b}")])
    (part,) = parts_of('"a {b}"', known)
    assert part.kind is PartKind.KNOWN


@given(st.text(max_size=60))
def test_any_text_has_parts_that_follow_one_another(equation):
    parts = parts_of(equation, KNOWN)
    assert all(0 <= a.span.start < a.span.stop <= len(equation) for a in parts)
    assert all(a.span.stop <= b.span.start for a, b in pairwise(parts))


@given(st.text(min_size=1, max_size=30).filter(lambda name: name.strip() and "\n" not in name))
def test_a_name_as_it_is_written_reads_back_as_that_name(name):
    tree = parse(written(name.strip()))
    assert tree.key == canonical(name.strip())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Births", "Births"),
        ("births per year", "births per year"),
        ("Law and order", '"Law and order"'),
        ("3rd visit", '"3rd visit"'),
        ("Trust (in school)", '"Trust (in school)"'),
        ('so-called "help"', '"so-called \\"help\\""'),
    ],
)
def test_quotes_stand_where_the_language_needs_them(name, expected):
    assert written(name) == expected

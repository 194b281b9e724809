"""Names change in an equation's own text, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.errors import ExpressionError
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.rewrite import names_in, renamed, with_texts, written
from loopmap.expr.tree import Reference
from tests.support.awkward import texts


@pytest.mark.parametrize(
    ("equation", "old", "new", "after"),
    [
        ("2*fines  {a term}", "Fines", "Penalties", "2*Penalties  {a term}"),
        ("Lost   learning\n + lost_learning", "Lost learning", "Gaps", "Gaps\n + Gaps"),
        ('"Rent, cost of" / 2', "Rent, cost of", "Rent", "Rent / 2"),
        ("MAX(max, 1)", "Max", "Most", "MAX(Most, 1)"),
        ("effect(fines)", "Effect", "Trust and respect", '"Trust and respect"(fines)'),
        ("fines issued", "fines", "x", "fines issued"),
        ("fines * (2", "fines", "x", "x * (2"),
        ("fines ; 2", "fines", "x", "fines ; 2"),
    ],
)
def test_a_name_changes_and_the_layout_stays(equation, old, new, after):
    assert renamed(equation, old, new) == after


def test_names_are_told_with_their_places():
    names = names_in("MAX(lost learning, 2)")
    assert [(name.key, tuple(name.span), name.called) for name in names] == [
        ("max", (0, 3), True),
        ("lost_learning", (4, 17), False),
    ]


def test_several_names_change_at_once():
    swapped = with_texts("a + b", {canonical("a"): "b", canonical("b"): "a"})
    assert swapped == "b + a"


@given(texts.filter(lambda text: canonical(text).strip("_")))
def test_any_name_that_is_written_reads_back(name):
    name = " ".join(name.split())
    try:
        tree = parse(f"1 + {written(name)}").right
    except ExpressionError:
        assert "\\n" in name or not name.isprintable()
        return
    assert isinstance(tree, Reference)
    assert tree.key == canonical(name)


@given(st.lists(st.sampled_from(["a", "b b", "2", "+", "(", ")", "{x}", " ", "SUM("]), max_size=9))
def test_renaming_there_and_back_is_as_before(parts):
    equation = "".join(parts)
    there = renamed(equation, "b b", "quite another")
    assert renamed(there, "quite another", "b b") == equation

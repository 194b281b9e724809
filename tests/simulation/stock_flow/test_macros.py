"""A model's own functions."""

import pytest

from loopmap.errors import ExpressionError, LoopmapError, SimulationError
from loopmap.simulation.stock_flow.model import Kind, Macro, Table, Variable
from loopmap.simulation.stock_flow.program import simulate
from tests.support.at_once import at_once
from tests.support.equations import model

TWICE = Macro("TWICE", ("x",), "x * 2")
GROWING = Macro(
    "GROWING",
    ("start", "rate"),
    "level",
    (
        Variable("gain", Kind.FLOW, "level * rate"),
        Variable("level", Kind.STOCK, "start", inflows=("gain",)),
    ),
)


def test_a_macro_is_found_for_each_call():
    run = simulate(
        model(
            {"a": "TWICE(3) + twice(TIME)", "b": "GROWING(1, 1)", "c": "GROWING(a, 0.5)"},
            macros=(TWICE, GROWING),
        )
    )
    assert run.of("a")[:3] == (6, 8, 10)
    assert run.of("b")[:4] == (1, 2, 4, 8)
    assert run.of("c")[:3] == (6, 9, 13.5)
    assert set(run.series) == {"a", "b", "c"}


def test_macros_may_use_one_another():
    outer = Macro("FOURFOLD", ("y",), "TWICE(TWICE(y))")
    assert simulate(model({"a": "FOURFOLD(5)"}, macros=(outer, TWICE))).of("a")[0] == 20


def test_a_macro_sees_nothing_of_the_model():
    nosy = Macro("NOSY", (), "secret")
    with pytest.raises(ExpressionError, match="There is no variable called “secret”"):
        simulate(model({"secret": "1", "a": "NOSY()"}, macros=(nosy,)))


def test_a_macro_given_too_little_says_how_it_is_written():
    with pytest.raises(ExpressionError, match=r"The macro is written GROWING\(start, rate\)"):
        simulate(model({"a": "GROWING(1)"}, macros=(GROWING,)))


def test_a_macro_that_uses_itself_is_refused_at_once():
    endless = Macro("ENDLESS", ("x",), "ENDLESS(x) + ENDLESS(x)")
    with at_once(), pytest.raises(LoopmapError, match="uses itself"):
        simulate(model({"a": "ENDLESS(1)"}, macros=(endless,)))


def test_macros_that_multiply_are_refused():
    chain = [Macro(f"M{n}", ("x",), " + ".join([f"M{n + 1}(x)"] * 10)) for n in range(8)]
    last = Macro("M8", ("x",), "x")
    with pytest.raises(SimulationError, match="too many"):
        simulate(model({"a": "M0(1)"}, macros=(*chain, last)))


def test_stocks_within_a_macro_change_all_at_once():
    variables = (
        Variable("speed", Kind.STOCK, "1", inflows=("push",)),
        Variable("push", Kind.FLOW, "1"),
        Variable("way", Kind.STOCK, "0", inflows=("speed",)),
    )
    for order in (variables, variables[::-1]):
        made = model({"a": "MOVING()"}, macros=(Macro("MOVING", (), "way", order),))
        assert simulate(made).of("a")[:4] == (0, 1, 3, 6)


def test_a_macro_may_have_graphical_functions_of_its_own():
    table = Table((0.0, 10.0), (0.0, 100.0))
    variables = (
        Variable("read", Kind.AUXILIARY, "x * 2", table=table),
        Variable("bare", Kind.LOOKUP, table=table),
        Variable("sum", Kind.AUXILIARY, "read + LOOKUP(bare, x) + bare(1)"),
    )
    macro = Macro("READING", ("x",), "sum", variables)
    assert simulate(model({"a": "READING(3)"}, macros=(macro,))).of("a")[0] == 60 + 30 + 10


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("bare + 1", "“bare” is a graphical function"),
        ("x[1]", "“x” is one number and has no elements"),
        ("LOOKUP(x, 1)", "“x” is not a graphical function"),
        ("wide", "Arrays within a macro cannot be run"),
    ],
)
def test_what_a_macro_cannot_do_is_said(result, said):
    variables = [Variable("bare", Kind.LOOKUP, table=Table((0.0,), (1.0,)))]
    if result == "wide":
        variables.append(Variable("wide", Kind.AUXILIARY, "1", dimensions=("D",)))
    made = model(
        {"a": "ODD(3)"},
        macros=(Macro("ODD", ("x",), result, tuple(variables)),),
        dimensions={"D": ("one", "two")},
    )
    with pytest.raises(ExpressionError, match=said):
        simulate(made)

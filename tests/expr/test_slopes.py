"""Which way an equation goes when a cause goes up, and where that is not known."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.slopes import Known, Slope, slope, slope_of_points
from loopmap.expr.spread import ANYTHING, FROM_ZERO, Spread, spread
from loopmap.simulation.stock_flow.program import simulate
from tests.support.equations import model

SPREADS = {
    "p": FROM_ZERO,
    "n": Spread(-math.inf, 0.0),
    "two": Spread(2.0, 2.0),
    "share": Spread(0.0, 1.0),
    "some": Spread(0.5, 3.0),
    "below": Spread(-3.0, -0.5),
}
GRAPHS = {"rising": Slope.UP, "falling": Slope.DOWN}
KNOWN = Known(
    lambda key: SPREADS.get(key, ANYTHING), lambda key: GRAPHS.get(key, Slope.UNKNOWN)
)  # fmt: skip


@pytest.mark.parametrize(
    ("equation", "found"),
    [
        ("x", Slope.UP),
        ("y", Slope.LEVEL),
        ("3 - x", Slope.DOWN),
        ("x * p", Slope.UP),
        ("x * n", Slope.DOWN),
        ("x * y", Slope.UNKNOWN),
        ("x * y * 0", Slope.LEVEL),
        ("p / (1 + x^2)", Slope.UNKNOWN),
        ("x / p", Slope.UP),
        ("p / some * -x", Slope.DOWN),
        ("two / x", Slope.UNKNOWN),
        ("two ^ x", Slope.UP),
        ("x ^ 3", Slope.UP),
        ("x ^ 2", Slope.UNKNOWN),
        ("-EXP(-x)", Slope.UP),
        ("MAX(0, 3 - x)", Slope.DOWN),
        ("MIN(x, -x)", Slope.UNKNOWN),
        ("SMTH1(x, 3, y)", Slope.UP),
        ("SMTH1(y, x)", Slope.UNKNOWN),
        ("DELAY(-x, 3)", Slope.DOWN),
        ("INIT(x)", Slope.LEVEL),
        ("rising(x) - LOOKUP(falling, x)", Slope.UP),
        ("unheard of(x)", Slope.UNKNOWN),
        ("IF y > 3 THEN x ELSE p * x", Slope.UP),
        ("IF x > 3 THEN 1 ELSE 0", Slope.UNKNOWN),
        ("x > 3", Slope.UP),
        ("x - x", Slope.UNKNOWN),
        ("SIN(x)", Slope.UNKNOWN),
        ("STEP(x, 3)", Slope.UP),
        ("SAFEDIV(x, some)", Slope.UP),
        ("share * (1 - share) * x", Slope.UP),
        ("NORMAL(x, 2)", Slope.UP),
        ("PROD(x, p, some)", Slope.UP),
        ("PROD(below, p, x, n)", Slope.UP),
        ("PROD(p, x, n)", Slope.DOWN),
        ("PROD(x, y)", Slope.UNKNOWN),
        ("PROD(p, some, y)", Slope.LEVEL),
        ("PROD(-x)", Slope.DOWN),
        ("PROD(x, x)", Slope.UNKNOWN),
        ("PROD(x[*])", Slope.UNKNOWN),
        ("x * PROD(below, n)", Slope.UP),
        ("x * PROD(p[*])", Slope.UNKNOWN),
    ],
)
def test_a_slope_is_told_where_it_is_plain(equation, found):
    assert slope(parse(equation), canonical("x"), KNOWN) is found


@pytest.mark.parametrize(
    ("equation", "found"),
    [
        ("some / (some + share)", Slope.UP),
        ("share / (some + share)", Slope.DOWN),
        ("some * p / (two + some * p)", Slope.UP),
        ("(some + share) / (share + two + some)", Slope.UP),
        ("some / (some - below)", Slope.UP),
        ("some / (some + y)", Slope.UNKNOWN),
        ("(p - some) / some", Slope.DOWN),
        ("(some - p) / some", Slope.UP),
        ("(some + p) // some", Slope.DOWN),
        ("some / some", Slope.LEVEL),
        ("y / (some + y)", Slope.UNKNOWN),
        ("some / LN(two)", Slope.UP),
        ("LN(share / two) * some", Slope.DOWN),
        ("LN(two / some) / LN(some)", Slope.UNKNOWN),
        ("p / LOG10(two + some)", Slope.DOWN),
        ("some * LN(below)", Slope.UNKNOWN),
    ],
)
def test_a_slope_is_told_where_both_ends_of_a_quotient_move(equation, found):
    assert slope(parse(equation), canonical("some"), KNOWN) is found


def test_a_graph_leads_where_all_its_points_lead():
    assert slope_of_points((1, 2, 2, 5)) is Slope.UP
    assert slope_of_points((1, 2, 1)) is Slope.UNKNOWN
    assert slope_of_points((3,)) is Slope.LEVEL


LEAVES = st.sampled_from(["x", "some", "below", "share", "two", "0.5", "3"])
EQUATIONS = st.recursive(
    LEAVES,
    lambda parts: (
        st.tuples(parts, st.sampled_from("+-*/"), parts).map(lambda p: f"({' '.join(p)})")
        | st.tuples(st.sampled_from(["MAX", "MIN"]), parts, parts).map(
            lambda p: f"{p[0]}({p[1]}, {p[2]})"
        )
        | st.tuples(st.sampled_from(["EXP", "ABS", "TANH", "-"]), parts).map(
            lambda p: f"{p[0]}({p[1]})"
        )
    ),
    max_leaves=6,
)
NUMBERS = st.fixed_dictionaries(
    {"some": st.floats(0.5, 3), "below": st.floats(-3, -0.5), "share": st.floats(0, 1)}
)


@settings(max_examples=150)
@given(EQUATIONS, NUMBERS, st.floats(-3, 3), st.floats(0.01, 2))
def test_what_is_said_holds_for_numbers(equation, numbers, at, more):
    told = slope(parse(equation), canonical("x"), KNOWN)
    between = spread(parse(equation), KNOWN.spread_of)
    one, other = (value(equation, {**numbers, "two": 2, "x": x}) for x in (at, at + more))
    if one is None or other is None:
        return
    close = 1e-9 * (1 + abs(one) + abs(other))
    assert between.low - close <= one <= between.high + close
    if told in (Slope.UP, Slope.LEVEL):
        assert other >= one - close
    if told in (Slope.DOWN, Slope.LEVEL):
        assert other <= one + close


SHARED = st.recursive(
    st.sampled_from(["some", "share", "two", "below"]),
    lambda parts: st.tuples(parts, st.sampled_from("+-/"), parts).map(lambda p: f"({' '.join(p)})"),
    max_leaves=4,
)


@settings(max_examples=150)
@given(SHARED, SHARED, SHARED, NUMBERS, st.floats(0.5, 3))
def test_what_is_said_of_quotients_holds_for_numbers(above, more, below, numbers, other):
    equation = f"({above} + {more}) / ({below} + {above})"
    told = slope(parse(equation), canonical("some"), KNOWN)
    lower, higher = sorted((numbers["some"], other))
    one, two = (value(equation, {**numbers, "two": 2, "some": x}) for x in (lower, higher))
    if told is Slope.UNKNOWN or one is None or two is None:
        return
    close = 1e-9 * (1 + abs(one) + abs(two))
    assert two >= one - close or told is Slope.DOWN
    assert two <= one + close or told is Slope.UP


def value(equation, numbers):
    run = simulate(model({"z": equation, **{k: repr(v) for k, v in numbers.items()}}, stop=0.0))
    return None if run.stopped or not math.isfinite(run.of("z")[0]) else run.of("z")[0]

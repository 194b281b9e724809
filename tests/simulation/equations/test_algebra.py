"""Computer algebra tells signs that our own rules do not, and never a wrong one."""

import math
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.slopes import Slope
from loopmap.expr.spread import FROM_ZERO, Spread
from loopmap.model.records import Sign
from loopmap.simulation.equations.algebra import slope_by_algebra
from loopmap.simulation.equations.derivatives import link_slopes
from tests.expr.test_slopes import EQUATIONS, NUMBERS, SPREADS, value
from tests.support.maps_with_equations import called, map_with

POSITIVE = Spread(1e-3, math.inf)
AROUND = {
    "x": FROM_ZERO, "a": FROM_ZERO, "k": POSITIVE, "share": Spread(0.0, 1.0),
}  # fmt: skip


def told(equation, cause="x"):
    spreads = tuple(sorted((canonical(name), each) for name, each in AROUND.items()))
    return slope_by_algebra(parse(equation), canonical(cause), spreads)


@pytest.mark.parametrize(
    ("equation", "found"),
    [
        ("x / (k + x)", Slope.UP),
        ("k / (1 + x)", Slope.DOWN),
        ("x - share * x", Slope.UP),
        ("a * x - a * x", Slope.LEVEL),
        ("(x + 1) * (x + 2) - x", Slope.UP),
        ("EXP(-a * x)", Slope.DOWN),
        ("x * (1 - x / k)", Slope.UNKNOWN),
        ("1 / (x - 1)", Slope.UNKNOWN),
        ("y / (y^2 + 1)", Slope.LEVEL),
        ("SMTH1(x, 3) / (1 + x)", Slope.UNKNOWN),
        ("SMTH1(x / (1 + x), 3, 1)", Slope.UP),
        ("SIN(x)", Slope.UNKNOWN),
        ("x^3 + x", Slope.UP),
        ("x^y", Slope.UNKNOWN),
        ("x ^ 900", Slope.UNKNOWN),
        ("x / 0", Slope.UNKNOWN),
        ("1e300 * x / (1 + x)", Slope.UNKNOWN),
    ],
)
def test_signs_of_derivatives_are_told_where_they_are_sure(equation, found):
    assert told(equation) is found


def test_an_endless_equation_is_not_asked_about():
    assert told(" + ".join(["x"] * 70)) is Slope.UNKNOWN


@settings(max_examples=60)
@given(EQUATIONS, NUMBERS, st.floats(-3, 3), st.floats(0.01, 2))
def test_what_algebra_says_holds_for_numbers(equation, numbers, at, more):
    spreads = tuple(sorted((canonical(name), each) for name, each in SPREADS.items()))
    found = slope_by_algebra(parse(equation), canonical("x"), spreads)
    one, other = (value(equation, {**numbers, "two": 2, "x": x}) for x in (at, at + more))
    if one is None or other is None:
        return
    close = 1e-9 * (1 + abs(one) + abs(other))
    if found in (Slope.UP, Slope.LEVEL):
        assert other >= one - close
    if found in (Slope.DOWN, Slope.LEVEL):
        assert other <= one + close


def test_every_link_an_equation_names_is_told_where_it_leads():
    causal_map = map_with(
        {"a": "3", "b": "2", "c": "a / (a + b)", "d": "c"}, links=("a - c", "b - c", "b + d")
    )
    slopes = link_slopes(causal_map)
    by_ends = {
        (causal_map.variables[k.source].name, causal_map.variables[k.target].name): k.id
        for k in causal_map.links.values()
    }
    assert slopes == {by_ends["a", "c"]: Slope.UP, by_ends["b", "c"]: Slope.DOWN}
    assert causal_map.links[by_ends["a", "c"]].sign is Sign.OPPOSITE
    assert called(causal_map, "d")


def test_algebra_comes_in_with_the_first_question_only():
    code = (
        "import sys, loopmap.simulation.equations.derivatives, loopmap.editing.edits.equations;"
        "sys.exit('sympy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

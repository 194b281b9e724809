"""Equations put to a computer algebra (SymPy): which way they go where our own rules do not know.

Expressions are built node by node from our own trees; no text of an equation ever gets
there. A derivative is said to have a sign only where every factor of it has one for all
values within the spreads given: a variable between two ends is written as something that
runs from the one to the other, so that sums of what is never negative can be seen to be
so. SymPy is imported with the first such question, which belongs into a job: it takes half
a second, and a question some milliseconds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.expr.names import CanonicalName
from loopmap.expr.slopes import Slope
from loopmap.expr.spread import Spread, spread
from loopmap.expr.tree import Binary, Call, Node, Number, Operator, Reference, Unary
from loopmap.expr.walk import walk

MOST_PARTS = 60
"""Parts of an equation beyond which nothing is asked: algebra takes its time."""

_HIGHEST_POWER = 8
_FARTHEST_NUMBER = 1e12

Spreads = tuple[tuple[CanonicalName, Spread], ...]
"""The names in an equation and where they lie, sorted."""


@lru_cache(maxsize=4096)
def slope_by_algebra(node: Node, cause: CanonicalName, spreads: Spreads) -> Slope:
    """Which way the equation goes when the cause goes up; UNKNOWN where it cannot be told.

    What is smoothed or delayed as a whole goes where its input goes in the end.
    """
    node = _followed(node, cause)
    if sum(1 for _ in walk(node)) > MOST_PARTS:
        return Slope.UNKNOWN
    import sympy

    try:
        writing = _Writing(sympy, dict(spreads))
        whole = writing.written(node)
        symbol = writing.symbol(cause)
        if not _is_without_poles(sympy, whole, writing.ranges):
            return Slope.UNKNOWN
        return _slope(sympy, sympy.diff(whole, symbol), writing.ranges)
    except (_NotForAlgebra, sympy.PolynomialError):
        return Slope.UNKNOWN


def _followed(node: Node, cause: CanonicalName) -> Node:
    """The input of smoothing and delays, where how long they take does not hang on the cause."""
    while isinstance(node, Call) and str(node.key).upper() in _FOLLOWING and node.arguments:
        rest = (part for argument in node.arguments[1:] for part in walk(argument))
        if any(isinstance(part, Reference) and part.key == cause for part in rest):
            return node
        node = node.arguments[0]
    return node


class _NotForAlgebra(Exception):
    """Something in the equation that is not asked about."""


_PLAIN = {"EXP": "exp", "LN": "log", "SQRT": "sqrt", "TANH": "tanh", "ARCTAN": "atan"}
_FOLLOWING = frozenset({"SMTH1", "SMTH3", "SMTHN", "DELAY", "DELAY1", "DELAY3", "DELAYN"})


class _Writing:
    """Writes a tree for SymPy. ``ranges`` lead from symbols to what they run through."""

    def __init__(self, sympy: Any, spreads: Mapping[CanonicalName, Spread]) -> None:
        self._sympy, self._spreads = sympy, spreads
        self._symbols: dict[object, Any] = {}
        self.ranges: dict[Any, Spread] = {}

    def symbol(self, key: CanonicalName) -> Any:
        """The symbol of a name; SymPy is told of its sign by ``ranges``, not by its name."""
        return self._of(key, self._spreads.get(key, _ANYTHING))

    def _of(self, key: object, lies: Spread) -> Any:
        if key not in self._symbols:
            signs = {"positive": lies.low > 0, "negative": lies.high < 0}
            told = {sign: True for sign, holds in signs.items() if holds}
            self._symbols[key] = self._sympy.Symbol(f"x{len(self._symbols)}", real=True, **told)
            self.ranges[self._symbols[key]] = lies
        return self._symbols[key]

    def written(self, node: Node) -> Any:
        match node:
            case Number():
                return self._number(node.value)
            case Reference(subscripts=()) if node.key not in VALUES:
                return self.symbol(node.key)
            case Unary(operator=Operator.PLUS | Operator.MINUS):
                inner = self.written(node.operand)
                return inner if node.operator is Operator.PLUS else -inner
            case Binary(operator=operator) if operator in _ARITHMETIC:
                return self._binary(node)
            case Call():
                return self._call(node)
        return self._as_one(node)

    def _number(self, value: float) -> Any:
        if value and not 1 / _FARTHEST_NUMBER < abs(value) < _FARTHEST_NUMBER:
            raise _NotForAlgebra
        exact = Fraction(repr(value))
        return self._sympy.Rational(exact.numerator, exact.denominator)

    def _binary(self, node: Binary) -> Any:
        left, right = self.written(node.left), self.written(node.right)
        match node.operator:
            case Operator.PLUS:
                return left + right
            case Operator.MINUS:
                return left - right
            case Operator.TIMES:
                return left * right
            case Operator.OVER:
                if right == 0:
                    raise _NotForAlgebra
                return left / right
        whole = right.is_Integer and 0 <= right <= _HIGHEST_POWER
        if not whole:
            raise _NotForAlgebra
        return left**right

    def _call(self, node: Call) -> Any:
        function = BUILT_INS.get(node.key)
        if function is None or function.name not in _PLAIN or len(node.arguments) != 1:
            return self._as_one(node)
        return getattr(self._sympy, _PLAIN[function.name])(self.written(node.arguments[0]))

    def _as_one(self, node: Node) -> Any:
        """What is not looked into is one quantity, if the cause is not in it."""
        if any(isinstance(p, Reference) and p.key not in VALUES for p in walk(node)):
            raise _NotForAlgebra
        return self._of(node, spread(node, lambda key: self._spreads.get(key, _ANYTHING)))


_ANYTHING = Spread(-math.inf, math.inf)
_ARITHMETIC = frozenset(
    {Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.OVER, Operator.POWER}
)


def _is_without_poles(sympy: Any, whole: Any, ranges: Mapping[Any, Spread]) -> bool:
    """Whether nothing that is divided by can change its sign."""
    below = sympy.fraction(sympy.together(whole))[1]
    return all(
        _sign(sympy, factor, ranges) is not None for factor, _ in sympy.factor_list(below)[1]
    )


def _slope(sympy: Any, derivative: Any, ranges: Mapping[Any, Spread]) -> Slope:
    if derivative == 0:
        return Slope.LEVEL
    sign = 1
    for part in sympy.fraction(sympy.together(derivative)):
        number, factors = sympy.factor_list(part)
        sign *= 1 if number > 0 else -1
        for factor, power in factors:
            if power % 2:
                one = _sign(sympy, factor, ranges)
                if one is None:
                    return Slope.UNKNOWN
                sign *= one
    return Slope.UP if sign > 0 else Slope.DOWN


def _sign(sympy: Any, factor: Any, ranges: Mapping[Any, Spread]) -> int | None:
    """1 for what is never negative, -1 for what is never positive, None for neither."""
    if factor.is_nonnegative or factor.is_nonpositive:
        return 1 if factor.is_nonnegative else -1
    steps = {symbol: sympy.Dummy(nonnegative=True) for symbol in ranges}
    running = {s: _running(sympy, ranges[s], step) for s, step in steps.items()}
    known = {s: value for s, value in running.items() if value is not None}
    above, below = sympy.fraction(sympy.together(factor.subs(known)))
    signs = [_sign_of_sum(sympy.expand(part)) for part in (above, below)]
    return None if None in signs else signs[0] * signs[1]  # type: ignore[operator]


def _running(sympy: Any, lies: Spread, step: Any) -> Any | None:
    """A variable within a spread, written by something that runs from 0 on."""
    low, high = (sympy.Rational(str(Fraction(end))) if math.isfinite(end) else None for end in lies)
    if low is not None and high is not None:
        return (low + high * step) / (1 + step)
    if low is not None:
        return low + step
    return None if high is None else high - step


def _sign_of_sum(whole: Any) -> int | None:
    terms = whole.as_ordered_terms()
    if all(term.is_nonnegative for term in terms):
        return 1
    return -1 if all(term.is_nonpositive for term in terms) else None

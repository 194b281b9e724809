"""Between which values an equation can lie, given between which values its names lie.

Interval arithmetic, outward: what is said holds, and is as wide as all numbers where
nothing can be said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import NamedTuple

from loopmap.expr.function import Family
from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.expr.names import CanonicalName
from loopmap.expr.tree import (
    Binary,
    Call,
    Conditional,
    Node,
    Number,
    Operator,
    Reference,
    Unary,
)
from loopmap.expr.walk import walk


class Spread(NamedTuple):
    """All values from ``low`` to ``high``."""

    low: float
    high: float

    def within(self, other: Spread) -> Spread:
        """What is in both; this one where nothing is."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Spread(low, high) if low <= high else self

    def hull(self, other: Spread) -> Spread:
        return Spread(min(self.low, other.low), max(self.high, other.high))


ANYTHING = Spread(-math.inf, math.inf)
SHARE = Spread(0.0, 1.0)
FROM_ZERO = Spread(0.0, math.inf)

SpreadOf = Callable[[CanonicalName], Spread]
"""Between which values a variable or a graphical function lies."""


def spread(node: Node, of: SpreadOf) -> Spread:
    """Between which values an equation lies."""
    match node:
        case Number():
            return Spread(node.value, node.value)
        case Reference():
            return _VALUES.get(node.key, ANYTHING) if node.key in VALUES else of(node.key)
        case Unary():
            return _signed(node.operator, spread(node.operand, of))
        case Binary():
            return _binary(node, of)
        case Conditional():
            return spread(node.chosen, of).hull(spread(node.otherwise, of))
        case Call():
            return _call(node, of)


_VALUES: Mapping[CanonicalName, Spread] = {
    CanonicalName("dt"): FROM_ZERO,
    CanonicalName("pi"): Spread(math.pi, math.pi),
}


def is_spelled_out(node: Call) -> bool:
    """Whether all arguments of a call stand for one value each, none for elements of an array."""
    arguments = (part for each in node.arguments for part in walk(each))
    return not any(isinstance(part, Reference) and part.subscripts for part in arguments)


def _signed(operator: Operator, inner: Spread) -> Spread:
    if operator is Operator.MINUS:
        return Spread(-inner.high, -inner.low)
    return SHARE if operator is Operator.NOT else inner


def _binary(node: Binary, of: SpreadOf) -> Spread:
    rule = _RULES.get(node.operator)
    return SHARE if rule is None else rule(spread(node.left, of), spread(node.right, of))


def _sum(left: Spread, right: Spread) -> Spread:
    return Spread(left.low + right.low, left.high + right.high)


def _difference(left: Spread, right: Spread) -> Spread:
    return Spread(left.low - right.high, left.high - right.low)


def _power(base: Spread, power: Spread) -> Spread:
    return FROM_ZERO if base.low >= 0 or _is_even(power) else ANYTHING


def product(left: Spread, right: Spread) -> Spread:
    """All products; 0 times anything is 0."""
    corners = [_times(a, b) for a in left for b in right]
    return Spread(min(corners), max(corners))


def _times(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def _quotient(left: Spread, right: Spread) -> Spread:
    """The sign of a quotient is known even where its size is not."""
    if right.low > 0 or right.high < 0:
        return product(left, Spread(1 / right.high, 1 / right.low))
    if right.low >= 0 and left.low >= 0:
        return FROM_ZERO
    return ANYTHING


def _remainder(_: Spread, __: Spread) -> Spread:
    return ANYTHING


def _is_even(power: Spread) -> bool:
    return power.low == power.high and power.low % 2 == 0


_RULES: Mapping[Operator, Callable[[Spread, Spread], Spread]] = MappingProxyType(
    {
        Operator.PLUS: _sum,
        Operator.MINUS: _difference,
        Operator.TIMES: product,
        Operator.OVER: _quotient,
        Operator.SAFELY_OVER: _quotient,
        Operator.POWER: _power,
        Operator.MOD: _remainder,
    }
)
"""What all but comparisons and logic, which are 0 or 1, make of two spreads."""

_FIXED: Mapping[str, Spread] = MappingProxyType(
    {
        **dict.fromkeys(
            ("ABS", "SQRT", "EXP", "COSH", "STDDEV", "SIZE", "POISSON", "LOGNORMAL"), FROM_ZERO
        ),
        **dict.fromkeys(("TANH", "SIN", "COS"), Spread(-1.0, 1.0)),
    }
)
_LIKE_FIRST = frozenset(
    {"SMTH1", "SMTH3", "SMTHN", "DELAY", "DELAY1", "DELAY3", "DELAYN", "INIT", "PREVIOUS"}
)
_AMONG = frozenset({"MIN", "MAX", "MEAN", "RANDOM"})


def _call(node: Call, of: SpreadOf) -> Spread:
    function = BUILT_INS.get(node.key)
    if function is None or not function.takes(len(node.arguments)):
        return of(node.key)
    first = node.arguments[0]
    if function.family is Family.TABLE:
        return of(first.key) if isinstance(first, Reference) else ANYTHING
    if function.name in _FIXED:
        return _FIXED[function.name]
    if function.name == "PROD" and not is_spelled_out(node):
        return ANYTHING
    return _of_arguments(function.name, [spread(each, of) for each in node.arguments])


_LOGARITHMS: Mapping[str, Callable[[float], float]] = MappingProxyType(
    {"LN": math.log, "LOG10": math.log10}
)


def _logarithm(of: Callable[[float], float], inner: Spread) -> Spread:
    if inner.high <= 0:
        return ANYTHING
    low, high = (of(end) if 0 < end < math.inf else math.inf for end in inner)
    return Spread(low if inner.low > 0 else -math.inf, high)


def _of_arguments(name: str, inner: list[Spread]) -> Spread:
    if name in _LOGARITHMS and len(inner) == 1:
        return _logarithm(_LOGARITHMS[name], inner[0])
    if name in _LIKE_FIRST:
        return inner[0].hull(inner[-1]) if len(inner) > 2 or name == "PREVIOUS" else inner[0]
    if name in _AMONG:
        return _among(name, inner)
    if name == "PROD":
        return reduce(product, inner)
    if name in ("STEP", "PULSE"):
        height = inner[0].hull(Spread(0.0, 0.0))
        return height if name == "STEP" else product(height, FROM_ZERO)
    return _quotient(*inner) if name == "SAFEDIV" and len(inner) == 2 else ANYTHING


def _among(name: str, inner: list[Spread]) -> Spread:
    lows, highs = [each.low for each in inner], [each.high for each in inner]
    if name == "MIN":
        return Spread(min(lows), min(highs))
    if name == "MAX":
        return Spread(max(lows), max(highs))
    return Spread(min(lows), max(highs))

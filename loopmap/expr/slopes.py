"""Which way an equation goes when one name in it goes up: its own rules, told at once.

Each part is looked at by itself, so ``x * (1 - x)`` is not known here wherever it lies;
`loopmap.simulation.equations.derivatives` asks a computer algebra about such. What is
said holds for all values within the spreads given: not known is said where it may not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from types import MappingProxyType

from loopmap.expr.function import Family
from loopmap.expr.functions import BUILT_INS
from loopmap.expr.names import CanonicalName
from loopmap.expr.shares import without_what_is_common
from loopmap.expr.spread import Spread, SpreadOf, is_spelled_out, product, spread
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


class Slope(Enum):
    """Where a value goes when a cause goes up: never down, never up, nowhere, or either."""

    UP = (True, False)
    DOWN = (False, True)
    LEVEL = (False, False)
    UNKNOWN = (True, True)

    @property
    def turned(self) -> Slope:
        return Slope((self.value[1], self.value[0]))

    def with_other(self, other: Slope) -> Slope:
        """Of a sum."""
        return Slope((self.value[0] or other.value[0], self.value[1] or other.value[1]))

    def times(self, factor: Spread) -> Slope:
        """Multiplied by something that lies within a spread."""
        if self is Slope.LEVEL or factor == (0.0, 0.0):
            return Slope.LEVEL
        if factor.low >= 0:
            return self
        return self.turned if factor.high <= 0 else Slope.UNKNOWN


@dataclass(frozen=True, slots=True)
class Known:
    """What is known around an equation: where names lie, and where graphical functions lead."""

    spread_of: SpreadOf
    graph_of: Callable[[CanonicalName], Slope]


def slope(node: Node, cause: CanonicalName, known: Known) -> Slope:
    """Which way the equation goes when ``cause`` alone goes up."""
    match node:
        case Number():
            return Slope.LEVEL
        case Reference():
            return _reference(node, cause)
        case Unary():
            inner = slope(node.operand, cause, known)
            return inner if node.operator is Operator.PLUS else inner.turned
        case Binary():
            return _binary(node, cause, known)
        case Conditional():
            return _conditional(node, cause, known)
        case Call():
            return _call(node, cause, known)


def slope_of_points(ys: tuple[float, ...]) -> Slope:
    """Where a graphical function leads, by the heights of its points from left to right."""
    found = Slope.LEVEL
    for one, other in pairwise(ys):
        step = Slope.UP if other > one else Slope.DOWN if other < one else Slope.LEVEL
        found = found.with_other(step)
    return found


def through(outer: Slope, inner: Slope) -> Slope:
    """Of a function that goes ``outer``, read at something that goes ``inner``."""
    if Slope.LEVEL in (outer, inner):
        return Slope.LEVEL
    if Slope.UNKNOWN in (outer, inner):
        return Slope.UNKNOWN
    return inner if outer is Slope.UP else inner.turned


def _reference(node: Reference, cause: CanonicalName) -> Slope:
    if node.key == cause:
        return Slope.UP
    inside = any(isinstance(part, Reference) and part.key == cause for part in node.subscripts)
    return Slope.UNKNOWN if inside else Slope.LEVEL


def _binary(node: Binary, cause: CanonicalName, known: Known) -> Slope:
    left, right = slope(node.left, cause, known), slope(node.right, cause, known)
    if left is right is Slope.LEVEL or node.operator not in _RULES:
        return _unknown_if_moved([left, right])
    a, b = (spread(part, known.spread_of) for part in (node.left, node.right))
    found = _RULES[node.operator](left, right, a, b)
    if found is Slope.UNKNOWN and node.operator in _QUOTIENTS and not b.low < 0 < b.high:
        return _of_parts(node, cause, known)
    return found


def _of_parts(node: Binary, cause: CanonicalName, known: Known) -> Slope:
    """Of a quotient with a part of itself below, whose two ends go together."""
    parts = without_what_is_common(node.left, node.right)
    if parts is None:
        return Slope.UNKNOWN
    left, right = (slope(part, cause, known) for part in parts)
    above, below = (spread(part, known.spread_of) for part in parts)
    return left.times(below).with_other(right.turned.times(above))


def _sum(left: Slope, right: Slope, _: Spread, __: Spread) -> Slope:
    return left.with_other(right)


def _difference(left: Slope, right: Slope, _: Spread, __: Spread) -> Slope:
    return left.with_other(right.turned)


def _shortfall(left: Slope, right: Slope, _: Spread, __: Spread) -> Slope:
    return left.turned.with_other(right)


def _product(left: Slope, right: Slope, a: Spread, b: Spread) -> Slope:
    return left.times(b).with_other(right.times(a))


def _quotient(left: Slope, right: Slope, above: Spread, below: Spread) -> Slope:
    """Where what is below may be 0 on the way, nothing is known of it."""
    if right is not Slope.LEVEL and below.low < 0 < below.high:
        return Slope.UNKNOWN
    return left.times(below).with_other(right.turned.times(above))


def _power(left: Slope, right: Slope, base: Spread, power: Spread) -> Slope:
    if right is not Slope.LEVEL:
        rises = base.low >= 1 and left is Slope.LEVEL
        return right if rises else Slope.UNKNOWN
    if base.low >= 0:
        return left.times(power)
    number = power.low
    if power.low != power.high or number < 0 or not number.is_integer():
        return Slope.UNKNOWN
    return left if number % 2 else left.times(base)


_QUOTIENTS = (Operator.OVER, Operator.SAFELY_OVER)
_RULES: Mapping[Operator, Callable[[Slope, Slope, Spread, Spread], Slope]] = MappingProxyType(
    {
        **dict.fromkeys((Operator.PLUS, Operator.OR, Operator.AND), _sum),
        **dict.fromkeys((Operator.MINUS, Operator.GREATER, Operator.AT_LEAST), _difference),
        **dict.fromkeys((Operator.LESS, Operator.AT_MOST), _shortfall),
        Operator.TIMES: _product,
        **dict.fromkeys(_QUOTIENTS, _quotient),
        Operator.POWER: _power,
    }
)
"""The slope of what stands between two operands, from their slopes and spreads."""


def _conditional(node: Conditional, cause: CanonicalName, known: Known) -> Slope:
    if slope(node.condition, cause, known) is not Slope.LEVEL:
        return Slope.UNKNOWN
    chosen, otherwise = slope(node.chosen, cause, known), slope(node.otherwise, cause, known)
    return chosen.with_other(otherwise)


_UP = frozenset({"x", "input", "mean", "lowest", "highest", "a"})
"""Arguments with which a call goes up, where the function is no other than those below."""

_TURNS: Mapping[str, Slope] = MappingProxyType(
    {
        **dict.fromkeys(
            ("INT", "ROUND", "SQRT", "EXP", "LN", "LOG10", "ARCSIN", "ARCTAN", "SINH", "TANH"),
            Slope.UP,
        ),
        **dict.fromkeys(("MIN", "MAX", "SUM", "MEAN"), Slope.UP),
        "ARCCOS": Slope.DOWN,
        **dict.fromkeys(("INIT", "SIZE"), Slope.LEVEL),
        **dict.fromkeys(("SIN", "COS", "TAN", "STDDEV"), Slope.UNKNOWN),
    }
)
_NOT_TOLD = frozenset({"TREND", "FORCST"})


def _call(node: Call, cause: CanonicalName, known: Known) -> Slope:
    function = BUILT_INS.get(node.key)
    slopes = [slope(each, cause, known) for each in node.arguments]
    if function is None:
        return through(known.graph_of(node.key), _together(slopes))
    if function.name in _TURNS:
        return through(_TURNS[function.name], _together(slopes))
    if not function.takes(len(slopes)):
        return _unknown_if_moved(slopes)
    if function.name in _OWN:
        return _OWN[function.name](node, slopes, known)
    if function.family is Family.MEMORY:
        return _remembered(function.name, slopes)
    names = [argument.name for argument in function.arguments]
    moved = [s if n in _UP else _unknown_if_moved([s]) for n, s in zip(names, slopes, strict=False)]
    return _together(moved)


def _looked_up(node: Call, slopes: list[Slope], known: Known) -> Slope:
    first = node.arguments[0]
    outer = known.graph_of(first.key) if isinstance(first, Reference) else Slope.UNKNOWN
    return through(outer, _together(slopes[1:]))


def _size(node: Call, slopes: list[Slope], known: Known) -> Slope:
    return slopes[0].times(spread(node.arguments[0], known.spread_of))


def _safe_quotient(node: Call, slopes: list[Slope], known: Known) -> Slope:
    above, below = (spread(each, known.spread_of) for each in node.arguments[:2])
    rest = _unknown_if_moved(slopes[2:])
    return _quotient(slopes[0], slopes[1], above, below).with_other(rest)


def _of_all_factors(node: Call, slopes: list[Slope], known: Known) -> Slope:
    """Factor by factor; of an array nobody knows here how many there are."""
    if not is_spelled_out(node):
        return _unknown_if_moved(slopes)
    spreads = [spread(each, known.spread_of) for each in node.arguments]
    found, so_far = slopes[0], spreads[0]
    for other, within in zip(slopes[1:], spreads[1:], strict=True):
        found = _product(found, other, so_far, within)
        so_far = product(so_far, within)
    return found


def _of_first(_: Call, slopes: list[Slope], __: Known) -> Slope:
    return slopes[0].with_other(_unknown_if_moved(slopes[1:]))


_OWN: Mapping[str, Callable[[Call, list[Slope], Known], Slope]] = MappingProxyType(
    {
        "LOOKUP": _looked_up,
        **dict.fromkeys(("ABS", "COSH"), _size),
        "SAFEDIV": _safe_quotient,
        "PROD": _of_all_factors,
        **dict.fromkeys(("STEP", "PULSE", "RAMP"), _of_first),
    }
)


def _remembered(name: str, slopes: list[Slope]) -> Slope:
    """What is remembered follows its input in the end; how soon must not hang on the cause."""
    if name in _NOT_TOLD:
        return _unknown_if_moved(slopes)
    takes_order = name.endswith("N")
    times = slopes[1:1] if name == "PREVIOUS" else slopes[1 : 3 if takes_order else 2]
    return slopes[0].with_other(_unknown_if_moved(times))


def _unknown_if_moved(slopes: list[Slope]) -> Slope:
    moved = any(each is not Slope.LEVEL for each in slopes)
    return Slope.UNKNOWN if moved else Slope.LEVEL


def _together(slopes: list[Slope]) -> Slope:
    found = Slope.LEVEL
    for each in slopes:
        found = found.with_other(each)
    return found

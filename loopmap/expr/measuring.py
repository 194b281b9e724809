"""Whether an equation's units fit: both sides spelt out where they do not.

A finding never stops a run. A number standing alone fits whatever it is added to or
compared with (``1 - x``, ``MAX(x, 0)``); in a product it has no unit. A variable whose
unit is not known fits everything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from loopmap.expr.function import Argument, Function, Measure
from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.expr.names import CanonicalName
from loopmap.expr.show import show
from loopmap.expr.tree import (
    Binary,
    Call,
    Conditional,
    Node,
    Number,
    Operator,
    Reference,
    Span,
    Unary,
)
from loopmap.expr.units import PURE, Unit, constant

UnitOf = Callable[[CanonicalName], Unit | None]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Two units that should be one: where in the equation, and a sentence with both."""

    text: str
    span: Span


def check_units(
    name: str, equation: Node, expected: Unit | None, unit_of: UnitOf, time_unit: Unit
) -> tuple[Mismatch, ...]:
    """What does not fit in one equation, in the order of its text.

    ``name`` is the variable's and ``expected`` its unit, None where it has none yet.
    """
    check = _Check(unit_of, time_unit)
    found = check.unit(equation)
    if expected is not None and found is not None and found != expected:
        text = f"“{name}” is measured in {expected}, but its equation gives {found}."
        check.mismatches.append(Mismatch(text, equation.span))
    return tuple(check.mismatches)


class _Check:
    """Finds the unit of a tree from below, keeping what does not fit."""

    def __init__(self, unit_of: UnitOf, time_unit: Unit) -> None:
        self._unit_of = unit_of
        self._time = time_unit
        self.mismatches: list[Mismatch] = []

    def unit(self, node: Node) -> Unit | None:
        """The unit of a part; None where anything would fit."""
        match node:
            case Number():
                return None
            case Reference():
                return self._named(node)
            case Unary():
                inner = self.unit(node.operand)
                return None if node.operator is Operator.NOT else inner
            case Binary():
                return self._binary(node)
            case Conditional():
                self.unit(node.condition)
                return self._same(node.chosen, node.otherwise)
            case Call():
                return self._call(node)

    def _named(self, node: Reference) -> Unit | None:
        if node.key in VALUES:
            return self._measured(VALUES[node.key].measure, None)
        return self._unit_of(node.key)

    def _binary(self, node: Binary) -> Unit | None:
        match node.operator:
            case Operator.TIMES | Operator.OVER | Operator.SAFELY_OVER:
                return self._product(node)
            case Operator.POWER:
                return self._power(node)
            case Operator.PLUS | Operator.MINUS:
                return self._same(node.left, node.right)
            case Operator.MOD | Operator.AND | Operator.OR:
                left, _ = self.unit(node.left), self.unit(node.right)
                return left if node.operator is Operator.MOD else None
        self._same(node.left, node.right)
        return None

    def _product(self, node: Binary) -> Unit | None:
        left, right = (self._factor(part) for part in (node.left, node.right))
        if left is None or right is None:
            return None
        return left * right if node.operator is Operator.TIMES else left / right

    def _factor(self, node: Node) -> Unit | None:
        return PURE if constant(node) is not None else self.unit(node)

    def _power(self, node: Binary) -> Unit | None:
        inner, power = self.unit(node.left), constant(node.right)
        if inner is None or inner == PURE:
            self.unit(node.right)
            return inner
        return None if power is None else inner.to(power)

    def _same(self, left: Node, right: Node) -> Unit | None:
        one, other = self.unit(left), self.unit(right)
        if one is not None and other is not None and one != other:
            text = f"“{show(left)}” is in {one}, but “{show(right)}” is in {other}."
            self.mismatches.append(Mismatch(text, right.span))
        return one if one is not None else other

    def _call(self, node: Call) -> Unit | None:
        function = BUILT_INS.get(node.key)
        if function is None or function.name == "LOOKUP":
            for argument in node.arguments:
                self.unit(argument)
            first = node.arguments[0] if node.arguments else None
            table = first if isinstance(first, Reference) and function else node
            return self._unit_of(table.key) if isinstance(table, Reference | Call) else None
        return self._built_in(node, function)

    def _built_in(self, node: Call, function: Function) -> Unit | None:
        value, quotient = None, None
        for number, part in enumerate(node.arguments):
            argument = function.arguments[min(number, len(function.arguments) - 1)]
            found = self.unit(part)
            if argument.measure is Measure.VALUE:
                value = self._agreed(part, found, value)
            elif function.result is Measure.QUOTIENT and number == 1:
                quotient = value / found if value is not None and found is not None else None
            else:
                self._demand(node, part, argument, found, value)
        return (
            quotient
            if function.result is Measure.QUOTIENT
            else self._measured(function.result, value)
        )

    def _agreed(self, part: Node, found: Unit | None, value: Unit | None) -> Unit | None:
        if found is not None and value is not None and found != value:
            text = f"“{show(part)}” is in {found}, where {value} is expected."
            self.mismatches.append(Mismatch(text, part.span))
        return value if value is not None else found

    def _demand(
        self, node: Call, part: Node, argument: Argument, found: Unit | None, value: Unit | None
    ) -> None:
        wanted = self._measured(argument.measure, value)
        if found is not None and wanted is not None and found != wanted:
            text = f"“{argument.name}” of {node.name} should be in {wanted}, not in {found}."
            self.mismatches.append(Mismatch(text, part.span))

    def _measured(self, measure: Measure, value: Unit | None) -> Unit | None:
        """The unit a measure stands for, given the unit of VALUE in the same call."""
        fixed = {Measure.PURE: PURE, Measure.TIME: self._time, Measure.PER_TIME: PURE / self._time}
        if measure in fixed:
            return fixed[measure]
        if value is None or measure in (Measure.FREE, Measure.QUOTIENT):
            return None
        match measure:
            case Measure.VALUE_PER_TIME:
                return value / self._time
            case Measure.VALUE_TIMES_TIME:
                return value * self._time
            case Measure.ROOT:
                return value.to(Fraction(1, 2))
        return value

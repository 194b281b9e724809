"""An equation's tree as Python text, made of mangled names, numbers and known functions only.

Nothing of what a person wrote is in that text: variables become ``v12``, tables ``t3``,
numbers are written from their values, and functions come from the table of built-ins.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.expr.precedence import POWERS
from loopmap.expr.tree import Binary, Call, Conditional, Node, Number, Operator, Reference, Unary
from loopmap.simulation.stock_flow.cells import Key
from loopmap.simulation.stock_flow.dialect import NUMBERS, Dialect

_ATOM = 10
_SIGNED = 7
_COMPARED = {
    Operator.EQUAL: "==",
    Operator.UNEQUAL: "!=",
    Operator.LESS: "<",
    Operator.AT_MOST: "<=",
    Operator.GREATER: ">",
    Operator.AT_LEAST: ">=",
}
_PLAIN = {Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.OVER}
_CALLED = {Operator.POWER: "f_power", Operator.MOD: "f_mod", Operator.SAFELY_OVER: "f_safediv"}
_VALUES = {
    "TIME": "time",
    "DT": "dt",
    "STARTTIME": "first",
    "STOPTIME": "last",
    "PI": repr(math.pi),
    "INF": "inf",
}
_TIMED = {"STEP", "PULSE", "RAMP"}
_OF_MANY = {"SUM", "PROD", "STDDEV"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spells trees. ``names`` leads from cells to their mangled names, ``tables`` likewise."""

    names: Mapping[Key, str]
    tables: Mapping[Key, str]
    streams: Mapping[Key, str]
    dialect: Dialect

    def value(self, node: Node, stream: Key | None = None) -> str:
        """Text whose value is the node's; ``stream`` is the cell whose chance it may use."""
        return self._spelt(node, stream)[0]

    def _spelt(self, node: Node, stream: Key | None = None) -> tuple[str, int]:
        """The text, and how tightly it binds in Python."""
        match node:
            case Number():
                return _number(node.value), _ATOM
            case Reference():
                return _VALUES.get(node.name) or self.names[node.key], _ATOM
            case Unary():
                return self._unary(node)
            case Binary():
                return self._binary(node)
            case Conditional():
                parts = (self.value(node.chosen), self.value(node.otherwise))
                return self.dialect.choice.format(self._truth(node.condition), *parts), _ATOM
            case Call():
                return self._call(node, stream), _ATOM

    def _unary(self, node: Unary) -> tuple[str, int]:
        if node.operator is Operator.NOT:
            return self.dialect.yes_or_no.format(self._truth(node)), _ATOM
        if node.operator is Operator.PLUS:
            return self._spelt(node.operand)
        return f"-{self._within(node.operand, _SIGNED)}", _SIGNED

    def _binary(self, node: Binary) -> tuple[str, int]:
        if node.operator in _PLAIN:
            power = POWERS[node.operator]
            left, right = self._within(node.left, power), self._within(node.right, power + 1)
            return f"{left} {node.operator.value} {right}", power
        if node.operator in _CALLED:
            return f"{_CALLED[node.operator]}({self.value(node.left)}, {self.value(node.right)})", (
                _ATOM
            )
        return self.dialect.yes_or_no.format(self._truth(node)), _ATOM

    def _within(self, node: Node, power: int) -> str:
        text, own = self._spelt(node)
        return text if own >= power else f"({text})"

    def _truth(self, node: Node) -> str:
        """Text that is true where the node is not 0."""
        match node:
            case Binary(operator=Operator.AND):
                return self.dialect.both.format(self._truth(node.left), self._truth(node.right))
            case Binary(operator=Operator.OR):
                return self.dialect.either.format(self._truth(node.left), self._truth(node.right))
            case Unary(operator=Operator.NOT):
                return self.dialect.neither.format(self._truth(node.operand))
            case Binary() if node.operator in _COMPARED:
                left, right = self.value(node.left), self.value(node.right)
                return f"({left} {_COMPARED[node.operator]} {right})"
        return f"({self.value(node)} != 0.0)"

    def _call(self, node: Call, stream: Key | None) -> str:
        name = str(node.name)
        if name == "LOOKUP":
            table = node.arguments[0]
            assert isinstance(table, Reference)
            return f"{self.tables[table.key]}({self.value(node.arguments[1])})"
        given = [self.value(each) for each in node.arguments]
        if stream is not None:
            return f"{self.streams[stream]}.{name.lower()}({', '.join(given)})"
        if name in _TIMED:
            given = ["time", "dt", *given]
        if name in ("MIN", "MAX"):
            return self._extreme(node, name.lower(), given)
        if name in _OF_MANY:
            return f"f_{name.lower()}(({', '.join(given)},))"
        return f"f_{name.lower()}({', '.join(given)})"

    def _extreme(self, node: Call, name: str, given: list[str]) -> str:
        """For two plain numbers a comparison is several times faster than a call."""
        if len(given) == 1:
            return f"({given[0]})"
        if self.dialect is NUMBERS and len(given) == 2 and all(map(_is_atom, node.arguments)):
            sign = "<" if name == "min" else ">"
            return f"({given[0]} if {given[0]} {sign} {given[1]} else {given[1]})"
        return f"f_{name}({', '.join(given)})"


def _is_atom(node: Node) -> bool:
    return isinstance(node, Number | Reference)


def _number(value: float) -> str:
    return repr(value) if value >= 0 else f"({value!r})"

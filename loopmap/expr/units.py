"""Units: products of powers of base symbols, as people write and compare them.

Own definition. A unit is what is left when powers are added up: ``people/month`` is
person^1 · month^-1. Symbols are one when they differ in case, in ``_`` and blanks, in a
plural ending, or by an alias (XMILE 1.0, section 4.3). Nothing is converted: hours and
minutes stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from loopmap.errors import ExpressionError
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import Binary, Node, Number, Operator, Reference, Unary

_IRREGULAR = {
    "people": "person",
    "persons": "person",
    "children": "child",
    "households": "household",
}
_NOTHING = frozenset(
    {"1", "dmnl", "dimensionless", "unitless", "fraction", "no_unit", "none", "index"}
)
_SIGNS = re.compile(r"[$€£%]")
_TOO_FINE = 1000


@dataclass(frozen=True, slots=True)
class Unit:
    """Base symbols with their powers, sorted; none at all means a pure number."""

    powers: tuple[tuple[str, Fraction], ...] = ()

    def __mul__(self, other: Unit) -> Unit:
        return _unit(self.powers + other.powers)

    def __truediv__(self, other: Unit) -> Unit:
        return self * other.to(Fraction(-1))

    def to(self, power: Fraction) -> Unit:
        """The unit to a power."""
        return _unit(tuple((symbol, own * power) for symbol, own in self.powers))

    def __str__(self) -> str:
        above = [_powered(s, p) for s, p in self.powers if p > 0]
        below = [_powered(s, -p) for s, p in self.powers if p < 0]
        if not self.powers:
            return "no unit"
        return "/".join(["*".join(above) or "1", *below])


PURE = Unit()


def parse_unit(text: str, aliases: Mapping[str, str] | None = None) -> Unit:
    """The unit that is written, such as ``people/month`` or ``m^2``; empty text is a pure number.

    ``aliases`` leads from canonical names to the name that counts. Raises ExpressionError.

    >>> str(parse_unit("Widgets * months^-1"))
    'widget/month'
    """
    if not text.strip():
        return PURE
    quoted = _SIGNS.sub(lambda match: f'"{match[0]}"', text) if '"' not in text else text
    return _read(parse(quoted), aliases or {}, text)


def fold(name: str) -> str:
    """A symbol without case and plural: “People” is “person”, “Years” is “year”."""
    key = str(canonical(name))
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    if key.endswith("ies") and len(key) > 4:
        return f"{key[:-3]}y"
    if key.endswith(("sses", "xes", "ches", "shes")):
        return key[:-2]
    plural = key.endswith("s") and not key.endswith(("ss", "us", "is", "as")) and len(key) > 2
    return key[:-1] if plural else key


def _read(node: Node, aliases: Mapping[str, str], text: str) -> Unit:
    match node:
        case Number(value=1.0):
            return PURE
        case Reference(subscripts=()):
            return _symbol(node, aliases)
        case Binary(operator=Operator.TIMES):
            return _read(node.left, aliases, text) * _read(node.right, aliases, text)
        case Binary(operator=Operator.OVER):
            return _read(node.left, aliases, text) / _read(node.right, aliases, text)
        case Binary(operator=Operator.POWER):
            power = constant(node.right)
            if power is not None:
                return _read(node.left, aliases, text).to(power)
    raise ExpressionError(
        "A unit is made of names, “*”, “/” and whole powers.",
        equation=text,
        span=node.span,
        hint="For example people/month or m^2.",
    )


def _symbol(node: Reference, aliases: Mapping[str, str]) -> Unit:
    key = str(node.key)
    symbol = fold(aliases.get(key, aliases.get(fold(key), key)))
    return PURE if key in _NOTHING else Unit(((symbol, Fraction(1)),))


def constant(node: Node) -> Fraction | None:
    """The number an expression stands for, when it is plainly written; else None."""
    match node:
        case Number():
            fraction = Fraction(node.value).limit_denominator(_TOO_FINE)
            return fraction if float(fraction) == node.value else None
        case Unary(operator=Operator.MINUS):
            inner = constant(node.operand)
            return None if inner is None else -inner
        case Unary(operator=Operator.PLUS):
            return constant(node.operand)
        case Binary(operator=Operator.OVER):
            above, below = constant(node.left), constant(node.right)
            return above / below if above is not None and below else None
    return None


def _unit(powers: tuple[tuple[str, Fraction], ...]) -> Unit:
    added: dict[str, Fraction] = {}
    for symbol, power in powers:
        added[symbol] = added.get(symbol, Fraction(0)) + power
    return Unit(tuple(sorted((s, p) for s, p in added.items() if p)))


def _powered(symbol: str, power: Fraction) -> str:
    shown = str(power) if power.denominator == 1 else f"({power})"
    return symbol if power == 1 else f"{symbol}^{shown}"

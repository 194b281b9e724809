"""From tree to text: the normal form, which says the same and shows the same again."""

from __future__ import annotations

import re

from loopmap.expr.functions import BUILT_INS, VALUES
from loopmap.expr.names import canonical
from loopmap.expr.precedence import POWERS, PREFIX_POWER
from loopmap.expr.tokens import KEYWORDS
from loopmap.expr.tree import (
    Binary,
    Call,
    Conditional,
    Node,
    Number,
    Operator,
    Range,
    Reference,
    Subscript,
    Unary,
    Wildcard,
)

_PLAIN = re.compile(r"[^\W\d][\w$]*(?: [\w$]+)*(?:\.[^\W\d][\w$]*)*")
_ATOM = 10


def show(node: Node) -> str:
    """The equation in normal form: as few brackets as will do, keywords in capitals.

    >>> from loopmap.expr.parse import parse
    >>> show(parse("if(a>.5)then -x else( y*(b) )"))
    'IF a > 0.5 THEN -x ELSE y * b'
    """
    return _shown(node)[0]


def _shown(node: Node) -> tuple[str, int]:
    """The text, and how tightly it binds."""
    match node:
        case Number():
            return _number(node.value), _ATOM
        case Reference():
            return _reference(node), _ATOM
        case Call():
            arguments = ", ".join(show(each) for each in node.arguments)
            return f"{_name(node.name)}({arguments})", _ATOM
        case Unary():
            return _unary(node), PREFIX_POWER
        case Binary():
            return _binary(node), POWERS[node.operator]
        case Conditional():
            three = (show(each) for each in (node.condition, node.chosen, node.otherwise))
            return "IF {} THEN {} ELSE {}".format(*three), 0


def _unary(node: Unary) -> str:
    operand = _within(node.operand, PREFIX_POWER)
    gap = " " if node.operator is Operator.NOT else ""
    return f"{node.operator.value}{gap}{operand}"


def _binary(node: Binary) -> str:
    power = POWERS[node.operator]
    if node.operator is Operator.POWER:
        # Read from the right: the left side needs brackets where it is a power itself.
        signed = isinstance(node.right, Unary)
        right = show(node.right) if signed else _within(node.right, power)
        return f"{_within(node.left, power + 1)}^{right}"
    left, right = _within(node.left, power), _within(node.right, power + 1)
    return f"{left} {node.operator.value} {right}"


def _within(node: Node, power: int) -> str:
    text, own = _shown(node)
    return text if own >= power else f"({text})"


def _reference(node: Reference) -> str:
    if not node.subscripts:
        return _name(node.name)
    return f"{_name(node.name)}[{', '.join(_subscript(each) for each in node.subscripts)}]"


def _subscript(part: Subscript) -> str:
    match part:
        case Wildcard():
            return "*"
        case Range():
            return f"{show(part.first)}:{show(part.last)}"
        case _:
            return show(part)


def _name(name: str) -> str:
    """As it must be written: built-ins in capitals, blanks as ``_``, odd signs in quotes."""
    key = canonical(name)
    if key in BUILT_INS:
        return BUILT_INS[key].name
    if key in VALUES:
        return VALUES[key].name
    if _PLAIN.fullmatch(name) and not {part.upper() for part in name.split()} & KEYWORDS:
        return name.replace(" ", "_")
    return quoted(name)


def quoted(name: str) -> str:
    """A name between quotation marks, which may hold any signs."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _number(value: float) -> str:
    """The shortest text that reads back as the same number."""
    return repr(value).removesuffix(".0")

"""What an equation is made of. Every node knows which characters it came from.

Nodes are equal when they say the same, wherever they stood in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, NamedTuple

from loopmap.expr.names import CanonicalName, DisplayedName, canonical


class Span(NamedTuple):
    """Characters ``start`` up to, not including, ``stop``, counted from 0."""

    start: int
    stop: int


NOWHERE = Span(0, 0)
"""The span of what was not written but made."""


class Operator(Enum):
    """The operators, as the normal form writes them."""

    OR = "OR"
    AND = "AND"
    NOT = "NOT"
    EQUAL = "="
    UNEQUAL = "<>"
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"
    SAFELY_OVER = "//"
    MOD = "MOD"
    POWER = "^"


@dataclass(frozen=True, slots=True)
class Number:
    """A number without unit; never negative when it was parsed."""

    value: float
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Wildcard:
    """All elements of a dimension: ``*`` between square brackets."""

    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Range:
    """The elements from ``first`` to ``last``: ``first:last`` between square brackets."""

    first: Node
    last: Node
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A variable, an element of an array, or a value such as ``TIME``."""

    name: DisplayedName
    subscripts: tuple[Subscript, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> CanonicalName:
        return canonical(self.name)


@dataclass(frozen=True, slots=True)
class Call:
    """A function, a macro or a graphical function, and what it is given."""

    name: DisplayedName
    arguments: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> CanonicalName:
        return canonical(self.name)


@dataclass(frozen=True, slots=True)
class Unary:
    """``+x``, ``-x`` or ``NOT x``."""

    operator: Operator
    operand: Node
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what stands between them."""

    operator: Operator
    left: Node
    right: Node
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Conditional:
    """``IF condition THEN chosen ELSE otherwise``; 0 is no, everything else is yes."""

    condition: Node
    chosen: Node
    otherwise: Node
    span: Span = field(default=NOWHERE, compare=False)


Node = Number | Reference | Call | Unary | Binary | Conditional
Subscript = Node | Wildcard | Range


_PARTS: dict[type, Callable[[Any], tuple[Subscript, ...]]] = {
    Reference: lambda node: node.subscripts,
    Call: lambda node: node.arguments,
    Unary: lambda node: (node.operand,),
    Binary: lambda node: (node.left, node.right),
    Conditional: lambda node: (node.condition, node.chosen, node.otherwise),
    Range: lambda node: (node.first, node.last),
    Number: lambda _: (),
    Wildcard: lambda _: (),
}


def parts(node: Subscript) -> tuple[Subscript, ...]:
    """What a node is directly made of, from left to right."""
    return _PARTS[type(node)](node)


def walk(node: Subscript) -> Iterator[Subscript]:
    """A node and all below it; no recursion, so that any depth will do."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(parts(here)))


def height(node: Node) -> int:
    """How many nodes lie on the longest way down, at least 1."""
    tallest = 0
    waiting: list[tuple[Subscript, int]] = [(node, 1)]
    while waiting:
        here, depth = waiting.pop()
        tallest = max(tallest, depth)
        waiting.extend((part, depth + 1) for part in parts(here))
    return tallest


def references(node: Node) -> tuple[Reference, ...]:
    """The variables and values an equation names, in order, with repeats."""
    return tuple(part for part in walk(node) if isinstance(part, Reference))


def with_names(node: Node, renamed: Callable[[DisplayedName], DisplayedName]) -> Node:
    """The same equation with every variable's and function's name put through ``renamed``."""

    def over(part: Node) -> Node:
        return with_names(part, renamed)

    match node:
        case Number():
            return node
        case Reference():
            within = tuple(_subscript(each, over) for each in node.subscripts)
            return replace(node, name=renamed(node.name), subscripts=within)
        case Call():
            arguments = tuple(over(each) for each in node.arguments)
            return replace(node, name=renamed(node.name), arguments=arguments)
        case Unary():
            return replace(node, operand=over(node.operand))
        case Binary():
            return replace(node, left=over(node.left), right=over(node.right))
        case Conditional():
            return Conditional(
                over(node.condition), over(node.chosen), over(node.otherwise), node.span
            )


def _subscript(part: Subscript, over: Callable[[Node], Node]) -> Subscript:
    match part:
        case Wildcard():
            return part
        case Range():
            return Range(over(part.first), over(part.last), part.span)
        case _:
            return over(part)

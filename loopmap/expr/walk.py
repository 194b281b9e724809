"""Going over the tree of an equation: its parts, all that is below, the same with other names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from loopmap.expr.names import DisplayedName
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


class Depths(NamedTuple):
    """How deep a tree goes, at least 1 each.

    ``height`` counts every node on the longest way down; ``nesting`` leaves out sums and
    products that go on to the left, as ``a + b + c`` does.
    """

    height: int
    nesting: int


_RUNNING_ON = (Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.OVER)


def depths(node: Node) -> Depths:
    """How deep a tree goes; no recursion, so that any depth will do."""
    height, nesting = 0, 0
    waiting: list[tuple[Subscript, int, int]] = [(node, 1, 1)]
    while waiting:
        here, down, nested = waiting.pop()
        height, nesting = max(height, down), max(nesting, nested)
        below = list(parts(here))
        if isinstance(here, Binary) and here.operator in _RUNNING_ON:
            waiting.append((below.pop(0), down + 1, nested))
        waiting.extend((part, down + 1, nested + 1) for part in below)
    return Depths(height, nesting)


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


def with_calls(node: Node, altered: Callable[[Call], Node]) -> Node:
    """The same equation with every call put through ``altered``, from below."""

    def over(part: Node) -> Node:
        return with_calls(part, altered)

    match node:
        case Call():
            return altered(replace(node, arguments=tuple(over(each) for each in node.arguments)))
        case Binary():
            return replace(node, left=over(node.left), right=over(node.right))
        case Conditional():
            condition, chosen = over(node.condition), over(node.chosen)
            return Conditional(condition, chosen, over(node.otherwise), node.span)
        case Unary():
            return replace(node, operand=over(node.operand))
    return node


def _subscript(part: Subscript, over: Callable[[Node], Node]) -> Subscript:
    match part:
        case Wildcard():
            return part
        case Range():
            return Range(over(part.first), over(part.last), part.span)
        case _:
            return over(part)

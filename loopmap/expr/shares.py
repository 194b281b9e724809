"""Quotients with a part of themselves below: ``x / (x + y)``, ``(x - y) / y``.

Looked at part by part, both ends of such a quotient move and nothing can be said. Written
with what they have in common taken out, as ``x / y``, they go the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from loopmap.expr.tree import Binary, Node, Number, Operator, Unary

Terms = list[tuple[bool, Node]]
"""What a sum adds (True) and takes away (False), in order."""


def without_what_is_common(above: Node, below: Node) -> tuple[Node, Node] | None:
    """Two nodes whose quotient goes the way of ``above / below``; None where there are none.

    ``a / (a + r)`` goes the way of ``a / r``, as its derivative is ``(a' r - a r') / (a + r)²``;
    ``(x ± b) / b`` the way of ``x / b``, from which it differs by 1. O(terms²).
    """
    up, down = _terms(above), _terms(below)
    rest = _less(down, up)
    if rest is not None:
        return above, _sum(rest)
    for terms in (down, _turned(down)):
        left = _less(up, terms)
        if left is not None:
            return _sum(left), below
    return None


def _terms(node: Node) -> Terms:
    match node:
        case Binary(operator=Operator.PLUS):
            return _terms(node.left) + _terms(node.right)
        case Binary(operator=Operator.MINUS):
            return _terms(node.left) + _turned(_terms(node.right))
        case Unary(operator=Operator.MINUS):
            return _turned(_terms(node.operand))
        case Unary(operator=Operator.PLUS):
            return _terms(node.operand)
    return [(True, node)]


def _turned(terms: Terms) -> Terms:
    return [(not adds, node) for adds, node in terms]


def _less(terms: Terms, taken: Iterable[tuple[bool, Node]]) -> Terms | None:
    """The sum without these terms of it; None where it has not all of them."""
    left = list(terms)
    for each in taken:
        if each not in left:
            return None
        left.remove(each)
    return left


def _sum(terms: Terms) -> Node:
    nothing: Node = Number(0.0)
    return reduce(_with, terms, nothing)


def _with(whole: Node, term: tuple[bool, Node]) -> Node:
    adds, node = term
    if whole == Number(0.0):
        return node if adds else Unary(Operator.MINUS, node)
    return Binary(Operator.PLUS if adds else Operator.MINUS, whole, node)

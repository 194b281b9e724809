"""Functions over all elements of an array: XMILE 1.0, section 3.7.

Every wildcard, and every dimension the equation does not stand in, is gone through:
``SUM(price[*] * sold[*])`` takes the same element of both. Within one reference two
wildcards over one dimension go independently.
"""

from __future__ import annotations

from itertools import product
from math import prod

from loopmap.expr.function import Family, Function
from loopmap.expr.functions import BUILT_INS
from loopmap.expr.names import CanonicalName, DisplayedName
from loopmap.expr.tree import Binary, Call, Node, Number, Operator, Reference, Subscript
from loopmap.expr.walk import parts, walk
from loopmap.simulation.stock_flow.arrays import Free
from loopmap.simulation.stock_flow.model import Kind
from loopmap.simulation.stock_flow.resolve import Resolver
from loopmap.simulation.stock_flow.scope import Place, Scope

_Free = dict[Place, tuple[CanonicalName, ...]]


def over_elements(resolver: Resolver, function: Function, node: Call, scope: Scope) -> Node:
    """MIN, MAX, SUM, MEAN, SIZE, STDDEV or PROD with all its elements written out."""
    given = [each for part in node.arguments for each in _spread(resolver, part, scope)]
    count = Number(float(len(given)), node.span)
    if function.name == "SIZE":
        return count
    if not given or (function.name == "STDDEV" and len(given) < 2):
        raise scope.error(f"{function.name} has too few elements to go through.", node.span)
    if function.name == "MEAN":
        total = Call(DisplayedName("SUM"), tuple(given), node.span)
        return Binary(Operator.OVER, total, count, node.span)
    return Call(DisplayedName(function.name), tuple(given), node.span)


def _spread(resolver: Resolver, node: Node, scope: Scope) -> list[Node]:
    """An argument for each combination of the elements its wildcards stand for."""
    free: _Free = {}
    _find_free(resolver, node, scope, free)
    resolver.spend(prod(map(len, free.values())) * sum(1 for _ in walk(node)), scope)
    outer = scope.spread or {}
    return [
        resolver.resolve(node, scope.spreading({**outer, **dict(zip(free, at, strict=True))}))
        for at in product(*free.values())
    ]


def _find_free(resolver: Resolver, node: Subscript, scope: Scope, free: _Free) -> None:
    """The wildcards of an argument that are its own, not those of array functions within."""
    if isinstance(node, Reference):
        variable = resolver.variable(node.key, scope)
        if variable is not None and variable.kind is not Kind.LOOKUP:
            for choice in resolver.arrays.choices(variable, node, scope):
                if isinstance(choice, Free):
                    free.setdefault(choice.place, choice.options)
        return
    function = BUILT_INS.get(node.key) if isinstance(node, Call) else None
    if function is None or function.family is not Family.ARRAY:
        for part in parts(node):
            _find_free(resolver, part, scope, free)

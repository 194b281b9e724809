"""A call of a model's own macro: its variables once more, under hidden keys. XMILE 1.0, 4.8."""

from __future__ import annotations

from dataclasses import replace

from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.tree import NOWHERE, Call, Node
from loopmap.simulation.stock_flow.cells import Key, Rule
from loopmap.simulation.stock_flow.cells_of import add_variable, keep_tables
from loopmap.simulation.stock_flow.model import Macro
from loopmap.simulation.stock_flow.resolve import Resolver
from loopmap.simulation.stock_flow.scope import Scope

DEEPEST = 20
"""How many macros may call one another before that counts as a circle."""


def call_macro(resolver: Resolver, macro: Macro, node: Call, scope: Scope) -> Node:
    """The value of a call; what it is given is found outside, everything else inside."""
    if len(node.arguments) != len(macro.parameters):
        wanted = ", ".join(macro.parameters)
        raise scope.error(f"The macro is written {macro.name}({wanted}).", node.span)
    if scope.depth >= DEEPEST:
        raise scope.error(f"The macro “{macro.name}” uses itself.", node.span)
    prefix = resolver.cells.key_for(scope, str(canonical(macro.name)))
    local: dict[CanonicalName, Key] = {}
    for name, argument in zip(macro.parameters, node.arguments, strict=True):
        local[canonical(name)] = Key(f"{prefix}:{canonical(name)}")
        value = resolver.resolve(argument, scope)
        resolver.cells.add(Rule(local[canonical(name)], name, value, shown=False))
    return _inside(resolver, macro, Scope(prefix, macro.name, local=local, depth=scope.depth + 1))


def _inside(resolver: Resolver, macro: Macro, scope: Scope) -> Node:
    given = scope.local or {}
    own = [variable for variable in macro.variables if variable.key not in given]
    local = {**given, **{each.key: Key(f"{scope.key}:{each.key}") for each in own}}
    inside = replace(scope, local=local)
    scopes = [replace(inside, key=local[each.key], name=each.name) for each in own]
    for variable, at in zip(own, scopes, strict=True):
        if variable.dimensions:
            raise at.error("Arrays within a macro cannot be run.", NOWHERE)
        keep_tables(resolver, variable, at)
    for variable, at in zip(own, scopes, strict=True):
        add_variable(resolver, variable, at, shown=False)
    return resolver.read(macro.result, inside)

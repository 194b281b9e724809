"""Graphical functions in equations: which table is read, and where."""

from __future__ import annotations

from difflib import get_close_matches

from loopmap.expr.functions import BUILT_INS
from loopmap.expr.names import DisplayedName
from loopmap.expr.show import show
from loopmap.expr.tree import Call, Node, Reference
from loopmap.simulation.stock_flow.hidden import named
from loopmap.simulation.stock_flow.resolve import Resolver
from loopmap.simulation.stock_flow.scope import Scope


def table_call(resolver: Resolver, node: Call, scope: Scope) -> Node:
    """``table(x)`` is another way of writing ``LOOKUP(table, x)``."""
    known = resolver.variables if scope.local is None else scope.local
    if node.key not in known or len(node.arguments) != 1:
        near = get_close_matches(str(node.key), [*BUILT_INS, *resolver.macros], 1)
        hint = f"Did you mean {near[0].upper()}?" if near else None
        text = f"There is no function or macro called “{node.name}”."
        raise scope.error(text, node.span, hint)
    table = Reference(node.name, (), node.span)
    return read_table(resolver, table, node.arguments[0], node, scope)


def read_table(resolver: Resolver, table: Node, at: Node, node: Call, scope: Scope) -> Node:
    """The resolved tree of a graphical function read at a value."""
    cell = _table_named(resolver, table, scope)
    if cell is None:
        raise scope.error("A graphical function has to be named here.", table.span)
    if cell.key not in resolver.tables:
        raise scope.error(f"“{show(table)}” is not a graphical function.", table.span)
    return Call(DisplayedName("LOOKUP"), (cell, resolver.resolve(at, scope)), node.span)


def _table_named(resolver: Resolver, table: Node, scope: Scope) -> Reference | None:
    """What names the cell a graphical function belongs to; None for what names no variable."""
    if not isinstance(table, Reference):
        return None
    if scope.local is not None:
        return named(scope.local[table.key]) if table.key in scope.local else None
    variable = resolver.variable(table.key, scope)
    if variable is None:
        return None
    return resolver.cell(variable, resolver.chosen(variable, table, scope), table)

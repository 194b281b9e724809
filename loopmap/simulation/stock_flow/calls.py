"""What a call in an equation becomes: a plain function, a table read, hidden cells."""

from __future__ import annotations

from difflib import get_close_matches

from loopmap.errors import ExpressionError
from loopmap.expr.function import Family, Function
from loopmap.expr.functions import BUILT_INS
from loopmap.expr.names import DisplayedName
from loopmap.expr.parse import parse
from loopmap.expr.tree import Call, Node, Number, Reference
from loopmap.simulation.stock_flow.elements import over_elements
from loopmap.simulation.stock_flow.macros import call_macro
from loopmap.simulation.stock_flow.memory import MEMORIES, held, nth_order
from loopmap.simulation.stock_flow.model import Kind
from loopmap.simulation.stock_flow.resolve import Resolver
from loopmap.simulation.stock_flow.scope import Scope

HIGHEST_ORDER = 100
_HELD_INPUTS = {"STEP", "PULSE"}
_OF_ORDER = {"SMTHN", "DELAYN"}


def resolve_call(resolver: Resolver, node: Call, scope: Scope) -> Node:
    """The resolved tree of a call. A model's own macros come before built-in functions."""
    if node.key in resolver.macros:
        return call_macro(resolver, resolver.macros[node.key], node, scope)
    function = BUILT_INS.get(node.key)
    if function is None:
        return _table_call(resolver, node, scope)
    if function.family is Family.TABLE and (inner := _function_named(resolver, node, scope)):
        return resolve_call(resolver, inner, scope)
    if not function.takes(len(node.arguments)):
        raise scope.error(f"{function.name} is written {function.form}.", node.span)
    return _built_in(resolver, function, node, scope)


def _function_named(resolver: Resolver, node: Call, scope: Scope) -> Call | None:
    """Exports from Vensim write ``LOOKUP(VMAX, x)`` for a function they do not know."""
    first = node.arguments[0] if node.arguments else None
    if not isinstance(first, Reference) or first.key not in BUILT_INS:
        return None
    if resolver.variable(first.key, scope) is not None:
        return None
    return Call(first.name, node.arguments[1:], node.span)


def _built_in(resolver: Resolver, function: Function, node: Call, scope: Scope) -> Node:
    if function.family is Family.ARRAY:
        return over_elements(resolver, function, node, scope)
    if function.family is Family.TABLE:
        return _read_table(resolver, node.arguments[0], node.arguments[1], node, scope)
    given = tuple(resolver.resolve(each, scope) for each in node.arguments)
    if function.name in _OF_ORDER:
        made = nth_order(function.name, _order(resolver, given[2], scope))
        return made(resolver.cells, scope, given[:2] + given[3:])
    if function.family is Family.MEMORY:
        return MEMORIES[function.name](resolver.cells, scope, given)
    call = Call(DisplayedName(function.name), given, node.span)
    if function.family is Family.RANDOM or function.name in _HELD_INPUTS:
        return held(resolver.cells, scope, call)
    return call


def _order(resolver: Resolver, node: Node, scope: Scope) -> int:
    """How many stocks stand in a row; it has to be known before the run."""
    value = _constant(resolver, node)
    if value is None or not value.is_integer() or not 1 <= value <= HIGHEST_ORDER:
        text = f"The order has to be a constant whole number from 1 to {HIGHEST_ORDER}."
        raise scope.error(text, node.span)
    return int(value)


def _constant(resolver: Resolver, node: Node) -> float | None:
    if isinstance(node, Number):
        return node.value
    variable = resolver.variables.get(node.key) if isinstance(node, Reference) else None
    if variable is None or variable.equation is None or variable.kind is Kind.STOCK:
        return None
    try:
        own = parse(variable.equation)
    except ExpressionError:
        return None
    return own.value if isinstance(own, Number) else None


def _table_call(resolver: Resolver, node: Call, scope: Scope) -> Node:
    """``table(x)`` is another way of writing ``LOOKUP(table, x)``."""
    if resolver.variable(node.key, scope) is None or len(node.arguments) != 1:
        near = get_close_matches(str(node.key), [*BUILT_INS, *resolver.macros], 1)
        hint = f"Did you mean {near[0].upper()}?" if near else None
        text = f"There is no function or macro called “{node.name}”."
        raise scope.error(text, node.span, hint)
    table = Reference(node.name, (), node.span)
    return _read_table(resolver, table, node.arguments[0], node, scope)


def _read_table(resolver: Resolver, table: Node, at: Node, node: Call, scope: Scope) -> Node:
    variable = resolver.variable(table.key, scope) if isinstance(table, Reference) else None
    if variable is None or not isinstance(table, Reference):
        raise scope.error("A graphical function has to be named here.", table.span)
    cell = resolver.cell(variable, resolver.chosen(variable, table, scope), table)
    if cell.key not in resolver.tables:
        raise scope.error(f"“{variable.name}” is not a graphical function.", table.span)
    return Call(DisplayedName("LOOKUP"), (cell, resolver.resolve(at, scope)), node.span)

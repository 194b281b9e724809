"""What a call in an equation becomes: a plain function, a table read, hidden cells."""

from __future__ import annotations

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
from loopmap.simulation.stock_flow.table_calls import read_table, table_call

HIGHEST_ORDER = 100
_HELD_INPUTS = {"STEP", "PULSE"}
_OF_ORDER = {"SMTHN", "DELAYN"}


def resolve_call(resolver: Resolver, node: Call, scope: Scope) -> Node:
    """The resolved tree of a call. A model's own macros come before built-in functions."""
    if node.key in resolver.macros:
        return call_macro(resolver, resolver.macros[node.key], node, scope)
    function = BUILT_INS.get(node.key)
    if function is None:
        return table_call(resolver, node, scope)
    if function.family is Family.TABLE and (inner := function_named(resolver, node, scope)):
        return resolve_call(resolver, inner, scope)
    if not function.takes(len(node.arguments)):
        raise scope.error(f"{function.name} is written {function.form}.", node.span)
    return _built_in(resolver, function, node, scope)


def function_named(resolver: Resolver, node: Call, scope: Scope) -> Call | None:
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
        return read_table(resolver, node.arguments[0], node.arguments[1], node, scope)
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

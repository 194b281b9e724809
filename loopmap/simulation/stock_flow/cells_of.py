"""The cells of one variable, one for each of its elements."""

from __future__ import annotations

from loopmap.expr.names import DisplayedName, canonical
from loopmap.expr.tree import NOWHERE, Binary, Call, Node, Operator, Reference
from loopmap.simulation.stock_flow.arrays import cell_key
from loopmap.simulation.stock_flow.cells import Rule, Stock
from loopmap.simulation.stock_flow.hidden import ZERO, named
from loopmap.simulation.stock_flow.memory import over
from loopmap.simulation.stock_flow.model import Element, Kind, Variable
from loopmap.simulation.stock_flow.resolve import Resolver
from loopmap.simulation.stock_flow.scope import Scope


def add_variable(resolver: Resolver, variable: Variable, scope: Scope, *, shown: bool) -> None:
    """The cells of one variable, one for each element, under the scope's key."""
    own = {tuple(canonical(name) for name in each.at): each for each in variable.elements}
    dimensions = [canonical(name) for name in variable.dimensions]
    for at in resolver.arrays.places(variable, scope):
        here = Scope(
            cell_key(scope.key, at),
            shown_name(variable, resolver, at),
            bound=dict(zip(dimensions, at, strict=True)),
            local=scope.local,
            depth=scope.depth,
        )
        _add_cell(resolver, variable, own.get(at), here, shown=shown)


def keep_tables(resolver: Resolver, variable: Variable, scope: Scope) -> None:
    """The graphical functions of one variable, before any equation that may read them."""
    if variable.table is None and not any(each.table for each in variable.elements):
        return
    own = {tuple(canonical(name) for name in each.at): each.table for each in variable.elements}
    for at in resolver.arrays.places(variable, scope):
        table = own.get(at) or variable.table
        if table is not None:
            resolver.tables[cell_key(scope.key, at)] = table
            if variable.kind is Kind.LOOKUP:
                resolver.valueless.add(cell_key(scope.key, at))


def shown_name(variable: Variable, resolver: Resolver, at: tuple[str, ...]) -> str:
    """What the element of a variable is called: “Stock A[Entry 1]”."""
    if not at:
        return variable.name
    names = []
    for dimension, key in zip(variable.dimensions, at, strict=True):
        elements = resolver.arrays.dimensions[canonical(dimension)].elements
        names.append(next(name for name in elements if canonical(name) == key))
    return f"{variable.name}[{', '.join(names)}]"


def _add_cell(
    resolver: Resolver, variable: Variable, own: Element | None, scope: Scope, *, shown: bool
) -> None:
    text = own.equation if own is not None and own.equation is not None else variable.equation
    if text is None or not text.strip():
        if variable.kind is not Kind.LOOKUP:
            raise scope.error("There is no equation yet.", NOWHERE)
        return
    node = resolver.read(text, scope)
    if variable.kind is Kind.STOCK:
        net = _net_flow(resolver, variable, scope)
        floor = variable.non_negative
        resolver.cells.add(Stock(scope.key, scope.name, node, net, floor, shown=shown))
        return
    if scope.key in resolver.tables:
        node = Call(DisplayedName("LOOKUP"), (named(scope.key), node))
    if variable.kind is Kind.FLOW and variable.non_negative:
        node = Call(DisplayedName("MAX"), (node, ZERO))
    initial = own.initial if own is not None and own.initial is not None else variable.initial
    start = None if initial is None else resolver.read(initial, scope)
    resolver.cells.add(Rule(scope.key, scope.name, node, start, shown=shown))


def _net_flow(resolver: Resolver, variable: Variable, scope: Scope) -> Node:
    net: Node | None = None
    for text in variable.inflows:
        flow = _flow(resolver, text, scope)
        net = flow if net is None else over(net, flow, Operator.PLUS)
    for text in variable.outflows:
        net = Binary(Operator.MINUS, net or ZERO, _flow(resolver, text, scope))
    return net or ZERO


def _flow(resolver: Resolver, text: str, scope: Scope) -> Node:
    """A flow by its name; anything else that is written there gets a cell of its own."""
    node = resolver.read(text, scope)
    if isinstance(node, Reference):
        return node
    key = resolver.cells.key_for(scope, "flow")
    return resolver.cells.add(Rule(key, scope.name, node, shown=False))

"""From a model to the flat system that is run. Says whose equation is wrong, and where."""

from __future__ import annotations

from dataclasses import replace

from loopmap.expr.names import canonical
from loopmap.expr.tree import Node, Reference
from loopmap.expr.walk import with_names
from loopmap.simulation.stock_flow.calls import resolve_call
from loopmap.simulation.stock_flow.cells import Key, Past, Rule, Stock, System, cells_named
from loopmap.simulation.stock_flow.cells_of import add_variable, keep_tables
from loopmap.simulation.stock_flow.hidden import Cells, named
from loopmap.simulation.stock_flow.limits import limit_outflows
from loopmap.simulation.stock_flow.model import Model
from loopmap.simulation.stock_flow.resolve import Resolver
from loopmap.simulation.stock_flow.scope import Scope


def flatten(model: Model) -> System:
    """All cells of a model. Raises ExpressionError for the first equation that is wrong.

    Linear in the number of cells and the length of their equations.
    """
    resolver = Resolver(model, resolve_call)
    for variable in model.variables:
        keep_tables(resolver, variable, Scope(variable.key, variable.name))
    for variable in model.variables:
        add_variable(resolver, variable, Scope(variable.key, variable.name), shown=True)
    _look_first(resolver.cells)
    if any(variable.non_negative for variable in model.variables):
        limit_outflows(resolver.cells.all)
    equations = {v.key: v.equation for v in model.variables if v.equation is not None}
    return System(resolver.cells.all, resolver.tables, model.specs, equations)


def _look_first(cells: Cells) -> None:
    """Stocks change all at once: what flows but moves with them is looked at before they do."""
    for key, cell in list(cells.all.items()):
        if isinstance(cell, Stock):
            moving = (k for k in cells_named(cell.net) if isinstance(cells.all[k], Stock | Past))
            for other in sorted(moving):
                seen = cells.add(Rule(Key(f"{key}:{other}"), cell.name, named(other), shown=False))
                cell = replace(cell, net=_instead(cell.net, other, seen))  # noqa: PLW2901
            cells.all[key] = cell


def _instead(net: Node, key: Key, seen: Reference) -> Node:
    return with_names(net, lambda name: seen.name if canonical(name) == key else name)

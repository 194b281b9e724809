"""From a model to the flat system that is run. Says whose equation is wrong, and where."""

from __future__ import annotations

from loopmap.expr.names import canonical
from loopmap.simulation.stock_flow.arrays import cell_key
from loopmap.simulation.stock_flow.calls import resolve_call
from loopmap.simulation.stock_flow.cells import System
from loopmap.simulation.stock_flow.cells_of import add_variable
from loopmap.simulation.stock_flow.limits import limit_outflows
from loopmap.simulation.stock_flow.model import Model, Variable
from loopmap.simulation.stock_flow.resolve import Resolver
from loopmap.simulation.stock_flow.scope import Scope


def flatten(model: Model) -> System:
    """All cells of a model. Raises ExpressionError for the first equation that is wrong.

    Linear in the number of cells and the length of their equations.
    """
    resolver = Resolver(model, resolve_call)
    for variable in model.variables:
        _keep_tables(resolver, variable)
    for variable in model.variables:
        add_variable(resolver, variable, Scope(variable.key, variable.name), shown=True)
    if any(variable.non_negative for variable in model.variables):
        limit_outflows(resolver.cells.all)
    equations = {v.key: v.equation for v in model.variables if v.equation is not None}
    return System(resolver.cells.all, resolver.tables, model.specs, equations)


def _keep_tables(resolver: Resolver, variable: Variable) -> None:
    if variable.table is None and not any(each.table for each in variable.elements):
        return
    own = {tuple(canonical(name) for name in each.at): each.table for each in variable.elements}
    for at in resolver.arrays.places(variable, Scope(variable.key, variable.name)):
        table = own.get(at) or variable.table
        if table is not None:
            resolver.tables[cell_key(variable.key, at)] = table

"""What is known around the equations of a map: between which values its variables lie.

From what people said (a constant's number or bounds, graphs, "never below 0") and from
what follows of it through the equations themselves, a few steps far.
"""

from __future__ import annotations

from loopmap.errors import ExpressionError
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.slopes import Known, Slope, slope_of_points
from loopmap.expr.spread import ANYTHING, FROM_ZERO, Spread, spread
from loopmap.expr.tree import Node
from loopmap.model.document import CausalMap
from loopmap.model.equations import Between, Graph
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Variable
from loopmap.simulation.equations.reading import is_table, number_of

_FAR = 4
"""How many equations in a row are followed."""


def known_of(causal_map: CausalMap) -> Known:
    """What equations of this map may be taken to know. About 20 µs for each variable."""
    variables = {canonical(v.name): v for v in reversed(in_order(causal_map.variables))}
    said = {key: _said(variable) for key, variable in variables.items()}
    trees = {key: tree for key, v in variables.items() if (tree := _tree(v)) is not None}
    spreads = dict(said)
    for _ in range(_FAR):
        following = {
            key: spread(tree, lambda name: spreads.get(name, ANYTHING)).within(said[key])
            for key, tree in trees.items()
        }
        if all(spreads[key] == found for key, found in following.items()):
            break
        spreads.update(following)
    graphs = {key: v.graph for key, v in variables.items() if v.graph is not None}
    return Known(lambda name: spreads.get(name, ANYTHING), lambda name: _leads(graphs.get(name)))


def graph_slope(variable: Variable) -> Slope:
    """Where a variable's own graph leads; up where it has none."""
    return Slope.UP if variable.graph is None else _leads(variable.graph)


def _leads(graph: Graph | None) -> Slope:
    return Slope.UNKNOWN if graph is None else slope_of_points(tuple(y for _, y in graph.points))


def _said(variable: Variable) -> Spread:
    value = number_of(variable)
    if variable.graph is not None:
        found = _heights(variable.graph)
    elif value is not None and variable.kind is not Kind.STOCK:
        low, high = variable.bounds or (value, value)
        found = Spread(min(low, value), max(high, value))
    else:
        found = ANYTHING
    return found.within(FROM_ZERO) if variable.nonnegative else found


def _heights(graph: Graph) -> Spread:
    ys = [y for _, y in graph.points]
    return ANYTHING if graph.between is Between.EXTRAPOLATE else Spread(min(ys), max(ys))


def _tree(variable: Variable) -> Node | None:
    """The equation of a variable whose value follows from it alone."""
    if variable.kind is Kind.STOCK or variable.graph is not None or is_table(variable):
        return None
    if number_of(variable) is not None:
        return None
    try:
        return parse(variable.equation)
    except ExpressionError:
        return None

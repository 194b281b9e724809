"""What flows into stocks and out of them, and what is linked to them and does not flow."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.errors import ExpressionError
from loopmap.expr.causes import all_named
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, Sign, Variable
from loopmap.simulation.equations.findings import EquationFinding, Trouble


def flow_links(causal_map: CausalMap, stock: RecordId) -> list[Link]:
    """The links from flows into a stock, in their order."""
    return [k for k in _into(causal_map, stock) if _is_flow(causal_map, k)]


def moved_by_others(causal_map: CausalMap, variable: Variable) -> list[Link]:
    """The links by which anything but flows leads to a stock; none for what is no stock."""
    if variable.kind is not Kind.STOCK:
        return []
    return [k for k in _into(causal_map, variable.id) if not _is_flow(causal_map, k)]


def left_out(causal_map: CausalMap) -> Iterator[EquationFinding]:
    """The links to stocks that a run leaves out, each with a sentence; they stop nothing.

    What only stands in a stock's value at the start is meant so.
    """
    for stock in in_order(causal_map.variables):
        if stock.kind is not Kind.STOCK or not stock.equation.strip():
            continue
        for link in flow_links(causal_map, stock.id):
            if link.sign is Sign.UNKNOWN:
                yield _open_flow(causal_map.variables[link.source], stock)
        for link in moved_by_others(causal_map, stock):
            cause = causal_map.variables[link.source]
            if not _names(stock, cause):
                yield _no_flow(cause, stock)


def _open_flow(flow: Variable, stock: Variable) -> EquationFinding:
    text = f"Nobody has said whether “{flow.name}” fills “{stock.name}” or drains it."
    hint = "A run leaves it out."
    return EquationFinding(stock.id, Trouble.OPEN_FLOW, text, hint=hint, others=(flow.id,))


def _no_flow(cause: Variable, stock: Variable) -> EquationFinding:
    text = f"“{cause.name}” is linked to “{stock.name}”, which builds up: only flows change it."
    hint = "A run leaves this link out."
    return EquationFinding(stock.id, Trouble.NO_FLOW, text, hint=hint, others=(cause.id,))


def _into(causal_map: CausalMap, stock: RecordId) -> list[Link]:
    return sorted(causal_map.adjacency.into(stock), key=lambda link: (link.order, link.id))


def _is_flow(causal_map: CausalMap, link: Link) -> bool:
    return causal_map.variables[link.source].kind is Kind.FLOW


def _names(stock: Variable, cause: Variable) -> bool:
    try:
        return canonical(cause.name) in all_named(parse(stock.equation))
    except ExpressionError:
        return False

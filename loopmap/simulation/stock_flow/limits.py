"""Stocks that give no more than they have.

Outflows of a non-negative stock are served in the order listed, each up to what is
left: content / DT + inflows - outflows served before (Stella's rule; XMILE 1.0, 4.2.1).
A flow that is listed by two stocks is left as it is, and an inflow that itself follows
from the outflow at the same moment is not counted on. What still falls below 0, as by a
negative inflow, is stopped there by the stock's floor.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from loopmap.expr.names import DisplayedName
from loopmap.expr.tree import Binary, Call, Node, Operator, Reference
from loopmap.simulation.stock_flow.cells import Cell, Key, Rule, Stock, needed_now
from loopmap.simulation.stock_flow.hidden import ZERO, named

_DT = Reference(DisplayedName("DT"))


def limit_outflows(cells: dict[Key, Cell]) -> None:
    """Give the outflows of non-negative stocks their limits, in place."""
    stocks = [cell for cell in cells.values() if isinstance(cell, Stock)]
    leaving = {stock.key: flows_of(stock.net, plus=False) for stock in stocks}
    givers = Counter(key for keys in leaving.values() for key in keys)
    for stock in stocks:
        if stock.floor:
            own = [key for key in leaving[stock.key] if givers[key] == 1]
            _limit(stock, own, cells)


def _limit(stock: Stock, outflows: list[Key], cells: dict[Key, Cell]) -> None:
    entering = flows_of(stock.net, plus=True)
    served: list[Key] = []
    for key in outflows:
        flow = cells[key]
        if not isinstance(flow, Rule):
            continue
        room: Node = Binary(Operator.OVER, named(stock.key), _DT)
        for inflow in entering:
            if not _follows(inflow, key, cells):
                room = Binary(Operator.PLUS, room, named(inflow))
        for before in served:
            room = Binary(Operator.MINUS, room, named(before))
        room = Call(DisplayedName("MAX"), (room, ZERO))
        cells[key] = replace(flow, rule=Call(DisplayedName("MIN"), (flow.rule, room)))
        served.append(key)


def flows_of(net: Node, *, plus: bool) -> list[Key]:
    """The flows a net flow adds, or takes away, in the order listed."""
    found: list[Key] = []
    while isinstance(net, Binary):
        if (net.operator is Operator.PLUS) is plus and isinstance(net.right, Reference):
            found.append(net.right.key)
        net = net.left
    if plus and isinstance(net, Reference):
        found.append(net.key)
    return found[::-1]


def _follows(key: Key, cause: Key, cells: dict[Key, Cell]) -> bool:
    """Whether a cell is found from another at the same moment, over any number of steps."""
    waiting, seen = [key], {key}
    while waiting:
        here = waiting.pop()
        if here == cause:
            return True
        cell = cells.get(here)
        new = needed_now(cell) - seen if cell is not None else frozenset()
        seen |= new
        waiting.extend(new)
    return False

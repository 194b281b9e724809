"""Functions that remember, taken apart into hidden stocks and past values.

Sources: XMILE 1.0, section 3.5.3; Sterman, Business Dynamics (2000), chapter 11 for the
stocks within delays and smoothing, 16 for TREND and FORCST. An n-th order function is n
first-order ones in a row, each with an n-th of the time.
"""

from __future__ import annotations

from collections.abc import Callable

from loopmap.expr.tree import Binary, Call, Node, Number, Operator, Reference
from loopmap.simulation.stock_flow.cells import Delayed, Frozen, Held, Past, Rule, Stock
from loopmap.simulation.stock_flow.hidden import Cells, named
from loopmap.simulation.stock_flow.scope import Scope

_MINUS = Operator.MINUS


def over(left: Node, right: Node, operator: Operator = Operator.OVER) -> Node:
    """A quotient, or any other two operands with what stands between them."""
    return Binary(operator, left, right)


def _shared(into: Cells, scope: Scope, word: str, node: Node) -> Node:
    """What is used more than once gets a cell of its own, so that it is found only once."""
    if isinstance(node, Number | Reference):
        return node
    return into.add(Rule(into.key_for(scope, word), scope.name, node, shown=False))


def _chain(into: Cells, scope: Scope, given: tuple[Node, ...], order: int, *, keeps: bool) -> Node:
    """``order`` stocks in a row: of material that passes through, or of levels that follow."""
    entering = _shared(into, scope, "input", given[0])
    stage = _shared(into, scope, "stage", over(given[1], Number(float(order))))
    initial = _shared(into, scope, "initial", given[2]) if len(given) > 2 else entering
    for _ in range(order):
        level = named(into.key_for(scope, "level"))
        if keeps:
            leaving: Node = _shared(into, scope, "leaving", over(level, stage))
            start, change = over(initial, stage, Operator.TIMES), over(entering, leaving, _MINUS)
        else:
            leaving, start = level, initial
            change = over(over(entering, level, _MINUS), stage)
        net = _shared(into, scope, "change", change)
        into.add(Stock(level.key, scope.name, start, net, shown=False))
        entering = leaving
    return entering


def _of_order(order: int, *, keeps: bool) -> Made:
    def made(into: Cells, scope: Scope, given: tuple[Node, ...]) -> Node:
        return _chain(into, scope, given, order, keeps=keeps)

    return made


def nth_order(name: str, order: int) -> Made:
    """SMTHN or DELAYN of an order; it is given what is left without the order."""
    return _of_order(order, keeps=name == "DELAYN")


def _trend(into: Cells, scope: Scope, given: tuple[Node, ...]) -> Node:
    entering = _shared(into, scope, "input", given[0])
    time = _shared(into, scope, "time", given[1])
    average = named(into.key_for(scope, "average"))
    start = entering
    if len(given) > 2:
        growth = over(given[2], time, Operator.TIMES)
        start = over(entering, over(Number(1.0), growth, Operator.PLUS))
    above = over(entering, average, _MINUS)
    net = _shared(into, scope, "change", over(above, time))
    into.add(Stock(average.key, scope.name, start, net, shown=False))
    return over(above, over(average, time, Operator.TIMES), Operator.SAFELY_OVER)


def _forecast(into: Cells, scope: Scope, given: tuple[Node, ...]) -> Node:
    entering, time, horizon, *initial = given
    entering = _shared(into, scope, "input", entering)
    trend = _trend(into, scope, (entering, time, *initial))
    growth = over(Number(1.0), over(trend, horizon, Operator.TIMES), Operator.PLUS)
    return over(entering, growth, Operator.TIMES)


def _initial(into: Cells, scope: Scope, given: tuple[Node, ...]) -> Node:
    return into.add(Frozen(into.key_for(scope, "init"), scope.name, given[0]))


def _previous(into: Cells, scope: Scope, given: tuple[Node, ...]) -> Node:
    of = _shared(into, scope, "now", given[0])
    return into.add(Past(into.key_for(scope, "previous"), scope.name, of, given[1]))


def _delay(into: Cells, scope: Scope, given: tuple[Node, ...]) -> Node:
    of = _shared(into, scope, "input", given[0])
    start = given[2] if len(given) > 2 else of
    return into.add(Delayed(into.key_for(scope, "delayed"), scope.name, of, given[1], start))


def held(into: Cells, scope: Scope, call: Call) -> Node:
    """A call whose value is found once in each step."""
    return into.add(Held(into.key_for(scope, str(call.name)), scope.name, call))


Made = Callable[[Cells, Scope, tuple[Node, ...]], Node]

MEMORIES: dict[str, Made] = {
    "INIT": _initial,
    "PREVIOUS": _previous,
    "DELAY": _delay,
    "SMTH1": _of_order(1, keeps=False),
    "SMTH3": _of_order(3, keeps=False),
    "DELAY1": _of_order(1, keeps=True),
    "DELAY3": _of_order(3, keeps=True),
    "TREND": _trend,
    "FORCST": _forecast,
}
"""What each function of the MEMORY family becomes, by its name; see `nth_order` for the others."""

"""Numbers below 0 where a run goes by another: times of delays, starts of stocks with a floor.

Only what is so whatever happens is found: a number, or what follows from constants by the
four operations. A time that falls below 0 while the run goes on is one step there, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from loopmap.expr.tree import Binary, Node, Number, Operator, Reference, Unary
from loopmap.simulation.stock_flow.cells import Cell, Delayed, Key, Rule, Stock

_FAR = 20
"""Names and operations that are followed from one equation."""


class BelowNothing(NamedTuple):
    """Where such a number is, and what a run does with it."""

    key: Key
    text: str


def below_nothing(cells: Mapping[Key, Cell]) -> Iterator[BelowNothing]:
    """All that are found. O(cells)."""
    for key, cell in cells.items():
        match cell:
            case Delayed(lag=lag):
                value = _fixed(lag, cells, _FAR)
                if value is not None and value < 0:
                    text = f"The delay in “{cell.name}” lasts {value:g}, which is below 0: a run"
                    yield BelowNothing(key, f"{text} takes one step in its place.")
            case Stock(start=start, floor=True):
                value = _fixed(start, cells, _FAR)
                if value is not None and value < 0:
                    text = f"“{cell.name}” starts at {value:g} and may never be below 0: after"
                    yield BelowNothing(key, f"{text} its first step it is at 0 or above.")


def _fixed(node: Node, cells: Mapping[Key, Cell], far: int) -> float | None:
    """The number a tree always is, or None where it may be others or is not known."""
    if not far:
        return None
    match node:
        case Number(value=value):
            return value
        case Unary(operator=Operator.MINUS, operand=operand):
            positive = _fixed(operand, cells, far - 1)
            return None if positive is None else -positive
        case Reference():
            cell = cells.get(Key(node.key))
            if isinstance(cell, Rule) and cell.start is None:
                return _fixed(cell.rule, cells, far - 1)
        case Binary(operator=operator, left=left, right=right):
            one, other = _fixed(left, cells, far - 1), _fixed(right, cells, far - 1)
            return None if one is None or other is None else _of(operator, one, other)
    return None  # what hangs on time, chance, stocks or functions


def _of(operator: Operator, one: float, other: float) -> float | None:
    match operator:
        case Operator.PLUS:
            return one + other
        case Operator.MINUS:
            return one - other
        case Operator.TIMES:
            return one * other
        case Operator.OVER if other:
            return one / other
    return None

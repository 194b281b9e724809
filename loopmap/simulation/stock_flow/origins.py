"""Where that comes from which cells a model does not show bring: out of SMTH and DELAY, later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from loopmap.expr.names import CanonicalName
from loopmap.expr.tree import Node
from loopmap.simulation.stock_flow.cells import (
    Cell,
    Delayed,
    Frozen,
    Held,
    Key,
    Past,
    Rule,
    Stock,
    cells_named,
)
from loopmap.simulation.stock_flow.plan import tells_time
from loopmap.simulation.stock_flow.program import Program

_OUTSIDE = Key(CanonicalName(""))
"""What moves by itself: time, chance, pulses and steps."""


def single_origins(program: Program, shown: Collection[Key]) -> dict[Key, Key]:
    """For each cell not ``shown`` the one shown cell that all its movement comes from.

    Cells that nothing moves, or several things do, or time itself, have none: what comes out
    of them cannot be told apart. O(cells · links of hidden cells) at worst.
    """
    cells, still = program.system.cells, program.plan.steady
    causes = {
        key: frozenset(_causes(cell)) - still
        for key, cell in cells.items()
        if key not in shown and key not in still
    }
    found = {}
    for key in causes:
        origins = _reached(key, causes)
        if len(origins) == 1 and _OUTSIDE not in origins:
            (found[key],) = origins
    return found


def _reached(start: Key, causes: Mapping[Key, frozenset[Key]]) -> set[Key]:
    """The cells with causes of their own, or outside, that cells without a name lead back to."""
    origins: set[Key] = set()
    seen, waiting = {start}, [start]
    while waiting:
        for cause in causes[waiting.pop()] - seen:
            seen.add(cause)
            if cause in causes:
                waiting.append(cause)
            else:
                origins.add(cause)
    return origins


def _causes(cell: Cell) -> Iterable[Key]:
    match cell:
        case Rule():
            yield from _named(cell.rule)
        case Stock():
            yield from _named(cell.net)
        case Past():
            yield from _named(cell.of)
        case Delayed():
            yield from _named(cell.of)
            yield from _named(cell.lag)
        case Held():
            yield _OUTSIDE
            yield from _named(cell.rule)
        case Frozen():
            return


def _named(node: Node) -> Iterable[Key]:
    if tells_time(node):
        yield _OUTSIDE
    yield from cells_named(node)

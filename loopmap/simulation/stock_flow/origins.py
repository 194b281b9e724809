"""What cells that a model does not show bring and take: what goes into SMTH and DELAY, and out."""

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
    hidden = _hidden(program, shown)
    reached = {key: _reached(key, hidden) for key in hidden}
    return {key: next(iter(found)) for key, found in reached.items() if _is_one(found)}


def shared_intakes(program: Program, shown: Collection[Key]) -> dict[Key, Key]:
    """For each cell not ``shown`` in which several things meet the one shown cell it leads to.

    Of those that a shown cell goes straight into: what is lost in them is known where it goes
    in. O(cells · links of hidden cells) at worst.
    """
    hidden, cells = _hidden(program, shown), program.system.cells
    leads_to: dict[Key, set[Key]] = {}
    for key in cells.keys() & shown:
        for each in _within(frozenset(_causes(cells[key])) & hidden.keys(), hidden):
            leads_to.setdefault(each, set()).add(key)
    meet = (k for k, causes in hidden.items() if not causes.isdisjoint(shown))
    return {
        key: next(iter(leads_to[key]))
        for key in meet
        if len(leads_to.get(key, ())) == 1 and not _is_one(_reached(key, hidden))
    }


def _hidden(program: Program, shown: Collection[Key]) -> dict[Key, frozenset[Key]]:
    """The cells that are not shown and move, each with what moves it."""
    cells, still = program.system.cells, program.plan.steady
    return {
        key: frozenset(_causes(cell)) - still
        for key, cell in cells.items()
        if key not in shown and key not in still
    }


def _is_one(origins: Collection[Key]) -> bool:
    return len(origins) == 1 and _OUTSIDE not in origins


def _within(start: Collection[Key], hidden: Mapping[Key, frozenset[Key]]) -> set[Key]:
    """Hidden cells and all hidden ones that lead to them."""
    seen, waiting = set(start), list(start)
    while waiting:
        more = (hidden[waiting.pop()] & hidden.keys()) - seen
        seen |= more
        waiting += more
    return seen


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

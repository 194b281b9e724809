"""What is found when: once at the start, or in every step, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.expr.function import Family
from loopmap.expr.functions import BUILT_INS
from loopmap.expr.tree import Call, Node, Reference
from loopmap.expr.walk import walk
from loopmap.simulation.stock_flow.cells import (
    Cell,
    Delayed,
    Frozen,
    Held,
    Key,
    Past,
    Rule,
    Stock,
    System,
    needed_at_start,
    needed_now,
)
from loopmap.simulation.stock_flow.order import AT_START, in_order


@dataclass(frozen=True, slots=True)
class Plan:
    """The order of a run.

    ``start``: cells found before the first step. ``steady``: those of them that never
    change, apart from stocks. ``moving``: cells found anew in every step.
    """

    start: tuple[Key, ...]
    steady: frozenset[Key]
    moving: tuple[Key, ...]


def plan(system: System) -> Plan:
    """The order in which a system is run. Raises SimulationError for an algebraic loop."""
    cells = system.cells

    def name(key: Key) -> str:
        return cells[key].name

    order = in_order(cells, lambda key: needed_now(cells[key]), name)
    steady = _steady(cells, order)
    early = [key for key, cell in cells.items() if key in steady or _starts(cell)]
    start = in_order(early, lambda key: needed_at_start(cells[key]), name, when=AT_START)
    moving = (key for key in order if isinstance(cells[key], Rule | Held | Delayed))
    return Plan(start, steady, tuple(key for key in moving if key not in steady))


def _steady(cells: Mapping[Key, Cell], order: tuple[Key, ...]) -> frozenset[Key]:
    """Cells that follow from constants alone."""
    found: set[Key] = set()
    for key in order:
        cell = cells[key]
        if isinstance(cell, Frozen) or (isinstance(cell, Rule) and _is_steady(cell, found)):
            found.add(key)
    return frozenset(found)


def _is_steady(cell: Rule, steady: set[Key]) -> bool:
    return cell.start is None and not tells_time(cell.rule) and needed_now(cell) <= steady


def _starts(cell: Cell) -> bool:
    """Whether the start of a run needs the cell. What is left to chance is drawn there first."""
    return isinstance(cell, Stock | Frozen | Past | Delayed) or is_chance(cell)


def is_chance(cell: Cell) -> bool:
    """Whether a cell is drawn anew in each step."""
    if not isinstance(cell, Held) or not isinstance(cell.rule, Call):
        return False
    return BUILT_INS[cell.rule.key].family is Family.RANDOM


def tells_time(node: Node) -> bool:
    """Whether a tree moves with time by itself."""
    return any(
        (isinstance(part, Reference) and part.name == "TIME")
        or (isinstance(part, Call) and part.name == "RAMP")
        for part in walk(node)
    )

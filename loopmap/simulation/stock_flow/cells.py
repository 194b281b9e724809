"""The flat system that is run: one cell for every number, arrays and macros taken apart.

The trees in cells name other cells by their keys and call nothing but plain built-in
functions. Subscripts, macros and functions with memory have become cells of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.expr.functions import VALUES
from loopmap.expr.names import CanonicalName
from loopmap.expr.tree import Call, Node, Reference, Subscript
from loopmap.expr.walk import parts
from loopmap.simulation.stock_flow.model import Specs, Table

Key = CanonicalName


@dataclass(frozen=True, slots=True)
class Rule:
    """Follows from other cells at any time; ``start`` is its value at the start, if another."""

    key: Key
    name: str
    rule: Node
    start: Node | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Stock:
    """Starts somewhere and changes by ``net`` per time unit; with ``floor``, never below 0."""

    key: Key
    name: str
    start: Node
    net: Node
    floor: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Frozen:
    """Found at the start and kept: INIT."""

    key: Key
    name: str
    rule: Node
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Found once in each step and held through it: chance, PULSE, STEP."""

    key: Key
    name: str
    rule: Node
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """What ``of`` was one step ago: PREVIOUS."""

    key: Key
    name: str
    of: Node
    start: Node
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Delayed:
    """What ``of`` was ``lag`` time units ago: DELAY."""

    key: Key
    name: str
    of: Node
    lag: Node
    start: Node
    shown: bool = False


Cell = Rule | Stock | Frozen | Held | Past | Delayed


@dataclass(frozen=True, slots=True)
class System:
    """All cells by key, the tables they read, and when the model is run by default.

    ``equations`` keeps the text of each variable's equation for messages.
    """

    cells: Mapping[Key, Cell]
    tables: Mapping[Key, Table]
    specs: Specs
    equations: Mapping[Key, str]


def needed_at_start(cell: Cell) -> frozenset[Key]:
    """The cells whose values at the start a cell's value at the start follows from."""
    match cell:
        case Rule():
            return cells_named(cell.rule if cell.start is None else cell.start)
        case Stock() | Past() | Delayed():
            return cells_named(cell.start)
        case Frozen() | Held():
            return cells_named(cell.rule)


def needed_now(cell: Cell) -> frozenset[Key]:
    """The cells whose values a cell follows from at the same moment, after the start."""
    match cell:
        case Rule() | Held():
            return cells_named(cell.rule)
        case Delayed():
            return cells_named(cell.lag)
        case Stock() | Past() | Frozen():
            return frozenset()


def cells_named(node: Node) -> frozenset[Key]:
    """The cells a tree names; times and other values are none, nor are tables that are read."""
    found = set()
    waiting: list[Subscript] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Reference) and part.name not in VALUE_NAMES:
            found.add(part.key)
        elif isinstance(part, Call) and part.name == "LOOKUP":
            waiting.append(part.arguments[1])
        else:
            waiting.extend(parts(part))
    return frozenset(found)


VALUE_NAMES = frozenset(value.name for value in VALUES.values())
"""How resolved trees write the values that are no cells."""

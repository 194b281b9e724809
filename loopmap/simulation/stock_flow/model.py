"""What a stock-and-flow model is, as people and files write it: names, equations as text, tables.

Nothing here is resolved: equations may be wrong, names may be missing. `system.py`
makes of a model what can be run, and says what is wrong with whose equation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.model.equations import Between, Ends, Method


class Kind(Enum):
    """What a variable does in a model."""

    STOCK = "stock"
    FLOW = "flow"
    AUXILIARY = "auxiliary"
    CONSTANT = "constant"
    LOOKUP = "lookup"


@dataclass(frozen=True, slots=True)
class Table:
    """A graphical function: at least one point, ``xs`` rising.

    ``across`` and ``up``: from where to where its axes are shown, where a file says.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    between: Between = Between.CONTINUOUS
    across: Ends | None = None
    up: Ends | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """What arrays are counted along: its name and its elements in order."""

    name: DisplayedName
    elements: tuple[DisplayedName, ...]

    @property
    def keys(self) -> tuple[CanonicalName, ...]:
        return tuple(canonical(each) for each in self.elements)


@dataclass(frozen=True, slots=True)
class Element:
    """What one element of an array has of its own; ``at`` names the element in each dimension."""

    at: tuple[DisplayedName, ...]
    equation: str | None = None
    table: Table | None = None
    initial: str | None = None


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable.

    For a stock ``equation`` is its value at the start; what changes it are ``inflows``
    and ``outflows``, names as equations write them. For every other kind ``equation`` is
    its value at any time, and ``initial``, where given, its value at the start instead.
    ``table`` is read at the value of ``equation``. A ``non_negative`` stock gives no more
    than it has; a non-negative flow never runs backwards.
    """

    name: DisplayedName
    kind: Kind
    equation: str | None = None
    initial: str | None = None
    inflows: tuple[str, ...] = ()
    outflows: tuple[str, ...] = ()
    non_negative: bool = False
    table: Table | None = None
    dimensions: tuple[DisplayedName, ...] = ()
    elements: tuple[Element, ...] = ()
    unit: str = ""
    doc: str = ""

    @property
    def key(self) -> CanonicalName:
        return canonical(self.name)


@dataclass(frozen=True, slots=True)
class Macro:
    """A function the model brings along: its value is ``result``, seen among its own variables."""

    name: DisplayedName
    parameters: tuple[DisplayedName, ...]
    result: str
    variables: tuple[Variable, ...] = ()


@dataclass(frozen=True, slots=True)
class Specs:
    """From when to when, in which steps. ``save_every`` is in time units; None saves each step."""

    start: float = 0.0
    stop: float = 100.0
    dt: float = 1.0
    method: Method = Method.EULER
    save_every: float | None = None
    time_unit: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """A whole model. ``unit_aliases`` leads from canonical names of units to those that count."""

    name: str = ""
    variables: tuple[Variable, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    macros: tuple[Macro, ...] = ()
    specs: Specs = Specs()
    unit_aliases: Mapping[str, str] = field(default_factory=dict)

"""What an equation is made of. Every node knows which characters it came from.

Nodes are equal when they say the same, wherever they stood in the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from loopmap.expr.names import CanonicalName, DisplayedName, canonical


class Span(NamedTuple):
    """Characters ``start`` up to, not including, ``stop``, counted from 0."""

    start: int
    stop: int


NOWHERE = Span(0, 0)
"""The span of what was not written but made."""


class Operator(Enum):
    """The operators, as the normal form writes them."""

    OR = "OR"
    AND = "AND"
    NOT = "NOT"
    EQUAL = "="
    UNEQUAL = "<>"
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="
    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"
    SAFELY_OVER = "//"
    MOD = "MOD"
    POWER = "^"


@dataclass(frozen=True, slots=True)
class Number:
    """A number without unit; never negative when it was parsed."""

    value: float
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Wildcard:
    """All elements of a dimension: ``*`` between square brackets."""

    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Range:
    """The elements from ``first`` to ``last``: ``first:last`` between square brackets."""

    first: Node
    last: Node
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A variable, an element of an array, or a value such as ``TIME``."""

    name: DisplayedName
    subscripts: tuple[Subscript, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> CanonicalName:
        return canonical(self.name)


@dataclass(frozen=True, slots=True)
class Call:
    """A function, a macro or a graphical function, and what it is given."""

    name: DisplayedName
    arguments: tuple[Node, ...]
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def key(self) -> CanonicalName:
        return canonical(self.name)


@dataclass(frozen=True, slots=True)
class Unary:
    """``+x``, ``-x`` or ``NOT x``."""

    operator: Operator
    operand: Node
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """Two operands and what stands between them."""

    operator: Operator
    left: Node
    right: Node
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Conditional:
    """``IF condition THEN chosen ELSE otherwise``; 0 is no, everything else is yes."""

    condition: Node
    chosen: Node
    otherwise: Node
    span: Span = field(default=NOWHERE, compare=False)


Node = Number | Reference | Call | Unary | Binary | Conditional
Subscript = Node | Wildcard | Range

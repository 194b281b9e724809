"""Where an equation stands: whose it is, which element of its array, in which macro."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from loopmap.errors import ExpressionError
from loopmap.expr.names import CanonicalName
from loopmap.expr.tree import Span
from loopmap.simulation.stock_flow.cells import Key

Place = tuple[CanonicalName, int]
"""A dimension, and the how-manieth wildcard over it within one reference."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the names in one equation mean.

    ``key`` and ``name`` are the cell's. ``bound`` leads from dimensions to the element the
    cell stands at. ``spread`` leads from wildcards to elements while an array function goes
    through them; None outside of one. ``local`` leads from names within a macro to cells.
    """

    key: Key
    name: str
    text: str = ""
    bound: Mapping[CanonicalName, CanonicalName] = field(default_factory=dict)
    spread: Mapping[Place, CanonicalName] | None = None
    local: Mapping[CanonicalName, Key] | None = None
    depth: int = 0

    def error(self, text: str, span: Span, hint: str | None = None) -> ExpressionError:
        return ExpressionError(text, equation=self.text, span=span, record=self.name, hint=hint)

    def spreading(self, spread: Mapping[Place, CanonicalName]) -> Scope:
        return replace(self, spread=spread)

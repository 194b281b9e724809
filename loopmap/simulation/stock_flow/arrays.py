"""Which elements of an array a reference means: XMILE 1.0, sections 3.7 and 3.3.3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.tree import (
    NOWHERE,
    Binary,
    Node,
    Number,
    Operator,
    Range,
    Reference,
    Subscript,
    Unary,
    Wildcard,
)
from loopmap.simulation.stock_flow.cells import Key
from loopmap.simulation.stock_flow.model import Dimension, Variable
from loopmap.simulation.stock_flow.scope import Place, Scope

MOST_ELEMENTS = 100_000
"""More numbers than one array may have."""


@dataclass(frozen=True, slots=True)
class Free:
    """Not one element but these in turn, for whoever goes through them."""

    place: Place
    options: tuple[CanonicalName, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """The element whose number, from 1, an expression gives while the model runs."""

    index: Node


@dataclass(frozen=True, slots=True)
class Outside:
    """An element beyond the first or the last, whose value counts as 0."""


Choice = CanonicalName | Free | Computed | Outside


def cell_key(key: CanonicalName, at: tuple[CanonicalName, ...]) -> Key:
    """The cell of one element: ``stock_a[entry_1,column_2]``."""
    return Key(f"{key}[{','.join(at)}]") if at else key


class Arrays:
    """The dimensions of a model, asked what subscripts mean."""

    def __init__(self, dimensions: tuple[Dimension, ...]) -> None:
        self.dimensions: Mapping[CanonicalName, Dimension] = {
            canonical(dimension.name): dimension for dimension in dimensions
        }
        self._keys = {key: dimension.keys for key, dimension in self.dimensions.items()}

    def places(self, variable: Variable, scope: Scope) -> Iterator[tuple[CanonicalName, ...]]:
        """The elements of a variable, one tuple each; one empty tuple where it is no array."""
        sizes = [self._of(canonical(name), scope) for name in variable.dimensions]
        if prod(map(len, sizes)) > MOST_ELEMENTS:
            text = f"An array has at most {MOST_ELEMENTS:,} elements."
            raise scope.error(text, NOWHERE)
        return iter(product(*sizes))

    def choices(self, variable: Variable, node: Reference, scope: Scope) -> tuple[Choice, ...]:
        """What is meant in each dimension. Raises ExpressionError."""
        parts: tuple[Subscript | None, ...] = node.subscripts or (None,) * len(variable.dimensions)
        if len(parts) != len(variable.dimensions):
            raise scope.error(_how_many(variable), node.span)
        found: list[Choice] = []
        seen: dict[CanonicalName, int] = {}
        for name, part in zip(variable.dimensions, parts, strict=True):
            dimension = canonical(name)
            choice = self._choice(dimension, part, scope, seen.get(dimension, 0))
            if isinstance(choice, Free):
                seen[dimension] = seen.get(dimension, 0) + 1
            found.append(choice)
        return tuple(found)

    def number(self, node: Node, scope: Scope) -> int | None:
        """The whole number a subscript stands for, where it can be told without running."""
        match node:
            case Number() if node.value.is_integer():
                return int(node.value)
            case Reference(subscripts=()) if node.key in scope.bound:
                return 1 + self._keys[node.key].index(scope.bound[node.key])
            case Unary(operator=Operator.MINUS):
                inner = self.number(node.operand, scope)
                return None if inner is None else -inner
            case Binary(operator=Operator.PLUS | Operator.MINUS):
                left, right = self.number(node.left, scope), self.number(node.right, scope)
                if left is None or right is None:
                    return None
                return left + right if node.operator is Operator.PLUS else left - right
        return None

    def _of(self, dimension: CanonicalName, scope: Scope) -> tuple[CanonicalName, ...]:
        if dimension not in self._keys:
            text = f"There is no dimension called “{dimension}”."
            raise scope.error(text, NOWHERE)
        return self._keys[dimension]

    def _choice(
        self, dimension: CanonicalName, part: Subscript | None, scope: Scope, nth: int
    ) -> Choice:
        own = self._of(dimension, scope)
        match part:
            case None:
                return self._unsaid(dimension, own, scope, nth)
            case Wildcard():
                return Free((dimension, nth), own)
            case Range():
                first, last = (self._index(each, own, scope) for each in (part.first, part.last))
                return Free((dimension, nth), own[first - 1 : last])
            case Reference(subscripts=()):
                return self._named(part, own, scope)
        return self._numbered(part, own, scope)

    def _unsaid(
        self, dimension: CanonicalName, own: tuple[CanonicalName, ...], scope: Scope, nth: int
    ) -> Choice:
        """Without subscripts the element is that of the equation's own variable."""
        if dimension in scope.bound:
            return scope.bound[dimension]
        within = [element for element in scope.bound.values() if element in own]
        return within[0] if within else Free((dimension, nth), own)

    def _named(self, part: Reference, own: tuple[CanonicalName, ...], scope: Scope) -> Choice:
        key = part.key
        last = CanonicalName(key.rpartition(".")[2])
        if key in own:
            return key
        if key in scope.bound:
            return self._across(key, scope.bound[key], own)
        if key in self._keys:
            options = tuple(self._across(key, each, own) for each in self._keys[key])
            named = tuple(each for each in options if isinstance(each, str))
            return Free((key, 0), named)
        return last if last in own else Computed(part)

    def _across(
        self, dimension: CanonicalName, element: CanonicalName, own: tuple[CanonicalName, ...]
    ) -> CanonicalName | Outside:
        """The same element in another dimension: by its name, else by its place."""
        if element in own:
            return element
        place = self._keys[dimension].index(element)
        return own[place] if place < len(own) else Outside()

    def _numbered(self, part: Node, own: tuple[CanonicalName, ...], scope: Scope) -> Choice:
        number = self.number(part, scope)
        if number is None:
            return Computed(part)
        return own[number - 1] if 1 <= number <= len(own) else Outside()

    def _index(self, part: Node, own: tuple[CanonicalName, ...], scope: Scope) -> int:
        if isinstance(part, Reference) and part.key in own:
            return own.index(part.key) + 1
        number = self.number(part, scope)
        if number is None or not 1 <= number <= len(own):
            raise scope.error("This end of the range is not an element of the array.", part.span)
        return number


def _how_many(variable: Variable) -> str:
    dimensions = " and ".join(f"“{name}”" for name in variable.dimensions)
    if not dimensions:
        return f"“{variable.name}” is one number and has no elements."
    return f"“{variable.name}” has one number for each {dimensions}: say which."

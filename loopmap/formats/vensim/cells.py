"""Arrays of a Vensim model taken apart: one equation for each element, naming elements.

``Population[North]`` is then a name like any other; sums over a range name them all.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from loopmap.expr.functions import BUILT_INS
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.tree import Binary, Call, Conditional, Node, Number, Reference, Unary
from loopmap.expr.walk import walk
from loopmap.formats.vensim.definitions import Definition
from loopmap.formats.vensim.subscripts import Bound, Subscripts
from loopmap.formats.vensim.words import Unreadable

MOST_PARTS = 250_000
"""More parts than all equations may have, once they are written out for all elements."""

_OVER_RANGES = {
    canonical(theirs): canonical(ours)
    for theirs, ours in (("SUM", "SUM"), ("PROD", "PROD"), ("VMIN", "MIN"), ("VMAX", "MAX"))
}
_COUNT = canonical("ELMCOUNT")


@dataclass(frozen=True, slots=True)
class Cell:
    """One element of what a definition defines: its name, what its ranges stand for, its place."""

    name: str
    bound: Bound
    nth: int


def cells_of(definition: Definition, subscripts: Subscripts) -> Iterator[Cell]:
    """The elements that a definition is about; one without subscripts for what is no array."""
    names = definition.subscripts
    for nth, at in enumerate(subscripts.places(names)):
        if any(_is_among(at, each, subscripts) for each in definition.excepts):
            continue
        bound = {
            canonical(name): element
            for name, element in zip(names, at, strict=True)
            if subscripts.elements(name) is not None
        }
        loose = {
            canonical(element): element
            for name, element in zip(names, at, strict=True)
            if subscripts.elements(name) is None
        }
        yield Cell(cell_name(definition.name, at), {**bound, **loose}, nth)


def cell_name(name: str, at: tuple[str, ...]) -> str:
    """What the element of an array is called."""
    return f"{name}[{', '.join(at)}]" if at else name


def _is_among(at: tuple[str, ...], excluded: tuple[str, ...], subscripts: Subscripts) -> bool:
    if len(at) != len(excluded):
        return False
    wanted = zip(at, excluded, strict=True)
    return all(
        canonical(one) in {canonical(each) for each in subscripts.elements(other) or (other,)}
        for one, other in wanted
    )


class Unfolding:
    """Writes equations out for single elements, within a budget of parts for a whole model."""

    def __init__(self, subscripts: Subscripts, variables: Container[CanonicalName]) -> None:
        self._subscripts, self._variables = subscripts, variables
        self._left = MOST_PARTS

    def of(self, node: Node, bound: Bound) -> Node:
        """The tree with the elements that are meant. Raises Unreadable."""
        self._left -= 1
        if self._left < 0:
            raise Unreadable("written out for all elements the equations are too many")
        match node:
            case Number():
                return node
            case Reference():
                return self._reference(node, bound)
            case Call():
                return self._call(node, bound)
            case Unary():
                return replace(node, operand=self.of(node.operand, bound))
            case Binary():
                left, right = self.of(node.left, bound), self.of(node.right, bound)
                return replace(node, left=left, right=right)
            case Conditional():
                condition, chosen = self.of(node.condition, bound), self.of(node.chosen, bound)
                return Conditional(condition, chosen, self.of(node.otherwise, bound), node.span)

    def _reference(self, node: Reference, bound: Bound) -> Node:
        if node.subscripts:
            at = tuple(self._subscripts.element(_said(each), bound) for each in node.subscripts)
            return Reference(DisplayedName(cell_name(node.name, at)), (), node.span)
        if node.key not in self._variables:
            number = self._subscripts.number(node.name, bound)
            if number is not None:
                return Number(number, node.span)
        return node

    def _call(self, node: Call, bound: Bound) -> Node:
        if node.key == _COUNT and len(node.arguments) == 1:
            counted = self._subscripts.elements(_said(node.arguments[0])) or ()
            return Number(float(len(counted)), node.span)
        function = _OVER_RANGES.get(node.key)
        if function is not None:
            given = tuple(self._gone_through(node.arguments, bound))
            return Call(DisplayedName(BUILT_INS[function].name), given, node.span)
        return replace(node, arguments=tuple(self.of(each, bound) for each in node.arguments))

    def _gone_through(self, arguments: tuple[Node, ...], bound: Bound) -> Iterator[Node]:
        """What a sum is over, for every combination of the ranges marked ``!``."""
        ranges = list(dict.fromkeys(name for each in arguments for name in _marked(each)))
        options = [self._subscripts.elements(name[:-1]) or () for name in ranges]
        if prod(map(len, options)) > self._left:
            raise Unreadable("written out for all elements the equations are too many")
        for at in product(*options):
            chosen = dict(zip((canonical(name) for name in ranges), at, strict=True))
            for each in arguments:
                yield self.of(each, {**bound, **chosen})


def _marked(node: Node) -> Iterator[str]:
    """The ranges a sum goes through, as they are marked within it."""
    for part in walk(node):
        if isinstance(part, Reference) and part.name.endswith("!"):
            yield part.name


def _said(subscript: object) -> str:
    if isinstance(subscript, Reference):
        return subscript.name
    if isinstance(subscript, Number):
        return f"{subscript.value:g}"
    raise Unreadable("a subscript in it is calculated")

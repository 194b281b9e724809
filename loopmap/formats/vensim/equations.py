"""One equation of a Vensim model as a variable of a model of ours, or why it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from loopmap.errors import ExpressionError
from loopmap.expr.functions import VALUES
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.show import quoted, show
from loopmap.expr.tree import Binary, Call, Node, Number, Operator, Reference, Unary
from loopmap.expr.walk import walk
from loopmap.formats.vensim.cells import Cell, Unfolding
from loopmap.formats.vensim.definitions import Definition
from loopmap.formats.vensim.functions import Known, in_our_words, put_in
from loopmap.formats.vensim.words import (
    Elsewhere,
    Translated,
    Unreadable,
    numbers_listed,
    table_in,
    translated,
)
from loopmap.model.token import breathe
from loopmap.simulation.stock_flow.model import Kind, Table, Variable

_INTEG = canonical("INTEG")
_ACTIVE_INITIAL = canonical("ACTIVE INITIAL")
_SAMPLE = canonical("SAMPLE IF TRUE")
_FUNCTION_OF = canonical("A FUNCTION OF")
_LOOKUP = canonical("LOOKUP")
_WHOLE = frozenset({_INTEG, _ACTIVE_INITIAL, _FUNCTION_OF, _SAMPLE})
"""What stands for a whole equation, never within one."""

_ABC = tuple(canonical(letter) for letter in "abc")
_SAMPLED = parse("IF a THEN b ELSE PREVIOUS(SELF, c)")


class Cause(NamedTuple):
    """What a variable is said to be a function of; ``opposite`` with a minus before it."""

    key: CanonicalName
    opposite: bool


@dataclass(frozen=True, slots=True)
class Sketched:
    """``A FUNCTION OF(a, -b)``: causes, but no equation."""

    causes: tuple[Cause, ...]


class Equations:
    """Makes variables of definitions."""

    def __init__(self, unfolding: Unfolding, known: Known) -> None:
        self._unfolding, self._known = unfolding, known
        self._read: dict[int, tuple[Translated, Node]] = {}
        self._listed: dict[int, list[str] | None] = {}

    def made(self, definition: Definition, cell: Cell) -> tuple[Variable, ...] | Sketched:
        """The variable of one element, after what had to be made beside it.

        Raises Unreadable with a clause that says why there is none.
        """
        breathe()
        if definition.sign == "(":
            return (_lookup(definition, cell),)
        if not definition.text:
            place = "a data set beside the model"
            raise Elsewhere(f"it is data, which Vensim takes from {place}", place)
        number = self._number(definition, cell)
        if number is not None:
            return (_variable(definition, cell, Kind.CONSTANT, equation=number),)
        found, tree = self._tree(definition)
        if isinstance(tree, Call) and tree.key == _FUNCTION_OF:
            return Sketched(tuple(_causes(tree)))
        whole = self._unfolding.of(tree, cell.bound)
        table, whole = _own_table(whole, found.tables)
        beside = [] if table else list(_beside(cell, found.tables))
        whole = put_in(whole, {_table_key(v, cell): _named(v.name) for v in beside})
        if isinstance(whole, Call) and whole.key == _INTEG:
            return (*beside, *self._stock(definition, cell, whole))
        return (*beside, self._rule(definition, cell, whole, table))

    def _number(self, definition: Definition, cell: Cell) -> str | None:
        """The number of an element, where all are listed in a row."""
        if not definition.subscripts:
            return None
        key = id(definition)
        if key not in self._listed:
            self._listed[key] = numbers_listed(definition.text)
        listed = self._listed[key]
        if listed is None:
            return None
        if cell.nth >= len(listed):
            raise Unreadable("fewer numbers are listed than it has elements")
        return listed[cell.nth].lstrip("+")

    def _tree(self, definition: Definition) -> tuple[Translated, Node]:
        """What is written, once for all elements."""
        key = id(definition)
        if key not in self._read:
            found = translated(definition.text)
            self._read[key] = found, put_in(_parsed(found.text), self._known.values)
        return self._read[key]

    def _said(self, node: Node) -> Node:
        """In our functions; what only a whole equation may be is refused within one."""
        for part in walk(node):
            if isinstance(part, Call) and part.key in _WHOLE:
                raise Unreadable(f"“{part.name.upper()}” stands within another calculation")
        return in_our_words(node, self._known)

    def _stock(self, definition: Definition, cell: Cell, node: Call) -> tuple[Variable, ...]:
        if len(node.arguments) != 2:
            raise Unreadable("INTEG takes a rate and a value at the start")
        rate, start = (self._said(each) for each in node.arguments)
        made = _variable(definition, cell, Kind.STOCK, equation=show(start))
        flows = self._flows(rate)
        if flows is None:
            net = _variable(definition, replace(cell, name=f"{cell.name} net flow"), Kind.FLOW)
            net = replace(net, equation=show(rate), unit="", doc="")
            return net, replace(made, inflows=(quoted(net.name),))
        inflows = tuple(quoted(name) for name, falls in flows if not falls)
        outflows = tuple(quoted(name) for name, falls in flows if falls)
        return (replace(made, inflows=inflows, outflows=outflows),)

    def _flows(self, rate: Node) -> list[tuple[str, bool]] | None:
        """The flows a rate adds up, each with whether it takes; None where it is no such sum."""
        found: list[tuple[str, bool]] = []
        waiting: list[tuple[Node, bool]] = [(rate, False)]
        while waiting:
            node, falls = waiting.pop()
            match node:
                case Binary(operator=Operator.PLUS | Operator.MINUS):
                    turned = node.operator is Operator.MINUS
                    waiting += [(node.right, falls != turned), (node.left, falls)]
                case Unary(operator=Operator.PLUS | Operator.MINUS):
                    waiting.append((node.operand, falls != (node.operator is Operator.MINUS)))
                case Number(value=0.0):
                    continue
                case Reference() if self._may_flow(node):
                    found.append((node.name, falls))
                case _:
                    return None
        names = [canonical(name) for name, _ in found]
        return found if len(set(names)) == len(names) else None

    def _may_flow(self, node: Reference) -> bool:
        whole = canonical(node.name.partition("[")[0])
        return whole not in self._known.stocks and node.key not in VALUES

    def _rule(
        self,
        definition: Definition,
        cell: Cell,
        node: Node,
        table: Table | None,
    ) -> Variable:
        start: Node | None = None
        if isinstance(node, Call) and node.key == _ACTIVE_INITIAL and len(node.arguments) == 2:
            active, at_start = node.arguments
            node, start = active, self._said(at_start)
        said = self._sampled(node) or self._said(node)
        kind = Kind.CONSTANT if table is None and _is_number(said) else Kind.AUXILIARY
        made = _variable(definition, cell, kind, equation=show(said))
        return replace(made, table=table, initial=None if start is None else show(start))

    def _sampled(self, node: Node) -> Node | None:
        """SAMPLE IF TRUE as what it is: a new value, or that of the step before."""
        if not isinstance(node, Call) or node.key != _SAMPLE or len(node.arguments) != 3:
            return None
        given = (self._said(each) for each in node.arguments)
        return put_in(_SAMPLED, dict(zip(_ABC, given, strict=True)))


def _parsed(text: str) -> Node:
    try:
        return parse(text)
    except ExpressionError as error:
        raise Unreadable(f"it cannot be read: {error.text[0].lower()}{error.text[1:-1]}") from error


def _lookup(definition: Definition, cell: Cell) -> Variable:
    if "GET" in definition.text.upper():
        named = re.search(r"'([^']+)'", definition.text)
        file = f"the file “{named[1]}”" if named else "another file"
        raise Elsewhere(f"its points are in {file}, which Loopmap does not open", file)
    table = table_in(definition.text.rstrip().removesuffix(")"))
    if table is None:
        raise Unreadable("its points make no sense")
    return replace(_variable(definition, cell, Kind.LOOKUP), table=table)


def _variable(
    definition: Definition, cell: Cell, kind: Kind, equation: str | None = None
) -> Variable:
    return Variable(
        DisplayedName(cell.name), kind, equation, unit=unit_of(definition), doc=definition.comment
    )


def unit_of(definition: Definition) -> str:
    """The unit without the range that may follow it in square brackets."""
    return definition.unit.partition("[")[0].strip()


def _causes(node: Call) -> Iterator[Cause]:
    """The arguments of ``A FUNCTION OF``; each with a minus or without."""
    for each in node.arguments:
        minus = isinstance(each, Unary) and each.operator is Operator.MINUS
        inner = each.operand if isinstance(each, Unary) else each
        if isinstance(inner, Reference):
            yield Cause(inner.key, minus)


def _own_table(node: Node, tables: dict[str, Table]) -> tuple[Table | None, Node]:
    """The table an equation is read through as a whole, and the equation within."""
    if isinstance(node, Call) and node.key == _LOOKUP and len(node.arguments) == 2:
        table, inner = node.arguments
        if isinstance(table, Reference) and len(tables) == 1 and table.name in tables:
            return tables[table.name], inner
    return None, node


def _beside(cell: Cell, tables: dict[str, Table]) -> Iterator[Variable]:
    """Tables within a calculation, as lookups of their own."""
    for name, table in tables.items():
        yield Variable(DisplayedName(f"{cell.name} {name}"), Kind.LOOKUP, table=table)


def _table_key(beside: Variable, cell: Cell) -> CanonicalName:
    return canonical(beside.name.removeprefix(f"{cell.name} "))


def _named(name: str) -> Reference:
    return Reference(DisplayedName(name))


def _is_number(node: Node) -> bool:
    inner = node.operand if isinstance(node, Unary) else node
    return isinstance(inner, Number)

"""A model without arrays: a variable of its own for each element, under names with brackets.

``Population[North]`` is then a name like any other, and equations that went over elements
name them all. What has no arrays keeps the text of its equation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loopmap.errors import ExpressionError, FormatError, SimulationError
from loopmap.expr.function import Family
from loopmap.expr.functions import BUILT_INS
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.show import show
from loopmap.expr.tree import Binary, Call, Conditional, Node, Number, Operator, Reference
from loopmap.expr.walk import walk, with_calls, with_names
from loopmap.simulation.stock_flow.arrays import cell_key
from loopmap.simulation.stock_flow.calls import function_named
from loopmap.simulation.stock_flow.cells_of import keep_tables, shown_name
from loopmap.simulation.stock_flow.elements import over_elements
from loopmap.simulation.stock_flow.model import Element, Model, Variable
from loopmap.simulation.stock_flow.resolve import CHOOSE, Resolver
from loopmap.simulation.stock_flow.scope import Scope
from loopmap.simulation.stock_flow.table_calls import read_table

MOST_VARIABLES = 2_000
"""More variables than a map shows."""


def without_arrays(model: Model, file: str) -> Model:
    """The same model with one variable for each element of its arrays.

    An equation that cannot be taken apart stays as it is. FormatError where there would be
    more variables than a map can show.
    """
    if not model.dimensions:
        return model
    return replace(model, variables=tuple(_Flat(model, file).variables()), dimensions=())


class _Flat:
    """Takes the arrays of one model apart."""

    def __init__(self, model: Model, file: str) -> None:
        self._model, self._file = model, file
        self._resolver = Resolver(model, _kept_call)
        self._names: dict[CanonicalName, DisplayedName] = {}
        for variable in model.variables:
            keep_tables(self._resolver, variable, Scope(variable.key, variable.name))
            self._name_elements(variable)

    def variables(self) -> Iterator[Variable]:
        for variable in self._model.variables:
            yield from self._elements(variable) if variable.dimensions else [self._plain(variable)]

    def _name_elements(self, variable: Variable) -> None:
        for at in self._places(variable):
            name = shown_name(variable, self._resolver, at)
            self._names[cell_key(variable.key, at)] = DisplayedName(name)
            if len(self._names) > MOST_VARIABLES:
                text = f"With its arrays this model has more than {MOST_VARIABLES:,} variables."
                hint = "“loopmap simulate” runs it without showing it as a map."
                raise FormatError(text, file=self._file, hint=hint)

    def _places(self, variable: Variable) -> list[tuple[CanonicalName, ...]]:
        scope = Scope(variable.key, variable.name)
        try:
            return list(self._resolver.arrays.places(variable, scope))
        except ExpressionError as error:
            raise FormatError(error.text, file=self._file) from error

    def _elements(self, variable: Variable) -> Iterator[Variable]:
        own = {tuple(canonical(name) for name in each.at): each for each in variable.elements}
        dimensions = [canonical(name) for name in variable.dimensions]
        for at in self._places(variable):
            key = cell_key(variable.key, at)
            bound = dict(zip(dimensions, at, strict=True))
            scope = Scope(key, self._names[key], bound=bound)
            yield self._rewritten(variable, own.get(at) or Element(()), scope)

    def _plain(self, variable: Variable) -> Variable:
        return self._rewritten(variable, Element(()), Scope(variable.key, variable.name))

    def _rewritten(self, variable: Variable, own: Element, scope: Scope) -> Variable:
        def text(equation: str | None) -> str | None:
            return None if equation is None else self._text(equation, scope)

        return replace(
            variable,
            name=DisplayedName(scope.name),
            equation=text(variable.equation if own.equation is None else own.equation),
            initial=text(variable.initial if own.initial is None else own.initial),
            inflows=tuple(self._text(each, scope) for each in variable.inflows),
            outflows=tuple(self._text(each, scope) for each in variable.outflows),
            table=own.table or variable.table,
            dimensions=(),
            elements=(),
        )

    def _text(self, equation: str, scope: Scope) -> str:
        try:
            tree = parse(equation)
            if not self._has_arrays(tree):
                return equation
            resolved = self._resolver.read(equation, scope)
        except (ExpressionError, SimulationError):
            return equation
        return show(with_names(_chosen(resolved), self._displayed))

    def _has_arrays(self, tree: Node) -> bool:
        known = self._resolver
        for part in walk(tree):
            if not isinstance(part, Reference | Call):
                continue
            variable = known.variables.get(part.key)
            subscripted = isinstance(part, Reference) and part.subscripts
            if subscripted or (variable is not None and variable.dimensions):
                return True
            if part.key in known.arrays.dimensions:
                return True
        return False

    def _displayed(self, name: DisplayedName) -> DisplayedName:
        return self._names.get(CanonicalName(name), name)


def _kept_call(resolver: Resolver, node: Call, scope: Scope) -> Node:
    """A call with what it is given resolved, also of a macro; array functions written out."""
    function = None if node.key in resolver.macros else BUILT_INS.get(node.key)
    if function is not None and function.family is Family.ARRAY:
        return over_elements(resolver, function, node, scope)
    if function is not None and function.family is Family.TABLE:
        inner = function_named(resolver, node, scope)
        return _kept_call(resolver, inner, scope) if inner else _read_table(resolver, node, scope)
    if function is None and node.key not in resolver.macros:
        return read_table(resolver, Reference(node.name), node.arguments[0], node, scope)
    given = tuple(resolver.resolve(each, scope) for each in node.arguments)
    return Call(node.name if function is None else DisplayedName(function.name), given, node.span)


def _read_table(resolver: Resolver, node: Call, scope: Scope) -> Node:
    table, at, *_ = (*node.arguments, Number(0.0))
    return read_table(resolver, table, at, node, scope)


def _chosen(node: Node) -> Node:
    """The element with a calculated number, as conditions; 0 beyond the last."""
    return with_calls(node, _chosen_call)


def _chosen_call(node: Call) -> Node:
    if node.name != CHOOSE:
        return node
    index, *options = node.arguments
    found: Node = Number(0.0)
    for number, option in reversed(list(enumerate(options, start=1))):
        is_it = Binary(Operator.EQUAL, index, Number(float(number)))
        found = Conditional(is_it, option, found)
    return found

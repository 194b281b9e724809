"""A model without macros: what each call of one finds becomes variables of its own.

``births = GROWING(10, rate)`` then names “births GROWING level”, a stock like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from loopmap.errors import ExpressionError, FormatError
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.show import show
from loopmap.expr.tree import Call, Node, Number, Reference
from loopmap.expr.walk import walk, with_calls, with_names
from loopmap.formats.xmile.flat import MOST_VARIABLES
from loopmap.simulation.stock_flow.macros import DEEPEST
from loopmap.simulation.stock_flow.model import Kind, Macro, Model, Variable


def without_macros(model: Model, file: str) -> Model:
    """The same model with variables in the place of each call of a macro.

    A call that is written wrongly stays as it is. FormatError where there would be more
    variables than a map can show.
    """
    if not model.macros:
        return model
    return replace(model, variables=_Apart(model, file).variables(), macros=())


class _Where(NamedTuple):
    """Whose equation it is, what the names in it are called there, and how deep in macros."""

    owner: str
    names: Mapping[CanonicalName, DisplayedName] = {}
    depth: int = 0


class _Apart:
    """Takes the calls in one model apart."""

    def __init__(self, model: Model, file: str) -> None:
        self._model, self._file = model, file
        self._macros = {canonical(each.name): each for each in model.macros}
        self._taken = {variable.key for variable in model.variables}
        self._made: list[Variable] = []
        self._calls = 0

    def variables(self) -> tuple[Variable, ...]:
        kept = [self._rewritten(v, _Where(v.name)) for v in self._model.variables]
        return (*kept, *self._made)

    def _rewritten(self, variable: Variable, where: _Where) -> Variable:
        def text(equation: str | None) -> str | None:
            return None if equation is None else self._text(equation, where)

        return replace(
            variable,
            equation=text(variable.equation),
            initial=text(variable.initial),
            inflows=tuple(self._text(each, where) for each in variable.inflows),
            outflows=tuple(self._text(each, where) for each in variable.outflows),
        )

    def _text(self, equation: str, where: _Where) -> str:
        try:
            tree = parse(equation)
        except ExpressionError:
            return equation
        known = self._macros.keys() | where.names.keys()
        named = (part.key for part in walk(tree) if isinstance(part, Reference | Call))
        if known.isdisjoint(named):
            return equation
        return show(self._node(tree, where))

    def _node(self, tree: Node, where: _Where) -> Node:
        def name(old: DisplayedName) -> DisplayedName:
            return where.names.get(canonical(old), old)

        def called(call: Call) -> Node:
            macro = self._macros.get(call.key)
            return call if macro is None else self._inside(macro, call, where)

        return with_calls(with_names(tree, name), called)

    def _inside(self, macro: Macro, call: Call, where: _Where) -> Node:
        """The value of a call; what it is found from is made besides."""
        if len(call.arguments) != len(macro.parameters) or where.depth >= DEEPEST:
            return call
        try:
            result = parse(macro.result)
        except ExpressionError:
            return call
        self._count()
        prefix = self._free(f"{where.owner} {macro.name}")
        names = {
            canonical(parameter): self._given(f"{prefix} {parameter}", argument)
            for parameter, argument in zip(macro.parameters, call.arguments, strict=True)
        }
        own = [variable for variable in macro.variables if variable.key not in names]
        names |= {each.key: DisplayedName(f"{prefix} {each.name}") for each in own}
        there = _Where(prefix, names, where.depth + 1)
        for each in own:
            self._add(self._rewritten(replace(each, name=names[each.key]), there))
        return self._node(result, there)

    def _given(self, name: str, argument: Node) -> DisplayedName:
        """What a parameter is called: the variable that it is given, or one made of the rest."""
        if isinstance(argument, Reference) and not argument.subscripts:
            return argument.name
        kind = Kind.CONSTANT if isinstance(argument, Number) else Kind.AUXILIARY
        self._add(Variable(DisplayedName(name), kind, show(argument)))
        return DisplayedName(name)

    def _add(self, variable: Variable) -> None:
        self._taken.add(variable.key)
        self._made.append(variable)
        self._count()

    def _count(self) -> None:
        """Macros that call one another multiply; a small file may ask for much."""
        self._calls += 1
        if self._calls > MOST_VARIABLES:
            text = f"With its macros this model has more than {MOST_VARIABLES:,} variables."
            hint = "“loopmap simulate” runs it without showing it as a map."
            raise FormatError(text, file=self._file, hint=hint)

    def _free(self, wanted: str) -> str:
        """A name for one call that no other has, nor anything of the model begins with."""
        name, number = wanted, 2
        while any(key.startswith(canonical(name)) for key in self._taken):
            name, number = f"{wanted} {number}", number + 1
        self._taken.add(canonical(name))
        return name

"""Modules taken apart: their variables under dotted names. XMILE 1.0, section 4.7.

``births`` of the module ``hares`` becomes ``hares.births``; what is connected to it takes
its value from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from loopmap.errors import ExpressionError, FormatError
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.show import show
from loopmap.expr.tree import Reference
from loopmap.expr.walk import with_names
from loopmap.formats.markup import child, children
from loopmap.formats.xmile.variables import Surroundings, is_module, plain, variables_in
from loopmap.simulation.stock_flow.model import Kind, Variable

_DEEPEST = 20

Renamed = Callable[[DisplayedName], DisplayedName]


def all_variables(
    models: Mapping[CanonicalName, Any], root: Any, around: Surroundings, file: str
) -> tuple[Variable, ...]:
    """The variables of the main model and of all modules in it, flat."""
    return tuple(_within(models, root, "", around, file))


def _within(
    models: Mapping[CanonicalName, Any], holder: Any, prefix: str, around: Surroundings, file: str
) -> Iterator[Variable]:
    if prefix.count(".") > _DEEPEST:
        raise FormatError("Modules of this file contain one another without end.", file=file)
    own = list(variables_in(holder, around))
    modules = list(_modules(holder))
    names = {each.key for each in own} | {canonical(plain(m.get("name"))) for m in modules}
    renamed = _renamer(prefix, names)
    for variable in own:
        yield with_prefix(variable, renamed) if prefix else variable
    for module in modules:
        name = plain(module.get("name"))
        inside = models.get(canonical(module.get("model") or name))
        if inside is None:
            around.warn(f"The module “{name}” has no model in this file and was left out.")
            continue
        connected = dict(_connections(module, name, renamed))
        for variable in _within(models, inside, f"{prefix}{name}.", around, file):
            source = connected.get(canonical(variable.name))
            yield variable if source is None else _connected(variable, source)


def _modules(holder: Any) -> Iterator[Any]:
    inside = child(holder, "variables")
    return (each for each in (holder if inside is None else inside) if is_module(each))


def _renamer(prefix: str, names: set[CanonicalName]) -> Renamed:
    """Puts the prefix before names that are known inside; what is global stays."""

    def renamed(name: DisplayedName) -> DisplayedName:
        if name.startswith("."):
            return DisplayedName(name[1:])
        first = name.partition(".")[0]
        return DisplayedName(f"{prefix}{name}") if canonical(first) in names else name

    return renamed


def with_prefix(variable: Variable, renamed: Renamed) -> Variable:
    """The variable as it is called from outside of its module."""

    def text(equation: str | None) -> str | None:
        return None if equation is None else _rewritten(equation, renamed)

    elements = tuple(
        replace(each, equation=text(each.equation), initial=text(each.initial))
        for each in variable.elements
    )
    return replace(
        variable,
        name=renamed(variable.name),
        equation=text(variable.equation),
        initial=text(variable.initial),
        inflows=tuple(_rewritten(each, renamed) for each in variable.inflows),
        outflows=tuple(_rewritten(each, renamed) for each in variable.outflows),
        elements=elements,
    )


def _rewritten(equation: str, renamed: Renamed) -> str:
    """The equation with names seen from outside; one that is faulty stays for its message."""
    try:
        return show(with_names(parse(equation), renamed))
    except ExpressionError:
        return equation


def _connections(
    module: Any, name: str, renamed: Renamed
) -> Iterator[tuple[CanonicalName, DisplayedName]]:
    own = renamed(DisplayedName(name))
    for each in children(module, "connect"):
        target = plain(each.get("to") or "").removeprefix(".").removeprefix(f"{name}.")
        source = DisplayedName(plain(each.get("from") or ""))
        yield canonical(f"{own}.{target}"), renamed(source)


def _connected(variable: Variable, source: DisplayedName) -> Variable:
    kind = Kind.FLOW if variable.kind is Kind.FLOW else Kind.AUXILIARY
    return replace(variable, kind=kind, equation=show(Reference(source)), elements=(), table=None)

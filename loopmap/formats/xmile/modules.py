"""Modules taken apart: their variables under dotted names. XMILE 1.0, section 4.7.

``births`` of the module ``hares`` becomes ``hares.births``; what is connected to it takes
its value from outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.show import show
from loopmap.expr.tree import Reference
from loopmap.formats.incoming.module_names import Renamed, TakenApart, renamer, rewritten
from loopmap.formats.markup import child, children
from loopmap.formats.xmile.variables import Surroundings, is_module, plain, variables_in
from loopmap.simulation.stock_flow.model import Kind, Variable


def all_variables(
    models: Mapping[CanonicalName, Any], root: Any, around: Surroundings, file: str
) -> tuple[Variable, ...]:
    """The variables of the main model and of all modules in it, flat."""
    return tuple(_within(models, root, "", around, TakenApart(file)))


def _within(
    models: Mapping[CanonicalName, Any],
    holder: Any,
    prefix: str,
    around: Surroundings,
    apart: TakenApart,
) -> Iterator[Variable]:
    own = list(variables_in(holder, around))
    apart.enter(prefix, len(own))
    modules = list(_modules(holder))
    names = {each.key for each in own} | {canonical(plain(m.get("name"))) for m in modules}
    renamed = renamer(prefix, names)
    for variable in own:
        yield with_prefix(variable, renamed) if prefix else variable
    for module in modules:
        name = plain(module.get("name"))
        inside = models.get(canonical(module.get("model") or name))
        if inside is None:
            around.warn(f"The module “{name}” has no model in this file and was left out.")
            continue
        connected = dict(_connections(module, name, renamed))
        for variable in _within(models, inside, f"{prefix}{name}.", around, apart):
            source = connected.get(canonical(variable.name))
            yield variable if source is None else _connected(variable, source)


def _modules(holder: Any) -> Iterator[Any]:
    inside = child(holder, "variables")
    return (each for each in (holder if inside is None else inside) if is_module(each))


def with_prefix(variable: Variable, renamed: Renamed) -> Variable:
    """The variable as it is called from outside of its module."""

    def text(equation: str | None) -> str | None:
        return None if equation is None else rewritten(equation, renamed)

    elements = tuple(
        replace(each, equation=text(each.equation), initial=text(each.initial))
        for each in variable.elements
    )
    return replace(
        variable,
        name=renamed(variable.name),
        equation=text(variable.equation),
        initial=text(variable.initial),
        inflows=tuple(rewritten(each, renamed) for each in variable.inflows),
        outflows=tuple(rewritten(each, renamed) for each in variable.outflows),
        elements=elements,
    )


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

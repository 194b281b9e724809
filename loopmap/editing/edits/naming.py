"""Names of variables in the equations of others: rewritten together with the variable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from loopmap.errors import ExpressionError
from loopmap.expr.functions import VALUES
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.rewrite import names_in, renamed, with_texts
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Variable


def equations_renamed(
    causal_map: CausalMap, old: str, new: str
) -> Iterator[tuple[Variable, Variable]]:
    """Every variable whose equation names ``old``, and the same with ``new`` in its place."""
    for variable in in_order(causal_map.variables):
        if variable.equation:
            equation = renamed(variable.equation, old, new)
            if equation != variable.equation:
                yield variable, replace(variable, equation=equation)


def with_equation_texts(variable: Variable, instead: Mapping[CanonicalName, str]) -> Variable:
    """The variable with other words for some names in its equation."""
    if not variable.equation or not instead:
        return variable
    return replace(variable, equation=with_texts(variable.equation, instead))


def means_otherwise(causal_map: CausalMap, name: str) -> str | None:
    """The value, such as TIME, that equations already call by this name; None for others.

    A variable of that name would silently take its place.
    """
    key = canonical(name)
    if key not in VALUES or any(canonical(v.name) == key for v in causal_map.variables.values()):
        return None
    used = any(key in _names(variable) for variable in causal_map.variables.values())
    return VALUES[key].name if used else None


def _names(variable: Variable) -> set[CanonicalName]:
    try:
        return {name.key for name in names_in(variable.equation)}
    except ExpressionError:
        return set()

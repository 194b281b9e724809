"""What an equation of a map may name, and what its units are measured against."""

from __future__ import annotations

from collections.abc import Iterable

from loopmap.editing.equation.known import Known, KnownName
from loopmap.editing.equation.look import Measured
from loopmap.errors import ExpressionError
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.units import parse_unit
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Variable

USUAL_UNITS = ("people", "days", "hours", "fraction", "1/month", "1/year")
"""Offered where a map has none of its own yet."""


def known_for(causal_map: CausalMap, variable: RecordId) -> Known:
    """The names the equation of a variable may use, its causes on the map told apart. O(n)."""
    causes = {link.source for link in causal_map.adjacency.into(variable)}
    names = (
        KnownName(v.name, _note(v), v.id in causes, v.graph is not None)
        for v in in_order(causal_map.variables)
    )
    standing = causal_map.variables.get(variable)
    return Known(names, "" if standing is None else standing.name)


def measured_for(causal_map: CausalMap, variable: Variable) -> Measured:
    """What units in the equation of a variable are measured against.

    What goes through a graph may have any unit: the variable's own is the graph's.
    """
    units = {canonical(each.name): each.unit for each in causal_map.variables.values()}

    def unit_of(key: CanonicalName) -> str:
        return units.get(key, "")

    own = "" if variable.graph is not None else variable.unit
    times = causal_map.info.times
    return Measured(variable.name, own, unit_of, "" if times is None else times.unit)


def units_offered(causal_map: CausalMap, variable: Variable) -> tuple[str, ...]:
    """Units this variable may well have: of what it fills or drains, then those on the map."""
    times = causal_map.info.times
    per_time = f"/{times.unit}" if times is not None and times.unit else ""
    filled = [
        f"{causal_map.variables[link.target].unit}{per_time}"
        for link in causal_map.adjacency.out_of(variable.id)
        if variable.kind is Kind.FLOW
        and per_time
        and causal_map.variables[link.target].kind is Kind.STOCK
        and causal_map.variables[link.target].unit
    ]
    used = sorted({v.unit for v in causal_map.variables.values() if v.unit})
    usual = () if used else USUAL_UNITS
    return tuple(dict.fromkeys([*filled, *used, *usual]))


def unit_fault(unit: str) -> str:
    """Why a unit cannot be read, in a sentence; empty where it can."""
    try:
        parse_unit(unit)
    except ExpressionError as error:
        return f"{error.text} {error.hint or ''}".rstrip()
    return ""


def _note(variable: Variable) -> str:
    """What is said beside a name that is offered."""
    kinds = {Kind.STOCK: "stock", Kind.FLOW: "flow"}
    told: Iterable[str] = (kinds.get(variable.kind, ""), variable.unit)
    return ", ".join(part for part in told if part)

"""Who takes up all others at the same moment: where such needs go round, nothing can be run."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.errors import ExpressionError
from loopmap.expr.causes import all_named
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Variable

Needs = dict[RecordId, frozenset[RecordId]]
"""For each variable those whose value it needs at the same moment, or at the start."""


def needs_of(causal_map: CausalMap) -> Needs:
    """What equations need, and what proposals for the others would: causes that come at once."""
    by_key = {canonical(v.name): v.id for v in reversed(in_order(causal_map.variables))}
    return {
        variable.id: _named(variable, by_key)
        if variable.equation.strip()
        else _linked(causal_map, variable)
        for variable in causal_map.variables.values()
    }


def goes_round(needs: Needs, variable: RecordId) -> bool:
    """Whether a variable would need itself. Linear in the needs."""
    waiting, seen = list(needs[variable]), set(needs[variable])
    while waiting:
        here = waiting.pop()
        if here == variable:
            return True
        new = needs[here] - seen
        seen |= new
        waiting.extend(new)
    return False


def _named(variable: Variable, by_key: Mapping[CanonicalName, RecordId]) -> frozenset[RecordId]:
    """All that an equation names, for what is not needed now may be needed at the start."""
    try:
        names = all_named(parse(variable.equation))
    except ExpressionError:
        return frozenset()
    return frozenset(by_key[name] for name in names if name in by_key)


def _linked(causal_map: CausalMap, variable: Variable) -> frozenset[RecordId]:
    if variable.kind is Kind.STOCK:
        return frozenset()
    links = causal_map.adjacency.into(variable.id)
    return frozenset(link.source for link in links if not link.delayed)

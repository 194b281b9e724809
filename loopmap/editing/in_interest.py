"""Which variables of a model people most likely want to see, and which before anybody chose."""

from __future__ import annotations

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Role, Variable

MOST_AT_FIRST = 3


def in_interest(causal_map: CausalMap) -> list[Variable]:
    """Outcomes first, then stocks, flows and the rest, each in the order of the map."""
    rank = {Kind.STOCK: 1, Kind.FLOW: 2}
    return sorted(
        in_order(causal_map.variables),
        key=lambda v: 0 if v.role is Role.OUTCOME else rank.get(v.kind, 3),
    )


def first_choice(causal_map: CausalMap, most: int = MOST_AT_FIRST) -> tuple[RecordId, ...]:
    """What is drawn before anybody chose: outcomes and stocks, else what comes first."""
    ranked = in_interest(causal_map)
    good = [v.id for v in ranked if v.role is Role.OUTCOME or v.kind is Kind.STOCK]
    return tuple((good or [v.id for v in ranked])[:most])

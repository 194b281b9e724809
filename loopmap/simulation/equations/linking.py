"""The links that an equation asks for: its causes on the map, with signs where they are plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.slopes import Known
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Sign, Variable
from loopmap.simulation.equations.plain_signs import is_late, named_causes, plain_slope, sign_of


class AskedLink(NamedTuple):
    """A link an equation asks for."""

    source: RecordId
    sign: Sign
    delayed: bool


def by_key(causal_map: CausalMap) -> dict[CanonicalName, RecordId]:
    """The variables by their names in equations; of two with one name the first."""
    return {canonical(v.name): v.id for v in reversed(in_order(causal_map.variables))}


def asked_links(
    effect: Variable, ids: dict[CanonicalName, RecordId], known: Known
) -> Iterator[AskedLink]:
    """The links that the equation of ``effect`` asks for, in the order of its causes."""
    for key in named_causes(effect):
        if key in ids:
            sign = sign_of(plain_slope(effect, key, known))
            yield AskedLink(ids[key], sign, is_late(effect, key))

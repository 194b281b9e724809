"""Which variables a few letters may mean, asked from one place on the map."""

from __future__ import annotations

import math
from collections.abc import Sequence

from loopmap.editing.matching import match
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order

JUST_USED = 3
"""So many variables used last come before nearer ones."""


def names_near(
    causal_map: CausalMap, typed: str, near: RecordId, recent: Sequence[RecordId] = ()
) -> list[RecordId]:
    """Variables whose names ``typed`` may mean, best first; all of them for an empty text.

    Ranked by how they match, then those just used (``recent``: last used first), then
    by nearness to the variable ``near``, which itself comes last. O(variables).
    """
    here = causal_map.variables[near]
    ages = {record: age for age, record in enumerate(r for r in recent if r != near)}
    found: list[tuple[bool, int, int, float, RecordId]] = []
    for variable in in_order(causal_map.variables):
        how = match(typed, variable.name) if typed.strip() else 0
        if how is None:
            continue
        age = min(ages.get(variable.id, JUST_USED), JUST_USED)
        away = math.hypot(variable.x - here.x, variable.y - here.y)
        found.append((variable.id == near, int(how), age, away, variable.id))
    return [record for *_, record in sorted(found)]

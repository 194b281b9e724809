"""Names for loops that nobody has named: two or three of their most telling variables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from loopmap.analysis.loops import Loop, LoopList
from loopmap.analysis.wording import capitalised, quantity
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Role

PART = " – "
"""Between the variables of a default name."""
_PARTS = 3
_ROOM = 48
"""Characters that three names may fill; beyond that two must do."""


def participation(loops: LoopList) -> Mapping[RecordId, int]:
    """In how many of the listed loops each variable lies. O(sum of lengths)."""
    return Counter(variable for loop in loops.loops for variable in loop.variables)


def default_name(causal_map: CausalMap, loop: Loop, lies_on: Mapping[RecordId, int]) -> str:
    """The loop by its members that lie on the fewest loops, an outcome always among them.

    Members are told in causal order. ``lies_on`` is the ``participation`` of the list.
    """
    members = [causal_map.variables[variable] for variable in loop.variables]
    telling = sorted(
        range(len(members)),
        key=lambda n: (members[n].role is not Role.OUTCOME, lies_on.get(members[n].id, 0), n),
    )
    chosen = sorted(telling[:_PARTS])
    names = [capitalised(quantity(member.name).short) for member in members]
    if sum(len(names[n]) for n in chosen) > _ROOM:
        chosen = sorted(telling[: _PARTS - 1])
    return PART.join(names[n] for n in chosen)

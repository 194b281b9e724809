"""The links that a step claims anew, to be read back however they were made."""

from __future__ import annotations

from loopmap.model.change import Change
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Record

MOST = 3
"""Links that are read back together; of more that one step makes, only the last is."""


def claimed(change: Change, causal_map: CausalMap) -> tuple[RecordId, ...]:
    """Links of the map that are new, or lead elsewhere or otherwise than before; oldest first.

    Links whose shape, strength or ground changed say what they said, and are left out, and
    so are copies: those that came together with both their ends claim nothing anew.
    """
    came = {key.id for key, (before, after) in change if before is None and after is not None}
    anew = [
        (after.order, after.id)
        for key, (before, after) in change
        if key.map == causal_map.info.id
        and isinstance(after, Link)
        and _claim(before) != _claim(after)
        and not {after.source, after.target} <= came
    ]
    found = tuple(link for _, link in sorted(anew))
    return found if len(found) <= MOST else found[-1:]


def _claim(record: Record | None) -> object:
    if not isinstance(record, Link):
        return None
    return record.source, record.target, record.sign, record.delayed

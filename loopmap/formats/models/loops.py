"""Loops that a file names by the arrows they go along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loopmap.expr.names import CanonicalName
from loopmap.formats.kept import keep
from loopmap.formats.models.numbering import Numbering
from loopmap.formats.models.picture import DrawnLoop
from loopmap.formats.models.said import Said
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import loop_key
from loopmap.model.records import NamedLoop


def loops_told(
    whole: CausalMap,
    variables: Mapping[CanonicalName, RecordId],
    loops: Sequence[DrawnLoop],
    said: Said,
    ids: Numbering,
) -> dict[RecordId, NamedLoop]:
    """The loops whose arrows the map has all; of others it is told that they were left out."""
    made: dict[RecordId, NamedLoop] = {}
    taken: set[str | tuple[RecordId, ...]] = set()
    for loop in loops:
        key = loop_key(_links_of(whole, variables, loop))
        if not key or taken & {key, loop.label}:
            text = f"Loop “{loop.label}” was left out: its links are not there, or twice named."
            said.left_out.append(text)
            continue
        taken |= {key, loop.label}
        x, y = (None, None) if loop.place is None else (round(each, 1) for each in loop.place)
        record = NamedLoop(ids.next("p"), key, loop.label, loop.name, loop.story, x, y)
        extra = keep({}, said.format_id, loop.kept)
        made[record.id] = replace(record, order=float(len(made)), extra=extra)
    return made


def _links_of(
    whole: CausalMap, variables: Mapping[CanonicalName, RecordId], loop: DrawnLoop
) -> list[RecordId]:
    """The links of a loop; none where one is missing."""
    found = []
    for source, target in loop.links:
        if source not in variables or target not in variables:
            return []
        link = whole.adjacency.between(variables[source], variables[target])
        if link is None:
            return []
        found.append(link.id)
    return found

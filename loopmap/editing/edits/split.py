"""One variable made into several, each with all of its links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loopmap.editing.edits.touch import NewId, map_of, orders, place, record_of
from loopmap.editing.edits.variables import may_name, rename_variable
from loopmap.model.change import Change, adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import links_at
from loopmap.model.records import Link, Status, Variable

_BELOW = 70.0
"""Map units from one of the new variables down to the next."""


def split_variable(
    document: Document, map_id: MapId, variable: RecordId, names: Sequence[str], new_id: NewId
) -> Change:
    """The variable under the first of ``names``, and one new variable for each of the others.

    Every link is copied to each new one as assumed, for people to look at again: what
    held for both together may hold for one only. EditRefused where a name is taken.
    """
    change = rename_variable(document, map_id, variable, names[0])
    for step, name in enumerate(names[1:], start=1):
        after = document.apply(change)
        may_name(after, map_id, name).require()
        change = change.then(_twin(after, map_id, variable, name, step * _BELOW, new_id))
    return change


def _twin(
    document: Document,
    map_id: MapId,
    variable: RecordId,
    name: str,
    below: float,
    new_id: NewId,
) -> Change:
    causal_map = map_of(document, map_id)
    old = record_of(document, map_id, variable, Variable)
    following = orders(causal_map.variables)
    twin = replace(old, id=new_id(Variable), name=name, y=place(old.y + below), order=following())
    following = orders(causal_map.links)
    links = [
        replace(
            link,
            id=new_id(Link),
            source=twin.id if link.source == variable else link.source,
            target=twin.id if link.target == variable else link.target,
            status=Status.ASSUMED,
            bulge=None,
            order=following(),
        )
        for link in links_at(causal_map, [variable])
    ]
    return adding(map_id, [twin, *links])

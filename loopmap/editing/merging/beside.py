"""The maps of another document as new maps of the open one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.editing.edits.evidence import pasted_evidence
from loopmap.editing.edits.touch import NewId, free_name, orders
from loopmap.editing.merging.bringing import evidence_behind, from_there, spoken_for
from loopmap.model.change import DOCUMENT, Change, adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order
from loopmap.model.records import Idea, Link, MapInfo, MapRecord, Variable


def bring_maps(
    document: Document,
    incoming: Document,
    maps: Iterable[MapId],
    name: str,
    new_id: NewId,
) -> Change:
    """The document with these maps of another behind its own, and the evidence behind them.

    Every record remembers ``name``, where it is from. A title that is taken gets a number; a
    map made from another that comes too still names it. Parked ideas come as well.
    """
    wanted = [incoming.maps[each] for each in maps]
    ids = {each.id: MapId(new_id(MapInfo)) for each in wanted}
    pieces = {p.id: p for each in wanted for p in evidence_behind(each, incoming)}
    known, new = pasted_evidence(document, in_order(pieces), new_id)
    last = max((m.info.order for m in document.maps.values()), default=-1.0)
    taken = [causal_map.info.title for causal_map in document.maps.values()]
    change = adding(DOCUMENT, [*new, *_ideas(document, incoming, new_id)])
    for place, causal_map in enumerate(wanted, start=1):
        info = causal_map.info
        title = free_name(clean_name(info.title) or clean_name(name) or "Map", taken)
        taken.append(title)
        made = replace(
            info,
            id=ids[causal_map.id],
            title=title,
            order=last + place,
            made_from=ids.get(info.made_from) if info.made_from is not None else None,
            source=info.source or incoming.info.source,
        )
        change = change.then(adding(DOCUMENT, [made]))
        change = change.then(adding(made.id, _records(causal_map, name, known)))
    return change


def _records(causal_map: CausalMap, name: str, known: dict[RecordId, RecordId]) -> list[MapRecord]:
    return [_arrived(record, name, known) for record in causal_map.records()]


def _arrived(record: MapRecord, name: str, known: dict[RecordId, RecordId]) -> MapRecord:
    if isinstance(record, Variable | Link):
        record = replace(record, evidence=spoken_for(record.evidence, known))
    return from_there(record, name)


def _ideas(document: Document, incoming: Document, new_id: NewId) -> list[Idea]:
    order = orders(document.ideas)
    return [replace(i, id=new_id(Idea), order=order()) for i in in_order(incoming.ideas)]

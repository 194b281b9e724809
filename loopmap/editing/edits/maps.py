"""The maps of a document: add, make a future from today, rename, reorder, remove."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.evidence import with_unused_gone
from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.touch import NewId, free_name, map_of
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, Change, adding, removing, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.query import clean_name
from loopmap.model.records import DocumentInfo, KeptRun, MapInfo


def add_map(document: Document, title: str, new_id: NewId) -> Change:
    """A new empty map, last of the tabs; its title is numbered if another has it."""
    info = MapInfo(_new_map_id(new_id), _free_title(document, title), _last_order(document) + 1.0)
    return adding(DOCUMENT, [info])


def make_future_map(document: Document, map_id: MapId, title: str, new_id: NewId) -> Change:
    """A copy of the map beside it. Both share record ids, so what differs can be told later.

    Runs that were kept stay with the map that answered.
    """
    source = map_of(document, map_id)
    info = replace(
        source.info,
        id=_new_map_id(new_id),
        title=_free_title(document, title),
        made_from=map_id,
        order=_order_after(document, map_id),
    )
    kept = [record for record in source.records() if not isinstance(record, KeptRun)]
    return adding(DOCUMENT, [info]).then(adding(info.id, kept))


def rename_map(document: Document, map_id: MapId, title: str) -> Change:
    """The map under another title; EditRefused for an empty one."""
    info = map_of(document, map_id).info
    kept = clean_name(title)
    if not kept:
        raise EditRefused("A map needs a title.")
    return replacing(DOCUMENT, [(info, replace(info, title=kept))])


def describe_map(
    document: Document,
    map_id: MapId,
    *,
    question: str | None = None,
    time_span: str | None = None,
    summary: str | None = None,
    vision: str | None = None,
    source: str | None = None,
) -> Change:
    """The map's question, time span, summary, vision and source; what is None stays."""
    info = map_of(document, map_id).info
    told = replace(
        info,
        question=info.question if question is None else question,
        time_span=info.time_span if time_span is None else time_span,
        summary=info.summary if summary is None else summary,
        vision=info.vision if vision is None else vision,
        source=info.source if source is None else source,
    )
    return replacing(DOCUMENT, [(info, told)])


def describe_document(document: Document, info: DocumentInfo) -> Change:
    """The whole file's title, note and source."""
    return replacing(DOCUMENT, [(document.info, info)])


def move_map(document: Document, map_id: MapId, position: int) -> Change:
    """The map's tab at that position, from 0; beyond the last it is the last."""
    map_of(document, map_id)
    others = [other for other in document.map_order if other != map_id]
    others.insert(max(position, 0), map_id)
    infos = [document.maps[other].info for other in others]
    return replacing(
        DOCUMENT, [(info, replace(info, order=float(n))) for n, info in enumerate(infos)]
    )


def may_remove_map(document: Document, map_id: MapId) -> Permission:
    """Whether the map may go: a document keeps at least one."""
    map_of(document, map_id)
    if len(document.maps) == 1:
        return refused("A document needs at least one map.")
    return ALLOWED


def remove_map(document: Document, map_id: MapId) -> Change:
    """The document without that map and the evidence that spoke for it alone.

    Maps made from it now come from what it came from.
    """
    may_remove_map(document, map_id).require()
    gone = map_of(document, map_id)
    infos = [document.maps[other].info for other in document.map_order]
    children = [
        (info, replace(info, made_from=gone.info.made_from))
        for info in infos
        if info.made_from == map_id
    ]
    emptied = removing(map_id, gone.records())
    change = emptied.then(replacing(DOCUMENT, children)).then(removing(DOCUMENT, [gone.info]))
    return with_unused_gone(document, change)


def _new_map_id(new_id: NewId) -> MapId:
    return MapId(new_id(MapInfo))


def _free_title(document: Document, title: str) -> str:
    taken = [causal_map.info.title for causal_map in document.maps.values()]
    return free_name(clean_name(title) or "Map", taken)


def _last_order(document: Document) -> float:
    return max((m.info.order for m in document.maps.values()), default=-1.0)


def _order_after(document: Document, map_id: MapId) -> float:
    here = document.maps[map_id].info.order
    later = [m.info.order for m in document.maps.values() if m.info.order > here]
    return (here + min(later)) / 2.0 if later else here + 1.0

"""Named loops: give a loop its name, and a place for its badge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loopmap.editing.edits.permission import ALLOWED, Permission, refused
from loopmap.editing.edits.touch import NewId, map_of, place, record_of
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order, loop_key, next_order
from loopmap.model.records import NamedLoop


def loop_with(causal_map: CausalMap, links: Sequence[RecordId]) -> NamedLoop | None:
    """The named loop along these links, wherever the list starts, or None."""
    key = loop_key(links)
    return next((loop for loop in in_order(causal_map.loops) if loop.links == key), None)


def may_label(
    document: Document, map_id: MapId, links: Sequence[RecordId], label: str
) -> Permission:
    """Whether the loop along ``links`` may be labelled so: a label stands for one loop."""
    if not clean_name(label):
        return refused("A loop needs a label.")
    for loop in in_order(map_of(document, map_id).loops):
        if loop.label == clean_name(label) and loop.links != loop_key(links):
            return refused(f"Another loop of this map is labelled {loop.label}.")
    return ALLOWED


def name_loop(
    document: Document,
    map_id: MapId,
    links: Sequence[RecordId],
    label: str,
    name: str,
    new_id: NewId,
) -> Change:
    """The loop along ``links`` labelled and named ("" for no name); its story stays.

    EditRefused where may_label refuses.
    """
    may_label(document, map_id, links, label).require()
    causal_map = map_of(document, map_id)
    standing = loop_with(causal_map, links)
    if standing is not None:
        named = replace(standing, label=clean_name(label), name=clean_name(name))
        return replacing(map_id, [(standing, named)])
    loop = NamedLoop(
        new_id(NamedLoop),
        loop_key(links),
        clean_name(label),
        clean_name(name),
        order=next_order(causal_map.loops),
    )
    return adding(map_id, [loop])


def move_badge(
    document: Document, map_id: MapId, loop: RecordId, at: tuple[float, float] | None
) -> Change:
    """The loop's badge where a person put it, or back at the heart of its loop (None)."""
    standing = record_of(document, map_id, loop, NamedLoop)
    x, y = (None, None) if at is None else (place(at[0]), place(at[1]))
    return replacing(map_id, [(standing, replace(standing, x=x, y=y))])


def forget_loop(document: Document, map_id: MapId, loop: RecordId) -> Change:
    """The map without that name; the links stay."""
    return removing(map_id, [record_of(document, map_id, loop, NamedLoop)])

"""Which map of a document another one is compared with, where nobody says."""

from __future__ import annotations

from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId


def base_of(document: Document, causal_map: CausalMap) -> CausalMap:
    """The map it was made from; else the tab before it, or after it for the first.

    The document has at least two maps.
    """
    made_from = causal_map.info.made_from
    if made_from is not None and made_from in document.maps:
        return document.maps[made_from]
    order = document.map_order
    place = order.index(causal_map.id)
    return document.maps[order[place - 1 if place else 1]]


def made_of(document: Document, causal_map: CausalMap) -> CausalMap:
    """The first map that was made from it; else the tab after it, or before it for the last."""
    for each in document.map_order:
        if document.maps[each].info.made_from == causal_map.id:
            return document.maps[each]
    order = document.map_order
    place = order.index(causal_map.id)
    return document.maps[order[place + 1 if place + 1 < len(order) else place - 1]]


def pair_of(document: Document, map_id: MapId) -> tuple[CausalMap, CausalMap] | None:
    """The map and the one it belongs with, what was made from the other last; None where alone.

    Of today and several futures, today goes with the first; each of those with today.
    """
    if len(document.maps) < 2:
        return None
    here = document.maps[map_id]
    base = here.info.made_from
    if base is not None and base in document.maps:
        return document.maps[base], here
    children = [m for m in document.map_order if document.maps[m].info.made_from == map_id]
    if children:
        return here, document.maps[children[0]]
    other = base_of(document, here)
    first, last = sorted((here, other), key=lambda each: document.map_order.index(each.id))
    return first, last


def pair_with(document: Document, one: MapId, other: MapId) -> tuple[CausalMap, CausalMap]:
    """Two maps in the order in which they are compared: what was made from the other is last.

    Maps that were not made from one another go by their tabs.
    """
    first, last = document.maps[one], document.maps[other]
    if last.info.made_from == one:
        return first, last
    order = document.map_order
    if first.info.made_from == other or order.index(one) > order.index(other):
        return last, first
    return first, last

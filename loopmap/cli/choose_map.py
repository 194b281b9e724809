"""Which map of a document a command is about."""

from __future__ import annotations

from loopmap.errors import LoopmapError
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.query import fold_name


def choose_map(document: Document, wanted: str | None) -> CausalMap:
    """The map with that id or title, or the document's first map for None.

    Titles are compared as names are. Raises LoopmapError, naming the maps there are.
    """
    if wanted is None:
        return document.maps[document.map_order[0]]
    if MapId(wanted) in document.maps:
        return document.maps[MapId(wanted)]
    for map_id in document.map_order:
        if fold_name(document.maps[map_id].info.title) == fold_name(wanted):
            return document.maps[map_id]
    titles = ", ".join(f"“{document.maps[map_id].info.title}”" for map_id in document.map_order)
    raise LoopmapError(f"There is no map called “{wanted}” in this file.", f"It has {titles}.")

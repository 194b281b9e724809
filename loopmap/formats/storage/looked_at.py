"""What one person has looked at in a file, kept for that person and not in the file.

Ids of links and loops alone, in a folder of our own: nothing of what a map says.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loopmap.analysis.loop_views.seen import Ends, Seen, ends_of
from loopmap.formats.storage.for_person import UNREADABLE, keep_for_person, kept_for_person
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId


def keep_looked_at(
    folder: Path, path: Path, document: Document, seen: Mapping[MapId, Seen]
) -> None:
    """Remember what was looked at in the file ``path``, whose document is that now.

    See `keep_for_person`.
    """
    maps = {
        map_id: _kept(each, ends_of(document.maps[map_id]))
        for map_id, each in seen.items()
        if map_id in document.maps
    }
    keep_for_person(folder, path, {"maps": maps})


def _kept(seen: Seen, now: Mapping[RecordId, Ends]) -> dict[str, Any]:
    """Links that were looked at are left out where they are those that there are now."""
    loops = sorted(" ".join(key) for key in seen.looked_at)
    otherwise = {} if seen.links == now else {"seen": seen.links}
    return {**otherwise, "now": now, "loops": loops}


def looked_at(folder: Path, path: Path, document: Document) -> dict[MapId, Seen]:
    """What was looked at in the file, by map; empty where nothing is known or can be read.

    Loops of links that are otherwise than they were are left out: changes that nobody
    saved may have had links of the same ids.
    """
    try:
        maps = kept_for_person(folder, path)["maps"]
        return {
            MapId(map_id): _seen(kept, ends_of(document.maps[MapId(map_id)]))
            for map_id, kept in maps.items()
            if map_id in document.maps
        }
    except UNREADABLE:
        return {}


def _seen(kept: Mapping[str, Any], here: Mapping[RecordId, Ends]) -> Seen:
    then = _ends(kept["now"])
    seen = _ends(kept["seen"]) if "seen" in kept else then
    keys = [tuple(map(RecordId, text.split())) for text in kept["loops"]]
    same = {link for key in keys for link in key if link in here and then.get(link) == here[link]}
    return Seen(seen, frozenset(key for key in keys if same.issuperset(key)))


def _ends(kept: Mapping[str, Any]) -> dict[RecordId, Ends]:
    return {RecordId(k): (RecordId(a), RecordId(b)) for k, (a, b) in kept.items()}

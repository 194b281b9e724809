"""What one person has looked at in a file, kept for that person and not in the file.

Ids of links and loops alone, in a folder of our own: nothing of what a map says.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from loopmap.analysis.loop_views.seen import Ends, Seen, ends_of
from loopmap.errors import StorageError
from loopmap.formats.storage.save import save
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId

KEPT = 300
"""Files of which it is remembered; the one that was written longest ago goes first."""


def keep_looked_at(
    folder: Path, path: Path, document: Document, seen: Mapping[MapId, Seen]
) -> None:
    """Remember what was looked at in the file ``path``, whose document is that now.

    A full disk is no reason to stop: it is then not remembered.
    """
    maps = {
        map_id: {
            "seen": each.links,
            "now": ends_of(document.maps[map_id]),
            "loops": sorted(" ".join(key) for key in each.looked_at),
        }
        for map_id, each in seen.items()
        if map_id in document.maps
    }
    with contextlib.suppress(OSError, StorageError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        save(_file(folder, path), json.dumps({"maps": maps}).encode())
        every = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
        for old in every[:-KEPT]:
            old.unlink(missing_ok=True)


def looked_at(folder: Path, path: Path, document: Document) -> dict[MapId, Seen]:
    """What was looked at in the file, by map; empty where nothing is known or can be read.

    Loops of links that are otherwise than they were are left out: changes that nobody
    saved may have had links of the same ids.
    """
    try:
        maps = json.loads(_file(folder, path).read_text(encoding="utf-8"))["maps"]
        return {
            MapId(map_id): _seen(kept, ends_of(document.maps[MapId(map_id)]))
            for map_id, kept in maps.items()
            if map_id in document.maps
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _seen(kept: Mapping[str, Any], here: Mapping[RecordId, Ends]) -> Seen:
    then = _ends(kept["now"])
    same = {link for link, ends in here.items() if then.get(link) == ends}
    keys = (tuple(map(RecordId, text.split())) for text in kept["loops"])
    return Seen(_ends(kept["seen"]), frozenset(key for key in keys if same.issuperset(key)))


def _ends(kept: Mapping[str, Any]) -> dict[RecordId, Ends]:
    return {RecordId(k): (RecordId(a), RecordId(b)) for k, (a, b) in kept.items()}


def _file(folder: Path, path: Path) -> Path:
    """Files of one name in different places have each their own."""
    full = os.path.realpath(path)
    place = hashlib.sha256(os.fsencode(full)).hexdigest()[:16]
    return folder / f"{Path(full).stem[:60]}-{place}.json"

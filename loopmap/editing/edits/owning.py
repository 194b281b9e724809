"""Taking on a change that a future asks for: who owns it, the next step, and by when."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits.touch import map_of
from loopmap.model.change import DOCUMENT, Change, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.owned import Owned


def own(document: Document, map_id: MapId, owned: Owned) -> Change:
    """The later map with who owns that change; with nothing said nobody does any more."""
    info = map_of(document, map_id).info
    told = replace(owned, owner=owned.owner.strip(), step=owned.step.strip(), due=owned.due.strip())
    kept = [each for each in info.owned if each.change != owned.change]
    place = next((n for n, each in enumerate(info.owned) if each.change == owned.change), len(kept))
    if told.told:
        kept.insert(place, told)
    return replacing(DOCUMENT, [(info, replace(info, owned=tuple(kept)))])

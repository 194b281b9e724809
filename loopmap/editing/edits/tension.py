"""Flagging where it hurts: a variable or a link as a point of tension, with its reason."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from loopmap.editing.edits.touch import change_each
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, Variable


def set_tension(
    document: Document, map_id: MapId, ids: Collection[RecordId], reason: str | None
) -> Change:
    """The variables and links among ``ids`` flagged for that reason, "" for none yet; None: not."""
    kept = None if reason is None else reason.strip()
    flagged = change_each(document, map_id, ids, Variable, lambda v: replace(v, tension=kept))
    return flagged.then(
        change_each(document, map_id, ids, Link, lambda link: replace(link, tension=kept))
    )

"""Ids for what is made of a copy of the document, away from the session."""

from __future__ import annotations

from loopmap.editing.edits.touch import NewId
from loopmap.model.document import Document
from loopmap.model.ids import RecordId, random_ids
from loopmap.model.query import InUse
from loopmap.model.records import PREFIX


def ids_beside(document: Document) -> NewId:
    """Ids that the document does not have.

    A session that hands out ids meanwhile meets one of these once in a thousand million.
    """
    source, given = random_ids(), set[str]()

    def new_id(kind: type) -> RecordId:
        new = source(PREFIX[kind], InUse(document, given))
        given.add(new)
        return new

    return new_id

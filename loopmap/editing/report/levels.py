"""What of a document a report may tell: what is public, and knowingly what is for the room."""

from __future__ import annotations

from dataclasses import replace

from loopmap.formats.private import for_others
from loopmap.model.document import Document


def for_report(document: Document, *, room: bool) -> Document:
    """The document made anew from what a report may tell; what is private is never in it.

    What is parked is for the room alone. O(records).
    """
    shown = for_others(document, room=room).document
    return replace(shown, ideas=document.ideas) if room else shown

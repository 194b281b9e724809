"""The parking list: what was said by halves, for those who were in the room."""

from __future__ import annotations

from loopmap.editing.report.about import About
from loopmap.formats.report.content import Bullets, Part
from loopmap.model.query import in_order


def parked_part(known: About) -> Part | None:
    """None where nothing is parked, or the room was not chosen."""
    lines = tuple(" ".join(idea.text.split()) for idea in in_order(known.document.ideas))
    return Part("Parked for later", (Bullets(lines),)) if any(lines) else None

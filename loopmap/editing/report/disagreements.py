"""Where people disagree: links whose direction is open, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.aloud import counted
from loopmap.analysis.telling import tell_link
from loopmap.editing.report.about import About
from loopmap.formats.report.content import Bullets, Part
from loopmap.model.query import in_order
from loopmap.model.records import Link, Sign


def disagreements_part(known: About) -> Part | None:
    """None where every direction is agreed."""
    open_ = [link for link in in_order(known.causal_map.links) if link.sign is Sign.UNKNOWN]
    lines = tuple(" ".join(_told(known, link)) for link in open_)
    return Part("Where people disagree", (Bullets(lines),)) if lines else None


def _told(known: About, link: Link) -> Iterator[str]:
    yield tell_link(known.causal_map, link)
    hinging = sum(link.id in loop.key for loop in known.loops.loops)
    if hinging:
        yield f"{counted(hinging, 'loop')} hinge{'s' if hinging == 1 else ''} on it."
    if known.plan.room and link.reason:
        yield f"Said of it: {link.reason}"

"""Where people disagree, with what hangs on it, and the points of tension they flagged."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.aloud import counted
from loopmap.analysis.telling import arrow, tell_link
from loopmap.editing.report.about import About
from loopmap.formats.report.content import Block, Bullets, Paragraph, Part
from loopmap.model.query import in_order
from loopmap.model.records import Link, Sign, Variable

HEADING = "Disagreements and points of tension"


def disagreements_part(known: About) -> Part | None:
    """None where every direction is agreed and nothing is flagged."""
    blocks = (*_open(known), *_tension(known))
    return Part(HEADING, blocks) if blocks else None


def _open(known: About) -> Iterator[Block]:
    open_ = [link for link in in_order(known.causal_map.links) if link.sign is Sign.UNKNOWN]
    if open_:
        yield Paragraph("Which way is not agreed:", stays=True)
        yield Bullets(tuple(" ".join(_told(known, link)) for link in open_))


def _told(known: About, link: Link) -> Iterator[str]:
    yield tell_link(known.causal_map, link)
    hinging = sum(link.id in loop.key for loop in known.loops.loops)
    if hinging:
        yield f"{counted(hinging, 'loop')} hinge{'s' if hinging == 1 else ''} on it."
    if known.plan.room and link.reason:
        yield f"Said of it: {link.reason}"


def _tension(known: About) -> Iterator[Block]:
    """Where it hurts; what holds that in place is for the room."""
    causal_map = known.causal_map
    flagged: list[Variable | Link] = [
        *(each for each in in_order(causal_map.variables) if each.tension is not None),
        *(each for each in in_order(causal_map.links) if each.tension is not None),
    ]
    if flagged:
        yield Paragraph("Points of tension, where it hurts:", stays=True)
        yield Bullets(tuple(_flagged(known, each) for each in flagged))


def _flagged(known: About, record: Variable | Link) -> str:
    name = arrow(known.causal_map, record) if isinstance(record, Link) else record.name
    return f"{name}: {record.tension}" if known.plan.room and record.tension else name

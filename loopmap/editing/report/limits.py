"""What a map cannot say: whose view it is, what is assumed, how far loops were looked for."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.analysis.aloud import counted
from loopmap.analysis.loop_status import status_line
from loopmap.editing.report.about import About
from loopmap.editing.report.picture import BELIEFS
from loopmap.formats.report.content import Bullets, Part
from loopmap.model.records import Sign, Status

_ROOM = "What nobody in the room said is not on it."


def limits_part(known: About) -> Part:
    """A few lines, of what holds for this map."""
    return Part("What this map cannot say", (Bullets(tuple(_lines(known))),))


def _lines(known: About) -> Iterator[str]:
    yield BELIEFS
    yield _ROOM
    links = known.causal_map.links.values()
    assumed = sum(link.status is Status.ASSUMED for link in links)
    if assumed:
        are = "is" if assumed == 1 else "are"
        yield f"{counted(assumed, 'link')} of {len(links):,} {are} assumed: nobody said so yet."
    unknown = sum(link.sign is Sign.UNKNOWN for link in links)
    if unknown:
        yield f"On {counted(unknown, 'link')} the direction is not agreed."
    if not known.loops.complete:
        yield status_line(known.loops)

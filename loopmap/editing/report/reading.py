"""How to read a map, for those who have never seen one."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.editing.report.about import About
from loopmap.editing.report.picture import BELIEFS
from loopmap.formats.report.content import Bullets, Paragraph, Part
from loopmap.model.document import CausalMap
from loopmap.model.records import Sign

_MADE_OF = "A map is made of variables, things that can go up or down, and arrows."
_SIGNS = (
    "An arrow marked + means that the second variable moves the same way as the first, all"
    " else equal: when one rises, so does the other, and when one falls, so does the other."
)
_OPPOSITE = "An arrow marked − means that the second moves the opposite way."
_OPEN = "An arrow marked ? means that the group has not agreed which way."
_DELAY = "Two short bars across an arrow mean that the effect takes its time."
_LOOPS = (
    "A loop is a way round that comes back to where it began. A reinforcing loop (R) feeds"
    " itself, a balancing loop (B) holds itself back."
)
_BRIEF = (
    "At an arrow marked + the second variable moves the same way as the first, all else equal;"
    " at one marked − the opposite way. Two short bars: it takes its time. R is a loop that"
    " feeds itself, B one that holds itself back."
)
_STATUS = (
    "What a link rests on is one of three: stated, where somebody said so; implied, where it"
    " follows from what was said; assumed, where it is a guess so far."
)


def reading_part(known: About) -> Part:
    """A few lines, of what is on this map alone."""
    lead = Paragraph(_MADE_OF, stays=True)
    if known.brief:
        return Part("How to read it", (Paragraph(f"{_BRIEF} {BELIEFS}"),))
    return Part("How to read it", (lead, Bullets(tuple(_lines(known.causal_map)))))


def _lines(causal_map: CausalMap) -> Iterator[str]:
    links = causal_map.links.values()
    yield _SIGNS
    yield _OPPOSITE
    if any(link.sign is Sign.UNKNOWN for link in links):
        yield _OPEN
    if any(link.delayed for link in links):
        yield _DELAY
    yield _LOOPS
    if any(link.status for link in links):
        yield _STATUS

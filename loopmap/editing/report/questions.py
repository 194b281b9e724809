"""What is open: signs nobody agreed on, links that are assumed, what the checks still ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loopmap.analysis.checks import MOST_SHOWN, first_of, left_to_mend
from loopmap.analysis.telling import arrow, tell_link
from loopmap.editing.checking import check_map, facts_of
from loopmap.editing.report.about import About
from loopmap.editing.report.sections import Section
from loopmap.formats.report.content import Block, Bullets, Paragraph, Part
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Link, Sign, Status

_LISTED_ALREADY = ("K1", "K2")
"""Rules about signs that are open, which stand above one by one."""


def questions_part(known: About) -> Part | None:
    """None where nothing is open."""
    links = in_order(known.causal_map.links)
    blocks = (
        *_links(known.causal_map, "Which way is not agreed:", _open(known, links)),
        *_links(known.causal_map, "Assumed so far:", [k for k in links if _is_assumed(k)]),
        *_checks(known),
    )
    return Part("Open questions", blocks) if blocks else None


def _open(known: About, links: Iterable[Link]) -> list[Link]:
    """Those that no section of their own tells of."""
    if known.plan.tells(Section.DISAGREEMENTS):
        return []
    return [link for link in links if _is_open(link)]


def _is_open(link: Link) -> bool:
    return link.sign is Sign.UNKNOWN


def _is_assumed(link: Link) -> bool:
    return link.status is Status.ASSUMED


def _links(causal_map: CausalMap, lead: str, listed: list[Link]) -> Iterator[Block]:
    if listed:
        yield Paragraph(lead, stays=True)
        yield Bullets(tuple(_told(causal_map, link) for link in listed))


def _told(causal_map: CausalMap, link: Link) -> str:
    return arrow(causal_map, link) if _is_open(link) else tell_link(causal_map, link)


def _checks(known: About) -> Iterator[Block]:
    """The first of what the drawing checks find before a map leaves the room."""
    causal_map = known.causal_map
    facts = facts_of(known.document, causal_map.id, known.loops, known.book, publish=True)
    found = check_map(facts, known.token)
    left = [
        each
        for each in left_to_mend(causal_map, found, causal_map.info.skipped)
        if each.rule not in _LISTED_ALREADY
    ]
    if not left:
        return
    yield Paragraph("What the checks of the drawing still ask, the most useful first:", stays=True)
    first = first_of(left, MOST_SHOWN)
    yield Bullets(tuple(each.text for each in first))
    if len(left) > len(first):
        yield Paragraph(f"And {len(left) - len(first):,} more.")

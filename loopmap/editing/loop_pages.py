"""The key loops of a map as pages: what each is called, what it does, what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loopmap.analysis.loops import LoopKey, loop_along
from loopmap.analysis.telling import tell_loop
from loopmap.diagram.emphasis import Badge
from loopmap.model.document import CausalMap, Document
from loopmap.model.records import Evidence, Level, Status

MOST_EVIDENCE = 4
"""Pieces of evidence told on a page; more would leave no room for its loop."""


_DOUBTFUL = (
    (Status.IMPLIED, "Implied"),
    (Status.ASSUMED, "Assumed"),
    (None, "Not said what it rests on"),
)


@dataclass(frozen=True, slots=True)
class LoopPage:
    """A loop to be drawn alone, the title of its page, what it does and what it rests on.

    ``label``: what the loop is called where there is room for a sign only. ``evidence`` may
    all be shown.
    """

    key: LoopKey
    called: str
    told: tuple[str, ...]
    label: str = ""
    evidence: tuple[str, ...] = ()

    def words(self, most: int = MOST_EVIDENCE) -> tuple[str, ...]:
        """The paragraphs beside the drawing, with so many pieces of evidence at most."""
        more = len(self.evidence) - most
        pieces = "pieces" if more > 1 else "piece"
        rest = (f"And {more} more {pieces} of evidence.",) if more > 0 else ()
        return (*self.told, *self.evidence[:most], *rest)


def loop_pages(
    document: Document, causal_map: CausalMap, badges: Iterable[Badge], *, room: bool = False
) -> tuple[LoopPage, ...]:
    """A page for each loop that has a badge, in that order; private evidence stays here.

    ``room``: with evidence that is for the room.
    """
    levels = (Level.PUBLIC, Level.ROOM) if room else (Level.PUBLIC,)
    named = {record.links: record.name for record in causal_map.loops.values()}
    found = []
    for badge in badges:
        loop = loop_along(causal_map, badge.links)
        if loop is None:
            continue
        called = f"{badge.label} {named.get(badge.links, '')}".strip()
        told = (tell_loop(causal_map, loop), *_statuses(causal_map, badge.links))
        evidence = tuple(_evidence(document, causal_map, badge.links, levels))
        found.append(LoopPage(loop.key, called, told, badge.label, evidence))
    return tuple(found)


def _statuses(causal_map: CausalMap, links: LoopKey) -> Iterator[str]:
    """Which of its links nobody stated; nothing where the map does not say what links rest on."""
    if not any(link.status for link in causal_map.links.values()):
        return
    for status, word in _DOUBTFUL:
        found = (causal_map.links[i] for i in links)
        ends = [(link.source, link.target) for link in found if link.status is status]
        names = causal_map.variables
        ways = [f"“{names[cause].name}” to “{names[effect].name}”" for cause, effect in ends]
        if ways:
            yield f"{word}: {', '.join(ways)}."


def _evidence(
    document: Document, causal_map: CausalMap, links: LoopKey, levels: tuple[Level, ...]
) -> Iterator[str]:
    """What may be shown of the evidence for these links, each piece once."""
    ids = dict.fromkeys(e for link in links for e in causal_map.links[link].evidence)
    pieces = [document.evidence[i] for i in ids if i in document.evidence]
    yield from (_said(each) for each in pieces if each.level in levels and each.text)


def _said(piece: Evidence) -> str:
    text = f"“{' '.join(piece.text.split())}”"
    return f"{text} ({piece.source})" if piece.source else text

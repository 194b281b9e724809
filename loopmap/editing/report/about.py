"""What the parts of a report are made from: a map without what is private, and its loops."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.analysis.loop_labels import LabelBook, label_loops, named_first
from loopmap.analysis.loops import Loop, LoopList, find_loops
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.formats.private import for_others
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.token import Token

MOST_TOLD = 7
"""Loops that a report tells one by one: named ones first, then the shortest."""


@dataclass(frozen=True, slots=True)
class About:
    """``document`` and ``causal_map`` hold nothing private; ``told`` are the loops told alone."""

    document: Document
    causal_map: CausalMap
    title: str
    loops: LoopList
    book: LabelBook
    told: tuple[Loop, ...]
    token: Token

    def called(self, loop: Loop) -> str:
        """A loop's label and name: "R1 Fines trap"."""
        label = self.book.of(loop)
        return f"{label.label} {label.name}".strip()


def about(
    document: Document, map_id: MapId, title: str, loops: LoopList | None, token: Token
) -> About:
    """All that is known; ``loops`` is what was found on the map, None to look now."""
    shown = for_others(document).document
    causal_map = shown.maps[map_id]
    found = find_loops(causal_map) if loops is None else loops
    book = label_loops(causal_map, found)
    told = named_first(all_loops_shown(causal_map, found), book)[:MOST_TOLD]
    return About(shown, causal_map, title, found, book, tuple(told), token)

"""What the parts of a report are made from: a map without what is private, and its loops."""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.analysis.loop_labels import LabelBook, label_loops, named_first
from loopmap.analysis.loops import Loop, LoopList, find_loops, loop_along
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.diagram.page import title_of
from loopmap.editing.report.levels import for_report
from loopmap.editing.report.plan import Plan
from loopmap.editing.report.views import ViewFigures, view_figures
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.token import Token


@dataclass(frozen=True, slots=True)
class About:
    """``document`` and ``causal_map`` hold nothing that the report may not tell.

    ``told`` are the loops told alone, ``views`` the figures of named views. ``brief``: the
    section at hand is told in few words.
    """

    document: Document
    causal_map: CausalMap
    title: str
    loops: LoopList
    book: LabelBook
    told: tuple[Loop, ...]
    token: Token
    plan: Plan
    views: ViewFigures
    brief: bool = False

    def called(self, loop: Loop) -> str:
        """A loop's label and name: "R1 Fines trap"."""
        label = self.book.of(loop)
        return f"{label.label} {label.name}".strip()


def about(
    document: Document, map_id: MapId, plan: Plan, loops: LoopList | None, token: Token
) -> About:
    """All that is known; ``loops`` is what was found on the map, None to look now."""
    shown = for_report(document, room=plan.room)
    title = plan.front.title or title_of(document.info.title, document.maps[map_id].info.title)
    causal_map = shown.maps[map_id]
    found = find_loops(causal_map) if loops is None else loops
    book = label_loops(causal_map, found)
    told = _told(causal_map, plan, named_first(all_loops_shown(causal_map, found), book))
    views = view_figures(document, shown, map_id, plan, token)
    return About(shown, causal_map, title, found, book, told, token, plan, views)


def _told(causal_map: CausalMap, plan: Plan, key: list[Loop]) -> tuple[Loop, ...]:
    """The loops that were chosen, those that still are loops; else the key loops."""
    if plan.loops is None:
        return tuple(key[: plan.most_loops])
    known = {loop.key: loop for loop in key}
    chosen = (known.get(each) or loop_along(causal_map, each) for each in plan.loops)
    return tuple(loop for loop in chosen if loop is not None)[: 1 if plan.one_loop else None]

"""Everything that may be better on a map: names, links, loops, the whole, and its equations."""

from __future__ import annotations

from loopmap.analysis.checks import Facts, Finding, check
from loopmap.analysis.loop_labels import NO_LABELS, LabelBook
from loopmap.analysis.loops import LoopList
from loopmap.editing.equation_checks import check_equations
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId
from loopmap.model.token import NEVER, Token


def facts_of(
    document: Document,
    map_id: MapId,
    loops: LoopList | None,
    book: LabelBook = NO_LABELS,
    *,
    publish: bool = False,
) -> Facts:
    """What the checks are told of a map; the one it was made from is looked up."""
    causal_map = document.maps[map_id]
    return Facts(causal_map, loops, book, earlier_of(document, causal_map), publish)


def earlier_of(document: Document, causal_map: CausalMap) -> CausalMap | None:
    """The map that this one was made from, where the document still has it."""
    made_from = causal_map.info.made_from
    return None if made_from is None else document.maps.get(made_from)


def check_map(facts: Facts, token: Token = NEVER) -> list[Finding]:
    """All findings, in no order that matters. Takes its time: a job. Raises Cancelled."""
    return [*check_equations(facts.causal_map, token), *check(facts, token)]

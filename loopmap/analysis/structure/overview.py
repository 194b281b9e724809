"""What can be said of a map as a whole: parts, what holds it back, a small set, links to try."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from loopmap.analysis.checks import Finding
from loopmap.analysis.loops import LoopList
from loopmap.analysis.snapshot import take_snapshot
from loopmap.analysis.structure.almost import AlmostLoops, search_almost_loops
from loopmap.analysis.structure.balance import Balance, search_balance
from loopmap.analysis.structure.breaking import search_small_set
from loopmap.analysis.structure.closing import WouldClose, search_closing_anywhere
from loopmap.analysis.structure.parts import Parts, parts_of
from loopmap.analysis.structure.questions import loop_questions
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId


@dataclass(frozen=True)
class Overview:
    """A map as a whole. ``small_set`` sits on every loop; ``questions`` are for the group.

    ``closing`` are links that are not drawn and would close most loops, the best first.
    """

    parts: Parts
    balance: Balance
    small_set: tuple[RecordId, ...]
    questions: tuple[Finding, ...]
    almost: AlmostLoops
    closing: tuple[WouldClose, ...]


def search_overview(causal_map: CausalMap, loops: LoopList) -> Generator[None, None, Overview]:
    """All of it; pauses between its parts and within those that take long."""
    snapshot = take_snapshot(causal_map)
    parts = parts_of(causal_map)
    yield
    balance = yield from search_balance(snapshot)
    small_set = yield from search_small_set(snapshot)
    questions = loop_questions(causal_map, loops, balance)
    yield
    almost = yield from search_almost_loops(causal_map)
    closing = yield from search_closing_anywhere(causal_map)
    return Overview(parts, balance, small_set, questions, almost, closing)

"""Which loop a person means, by its label or its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.analysis.loop_labels import LabelBook
    from loopmap.analysis.loops import Loop, LoopKey, LoopList
    from loopmap.model.document import CausalMap


def found_loops(causal_map: CausalMap) -> tuple[LoopList, LabelBook]:
    """The loops that were found, and what they and those people named are called."""
    from loopmap.analysis.loop_labels import label_loops
    from loopmap.analysis.loops import find_loops

    found = find_loops(causal_map)
    return found, label_loops(causal_map, found)


def loop_called(loops: Sequence[Loop], book: LabelBook, wanted: str) -> LoopKey:
    """The loop of that label or name; ExportError tells the labels there are."""
    from loopmap.errors import ExportError
    from loopmap.model.query import fold_name

    for loop in loops:
        called = book.of(loop)
        if fold_name(wanted) in (fold_name(called.label), fold_name(called.name)):
            return loop.key
    labels = ", ".join(book.of(loop).label for loop in loops[:20]) or "none"
    raise ExportError(f"There is no loop “{wanted}” on this map.", f"Its loops are: {labels}.")

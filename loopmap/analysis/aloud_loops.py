"""What became of a map's loops between two looks, in a sentence for somebody who listens."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.analysis.aloud import counted, loop_called
from loopmap.analysis.loop_labels import Label, LabelBook
from loopmap.analysis.loop_names import default_names, participation
from loopmap.analysis.loop_status import how_many
from loopmap.analysis.loops import Loop, LoopKey, LoopList
from loopmap.analysis.telling import kind_in_words
from loopmap.model.document import CausalMap

MOST_TOLD = 2
"""Loops told one by one; of more, how many."""


def tell_loop_news(
    causal_map: CausalMap, before: Mapping[LoopKey, Label], loops: LoopList, book: LabelBook
) -> str:
    """Loops found, turned and gone; empty when all is as ``before``. O(loops)."""
    now = {loop.key: loop for loop in loops.loops if loop.key in book.labels}
    found = [loop for key, loop in now.items() if key not in before]
    turned = [
        loop
        for key, loop in now.items()
        if key in before and before[key].label != book.labels[key].label
    ]
    gone = [label for key, label in before.items() if key not in book.labels]
    parts = (
        _found(causal_map, found, loops, book),
        _turned(turned, before, book),
        _gone(gone),
    )
    return " ".join(part for part in parts if part)


def _found(causal_map: CausalMap, found: list[Loop], loops: LoopList, book: LabelBook) -> str:
    if len(found) > MOST_TOLD:
        every = f"{len(loops.loops):,} in all" if loops.complete else f"now {how_many(loops)}"
        return f"{counted(len(found), 'loop')} found, {every}."
    names = default_names(causal_map, loops.loops, participation(loops))
    told = []
    for loop in found:
        label = book.labels[loop.key]
        name = label.name or names[loop.key]
        told.append(f"Loop {label.label} found: {name}, {kind_in_words(loop)}.")
    return " ".join(told)


def _turned(turned: list[Loop], before: Mapping[LoopKey, Label], book: LabelBook) -> str:
    if len(turned) > MOST_TOLD:
        return f"{counted(len(turned), 'loop')} changed kind."
    return " ".join(
        f"Loop {before[loop.key].label} is now {book.labels[loop.key].label},"
        f" {kind_in_words(loop)}."
        for loop in turned
    )


def _gone(gone: list[Label]) -> str:
    if len(gone) > MOST_TOLD:
        return f"{counted(len(gone), 'loop')} gone."
    return " ".join(f"{loop_called(label.label, label.name)} gone." for label in gone)

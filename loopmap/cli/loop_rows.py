"""Loops as the command line tells them: labels, names, signs and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loopmap.analysis.loop_labels import LabelBook
from loopmap.analysis.loop_names import default_names, participation
from loopmap.analysis.loops import Loop, LoopKind, LoopList
from loopmap.analysis.telling import tell_loop
from loopmap.model.document import CausalMap


def loop_rows(
    causal_map: CausalMap, loops: Sequence[Loop], book: LabelBook, listed: LoopList
) -> list[dict[str, Any]]:
    """Everything there is to say of each loop; ``listed`` tells which variables are on many."""
    names = default_names(causal_map, loops, participation(listed))
    return [
        {
            "label": book.of(loop).label,
            "name": book.of(loop).name or None,
            "kind": loop.kind.value,
            "delayed": loop.delayed,
            "variables": [causal_map.variables[v].name for v in loop.variables],
            "signs": [sign.value for sign in loop.signs],
            "length": loop.length,
            "title": book.of(loop).name or names[loop.key],
            "told": tell_loop(causal_map, loop),
        }
        for loop in loops
    ]


def by_kind(loops: Sequence[Loop]) -> dict[str, int]:
    """How many of the loops are of each kind."""
    return {kind.value: sum(loop.kind is kind for loop in loops) for kind in LoopKind}

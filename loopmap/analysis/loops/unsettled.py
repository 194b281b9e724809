"""Which links marked ? to agree on first: those on which most loops hinge."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from loopmap.analysis.loops.loop import LoopKind, LoopList
from loopmap.model.ids import RecordId


class Unsettled(NamedTuple):
    """A link marked ? and the number of listed loops that cannot be classified without it."""

    link: RecordId
    loops: int


def unsettled_links(loops: LoopList) -> tuple[Unsettled, ...]:
    """Links marked ? on listed loops, the most decisive first, then by id."""
    counts = Counter(
        link for loop in loops.loops if loop.kind is LoopKind.UNDETERMINED for link in loop.hinges
    )
    return tuple(
        Unsettled(link, count)
        for link, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )

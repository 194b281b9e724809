"""Loops that appear, vanish, turn round or slow down between two maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loopmap.analysis.difference.differing import Difference, LoopDiffering, LoopsBetween
from loopmap.analysis.difference.same import Pairs
from loopmap.analysis.difference.ways import LoopWay
from loopmap.analysis.loop_labels import NO_LABELS, LabelBook, label_loops
from loopmap.analysis.loop_names import default_names, participation
from loopmap.analysis.loops import Loop, LoopKey, LoopList, loop_along
from loopmap.analysis.named_loops import all_loops_shown
from loopmap.model.document import CausalMap
from loopmap.model.query import loop_key

Pair = tuple[Loop | None, Loop | None]


def loops_between(
    difference: Difference,
    base_loops: LoopList,
    other_loops: LoopList,
    labels: tuple[LabelBook, LabelBook] = (NO_LABELS, NO_LABELS),
) -> LoopsBetween:
    """What became of every loop that either list or people name: by way, named ones first.

    Whether a loop stands on the other map is told from its links, not from that map's list, so
    that a list that ends early makes no loop appear or vanish. ``labels``: those given already.
    O(loops x length).
    """
    found = list(_pairs(difference, base_loops, other_loops))
    told = {way: [pair for pair in found if way in _ways(*pair)] for way in LoopWay}
    called = _Called(difference, (base_loops, other_loops), labels, told)
    loops = [called.differing(way, pair) for way, pairs in told.items() for pair in pairs]
    loops.sort(key=lambda each: (list(LoopWay).index(each.way), not each.is_named))
    partial = [each for each in (base_loops, other_loops) if not each.complete]
    reach = [each.complete_to_length for each in partial or (base_loops, other_loops)]
    return LoopsBetween(tuple(loops), not partial, min(reach) if partial else max(reach))


def _pairs(difference: Difference, base: LoopList, other: LoopList) -> Iterator[Pair]:
    """Every loop of either map with itself on the other, once."""
    here, there = difference.base, difference.other
    back = {now: was for was, now in difference.same.links.items()}
    seen: set[LoopKey] = set()
    for loop in all_loops_shown(here, base):
        after = _across(loop, difference.same.links, there)
        if after is not None:
            seen.add(after.key)
        yield loop, after
    for loop in all_loops_shown(there, other):
        if loop.key not in seen:
            yield _across(loop, back, here), loop


def _across(loop: Loop, links: Pairs, causal_map: CausalMap) -> Loop | None:
    """The same loop as that map has it."""
    key = [links[link] for link in loop.key if link in links]
    return loop_along(causal_map, loop_key(key)) if len(key) == loop.length else None


def _ways(before: Loop | None, after: Loop | None) -> Iterator[LoopWay]:
    if before is None:
        yield LoopWay.APPEARED
    elif after is None:
        yield LoopWay.VANISHED
    else:
        if before.kind is not after.kind:
            yield LoopWay.FLIPPED
        if before.delayed is not after.delayed:
            yield LoopWay.SLOWED if after.delayed else LoopWay.QUICKENED


class _Called:
    """What the loops that differ are called on their maps."""

    def __init__(
        self,
        difference: Difference,
        lists: tuple[LoopList, LoopList],
        labels: tuple[LabelBook, LabelBook],
        told: dict[LoopWay, list[Pair]],
    ) -> None:
        pairs = [pair for some in told.values() for pair in some]
        self._here = _names(
            difference.base, lists[0], labels[0], [one for one, also in pairs if one and not also]
        )
        self._there = _names(
            difference.other, lists[1], labels[1], [also for _, also in pairs if also]
        )

    def differing(self, way: LoopWay, pair: Pair) -> LoopDiffering:
        before, after = pair
        loop, names = (after, self._there) if after else (before, self._here)
        assert loop is not None
        label, name, is_named = names[loop.key]
        return LoopDiffering(way, before, after, label, name, is_named)


def _names(
    causal_map: CausalMap, listed: LoopList, book: LabelBook, loops: Iterable[Loop]
) -> dict[LoopKey, tuple[str, str, bool]]:
    """For each of the loops its label, its name, and whether people gave it that."""
    wanted = list({loop.key: loop for loop in loops}.values())
    given = label_loops(causal_map, listed, book, wanted)
    usual = default_names(causal_map, wanted, participation(listed))
    return {
        loop.key: (
            given.of(loop).label,
            given.of(loop).name or usual[loop.key],
            bool(given.of(loop).name),
        )
        for loop in wanted
    }

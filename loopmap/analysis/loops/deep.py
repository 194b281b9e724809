"""A deep search: as many loops as somebody has the patience for, handed over length by length.

For a process of its own, never for the window's thread. It keeps only one length in
memory, and what it has handed over stands, whenever it is stopped. Whether the map has
few loops enough to be listed at once is found out by networkx, whose Johnson's algorithm
is as fast as ours, on sparse maps several times faster, and need not be counted in steps here.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopmap.analysis.loops.budget import Budget, Meter, Stop
from loopmap.analysis.loops.by_length import Cycle, LoopsByLength, loops_of_length
from loopmap.analysis.loops.loop import Loop, LoopKind, sorted_loops
from loopmap.analysis.snapshot import Snapshot

if TYPE_CHECKING:
    from networkx import DiGraph

PROOF = 50_000
"""Loops spent on listing all there are before the search goes length by length."""
STEPS = 10**15
"""Steps never end a deep search: a length, a number of loops or a person does."""


@dataclass(frozen=True, slots=True)
class Depth:
    """How far a deep search has come: the numbers of the loops it has handed over, by kind."""

    complete: bool = False
    complete_to_length: int = 0
    counts: tuple[int, int, int] = (0, 0, 0)
    stopped_by: Stop | None = None

    @property
    def total(self) -> int:
        return sum(self.counts)


Take = Callable[[tuple[Loop, ...], Depth], None]
"""Gets the loops of one length, and how far the search has come with them."""


def search_deep(
    snapshot: Snapshot, most: int, max_length: int | None, is_over: Callable[[], bool], take: Take
) -> Generator[None, None, Depth]:
    """Hand the loops of each finished length to ``take``, by key; says how far it came.

    ``most``: loops handed over at most. ``is_over`` is asked every few hundred steps.
    """
    search = _Deep(snapshot, most, max_length, is_over, take)
    every = yield from search.all_at_once()
    if every is None:
        return (yield from search.by_length())
    return search.handed(every)


class _Deep:
    def __init__(
        self,
        snapshot: Snapshot,
        most: int,
        max_length: int | None,
        is_over: Callable[[], bool],
        take: Take,
    ) -> None:
        self._snapshot = snapshot
        self._most = most
        self._max_length = max_length
        self._is_over = is_over
        self._take = take
        self._selves: list[Cycle] = [(snapshot.sources[link],) for link in snapshot.self_links]
        self._counts = [0, 0, 0]

    def all_at_once(self) -> Generator[None, None, list[Cycle] | None]:
        """Every loop, where there are not too many of them."""
        from networkx import simple_cycles  # a fifth of a second

        every, most = list(self._selves), min(self._most, PROOF)
        for cycle in simple_cycles(self._graph()):
            if len(every) >= most or self._is_over():
                return None
            every.append(tuple(cycle))
            yield
        return every if len(every) <= most else None

    def _graph(self) -> DiGraph[int]:
        """The core as networkx has it, without links from a variable to itself."""
        from networkx import DiGraph

        snapshot = self._snapshot
        ends = ((snapshot.sources[n], snapshot.targets[n]) for n in snapshot.core_links)
        return DiGraph(ends)

    def handed(self, every: list[Cycle]) -> Depth:
        """Hand over all loops, the shortest first."""
        lengths = sorted({len(cycle) for cycle in every})
        longest = self._max_length or max(lengths, default=0)
        for length in lengths:
            if length <= longest:
                self._hand(length, [cycle for cycle in every if len(cycle) == length])
        complete = longest >= max(lengths, default=0)
        reach = max(lengths, default=0) if complete else longest
        return self._depth(complete, reach, None if complete else Stop.LENGTH)

    def by_length(self) -> Generator[None, None, Depth]:
        """Length after length until one limit is reached."""
        meter = self._meter(self._most)
        parts = [LoopsByLength(wiring) for wiring in self._snapshot.wirings]
        if meter.spend(0, len(self._selves)):
            return self._depth(False, 0, meter.stopped_by)
        meter.keep(len(self._selves))
        self._hand(1, self._selves)
        length = 1
        while any(part.size > length for part in parts):
            if length == self._max_length:
                return self._depth(False, length, Stop.LENGTH)
            found = yield from loops_of_length(parts, length + 1, meter)
            if found is None:
                return self._depth(False, length, meter.stopped_by)
            length += 1
            self._hand(length, found)
        return self._depth(True, length, None)

    def _hand(self, length: int, cycles: list[Cycle]) -> None:
        loops = sorted_loops(self._snapshot, cycles)
        for place, kind in enumerate(LoopKind):
            self._counts[place] += sum(1 for loop in loops if loop.kind is kind)
        self._take(loops, self._depth(False, length, None))

    def _depth(self, complete: bool, length: int, stop: Stop | None) -> Depth:
        counts = (self._counts[0], self._counts[1], self._counts[2])
        return Depth(complete, length, counts, stop)

    def _meter(self, count: int) -> Meter:
        return Meter(Budget(count=count, steps=STEPS), self._is_over)

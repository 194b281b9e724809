"""Some kind of loops, all of them if that is cheap, else up to the longest bound that is reached.

For searches that find what they seek in no order: a bound that was not finished is not
shown, and the bounds before it are searched again, which costs little beside the last.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace

from loopmap.analysis.loops.budget import Budget, Meter, Stop
from loopmap.analysis.loops.loop import LoopList, sort_loops
from loopmap.analysis.snapshot import Snapshot

Cycle = tuple[int, ...]
Within = Callable[[int, list[Cycle], Meter], Generator[None, None, None]]
"""Appends the loops of two links up to a bound; stops early when the meter says so."""


def all_or_by_bounds(
    snapshot: Snapshot, within: Within, size: int, alone: list[Cycle], budget: Budget
) -> Generator[None, None, LoopList]:
    """The loops of that kind; ``complete`` means all of the kind, not all of the map.

    No loop has more than ``size`` links; ``alone`` are those of one link.
    """
    bound = size if budget.max_length is None else min(budget.max_length, size)
    most = min(budget.count, budget.proof)
    proof = Meter(replace(budget, count=most, steps=budget.proof_steps), lambda: False)
    found = yield from _to(bound, within, alone, proof)
    if found is not None:
        return (yield from _list(snapshot, found, bound, None if bound == size else Stop.LENGTH))
    meter = Meter(budget, lambda: False)
    cycles, length = alone, 1
    while length < bound and meter.stopped_by is None:
        found = yield from _to(length + 1, within, alone, meter)
        if found is not None:
            cycles, length = found, length + 1
    if meter.stopped_by is None and bound < size:
        meter.stop(Stop.LENGTH)
    return (yield from _list(snapshot, cycles, length, meter.stopped_by))


def _to(
    bound: int, within: Within, alone: list[Cycle], meter: Meter
) -> Generator[None, None, list[Cycle] | None]:
    """All loops of up to ``bound`` links, or None when the meter stopped before the end."""
    found = list(alone)
    if bound > 1:
        yield from within(bound, found, meter)
    return None if meter.spend(0, len(found)) else found


def _list(
    snapshot: Snapshot, cycles: list[Cycle], length: int, stop: Stop | None
) -> Generator[None, None, LoopList]:
    loops = yield from sort_loops(snapshot, cycles)
    if stop is not None:
        return LoopList(loops, False, length, stop)
    return LoopList(loops, complete_to_length=max((loop.length for loop in loops), default=0))

"""The loop search: prove the list complete if that is cheap, else list by length within a budget.

Two searches are needed because neither is good at both jobs. Johnson's algorithm
(``all_loops``) finishes quickly on any map with few loops but lists long ones first;
the search by length (``by_length``) lists what people can read first but cannot prove
cheaply that a sparse map has no more. A length counts only when it is finished: part
of one would be a sample biased by the order of the search.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable

from loopmap.analysis.loops.all_loops import all_loops
from loopmap.analysis.loops.budget import Budget, Meter, Stop
from loopmap.analysis.loops.by_length import LoopsByLength
from loopmap.analysis.loops.cover import covering_loops
from loopmap.analysis.loops.estimate import more_than
from loopmap.analysis.loops.loop import Loop, LoopList, make_loop
from loopmap.analysis.snapshot import Snapshot, take_snapshot
from loopmap.model.document import CausalMap

PROOF = 2_000
"""Loops spent on proving a list complete when only short loops are wanted anyway."""

Cycle = tuple[int, ...]
Pauses = Generator[None, None, LoopList]


def _never() -> bool:
    return False


def find_loops(
    causal_map: CausalMap,
    budget: Budget | None = None,
    *,
    out_of_time: Callable[[], bool] = _never,
) -> LoopList:
    """The loops of a map, in one go. See ``search``."""
    pauses = search(take_snapshot(causal_map), budget or Budget(), out_of_time=out_of_time)
    while True:
        try:
            next(pauses)
        except StopIteration as done:
            loops: LoopList = done.value
            return loops


def search(
    snapshot: Snapshot, budget: Budget, *, out_of_time: Callable[[], bool] = _never
) -> Pauses:
    """Find the loops of a snapshot, pausing every few hundred steps; returns a LoopList.

    Whoever drives it decides at each pause whether to go on, wait or forget it. The
    same snapshot and budget give the same list on every machine, unless
    ``out_of_time``, asked at every pause, ends the search early.
    """
    meter = Meter(budget, out_of_time)
    selves: list[Cycle] = [(snapshot.sources[link],) for link in snapshot.self_links]
    limit = (budget.count if budget.max_length is None else min(budget.count, PROOF)) - len(selves)
    if limit >= 0:
        every = yield from all_loops(snapshot, limit, meter)
        if every is not None:
            return (yield from _complete(snapshot, selves + every, budget.max_length))
    return (yield from _to_a_length(snapshot, selves, budget, meter))


def _complete(snapshot: Snapshot, cycles: list[Cycle], max_length: int | None) -> Pauses:
    longest = max((len(cycle) for cycle in cycles), default=0)
    if max_length is None or longest <= max_length:
        loops = yield from _sorted_loops(snapshot, cycles)
        return LoopList(loops, complete_to_length=longest)
    short = [cycle for cycle in cycles if len(cycle) <= max_length]
    loops = yield from _sorted_loops(snapshot, short)
    return LoopList(loops, False, max_length, Stop.LENGTH)


def _to_a_length(snapshot: Snapshot, selves: list[Cycle], budget: Budget, meter: Meter) -> Pauses:
    parts = [LoopsByLength(snapshot, component) for component in snapshot.components]
    cycles, length = list(selves), 1
    if len(selves) > budget.count:
        cycles, length = [], 0
        meter.stop(Stop.COUNT)
    while meter.stopped_by is None:
        if all(part.size <= length for part in parts):
            return (yield from _complete(snapshot, cycles, None))
        if length == budget.max_length:
            meter.stop(Stop.LENGTH)
            break
        found = list(cycles)
        for part in parts:
            if part.size > length:
                yield from part.of_length(length + 1, found, meter)
        if meter.spend(0, len(found)):
            break
        cycles, length = found, length + 1
    return (yield from _with_the_rest(snapshot, cycles, length, budget, meter))


def _with_the_rest(
    snapshot: Snapshot, cycles: list[Cycle], length: int, budget: Budget, meter: Meter
) -> Pauses:
    """The list of finished lengths, longer loops for links not yet shown, and an estimate."""
    loops = yield from _sorted_loops(snapshot, cycles)
    covers: tuple[Loop, ...] = ()
    estimate: int | None = None
    if meter.stopped_by is not Stop.SECONDS:
        if budget.max_length is None:
            extra = yield from covering_loops(snapshot, cycles, meter)
            covers = yield from _sorted_loops(snapshot, extra)
        if budget.probes:
            estimate = yield from more_than(snapshot, budget.probes, meter)
    if estimate is not None and estimate <= len(loops) + len(covers):
        estimate = None
    return LoopList(loops + covers, False, length, meter.stopped_by, estimate, len(covers))


def _sorted_loops(
    snapshot: Snapshot, cycles: Iterable[Cycle]
) -> Generator[None, None, tuple[Loop, ...]]:
    """Loops by length, then key, made and sorted length by length with pauses between."""
    by_length: dict[int, list[Cycle]] = {}
    for cycle in cycles:
        by_length.setdefault(len(cycle), []).append(cycle)
    loops: list[Loop] = []
    for _, alike in sorted(by_length.items()):
        made: list[Loop] = []
        for cycle in alike:
            made.append(make_loop(snapshot, cycle))
            if len(made) % 64 == 0:
                yield
        made.sort(key=lambda loop: loop.key)
        loops.extend(made)
        yield
    return tuple(loops)

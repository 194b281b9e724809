"""The loop search: prove the list complete if that is cheap, else list by length within a budget.

Two searches are needed because neither is good at both jobs. Johnson's algorithm
(``all_loops``) finishes quickly on any map with few loops but lists long ones first;
the search by length (``by_length``) lists what people can read first but cannot prove
cheaply that a sparse map has no more. A length counts only when it is finished: part
of one would be a sample biased by the order of the search.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace

from loopmap.analysis.loops.all_loops import all_loops
from loopmap.analysis.loops.budget import Budget, Meter, Stop
from loopmap.analysis.loops.by_length import LoopsByLength, loops_of_length
from loopmap.analysis.loops.cover import covering_loops
from loopmap.analysis.loops.estimate import more_than
from loopmap.analysis.loops.loop import Loop, LoopList, sort_loops
from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.snapshot import Snapshot, take_snapshot
from loopmap.model.document import CausalMap

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
    snapshot = take_snapshot(causal_map)
    return in_one_go(search(snapshot, budget or Budget(), out_of_time=out_of_time))


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
    every = yield from _all(snapshot, meter, len(selves))
    if isinstance(every, list):
        return (yield from _complete(snapshot, selves + every, budget.max_length))
    return (yield from _to_a_length(snapshot, selves, meter, every))


def _all(snapshot: Snapshot, meter: Meter, selves: int) -> Generator[None, None, list[Cycle] | int]:
    """All loops of two links or more; or how many loops the map is now known to exceed.

    They are all of them where they fit in the budget together with the ``selves``.
    """
    budget = meter.budget
    most = min(budget.count, budget.proof)
    if most < selves:
        return selves - 1
    proof = Meter(replace(budget, count=most, steps=budget.proof_steps), meter.is_late)
    proof.keep(selves)
    every = yield from all_loops(snapshot, proof)
    if every is None:
        return most if proof.stopped_by is Stop.COUNT else 0
    return every


def _complete(snapshot: Snapshot, cycles: list[Cycle], max_length: int | None) -> Pauses:
    longest = max((len(cycle) for cycle in cycles), default=0)
    if max_length is None or longest <= max_length:
        loops = yield from sort_loops(snapshot, cycles)
        return LoopList(loops, complete_to_length=longest)
    short = [cycle for cycle in cycles if len(cycle) <= max_length]
    loops = yield from sort_loops(snapshot, short)
    return LoopList(loops, False, max_length, Stop.LENGTH, more_than=len(cycles) - 1)


def _to_a_length(snapshot: Snapshot, selves: list[Cycle], meter: Meter, known: int) -> Pauses:
    """Length by length until the budget is spent; ``known`` is a number the map's loops exceed."""
    parts = [LoopsByLength(wiring) for wiring in snapshot.wirings]
    cycles: list[Cycle] = []
    length = 0
    if not meter.spend(0, len(selves)):
        meter.keep(len(selves))
        cycles, length = list(selves), 1
    while meter.stopped_by is None:
        if all(part.size <= length for part in parts):
            return (yield from _complete(snapshot, cycles, None))
        if length == meter.budget.max_length:
            meter.stop(Stop.LENGTH)
            break
        found = yield from loops_of_length(parts, length + 1, meter)
        if found is not None:
            cycles, length = cycles + found, length + 1
    return (yield from _with_the_rest(snapshot, cycles, length, meter, known))


def _with_the_rest(
    snapshot: Snapshot, cycles: list[Cycle], length: int, meter: Meter, known: int
) -> Pauses:
    """The list of finished lengths, longer loops for links not yet shown, and an estimate."""
    loops = yield from sort_loops(snapshot, cycles)
    covers: tuple[Loop, ...] = ()
    if meter.stopped_by is not Stop.SECONDS:
        if meter.budget.max_length is None:
            extra = yield from covering_loops(snapshot, cycles, meter)
            covers = yield from sort_loops(snapshot, extra)
        if meter.budget.probes:
            estimate = yield from more_than(snapshot, meter.budget.probes, meter)
            known = max(known, estimate or 0)
    exceeded = known if known > len(loops) + len(covers) else None
    return LoopList(loops + covers, False, length, meter.stopped_by, exceeded, len(covers))

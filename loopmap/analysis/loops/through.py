"""Loops through one variable or one link: few, so they can be found while a hand still moves.

A path from the root is only continued to where a way of so few links still leads back,
by distances found beforehand. That makes the loops through a new link cheap, and
lets one variable be looked at more deeply than the whole map can be.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

from loopmap.analysis.loops.budget import Budget, Meter, Stop
from loopmap.analysis.loops.loop import LoopList, sorted_loops
from loopmap.analysis.snapshot import Snapshot
from loopmap.analysis.wiring import Wiring
from loopmap.model.ids import RecordId

Cycle = tuple[int, ...]
Pauses = Generator[None, None, LoopList]

DEEPER = 2
"""How many links longer than those of the whole map the loops through one thing are sought."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where loops are to pass: the root's place, and the set of places they go to from it."""

    wiring: Wiring
    root: int
    first: int


def loops_through(snapshot: Snapshot, record: RecordId, budget: Budget) -> Pauses:
    """The loops through a variable or a link, as far as the budget goes; pauses often.

    The list is of these loops alone: ``complete`` means all that pass ``record``. First
    all are sought within the budget's proof, then bound by bound; a bound that was not
    reached is not shown. Nothing where the map has no such variable on a link, or link.
    """
    alone = _alone(snapshot, record)
    entry = entry_at(snapshot, record)
    size = 1 if entry is None else entry.wiring.size
    bound = size if budget.max_length is None else min(budget.max_length, size)
    proof = Meter(
        replace(budget, count=min(budget.count, budget.proof), steps=budget.proof_steps),
        lambda: False,
    )
    found = yield from _within(entry, bound, alone, proof)
    if found is not None:
        return _list(snapshot, found, bound, None if bound == size else Stop.LENGTH)
    meter = Meter(budget, lambda: False)
    cycles, length = alone, 1
    while length < bound and meter.stopped_by is None:
        found = yield from _within(entry, length + 1, alone, meter)
        if found is not None:
            cycles, length = found, length + 1
    return _list(snapshot, cycles, length, meter.stopped_by)


def entry_at(snapshot: Snapshot, record: RecordId) -> Entry | None:
    """The entry of a variable or of a link; None where no loop of two links or more passes."""
    if record in snapshot.number_of_link:
        link = snapshot.number_of_link[record]
        source, target = snapshot.sources[link], snapshot.targets[link]
        home = snapshot.home.get(source)
        if source == target or home is None or snapshot.home.get(target) != home:
            return None
        wiring = snapshot.wirings[home]
        return Entry(wiring, wiring.place[source], 1 << wiring.place[target])
    number = snapshot.number_of_variable.get(record)
    home = None if number is None else snapshot.home.get(number)
    if number is None or home is None:
        return None
    wiring = snapshot.wirings[home]
    return Entry(wiring, wiring.place[number], wiring.after[wiring.place[number]])


def cycles_through(
    entry: Entry, most: int, found: list[Cycle], meter: Meter
) -> Generator[None, None, None]:
    """Append the loops of two to ``most`` links of an entry to ``found``, in no order.

    Pauses every few hundred steps. Stops early, leaving ``found`` unfinished, when the
    meter says so.
    """
    wiring, root_bit = entry.wiring, 1 << entry.root
    after, near = wiring.after, _near(wiring, entry.root, most)
    last = len(near) - 1
    stack = [entry.first & near[min(most - 1, last)] & ~root_bit]
    path, used, steps = [entry.root], 0, most
    while stack:
        choices = stack[-1]
        if not choices:
            stack.pop()
            used ^= 1 << path.pop()
            continue
        bit = choices & -choices
        stack[-1] = choices ^ bit
        steps += 1
        if steps >= Meter.PAUSE:
            if meter.spend(steps, len(found)):
                return
            steps = 0
            yield
        here = bit.bit_length() - 1
        left = most - len(stack)
        if after[here] & root_bit:
            found.append(wiring.cycle([*path, here]))
        following = after[here] & near[min(left - 1, last)] & ~(used | bit | root_bit)
        if following:
            stack.append(following)
            path.append(here)
            used |= bit
    meter.spend(steps, len(found))


def _near(wiring: Wiring, root: int, most: int) -> list[int]:
    """For each number of links from 0 the places that lead back to the root within so many."""
    near = [1 << root]
    fresh = near[0]
    while fresh and len(near) < most:
        layer = near[-1]
        while fresh:
            bit = fresh & -fresh
            fresh ^= bit
            layer |= wiring.before[bit.bit_length() - 1]
        fresh = layer & ~near[-1]
        near.append(layer)
    return near


def _within(
    entry: Entry | None, bound: int, alone: list[Cycle], meter: Meter
) -> Generator[None, None, list[Cycle] | None]:
    """All loops of up to ``bound`` links, or None when the meter stopped before the end."""
    found = list(alone)
    if entry is not None and bound > 1:
        yield from cycles_through(entry, bound, found, meter)
    return None if meter.spend(0, len(found)) else found


def _alone(snapshot: Snapshot, record: RecordId) -> list[Cycle]:
    """The loop of one link that is, or is at, the record."""
    return [
        (snapshot.sources[link],)
        for link in snapshot.self_links
        if record in (snapshot.links[link], snapshot.variables[snapshot.sources[link]])
    ]


def _list(snapshot: Snapshot, cycles: list[Cycle], length: int, stop: Stop | None) -> LoopList:
    loops = sorted_loops(snapshot, cycles)
    longest = max((loop.length for loop in loops), default=0)
    if stop is None:
        return LoopList(loops, complete_to_length=longest)
    return LoopList(loops, False, length, stop)

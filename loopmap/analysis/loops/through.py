"""Loops through one variable or one link: few, so they can be found while a hand still moves.

A path from the root is only continued to where a way of so few links still leads back,
by distances found beforehand. That makes the loops through a new link cheap, and
lets one variable be looked at more deeply than the whole map can be.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from loopmap.analysis.loops.bounds import all_or_by_bounds
from loopmap.analysis.loops.budget import Budget, Meter
from loopmap.analysis.loops.loop import LoopList
from loopmap.analysis.snapshot import Snapshot
from loopmap.analysis.wiring import Wiring
from loopmap.model.ids import RecordId

Cycle = tuple[int, ...]
Pauses = Generator[None, None, LoopList]


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

    def within(bound: int, found: list[Cycle], meter: Meter) -> Generator[None, None, None]:
        if entry is not None:
            yield from cycles_through(entry, bound, found, meter)

    size = 1 if entry is None else entry.wiring.size
    return (yield from all_or_by_bounds(snapshot, within, size, alone, budget))


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

    One search for this and for loops of exactly one length would take a tenth longer there.
    Pauses every few hundred steps. Stops early, leaving ``found`` unfinished, when the
    meter says so.
    """
    wiring, root_bit = entry.wiring, 1 << entry.root
    after, near = wiring.after, wiring.near(entry.root, most)
    last = len(near) - 1
    stack = [entry.first & near[min(most - 1, last)] & ~root_bit]
    path, used, steps = [entry.root], root_bit, most
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
        onward, left = after[here], most - len(stack)
        if onward & root_bit:
            found.append(wiring.cycle([*path, here]))
        if left > 1:
            following = onward & near[min(left - 1, last)] & ~(used | bit)
            if following:
                stack.append(following)
                path.append(here)
                used |= bit
    meter.spend(steps, len(found))


def _alone(snapshot: Snapshot, record: RecordId) -> list[Cycle]:
    """The loop of one link that is, or is at, the record."""
    return [
        (snapshot.sources[link],)
        for link in snapshot.self_links
        if record in (snapshot.links[link], snapshot.variables[snapshot.sources[link]])
    ]

"""Proving a list complete: every loop of every core, in no order, up to a number of loops.

Johnson's algorithm (SIAM J. Comput. 4:77, 1975, doi 10.1137/0204007): a variable from
which the search came back without a loop is blocked until one it leads to is left
open again. So the time between two loops is bounded, and a map with few loops is
finished quickly, whatever its shape. Its order is of no use to people: on a map with
millions of loops the first thousand have 25 links each. So what it finds counts only
when it finishes; otherwise the search by length takes over.

networkx has the same algorithm, as fast and on sparse maps several times faster, but it
pauses only between two loops, counts no steps, so that two machines would list different
loops, and takes a fifth of a second to import. Deep searches (``deep``) use it.
"""

from __future__ import annotations

from collections.abc import Generator

from loopmap.analysis.loops.budget import Meter
from loopmap.analysis.snapshot import Snapshot
from loopmap.analysis.wiring import Wiring

Cycle = tuple[int, ...]


def all_loops(snapshot: Snapshot, meter: Meter) -> Generator[None, None, list[Cycle] | None]:
    """Every loop of two links or more, in no order, or None when the meter says stop.

    Pauses every few hundred steps.
    """
    found: list[Cycle] = []
    for part in ("components", "core_links", "wirings"):  # of thousands of links each takes a while
        getattr(snapshot, part)
        yield
    for wiring in snapshot.wirings:
        for root, allowed in wiring.roots:
            here = wiring.home(root, allowed)
            if meter.spend(here.bit_count() + 1, len(found)):
                return None
            if here.bit_count() > 1:
                yield from _Rooted(wiring, root, here).loops(found, meter)
                if meter.stopped_by is not None:
                    return None
    return None if meter.spend(0, len(found)) else found


class _Rooted:
    """The search for the loops through one root among ``home``."""

    def __init__(self, wiring: Wiring, root: int, home: int) -> None:
        self._wiring = wiring
        self._root = root
        self._home = home
        self._after = wiring.after
        self._blocked = 1 << root
        self._waits: dict[int, int] = {}
        """For a blocked place those that become free with it."""

    def loops(self, found: list[Cycle], meter: Meter) -> Generator[None, None, None]:
        """Append the loops; stops early, leaving ``found`` unfinished, when the meter says so."""
        root_bit = 1 << self._root
        path, closed = [self._root], [False]
        stack = [self._after[self._root] & self._home]
        steps = 0
        while stack:
            steps += 1
            if steps >= Meter.PAUSE:
                if meter.spend(steps, len(found)):
                    return
                steps = 0
                yield
            choices = stack[-1]
            if choices & root_bit:
                stack[-1] = choices ^ root_bit
                closed[-1] = True
                found.append(self._wiring.cycle(path))
                continue
            choices &= ~self._blocked
            if choices:
                bit = choices & -choices
                stack[-1] = choices ^ bit
                self._blocked |= bit
                path.append(bit.bit_length() - 1)
                closed.append(False)
                stack.append(self._after[path[-1]] & self._home)
                continue
            stack.pop()
            here, was_closed = path.pop(), closed.pop()
            if not was_closed:
                self._wait(here)
            else:
                steps += self._unblock(here)
                if closed:
                    closed[-1] = True
        meter.spend(steps, len(found))

    def _wait(self, here: int) -> None:
        ahead = self._after[here] & self._home
        while ahead:
            bit = ahead & -ahead
            ahead ^= bit
            place = bit.bit_length() - 1
            self._waits[place] = self._waits.get(place, 0) | 1 << here

    def _unblock(self, here: int) -> int:
        """Free a place and all that wait for it; answers how many were looked at."""
        free, steps = 1 << here, 0
        while free:
            bit = free & -free
            free ^= bit
            self._blocked &= ~bit
            free |= self._waits.pop(bit.bit_length() - 1, 0) & self._blocked
            steps += 1
        return steps

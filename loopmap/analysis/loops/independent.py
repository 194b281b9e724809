"""An independent set of loops: every loop of the map is made of some of them.

For those who know the term. A core of V variables and E links has E - V + 1 loops of
which none is the sum of others, links counted modulo two (Kampmann, Syst. Dyn. Rev.
28:370, 2012). Candidates are a shortest way from a root to a link, the link, and a
shortest way back, after which short ones are taken first as long as they add
something. On every map tried this reaches the full number, which the older way by
geodetic loops (Oliva, Syst. Dyn. Rev. 20:313, 2004) does not. The set is not the only
one: equally short loops might have been taken instead.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from loopmap.analysis.loops.budget import Budget, Meter
from loopmap.analysis.loops.loop import Loop, sort_loops
from loopmap.analysis.snapshot import Snapshot
from loopmap.analysis.wiring import Wiring

Cycle = tuple[int, ...]
_ByLength = dict[int, dict[int, Cycle]]
"""Loops by their number of links, then by the set of their links."""

INDEPENDENT = Budget(count=10**6, steps=30_000_000)
"""Enough for maps of 300 variables; some seconds on a small laptop."""
_LONG = 64
"""Bits of a set of links that are added to another in one step."""


@dataclass(frozen=True, slots=True)
class Independent:
    """Loops of which none is the sum of others, by length, then key.

    ``wanted`` is how many there are in any whole set. Where the budget ended before as
    many were found, those listed are independent all the same.
    """

    loops: tuple[Loop, ...]
    wanted: int

    @property
    def complete(self) -> bool:
        """Whether every loop of the map is made of these."""
        return len(self.loops) == self.wanted


def independent_loops(
    snapshot: Snapshot, budget: Budget = INDEPENDENT
) -> Generator[None, None, Independent]:
    """Loops that are independent of one another, short ones first; pauses often.

    O(variables x links) candidates of a core, each against all that were taken. Half of
    the budget's steps are for finding candidates.
    """
    seeking, taking = (Meter(budget, lambda: False) for _ in range(2))
    chosen: list[Cycle] = [(snapshot.sources[link],) for link in snapshot.self_links]
    wanted = len(chosen)
    for wiring in snapshot.wirings:
        rank = sum(places.bit_count() for places in wiring.after) - wiring.size + 1
        wanted += rank
        candidates = yield from _candidates(wiring, seeking)
        chosen += yield from _independent(candidates, rank, taking)
    loops = yield from sort_loops(snapshot, chosen)
    return Independent(loops, wanted)


def _independent(
    candidates: _ByLength, wanted: int, meter: Meter
) -> Generator[None, None, list[Cycle]]:
    """The first candidates, short ones first, of which none is the sum of those before it."""
    basis: dict[int, int] = {}
    chosen: list[Cycle] = []
    steps = 0
    shortest_first = (item for _, alike in sorted(candidates.items()) for item in alike.items())
    for links, cycle in shortest_first:
        if len(chosen) == wanted:
            break
        rest = links
        while rest and rest.bit_length() in basis:
            steps += 1 + rest.bit_length() // _LONG
            rest ^= basis[rest.bit_length()]
        if rest:
            basis[rest.bit_length()] = rest
            chosen.append(cycle)
        steps += 1
        if steps >= Meter.PAUSE:
            if meter.spend(steps, 0):
                break
            steps = 0
            yield
    return chosen


def _candidates(wiring: Wiring, meter: Meter) -> Generator[None, None, _ByLength]:
    """Simple loops that go from a root to some link and back by shortest ways."""
    bits = _bits(wiring)
    found: _ByLength = {}
    steps = 0
    for root in range(wiring.size):
        out, back = _ways(root, wiring.after), _ways(root, wiring.before)
        for source in range(wiring.size):
            for target in _places(wiring.after[source]):
                places = [*out[source], *(reversed(back[target][1:]))]
                steps += len(places)
                if len(set(places)) == len(places):
                    alike = found.setdefault(len(places), {})
                    alike.setdefault(_links_of(bits, places), wiring.cycle(places))
            if steps >= Meter.PAUSE:
                if meter.spend(steps, 0):
                    return found
                steps = 0
                yield
    return found


def _ways(root: int, onward: list[int]) -> list[list[int]]:
    """For each place a shortest way from the root to it, both among the places of the way."""
    ways: list[list[int]] = [[] for _ in onward]
    ways[root] = [root]
    queue = [root]
    for here in queue:
        for following in _places(onward[here]):
            if not ways[following]:
                ways[following] = [*ways[here], following]
                queue.append(following)
    return ways


def _places(bits: int) -> Iterator[int]:
    while bits:
        bit = bits & -bits
        bits ^= bit
        yield bit.bit_length() - 1


def _bits(wiring: Wiring) -> dict[tuple[int, int], int]:
    """A bit for each link, by the places of its ends."""
    ends = ((a, b) for a in range(wiring.size) for b in _places(wiring.after[a]))
    return {pair: 1 << n for n, pair in enumerate(ends)}


def _links_of(bits: dict[tuple[int, int], int], places: list[int]) -> int:
    """The links of a loop as a set of bits."""
    return sum(bits[places[n - 1], places[n]] for n in range(len(places)))

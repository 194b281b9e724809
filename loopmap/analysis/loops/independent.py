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

from loopmap.analysis.loops.loop import Loop, sorted_loops
from loopmap.analysis.snapshot import Snapshot
from loopmap.analysis.wiring import Wiring

Cycle = tuple[int, ...]


def independent_loops(snapshot: Snapshot) -> Generator[None, None, tuple[Loop, ...]]:
    """Loops that are independent of one another, short ones first; pauses after each root.

    O(variables x links) candidates of a core, each against all that were taken.
    """
    chosen: list[Cycle] = [(snapshot.sources[link],) for link in snapshot.self_links]
    for wiring in snapshot.wirings:
        links = sum(places.bit_count() for places in wiring.after)
        candidates: dict[int, Cycle] = {}
        for root in range(wiring.size):
            for places in _candidates(wiring, root):
                candidates.setdefault(_links_of(wiring, places), wiring.cycle(places))
            yield
        ranked = sorted(candidates.items(), key=lambda item: (len(item[1]), item[0]))
        chosen += yield from _independent(ranked, links - wiring.size + 1)
    return sorted_loops(snapshot, chosen)


def _independent(
    ranked: list[tuple[int, Cycle]], wanted: int
) -> Generator[None, None, list[Cycle]]:
    """The first candidates of which none is the sum of those before it."""
    basis: dict[int, int] = {}
    chosen: list[Cycle] = []
    for turn, (links, cycle) in enumerate(ranked):
        if len(chosen) == wanted:
            break
        rest = links
        while rest and rest.bit_length() in basis:
            rest ^= basis[rest.bit_length()]
        if rest:
            basis[rest.bit_length()] = rest
            chosen.append(cycle)
        if turn % 64 == 0:
            yield
    return chosen


def _candidates(wiring: Wiring, root: int) -> Iterator[list[int]]:
    """Simple loops through the root that go to some link and back by shortest ways."""
    out, back = _ways(root, wiring.after), _ways(root, wiring.before)
    for source in range(wiring.size):
        for target in _places(wiring.after[source]):
            there, home = out[source], back[target]
            places = [*there, *(reversed(home[1:]))]
            if len(set(places)) == len(places):
                yield places


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


def _links_of(wiring: Wiring, places: list[int]) -> int:
    """The links of a loop as a set of bits, one for each pair of places."""
    pairs = zip(places, [*places[1:], places[0]], strict=True)
    return sum(1 << source * wiring.size + target for source, target in pairs)

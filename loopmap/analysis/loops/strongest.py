"""The strongest loops by the group's own strengths, exactly, without listing the others.

A loop is as strong as the product of its links. A path is given up as soon as even the
strongest way back would leave the loop below a threshold, which is halved until
enough loops are above it (Eberlein and Schoenberg 2020 search a simulated model so;
with fixed strengths the answer is exact).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass

from loopmap.analysis.loops.budget import Budget, Meter
from loopmap.analysis.loops.loop import Loop, make_loop
from loopmap.analysis.snapshot import Snapshot
from loopmap.analysis.wiring import Wiring
from loopmap.model.ids import RecordId
from loopmap.model.records import Strength

Cycle = tuple[int, ...]

SHARE: Mapping[Strength, float] = {
    Strength.WEAK: 0.25,
    Strength.MEDIUM: 0.5,
    Strength.STRONG: 1.0,
}
"""How much of a change a link passes on, for comparing loops with one another."""
_SLACK = 1 - 1e-9
"""Products of the same shares in another order differ in their last digits."""


@dataclass(frozen=True, slots=True)
class Strongest:
    """The strongest loops, then the shorter, then by key, with the product of each.

    ``complete``: the map is known to have no other loop. ``is_partial``: the budget ended before as
    many as wanted were found; those listed are the strongest all the same.
    """

    loops: tuple[Loop, ...]
    products: tuple[float, ...]
    complete: bool
    is_partial: bool = False


def strongest_loops(
    snapshot: Snapshot,
    strengths: Mapping[RecordId, Strength],
    budget: Budget,
    wanted: int = 100,
) -> Generator[None, None, Strongest]:
    """The ``wanted`` strongest loops of a map; a link without a strength is a medium one.

    Pauses often. Of loops that are as strong as the weakest listed, some may be left out.
    """
    shares = _Shares(snapshot, strengths)
    yield from shares.look_back(snapshot)
    meter = Meter(budget, lambda: False)
    threshold, cycles = 1.0, list[Cycle]()
    while True:
        found = [cycle for cycle in shares.alone if shares.product(cycle) >= threshold]
        for root in shares.roots:
            yield from root.above(threshold, found, meter)
        is_over = meter.spend(0, len(found))
        cycles = cycles if is_over else found
        is_all = not is_over and threshold <= shares.least
        if is_over or is_all or len(cycles) >= wanted:
            ranked = _ranked(snapshot, shares, cycles)
            products = tuple(-product for product, _ in ranked[:wanted])
            loops = tuple(loop for _, loop in ranked[:wanted])
            return Strongest(loops, products, is_all and len(cycles) <= wanted, is_over)
        threshold = max(threshold / 2, shares.least) * _SLACK


def _ranked(snapshot: Snapshot, shares: _Shares, cycles: list[Cycle]) -> list[tuple[float, Loop]]:
    """Loops with their products negated, the strongest first, then the shorter, then by key."""
    return sorted(
        ((-shares.product(cycle), make_loop(snapshot, cycle)) for cycle in cycles),
        key=lambda pair: (pair[0], pair[1].length, pair[1].key),
    )


class _Shares:
    """What each link of a map passes on, and the roots to search from."""

    def __init__(self, snapshot: Snapshot, strengths: Mapping[RecordId, Strength]) -> None:
        ends = zip(snapshot.sources, snapshot.targets, strict=True)
        shares = (SHARE[strengths.get(link, Strength.MEDIUM)] for link in snapshot.links)
        self._of = dict(zip(ends, shares, strict=True))
        self.alone: list[Cycle] = [(snapshot.sources[link],) for link in snapshot.self_links]
        self.roots: list[_Root] = []
        longest = max((wiring.size for wiring in snapshot.wirings), default=1)
        self.least = min(self._of.values(), default=1.0) ** longest
        """No loop is weaker."""

    def look_back(self, snapshot: Snapshot) -> Generator[None, None, None]:
        """Make the roots; pauses after each."""
        for wiring in snapshot.wirings:
            among = self._among(wiring)
            for place, allowed in wiring.roots:
                home = wiring.home(place, allowed)
                if home.bit_count() > 1:
                    self.roots.append(_Root(wiring, place, home, among))
                yield

    def product(self, cycle: Cycle) -> float:
        """The strength of a loop, to the last digit the same from whichever start."""
        passed = sorted(self._of[cycle[n - 1], cycle[n]] for n in range(len(cycle)))
        return math.prod(passed)

    def _among(self, wiring: Wiring) -> list[dict[int, float]]:
        passed: list[dict[int, float]] = [{} for _ in wiring.members]
        for (source, target), share in self._of.items():
            if source != target and source in wiring.place and target in wiring.place:
                passed[wiring.place[source]][wiring.place[target]] = share
        return passed


class _Root:
    """A variable with the strongest way back to it from each place of its home."""

    def __init__(
        self, wiring: Wiring, place: int, home: int, passed: list[dict[int, float]]
    ) -> None:
        self._wiring, self._place, self._home = wiring, place, home
        self._passed = passed
        self._back = self._strongest_back()

    def above(
        self, threshold: float, found: list[Cycle], meter: Meter
    ) -> Generator[None, None, None]:
        """Append the loops through the root that are as strong as ``threshold`` or stronger."""
        path, used, steps = [self._place], 1 << self._place, 0
        stack = [(1.0, iter(self._passed[self._place].items()))]
        while stack:
            so_far, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                used ^= 1 << path.pop()
                continue
            steps += 1
            if steps >= Meter.PAUSE:
                if meter.spend(steps, len(found)):
                    return
                steps = 0
                yield
            here, share = following
            strength = so_far * share
            if strength * self._back.get(here, 0.0) < threshold:
                continue
            if here == self._place:
                found.append(self._wiring.cycle(path))
            elif not used & 1 << here:
                path.append(here)
                used |= 1 << here
                stack.append((strength, iter(self._passed[here].items())))
        meter.spend(steps, len(found))

    def _strongest_back(self) -> dict[int, float]:
        """Dijkstra's algorithm on products: for each place the best that can still come."""
        best = {self._place: 1.0}
        waiting = [(-1.0, self._place)]
        done = 0
        while waiting:
            strength, here = heapq.heappop(waiting)
            if done & 1 << here:
                continue
            done |= 1 << here
            sources = self._wiring.before[here] & self._home & ~done
            while sources:
                bit = sources & -sources
                sources ^= bit
                source = bit.bit_length() - 1
                through = -strength * self._passed[source][here]
                if through > best.get(source, 0.0):
                    best[source] = through
                    heapq.heappush(waiting, (-through, source))
        return best

"""Loops of exactly one length at a time, shortest first, in one component of a map.

networkx can bound the length of the loops it lists but not order them, and takes about
seven times as long (median of nine maps of 16 to 300 variables).

Each variable in turn is the root of the loops through it and is then taken away, the
busiest first, which thins the map fastest. For a root, ``layers[k]`` is the set of
variables from which a walk of exactly ``k`` links leads back to it. A path is only
ever continued into the layer that can still close it in time, so hardly a step is
wasted on maps whose short walks are mostly paths. Sets are the bits of whole
numbers: one ``&`` asks a question of a hundred variables at once. Layers do not
depend on the length sought, so each length adds one to those of the last.

Own definition; related to Gupta and Suzumura 2021 (arXiv 2105.10094).
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

from loopmap.analysis.loops.budget import Meter
from loopmap.analysis.wiring import Wiring

Cycle = tuple[int, ...]


def loops_of_length(
    parts: Sequence[LoopsByLength], length: int, meter: Meter
) -> Generator[None, None, list[Cycle] | None]:
    """All loops of ``length`` links, kept in the meter; None when it stopped before the end.

    Part of a length is never handed over: it would be a sample biased by the order of
    the search.
    """
    found: list[Cycle] = []
    for part in parts:
        if part.size >= length:
            yield from part.of_length(length, found, meter)
    if meter.spend(0, len(found)):
        return None
    meter.keep(len(found))
    return found


class LoopsByLength:
    """The loops of one component, to be asked for length by length: 2, then 3, and so on."""

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._roots = [_Root(place, allowed) for place, allowed in wiring.roots]

    @property
    def size(self) -> int:
        """Number of variables: no loop is longer."""
        return self._wiring.size

    def of_length(
        self, length: int, found: list[Cycle], meter: Meter
    ) -> Generator[None, None, None]:
        """Append every loop of ``length`` links to ``found``; pauses every few hundred steps.

        Stops early, leaving ``found`` unfinished, when the meter says so.
        """
        steps = 0
        for root in self._roots:
            steps += root.reach(length - 1, self._wiring.before)
            if steps >= Meter.PAUSE:
                if meter.spend(steps, len(found)):
                    return
                steps = 0
                yield
            if root.layers[length - 1] & self._wiring.after[root.place]:
                yield from self._close(root, length, found, meter)
                if meter.stopped_by is not None:
                    return
        meter.spend(steps, len(found))

    def _close(
        self, root: _Root, length: int, found: list[Cycle], meter: Meter
    ) -> Generator[None, None, None]:
        """Loops of exactly ``length`` links through the root, by depth-first search."""
        after, layers = self._wiring.after, root.layers
        stack = [after[root.place] & layers[length - 1]]
        path, used, steps = [root.place], 0, 0
        while stack:
            choices = stack[-1]
            if not choices:
                stack.pop()
                used ^= 1 << path.pop()
                continue
            bit = choices & -choices
            stack[-1] = choices ^ bit
            steps += 1
            if steps == Meter.PAUSE:
                if meter.spend(steps, len(found)):
                    return
                steps = 0
                yield
            here = bit.bit_length() - 1
            left = length - len(stack)
            if left == 1:
                found.append(self._wiring.cycle([*path, here]))
                continue
            following = after[here] & layers[left - 1] & ~(used | bit)
            if following:
                stack.append(following)
                path.append(here)
                used |= bit
        meter.spend(steps, len(found))


class _Root:
    """A variable with the layers of those from which it can be reached in so many links."""

    __slots__ = ("allowed", "layers", "place")

    def __init__(self, place: int, allowed: int) -> None:
        self.place = place
        self.allowed = allowed
        self.layers = [1 << place]

    def reach(self, links: int, before: list[int]) -> int:
        """Make sure there is a layer for ``links``; answers the steps it took."""
        steps = 1
        while len(self.layers) <= links:
            last, layer = self.layers[-1], 0
            while last:
                bit = last & -last
                last ^= bit
                layer |= before[bit.bit_length() - 1]
                steps += 1
            self.layers.append(layer & self.allowed)
        return steps

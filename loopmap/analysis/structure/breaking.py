"""A small set of variables that sits on every loop: without them no loop is left.

What only passes loops on is bypassed first, what ends on a loop of its own is chosen
(Levy and Low, J. Algorithms 9:470, 1988, doi 10.1016/0196-6774(88)90013-2). Where that
leads no further, the variable with most ways through it goes: links in times links out.
At the end whoever turns out not to be needed comes back. That gives a small set, not the
smallest: finding that is a known hard problem, and on a map of opinions nothing hangs on
one variable more or less.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from graphlib import CycleError, TopologicalSorter

from loopmap.analysis.snapshot import Snapshot
from loopmap.model.ids import RecordId


def search_small_set(snapshot: Snapshot) -> Generator[None, None, tuple[RecordId, ...]]:
    """Variables that together sit on every loop; pauses after each one chosen or tried.

    A variable linked to itself is always among them. O(links) for each.
    """
    left = _Remainder(snapshot)
    while left.reduce():
        left.choose(left.busiest())
        yield
    chosen = left.chosen
    for one in reversed(left.chosen):
        without = [other for other in chosen if other != one]
        if not _has_loop(snapshot, frozenset(without)):
            chosen = without
        yield
    return tuple(snapshot.variables[one] for one in chosen)


def _has_loop(snapshot: Snapshot, without: frozenset[int]) -> bool:
    before: dict[int, list[int]] = {}
    for source, target in zip(snapshot.sources, snapshot.targets, strict=True):
        if source not in without and target not in without:
            before.setdefault(target, []).append(source)
    try:
        TopologicalSorter(before).prepare()
    except CycleError:
        return True
    return False


class _Remainder:
    """What is left of a map's links while variables are chosen, bypassed or done with."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.chosen: list[int] = []
        self._out: dict[int, set[int]] = {n: set() for n in range(len(snapshot.variables))}
        self._into: dict[int, set[int]] = {n: set() for n in self._out}
        for source, target in zip(snapshot.sources, snapshot.targets, strict=True):
            self._out[source].add(target)
            self._into[target].add(source)

    def reduce(self) -> bool:
        """Deal with all variables about which there is no choice; true when any are left."""
        waiting = sorted(self._out)
        while waiting:
            touched: set[int] = set()
            for variable in waiting:
                if variable in self._out:
                    touched.update(self._deal_with(variable))
            waiting = sorted(touched & self._out.keys())
        return bool(self._out)

    def busiest(self) -> int:
        """The variable with most ways through it; ties to the smallest number."""
        return max(self._out, key=lambda v: (len(self._out[v]) * len(self._into[v]), -v))

    def choose(self, variable: int) -> frozenset[int]:
        """Choose a variable, which takes it and its links away; answers its neighbours."""
        self.chosen.append(variable)
        return self._bypass(variable, joined=False)

    def _deal_with(self, variable: int) -> Iterable[int]:
        out, into = self._out[variable], self._into[variable]
        if variable in out:
            return self.choose(variable)
        if len(out) <= 1 or len(into) <= 1:
            return self._bypass(variable, joined=True)
        return frozenset()

    def _bypass(self, variable: int, *, joined: bool) -> frozenset[int]:
        """Take a variable away, its causes now leading to its effects when they are joined."""
        out, into = self._out.pop(variable), self._into.pop(variable)
        out.discard(variable)
        into.discard(variable)
        for cause in into:
            self._out[cause].discard(variable)
            if joined:
                self._out[cause] |= out
        for effect in out:
            self._into[effect].discard(variable)
            if joined:
                self._into[effect] |= into
        return frozenset(out | into)

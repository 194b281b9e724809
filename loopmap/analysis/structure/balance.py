"""Structural balance: whether any loop of a map holds back, and the shortest that does.

A component of the core has no balancing loop exactly when its variables can be put on two
sides so that every ``+`` link stays on its side and every ``-`` link changes it: renaming
one side to its opposites would make every link ``+`` (Harary 1953, for directed maps by
walking each component).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from dataclasses import dataclass

from loopmap.analysis.loops import Loop
from loopmap.analysis.loops.loop import make_loop
from loopmap.analysis.snapshot import Component, Snapshot
from loopmap.model.records import Sign

_Turns = dict[int, list[tuple[int, bool]]]
"""For each variable those it leads to, and whether the link there is ``-``."""


@dataclass(frozen=True)
class Balance:
    """Whether a map has a balancing loop.

    ``shortest`` is a shortest one with all its signs known, or None. ``hinges`` counts the
    links marked ? that lie on loops: with one of them agreed the other way a loop that
    feeds itself would hold itself back. ``has_loops`` is false where nothing comes back.
    """

    shortest: Loop | None
    hinges: int
    has_loops: bool

    @property
    def question(self) -> str:
        """What to ask the group when nothing holds back; empty when something does."""
        if self.shortest is not None or not self.has_loops:
            return ""
        if self.hinges:
            links = "1 link" if self.hinges == 1 else f"{self.hinges} links"
            return (
                "No loop is known to hold anything back: that hinges on"
                f" {links} marked ?, to be agreed on."
            )
        return (
            "Nothing in this map holds growth back: every loop feeds itself. Is something"
            " missing that slows it, such as a limit, a cost or somebody who reacts?"
        )


def search_balance(snapshot: Snapshot) -> Generator[None, None, Balance]:
    """Find a shortest balancing loop; pauses after each variable. O(variables times links).

    Components that two sides can be made of are passed over in one walk.
    """
    known = with_known_signs(snapshot)
    best = _own_opposite(known)
    for component in known.components if best is None else ():
        turns = _turns(known, component)
        if two_sides(turns) is not None:
            continue
        for variable in component:
            cycle = _round_to_itself(turns, variable, len(best) if best else len(turns) + 1)
            best = cycle or best
            yield
    on_loops = (*snapshot.core_links, *snapshot.self_links)
    return Balance(
        make_loop(snapshot, best) if best else None,
        sum(snapshot.signs[link] is Sign.UNKNOWN for link in on_loops),
        bool(on_loops),
    )


def with_known_signs(snapshot: Snapshot) -> Snapshot:
    """The snapshot without its links marked ?."""
    kept = [n for n, sign in enumerate(snapshot.signs) if sign is not Sign.UNKNOWN]
    return Snapshot(
        snapshot.variables,
        tuple(snapshot.links[n] for n in kept),
        tuple(snapshot.sources[n] for n in kept),
        tuple(snapshot.targets[n] for n in kept),
        tuple(snapshot.signs[n] for n in kept),
        tuple(snapshot.delayed[n] for n in kept),
    )


def two_sides(turns: _Turns) -> dict[int, bool] | None:
    """The side of each variable of one component, or None where two cannot be made. O(links)."""
    start = next(iter(turns))
    side = {start: False}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for other, turned in turns[here]:
            if other not in side:
                side[other] = side[here] ^ turned
                waiting.append(other)
            elif side[other] != side[here] ^ turned:
                return None
    return side


def _turns(snapshot: Snapshot, component: Component) -> _Turns:
    turns: _Turns = {variable: [] for variable in component}
    ends = zip(snapshot.sources, snapshot.targets, snapshot.signs, strict=True)
    for source, target, sign in ends:
        if source in turns and target in turns:
            turns[source].append((target, sign is Sign.OPPOSITE))
    return turns


def _own_opposite(snapshot: Snapshot) -> tuple[int, ...] | None:
    """A variable that holds itself back by a link of its own: no loop is shorter."""
    signs = snapshot.signs
    own = (link for link in snapshot.self_links if signs[link] is Sign.OPPOSITE)
    return next(((snapshot.sources[link],) for link in own), None)


def _round_to_itself(turns: _Turns, start: int, below: int) -> tuple[int, ...] | None:
    """The variables of a shortest way back that turns the sign, if shorter than ``below``.

    Breadth first over variables and sides. Such a way may pass a variable twice, but then
    a shorter one begins elsewhere, so the shortest of all never does.
    """
    goal = (start, True)
    came_from = {(start, False): (start, False)}
    level, length = deque([(start, False)]), 0
    while level and length + 1 < below:
        length += 1
        for _ in range(len(level)):
            here, side = state = level.popleft()
            for other, turned in turns[here]:
                following = (other, side ^ turned)
                if following not in came_from:
                    came_from[following] = state
                    level.append(following)
        if goal in came_from:
            way = [came_from[goal]]
            while way[-1] != (start, False):
                way.append(came_from[way[-1]])
            return tuple(variable for variable, _ in reversed(way))
    return None

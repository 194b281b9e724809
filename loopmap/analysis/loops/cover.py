"""A short loop through every link that lies on a loop but on no listed one."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable

from loopmap.analysis.loops.budget import Meter
from loopmap.analysis.snapshot import Snapshot

Cycle = tuple[int, ...]


def covering_loops(
    snapshot: Snapshot, listed: Iterable[Cycle], meter: Meter
) -> Generator[None, None, list[Cycle]]:
    """Loops that together pass every core link which no ``listed`` loop passes.

    Links are taken in the order of their ids; each one not yet passed gets a shortest
    loop through it (ties: the smallest variables first). Pauses after each. O(links)
    for each loop.
    """
    between = snapshot.link_between
    open_links = set(snapshot.core_links)
    for cycle in listed:
        open_links.difference_update(between[cycle[i - 1], cycle[i]] for i in range(len(cycle)))
    after = _successors(snapshot)
    found: list[Cycle] = []
    for link in snapshot.core_links:
        if link not in open_links:
            continue
        cycle = _shortest_path(after, snapshot.targets[link], snapshot.sources[link])
        open_links.difference_update(between[cycle[i - 1], cycle[i]] for i in range(len(cycle)))
        found.append(cycle)
        yield
        if meter.is_late():
            break
    return found


def _successors(snapshot: Snapshot) -> dict[int, list[int]]:
    after: dict[int, list[int]] = {}
    for link in snapshot.core_links:
        after.setdefault(snapshot.sources[link], []).append(snapshot.targets[link])
    return {source: sorted(targets) for source, targets in after.items()}


def _shortest_path(after: dict[int, list[int]], start: int, end: int) -> Cycle:
    """Variables from ``start`` to ``end``, which lie in one component, by breadth-first search."""
    came_from = {start: start}
    queue = deque([start])
    while end not in came_from:
        here = queue.popleft()
        for following in after[here]:
            if following not in came_from:
                came_from[following] = here
                queue.append(following)
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))

"""The loop that gives each link its curve, so that loops look round.

A link takes the longest loop somebody named that it is part of, and otherwise the
shortest loop through it. Only the structure counts, so the answer holds while
variables are only moved.
"""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order

Ring = tuple[RecordId, ...]
"""The variables of a loop in causal order."""

_FORWARD, _BACKWARD = 4, 3
"""How many links are followed from each end; loops of up to 8 links are seen."""

_MOST_SEEN = 400
"""Variables looked at from one end, so that a hub does not slow a map down."""

_LONGEST_NAMED = 12

_Steps = dict[RecordId, tuple[int, RecordId]]
"""How far a variable is, and the one before it on the way."""


def rings(causal_map: CausalMap) -> dict[RecordId, Ring]:
    """The loop each link is curved by; links in no loop of up to 8 links are left out.

    O(links) for maps as people draw them. Ties go to the variable that comes first.
    """
    found = _named(causal_map)
    reach = _Reach(causal_map)
    for link in causal_map.links.values():
        if link.id not in found and link.source != link.target:
            ring = reach.shortest(link.target, link.source)
            if ring:
                found[link.id] = ring
    return found


def _named(causal_map: CausalMap) -> dict[RecordId, Ring]:
    found: dict[RecordId, Ring] = {}
    for loop in sorted(in_order(causal_map.loops), key=lambda loop: -len(loop.links)):
        links = [causal_map.links.get(link) for link in loop.links]
        if 2 < len(links) <= _LONGEST_NAMED and all(links):
            ring = tuple(link.source for link in links if link)
            for link_id in loop.links:
                found.setdefault(link_id, ring)
    return found


class _Reach:
    """What lies within a few links of each variable, found once per variable."""

    def __init__(self, causal_map: CausalMap) -> None:
        self._out: dict[RecordId, list[RecordId]] = {v: [] for v in causal_map.variables}
        self._into: dict[RecordId, list[RecordId]] = {v: [] for v in causal_map.variables}
        for link in causal_map.links.values():
            self._out[link.source].append(link.target)
            self._into[link.target].append(link.source)
        self._ahead: dict[RecordId, _Steps] = {}
        self._behind: dict[RecordId, _Steps] = {}

    def shortest(self, start: RecordId, end: RecordId) -> Ring | None:
        """The variables of a shortest path from ``start`` to ``end``, or None within reach."""
        if start not in self._ahead:
            self._ahead[start] = _ball(start, self._out, _FORWARD)
        if end not in self._behind:
            self._behind[end] = _ball(end, self._into, _BACKWARD)
        ahead, behind = self._ahead[start], self._behind[end]
        meeting = min(((ahead[v][0] + behind[v][0], v) for v in behind if v in ahead), default=None)
        if meeting is None:
            return None
        first = _walk(meeting[1], start, ahead)
        second = _walk(meeting[1], end, behind)
        return (*reversed(first), *second[1:])


def _ball(start: RecordId, following: Mapping[RecordId, list[RecordId]], depth: int) -> _Steps:
    seen: _Steps = {start: (0, start)}
    frontier = [start]
    for distance in range(1, depth + 1):
        frontier = _next_shell(frontier, following, seen, distance)
        if len(seen) > _MOST_SEEN:
            break
    return seen


def _next_shell(
    frontier: list[RecordId],
    following: Mapping[RecordId, list[RecordId]],
    seen: _Steps,
    distance: int,
) -> list[RecordId]:
    shell = []
    for variable in frontier:
        for neighbour in following[variable]:
            if neighbour not in seen:
                seen[neighbour] = (distance, variable)
                shell.append(neighbour)
    return shell


def _walk(place: RecordId, start: RecordId, steps: _Steps) -> list[RecordId]:
    way = [place]
    while place != start:
        place = steps[place][1]
        way.append(place)
    return way

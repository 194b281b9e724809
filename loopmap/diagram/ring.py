"""The loop that gives each link its curve, so that loops look round.

A link takes the longest loop somebody named that it is part of, and otherwise the
shortest loop through it. Only the structure counts, so the answer holds while
variables are only moved, and a link that comes or goes concerns few others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from loopmap.model.document import Adjacency, CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Link
from loopmap.model.token import breathe

Ring = tuple[RecordId, ...]
"""The variables of a loop in causal order."""

_FORWARD, _BACKWARD = 4, 3
"""How many links are followed from each end; loops of up to 8 links are seen."""

_MOST_SEEN = 400
"""Variables looked at from one end, so that a hub does not slow a map down."""

_FEW = 8
"""So many changed links at most are looked at one by one; more concern all that is near."""

_NEVER = 1_000_000

LONGEST = 12
"""No ring has more variables; longer loops that somebody named are not made round."""

_Steps = dict[RecordId, tuple[int, RecordId]]
"""How far a variable is, and the one before it on the way."""

_Following = Callable[[RecordId], Iterable[RecordId]]
"""The variables one link farther on."""

_RingOf = Callable[[RecordId], Ring]


def rings(causal_map: CausalMap) -> dict[RecordId, Ring]:
    """The loop each link is curved by; links in no loop of up to 8 links are left out.

    O(links) for maps as people draw them. Ties go to the variable that comes first.
    """
    found = _rings_of(causal_map, causal_map.links)
    return {link: ring for link, ring in found.items() if ring}


def rings_again(
    before: CausalMap, after: CausalMap, changed: Iterable[Link], ring_of: _RingOf
) -> dict[RecordId, Ring | None]:
    """The rings of ``after`` of all links whose ring may be another than in ``before``.

    ``changed``: the links that came, went or changed their ends, as they were and as
    they are; ``ring_of`` a link in ``before``, () where there is none. A shortest loop
    follows from the links within reach of its two halves, so only links that have a
    changed one within that reach are looked at again, and of these only those whose ring
    went along one that is gone, or is no shorter than a way round by one that came.
    None where there is no ring. O(links within reach).
    """
    links = list(changed)
    stale = dict.fromkeys(_in_reach((before, after), links))
    if len(links) <= _FEW and not takes_long(before, after):
        stale = _concerned(stale, before, after, links, ring_of)
    if before.loops is not after.loops or stale:
        stale |= _named_otherwise(before, after)
    return _rings_of(after, [i for i in stale if i in after.links])


def takes_long(before: CausalMap, after: CausalMap) -> bool:
    """Whether ``rings_again`` has to look at all links within reach of one that changed."""
    return max(len(before.variables), len(after.variables)) > _MOST_SEEN


def own_rings(
    before: CausalMap, after: CausalMap, changed: Iterable[Link]
) -> dict[RecordId, Ring | None]:
    """Of what ``rings_again`` answers the changed links themselves, and what is named otherwise."""
    stale = {link.id: None for link in changed} | _named_otherwise(before, after)
    return _rings_of(after, [i for i in stale if i in after.links])


def _named_otherwise(before: CausalMap, after: CausalMap) -> dict[RecordId, None]:
    """Links that lie on another loop somebody named, on one at last, or on none any more."""
    was, named = _named(before), _named(after)
    return {i: None for i in (*was, *named) if was.get(i) != named.get(i)}


def _concerned(
    near: Iterable[RecordId],
    before: CausalMap,
    after: CausalMap,
    changed: list[Link],
    ring_of: _RingOf,
) -> dict[RecordId, None]:
    """Those links whose ring was broken, or may be as short by a new link as it was."""
    gone = {(link.source, link.target) for link in changed if _has(before, link)}
    ways = [_ways_round(after, link) for link in changed if _has(after, link)]
    found = {link.id: None for link in changed}
    for i in near:
        ring, link = ring_of(i), after.links.get(i)
        shortest = min((way(link) for way in ways), default=_NEVER) if link else _NEVER
        if shortest <= (len(ring) or _FORWARD + _BACKWARD + 1) or not gone.isdisjoint(
            zip(ring, (*ring[1:], *ring[:1]), strict=True)
        ):
            found[i] = None
    return found


def _has(causal_map: CausalMap, link: Link) -> bool:
    """Whether a link with these ends is on the map."""
    return causal_map.adjacency.between(link.source, link.target) is not None


def _ways_round(causal_map: CausalMap, new: Link) -> Callable[[Link], int]:
    """How many links a way round has at least that goes along ``new`` and another link."""
    reach, adjacency = _FORWARD + _BACKWARD - 1, causal_map.adjacency
    to = _ball([new.source], lambda v: [k.source for k in adjacency.into(v)], reach, most=None)
    on = _ball([new.target], lambda v: [k.target for k in adjacency.out_of(v)], reach, most=None)

    def links(other: Link) -> int:
        if other.target not in to or other.source not in on:
            return _NEVER
        return to[other.target][0] + on[other.source][0] + 2

    return links


def _rings_of(causal_map: CausalMap, links: Iterable[RecordId]) -> dict[RecordId, Ring | None]:
    named, reach = _named(causal_map), _Reach(causal_map.adjacency)
    return {i: named.get(i) or reach.ring(causal_map.links[i]) for i in links}


def _in_reach(maps: tuple[CausalMap, CausalMap], changed: list[Link]) -> Iterator[RecordId]:
    """The changed links, and those that had or have one within reach of their ring's halves."""
    sides = [causal_map.adjacency for causal_map in maps]

    def ahead(variable: RecordId) -> list[RecordId]:
        return [link.target for side in sides for link in side.out_of(variable)]

    def behind(variable: RecordId) -> list[RecordId]:
        return [link.source for side in sides for link in side.into(variable)]

    yield from [link.id for link in changed]
    for variable in _ball([link.source for link in changed], behind, _FORWARD - 1, most=None):
        yield from [link.id for side in sides for link in side.into(variable)]
    for variable in _ball([link.target for link in changed], ahead, _BACKWARD - 1, most=None):
        yield from [link.id for side in sides for link in side.out_of(variable)]


def _named(causal_map: CausalMap) -> dict[RecordId, Ring]:
    found: dict[RecordId, Ring] = {}
    for loop in sorted(in_order(causal_map.loops), key=lambda loop: -len(loop.links)):
        links = [causal_map.links.get(link) for link in loop.links]
        if 2 < len(links) <= LONGEST and all(links):
            ring = tuple(link.source for link in links if link)
            for link_id in loop.links:
                found.setdefault(link_id, ring)
    return found


class _Reach:
    """What lies within a few links of each variable, found once per variable."""

    def __init__(self, adjacency: Adjacency) -> None:
        self._adjacency = adjacency
        self._out: dict[RecordId, list[RecordId]] = {}
        self._into: dict[RecordId, list[RecordId]] = {}
        self._ahead: dict[RecordId, _Steps] = {}
        self._behind: dict[RecordId, _Steps] = {}

    def ring(self, link: Link) -> Ring | None:
        """A shortest loop through a link, or None within reach."""
        breathe()
        if link.source == link.target:
            return None
        start, end = link.target, link.source
        if start not in self._ahead:
            self._ahead[start] = _ball([start], self._out_of, _FORWARD)
        if end not in self._behind:
            self._behind[end] = _ball([end], self._into_it, _BACKWARD)
        ahead, behind = self._ahead[start], self._behind[end]
        meeting = min(((ahead[v][0] + behind[v][0], v) for v in behind if v in ahead), default=None)
        if meeting is None:
            return None
        first = _walk(meeting[1], start, ahead)
        second = _walk(meeting[1], end, behind)
        return (*reversed(first), *second[1:])

    def _out_of(self, variable: RecordId) -> list[RecordId]:
        found = self._out.get(variable)
        if found is None:
            found = [link.target for link in self._adjacency.out_of(variable)]
            self._out[variable] = found
        return found

    def _into_it(self, variable: RecordId) -> list[RecordId]:
        found = self._into.get(variable)
        if found is None:
            found = [link.source for link in self._adjacency.into(variable)]
            self._into[variable] = found
        return found


def _ball(
    starts: list[RecordId], following: _Following, depth: int, most: int | None = _MOST_SEEN
) -> _Steps:
    seen: _Steps = {start: (0, start) for start in starts}
    frontier = list(seen)
    for distance in range(1, depth + 1):
        frontier = _next_shell(frontier, following, seen, distance)
        if most is not None and len(seen) > most:
            break
    return seen


def _next_shell(
    frontier: list[RecordId], following: _Following, seen: _Steps, distance: int
) -> list[RecordId]:
    shell = []
    for variable in frontier:
        for neighbour in following(variable):
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

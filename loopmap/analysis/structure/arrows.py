"""The links of a map by their ends, in the order of their ids: what walks along arrows need."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Link

ByEnd = Mapping[RecordId, tuple[Link, ...]]


@dataclass(frozen=True, slots=True)
class Arrows:
    """For each variable the links that leave it and those that come in; none to itself."""

    out: ByEnd
    into: ByEnd

    def turned(self) -> Arrows:
        """The same with every arrow read against its direction.

        The links keep their own ends: only where they are found is turned.
        """
        return Arrows(self.into, self.out)


def arrows(causal_map: CausalMap) -> Arrows:
    """The arrows of the map as it stands. O(n log n) in variables and links."""
    out: dict[RecordId, list[Link]] = {variable: [] for variable in sorted(causal_map.variables)}
    into: dict[RecordId, list[Link]] = {variable: [] for variable in out}
    for link in sorted(causal_map.links.values(), key=lambda link: link.id):
        if link.source != link.target:
            out[link.source].append(link)
            into[link.target].append(link)
    return Arrows(_fixed(out), _fixed(into))


def _fixed(table: Mapping[RecordId, list[Link]]) -> ByEnd:
    return {variable: tuple(links) for variable, links in table.items()}


def far_end(link: Link, near: RecordId) -> RecordId:
    """The other end of a link that is no link to itself."""
    return link.target if near == link.source else link.source


def distances(
    onward: ByEnd, start: RecordId, without: frozenset[RecordId] = frozenset()
) -> dict[RecordId, int]:
    """How many links away each variable is that can be come to, never through ``without``.

    Nearest first, ties in the order of the links. O(links).
    """
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for link in onward[here]:
            other = far_end(link, here)
            if other not in found and other not in without:
                found[other] = found[here] + 1
                waiting.append(other)
    return found


def shortest_way(
    along: Arrows, start: RecordId, end: RecordId, without: frozenset[RecordId] = frozenset()
) -> tuple[Link, ...] | None:
    """The links of a shortest path, never through ``without``; None where there is none.

    Ties go to the links with the smaller ids. O(links).
    """
    ahead = distances(along.into, end, without)
    if start not in ahead or start in without:
        return None
    way: list[Link] = []
    here = start
    while here != end:
        step = next(k for k in along.out[here] if ahead.get(k.target) == ahead[here] - 1)
        way.append(step)
        here = step.target
    return tuple(way)

"""Which loops are new since somebody last looked.

A loop comes into being with a link, so what was seen is kept as links: a loop is new
while one of its links is, and nobody has looked at it. That a search once reached
further than another time makes no loop new.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from loopmap.analysis.loops import Loop, LoopKey
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

Ends = tuple[RecordId, RecordId]


@dataclass(frozen=True)
class Seen:
    """The links there were, by their ends, and the loops looked at one by one since."""

    links: Mapping[RecordId, Ends] = field(default_factory=dict)
    looked_at: frozenset[LoopKey] = frozenset()

    def new_links(self, causal_map: CausalMap) -> frozenset[RecordId]:
        """The links drawn since, or drawn to lead elsewhere. O(links)."""
        now = ends_of(causal_map)
        return frozenset(link for link, ends in now.items() if self.links.get(link) != ends)

    def is_new(self, loop: Loop, new_links: Collection[RecordId]) -> bool:
        """Whether a loop is new, by the new links of its map."""
        return loop.key not in self.looked_at and any(link in new_links for link in loop.key)

    def having(self, key: LoopKey) -> Seen:
        """The same with that loop looked at."""
        return replace(self, looked_at=self.looked_at | {key})


def all_seen(causal_map: CausalMap) -> Seen:
    """A look at everything that is on the map."""
    return Seen(ends_of(causal_map))


def ends_of(causal_map: CausalMap) -> dict[RecordId, Ends]:
    """The links of a map by their ends."""
    return {link.id: (link.source, link.target) for link in causal_map.links.values()}

"""Where a sentence's new variables lie: near what they join, moving nothing else."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from loopmap.diagram.geometry import Point
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import links_among, links_at
from loopmap.model.records import Variable

NEIGHBOURHOOD = 150
"""Standing variables, the nearest ones, that a new one is placed among; more would only
take longer."""


@dataclass(frozen=True, slots=True)
class PlaceNew:
    """Places by the layout's own rule; ``near`` is where to begin on an empty part of the map."""

    near: Point | None = None

    def __call__(
        self, causal_map: CausalMap, new: Collection[RecordId]
    ) -> Mapping[RecordId, Point]:
        # Late: numpy is not needed before the first sentence is said.
        from loopmap.diagram.layout.boxes import label_boxes
        from loopmap.diagram.layout.place import place_new

        nearby = _neighbourhood(causal_map, frozenset(new), self.near)
        return place_new(nearby, label_boxes(nearby), new, self.near)


def _neighbourhood(
    causal_map: CausalMap, new: frozenset[RecordId], near: Point | None
) -> CausalMap:
    """The new variables with the standing ones nearest to where they will lie."""
    standing = [v for v in causal_map.variables.values() if v.id not in new]
    if len(standing) <= NEIGHBOURHOOD:
        return causal_map
    x, y = _middle(causal_map, standing, new, near)
    standing.sort(key=lambda v: (math.hypot(v.x - x, v.y - y), v.id))
    kept = {v.id: v for v in standing[:NEIGHBOURHOOD]}
    kept |= {
        record: causal_map.variables[record] for record in sorted(new | _joined(causal_map, new))
    }
    links = {k.id: k for k in links_among(causal_map, frozenset(kept))}
    return CausalMap(causal_map.info, {"variables": kept, "links": links})


def _middle(
    causal_map: CausalMap,
    standing: Sequence[Variable],
    new: frozenset[RecordId],
    near: Point | None,
) -> Point:
    """Amid what the new ones join; without any, where they were asked for or amid the map."""
    anchors = [causal_map.variables[record] for record in sorted(_joined(causal_map, new))]
    if not anchors and near is not None:
        return near
    chosen = anchors or standing
    return Point(sum(v.x for v in chosen) / len(chosen), sum(v.y for v in chosen) / len(chosen))


def _joined(causal_map: CausalMap, new: frozenset[RecordId]) -> frozenset[RecordId]:
    """The standing variables that links join to the new ones."""
    ends = {e for link in links_at(causal_map, sorted(new)) for e in (link.source, link.target)}
    return frozenset(ends) - new

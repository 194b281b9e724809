"""Where a sentence's new variables lie: near what they join, moving nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from loopmap.diagram.geometry import Point
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId


@dataclass(frozen=True, slots=True)
class PlaceNew:
    """Places by the layout's own rule; ``near`` is where to begin on an empty part of the map."""

    near: Point | None = None

    def __call__(
        self, causal_map: CausalMap, new: Collection[RecordId]
    ) -> Mapping[RecordId, Point]:
        # Late: numpy is not needed before the first sentence is said.
        from loopmap.diagram.layout.boxes import label_boxes, wall_boxes
        from loopmap.diagram.layout.place import place_new

        boxes, walls = label_boxes(causal_map), wall_boxes(causal_map)
        return place_new(causal_map, boxes, new, self.near, walls)

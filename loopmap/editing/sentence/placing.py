"""Where a sentence's new variables lie: near what they join, moving nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from loopmap.diagram.geometry import Box, Point, union
from loopmap.diagram.layout.boxes import (
    areas_to_avoid,
    badge_walls,
    boxes_to_place,
    label_boxes,
    wall_boxes,
)
from loopmap.editing.sentence.group_room import clear_of_others
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import links_among, links_at
from loopmap.model.records import MapRecord

ONE_BY_ONE = 8
"""New variables with links that are placed one after the other; more are a picture of their own."""

_APART = 120.0
"""Map units between that picture and what stands on the map."""


@dataclass(frozen=True, slots=True)
class PlaceNew:
    """Places by the layout's own rule; ``near`` is where to begin on an empty part of the map.

    Many that are linked, as a pasted table is, are laid out among themselves and put
    beside the map.
    """

    near: Point | None = None

    def __call__(
        self, causal_map: CausalMap, new: Collection[RecordId]
    ) -> Mapping[RecordId, Point]:
        # Late: numpy is not needed before the first sentence is said.
        from loopmap.diagram.layout.place import place_new

        linked = [one for one in new if links_at(causal_map, [one])]
        placed = {}
        if len(linked) > ONE_BY_ONE:
            placed = self._picture(causal_map, linked)
            causal_map = moved(causal_map, placed)
        left = [one for one in new if one not in placed]
        if left:
            boxes = boxes_to_place(causal_map, left)
            walls = wall_boxes(causal_map) + badge_walls(causal_map)
            placed |= place_new(causal_map, boxes, left, self.near, walls)
            placed |= clear_of_others(causal_map, left, placed)
        return placed

    def _picture(
        self, causal_map: CausalMap, linked: Collection[RecordId]
    ) -> dict[RecordId, Point]:
        """The new ones arranged among themselves, to the right of all that stands."""
        from loopmap.diagram.layout.engine import arrange

        boxes, ours = label_boxes(causal_map), frozenset(linked)
        links = {link.id: link for link in links_among(causal_map, ours)}
        variables = {one: causal_map.variables[one] for one in linked}
        alone = CausalMap(causal_map.info, {"variables": variables, "links": links})
        mine = {one: boxes[one] for one in linked}
        places = arrange(alone, mine, rounds=0)
        whole = union([mine[i]._replace(x=at.x, y=at.y) for i, at in places.items()])
        standing = [box for i, box in boxes.items() if i not in ours] + wall_boxes(causal_map)
        standing += areas_to_avoid(causal_map, boxes, ours).values()
        by = _beside(whole, union(standing), self.near)
        return {i: Point(at.x + by.x, at.y + by.y) for i, at in places.items()}


def _beside(whole: Box | None, standing: Box | None, near: Point | None) -> Point:
    """How far to move a picture so that it lies beside what stands, or about ``near``."""
    assert whole is not None
    if standing is None:
        at = near or Point(0.0, 0.0)
        return Point(round(at.x - whole.x), round(at.y - whole.y))
    return Point(round(standing.right + _APART - whole.left), round(standing.y - whole.y))


def moved(causal_map: CausalMap, places: Mapping[RecordId, Point]) -> CausalMap:
    """The map with variables elsewhere, for looking at only; what no place hangs on is left out."""
    if not places:
        return causal_map
    variables = dict(causal_map.variables)
    for record, (x, y) in places.items():
        variables[record] = replace(variables[record], x=x, y=y)
    tables: dict[str, Mapping[RecordId, MapRecord]] = {
        "variables": variables,
        "links": causal_map.links,
        "notes": causal_map.notes,
        "groups": causal_map.groups,
        "loops": causal_map.loops,
    }
    return CausalMap(causal_map.info, tables)

"""A place for what joins a new group with something standing: the area covers nobody else."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

from loopmap.diagram.areas import group_boxes
from loopmap.diagram.geometry import Box, Point, union
from loopmap.diagram.layout.boxes import areas_to_avoid, badge_walls, label_boxes, wall_boxes
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId

_BETWEEN = 16.0
"""Map units between the new card and others."""

_STEP, _RINGS = 30.0, 9


def clear_of_others(
    causal_map: CausalMap, new: Collection[RecordId], placed: Mapping[RecordId, Point]
) -> dict[RecordId, Point]:
    """Other places for those of ``new`` whose group's area would cover what is not in it.

    The place nearest to the group's other members where it covers none, or fewest; nothing
    for those that lie well.
    O(places tried * cards) for each.
    """
    found: dict[RecordId, Point] = {}
    for one in sorted(placed):
        group = causal_map.variables[one].group if one in new else None
        if group is None:
            continue
        boxes = label_boxes(causal_map)
        boxes |= {i: boxes[i]._replace(x=at.x, y=at.y) for i, at in {**placed, **found}.items()}
        area = _Area(causal_map, group, one, boxes)
        least = area.covered(placed[one])
        for at in _tried(area.heart or placed[one]) if least else ():
            if area.is_free(at) and (cover := area.covered(at)) < least:
                found[one], least = at, cover
                if not cover:
                    break
    return found


class _Area:
    """The area of a group with one member moved about."""

    def __init__(
        self, causal_map: CausalMap, group: RecordId, one: RecordId, boxes: Mapping[RecordId, Box]
    ) -> None:
        variables = causal_map.variables
        members = {i: v for i, v in variables.items() if v.group == group}
        groups = {group: causal_map.groups[group]}
        self._part = CausalMap(causal_map.info, {"variables": members, "groups": groups})
        self._group, self._one, self._boxes = group, one, boxes
        standing = union([boxes[i] for i in members if i != one])
        self.heart = standing.centre if standing else None
        walls = wall_boxes(causal_map)
        areas = areas_to_avoid(causal_map, boxes, (one,))
        foreign = [area for other, area in areas.items() if other != group]
        self._others: Sequence[Box] = [
            *(box for i, box in boxes.items() if i not in members),
            *walls,
            *foreign,
        ]
        self._around = [box for i, box in boxes.items() if i != one] + walls + foreign
        self._around += badge_walls(causal_map)

    def covered(self, at: Point) -> int:
        """How many cards, notes and areas of others the area touches with the member there."""
        boxes = {**self._boxes, self._one: self._boxes[self._one]._replace(x=at.x, y=at.y)}
        area = group_boxes(self._part, boxes, load_style(), bundled_measure())[self._group]
        return sum(area.touches(box) for box in self._others)

    def is_free(self, at: Point) -> bool:
        """Whether the member's card lies on nothing there."""
        card = self._boxes[self._one]._replace(x=at.x, y=at.y).inflated(_BETWEEN)
        return not any(card.touches(box) for box in self._around)


def _tried(middle: Point) -> Iterator[Point]:
    """Places on growing rings."""
    for ring in range(1, _RINGS):
        for step in range(6 * ring):
            angle = math.tau * step / (6 * ring)
            away = ring * _STEP
            yield Point(
                round(middle.x + away * math.cos(angle)), round(middle.y + away * math.sin(angle))
            )

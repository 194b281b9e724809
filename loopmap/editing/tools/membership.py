"""Into a group and out of it by dragging: where a variable is let go says where it belongs."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.diagram.geometry import Box
from loopmap.editing.tools.gesture import Scene
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order

Belonging = Mapping[RecordId, RecordId | None]
"""The group of each variable that changes it; None for no group any more."""


def belonging(scene: Scene, moved: frozenset[RecordId], by: tuple[float, float]) -> Belonging:
    """What changes groups when ``moved`` is dragged by (dx, dy).

    A variable belongs to the group whose area holds its middle, and leaves its own when it
    does not touch the area any more; a little outside it stays and the area grows. Areas
    are those before the drag. Groups that are dragged too keep their members, locked ones
    take nobody in. O(moved * groups).
    """
    groups = [g for g in reversed(in_order(scene.map.groups)) if g.id not in moved and not g.locked]
    areas = [(group.id, scene.drawing.group_boxes[group.id]) for group in groups]
    changed: dict[RecordId, RecordId | None] = {}
    for record in sorted(moved) if areas else ():
        variable, box = scene.map.variables.get(record), scene.drawing.label_boxes.get(record)
        if variable is None or box is None or variable.group in moved:
            continue
        group = _group_at(box.moved(*by), variable.group, areas)
        if group != variable.group:
            changed[record] = group
    return changed


def told(scene: Scene, changed: Belonging) -> str:
    """What letting go does to who belongs where; "" when it does nothing."""
    if not changed:
        return ""
    first, group = next(iter(changed.items()))
    who = f"“{scene.map.variables[first].name}”"
    if len(changed) > 1:
        who = f"{len(changed)} variables"
    if group is not None:
        return f"Let go to put {who} into the group “{scene.map.groups[group].name}”."
    left = scene.map.variables[first].group
    name = f" “{scene.map.groups[left].name}”" if left is not None else ""
    return f"Let go to take {who} out of the group{name}."


def _group_at(box: Box, own: RecordId | None, areas: list[tuple[RecordId, Box]]) -> RecordId | None:
    holding = [group for group, area in areas if area.contains(box.centre)]
    if own in holding or not holding:
        stays = any(group == own and area.touches(box) for group, area in areas)
        return own if stays else None
    return holding[0]

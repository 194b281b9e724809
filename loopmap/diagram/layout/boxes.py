"""The label boxes of a map that nobody has drawn yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from loopmap.diagram.areas import group_boxes, note_box
from loopmap.diagram.badge_place import BADGE_RADIUS
from loopmap.diagram.geometry import Box
from loopmap.diagram.label import card_label
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import MapRecord

_LEAST_ROOM = 200.0
"""Width kept free for a new group's area, so that it need not move as its name is typed."""


def label_boxes(causal_map: CausalMap) -> dict[RecordId, Box]:
    """The box of every variable's card as the light theme draws it. O(variables)."""
    return {v.id: Box(v.x, v.y, *card_size(v.name)) for v in causal_map.variables.values()}


def founded_by(causal_map: CausalMap, new: Collection[RecordId]) -> dict[RecordId, RecordId]:
    """For each of the ``new`` variables in a group without any other members: that group."""
    variables = causal_map.variables
    groups = {i: group for i in new if (group := variables[i].group) is not None}
    if not groups:
        return {}
    held = {v.group for v in variables.values() if v.id not in groups}
    return {i: group for i, group in groups.items() if group not in held}


def boxes_to_place(causal_map: CausalMap, new: Collection[RecordId]) -> dict[RecordId, Box]:
    """The label boxes; for a variable that founds a group one that takes the group's area.

    The larger boxes are centred on their cards, too. O(variables + groups).
    """
    boxes = label_boxes(causal_map)
    founded = founded_by(causal_map, new)
    if founded:
        style, measure = load_style(), bundled_measure()
        for one, group in founded.items():
            table: dict[str, Mapping[RecordId, MapRecord]] = {
                "variables": {one: causal_map.variables[one]},
                "groups": {group: causal_map.groups[group]},
            }
            part = CausalMap(causal_map.info, table)
            area = group_boxes(part, boxes, style, measure)[group]
            boxes[one] = _about(boxes[one], area)
    return boxes


def areas_to_avoid(
    causal_map: CausalMap, boxes: Mapping[RecordId, Box], new: Collection[RecordId]
) -> dict[RecordId, Box]:
    """The areas of open groups, held by their members without the ``new`` ones, by group.

    ``boxes``: where the cards are. Groups that only new ones are in have none.
    O(variables + groups).
    """
    founded = set(founded_by(causal_map, new).values())
    groups = {g: r for g, r in causal_map.groups.items() if not r.collapsed and g not in founded}
    if not groups:
        return {}
    variables = causal_map.variables.items()
    held = {i: v for i, v in variables if v.group in groups and i not in new}
    part = CausalMap(causal_map.info, {"variables": held, "groups": groups})
    return group_boxes(part, boxes, load_style(), bundled_measure())


def _about(card: Box, area: Box) -> Box:
    """The smallest box about the middle of ``card`` that holds ``area``, with a short name."""
    across = max(card.x - area.left, area.right - card.x, _LEAST_ROOM / 2)
    down = max(card.y - area.top, area.bottom - card.y)
    return Box(card.x, card.y, 2 * across, 2 * down)


@lru_cache(maxsize=1 << 15)
def card_size(name: str) -> tuple[float, float]:
    """Width and height of a card; a sentence being typed asks for all of them at every key."""
    label = card_label(name, load_style(), bundled_measure())
    return label.width, label.height


def wall_boxes(causal_map: CausalMap) -> list[Box]:
    """The boxes of what labels keep clear of: notes."""
    if not causal_map.notes:
        return []
    style, measure = load_style(), bundled_measure()
    notes = sorted(causal_map.notes.values(), key=lambda note: note.id)
    return [note_box(note, style, measure) for note in notes]


def badge_walls(causal_map: CausalMap) -> list[Box]:
    """The boxes of badges that somebody put where they are: they stay, and new cards go elsewhere.

    O(loops).
    """
    put = [loop for loop in causal_map.loops.values() if loop.x is not None and loop.y is not None]
    size = 2 * BADGE_RADIUS
    return [Box(loop.x or 0.0, loop.y or 0.0, size, size) for loop in put]

"""Room for a group that is opened: where its members were, or beside what lies there now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from loopmap.diagram.areas import group_boxes
from loopmap.diagram.fold import fold
from loopmap.diagram.geometry import Box
from loopmap.diagram.layout.boxes import wall_boxes
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.places import card_box, label_of
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.diagram.room import nearest_room
from loopmap.diagram.style import load_style
from loopmap.editing.edits.locking import locked_by
from loopmap.editing.edits.touch import place
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Variable

Moved = tuple[Group | Variable, Group | Variable]


def moved_into_room(opened: CausalMap, group: RecordId) -> list[Moved]:
    """The group and its members as they are and as they lie beside others; empty if they stay.

    ``opened`` is the map with the group open. They stay while no member's card lies on
    another card, a stack or a note, and while any of them is locked. O(cards * members).
    """
    seen = fold(opened)
    cards = _cards(seen)
    members = [v for v in opened.variables.values() if v.group == group]
    ours = {v.id: cards[v.id] for v in members if v.id in cards}
    others = [box for i, box in cards.items() if i not in ours] + wall_boxes(opened)
    if not _meet(ours.values(), others):
        return []
    if any(locked_by(opened, i) for i in (group, *ours)):
        return []
    area = group_boxes(seen, cards, load_style(), bundled_measure())[group]
    to = nearest_room(area, others)
    by = to.x - area.x, to.y - area.y
    records: list[Group | Variable] = [opened.groups[group], *members]
    return [(one, replace(one, x=place(one.x + by[0]), y=place(one.y + by[1]))) for one in records]


def _meet(some: Iterable[Box], others: Iterable[Box]) -> bool:
    """Whether any of some boxes touches one of the others. O(boxes * boxes) in numpy."""
    standing = boxes_in_rows(others)
    for box in boxes_in_rows(some):
        apart = np.abs(standing[:, :2] - box[:2]) * 2 > standing[:, 2:] + box[2:]
        if not apart.any(axis=1).all():
            return True
    return False


def _cards(folded: CausalMap) -> Mapping[RecordId, Box]:
    """The cards that are seen, those of stacks among them, as the light theme draws them."""
    style, measure = load_style(), bundled_measure()
    return {
        v.id: card_box(v, label_of(folded, v, style, measure)) for v in folded.variables.values()
    }

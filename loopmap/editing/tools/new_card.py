"""A new variable by hand: where its card comes to stand when it is let go, and in which group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.room import nearest_room
from loopmap.editing.edits.groups import assign_group
from loopmap.editing.edits.touch import free_name
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.tools.gesture import Scene
from loopmap.model.change import Change
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Variable

NEW_VARIABLE = "New variable"
"""What it is called until it is named, which is asked for at once."""

_CARD = (110.0, 36.0)
"""Room kept for a name that is not known yet, map units."""

_CLEAR = 4.0
"""Map units between it and others at which it stays where it was let go."""

_LINK = 46.0
"""Map units of a link that have to be seen: room for its sign and its head."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the card stands, and the group whose area it was let go in."""

    at: Point
    group: RecordId | None = None


def standing(
    scene: Scene,
    asked: Point,
    joined: RecordId | None = None,
    size: tuple[float, float] = _CARD,
) -> Standing:
    """The place nearest to the one asked for where a card of that size lies on nothing.

    Not in the area of a group either, but for the one it is let go in, which it joins;
    locked and collapsed groups take nobody in. From the variable ``joined`` it keeps as
    far off as its link needs to be seen. O(cards + groups).
    """
    open_ones = [g for g in in_order(scene.map.groups) if not (g.locked or g.collapsed)]
    areas = scene.drawing.group_boxes
    holding = [g.id for g in reversed(open_ones) if areas[g.id].contains(asked)]
    card, taken = Box(*asked, *size), list(_taken(scene, frozenset(holding), joined))
    is_free = not any(card.inflated(_CLEAR).touches(box) for box in taken)
    at = asked if is_free else nearest_room(card, taken)
    return Standing(at, holding[0] if holding else None)


def new_variable(
    scene: Scene, asked: Point, joined: RecordId | None = None
) -> tuple[Change, RecordId]:
    """What makes a variable stand there, and its id."""
    stand = standing(scene, asked, joined)
    name = free_name(NEW_VARIABLE, [v.name for v in scene.map.variables.values()])
    change = add_variable(scene.document, scene.map_id, name, stand.at, scene.new_id)
    new = next(key.id for key in change.touched(Variable))
    if stand.group is not None:
        grown = scene.document.apply(change)
        change = change.then(assign_group(grown, scene.map_id, [new], stand.group))
    return change, new


def is_unnamed(name: str) -> bool:
    """Whether a variable is still called what it is called until somebody names it.

    >>> is_unnamed("New variable 2"), is_unnamed("New variables")
    (True, False)
    """
    return name.rstrip("0123456789 ") == NEW_VARIABLE


def where_told(scene: Scene, stand: Standing) -> str:
    """In which group a new variable is made, for the status line; "" for none."""
    if stand.group is None:
        return ""
    return f" in the group “{scene.map.groups[stand.group].name}”"


def _taken(scene: Scene, holding: frozenset[RecordId], joined: RecordId | None) -> Iterator[Box]:
    drawing = scene.drawing
    for record, card in drawing.cards.items():
        yield card.inflated(_LINK) if record == joined else card
    yield from drawing.note_boxes.values()
    yield from (area for group, area in drawing.group_boxes.items() if group not in holding)

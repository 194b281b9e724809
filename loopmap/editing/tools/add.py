"""Placing new things: a variable, a note, a group."""

from __future__ import annotations

from loopmap.diagram.geometry import Box, box_between, union
from loopmap.editing.edits import groups, notes
from loopmap.editing.edits.touch import free_name
from loopmap.editing.tools.gesture import (
    STILL,
    Gesture,
    GestureResult,
    Pointer,
    Preview,
    Scene,
    is_drag,
    naming,
)
from loopmap.editing.tools.new_card import new_variable, standing, where_told
from loopmap.model.ids import RecordId
from loopmap.model.records import Note

NEW_NOTE, NEW_GROUP = "New note", "New group"
"""What new things are called until they are named, which is asked for at once."""

_GROUPS = {0: "Let go to make an empty group.", 1: "Let go to make a group of 1 variable."}

MARGIN = 24.0
"""Room left around the members of a new group, map units."""


def add_variable(scene: Scene, press: Pointer) -> Gesture:
    """A new variable where the button is let go, to be named at once; not upon another."""
    now = press
    while not now.released:
        why = _taken(scene, now)
        now = yield Preview(allowed=False, message=why) if why else _preview_of_new(scene, now)
    if why := _taken(scene, now):
        return GestureResult(message=why)
    change, new = new_variable(scene, now.at)
    return GestureResult("Add variable", change, frozenset({new}), rename=new, merge=naming(new))


def add_note(scene: Scene, press: Pointer) -> Gesture:
    """A new note where the button is let go, to be written at once."""
    now = yield Preview(ghost=press.at)
    while not now.released:
        now = yield Preview(ghost=now.at)
    change = notes.add_note(scene.document, scene.map_id, NEW_NOTE, now.at, scene.new_id)
    new = next(key.id for key in change.touched(Note))
    return GestureResult("Add note", change, frozenset({new}), rename=new, merge=naming(new))


def add_group(scene: Scene, press: Pointer) -> Gesture:
    """A new group around the variables in a dragged area, to be named at once.

    A click makes one of the selected variables, or an empty one if none is selected.
    """
    now = yield STILL
    while not now.released:
        band = box_between(press.at, now.at)
        inside = frozenset(_inside(scene, band))
        told = _GROUPS.get(len(inside), f"Let go to make a group of {len(inside)} variables.")
        shown = Preview(band=band, selection=inside, message=told)
        now = yield shown if is_drag(press, now) else STILL
    if is_drag(press, now):
        area = box_between(press.at, now.at)
        return _grouped(scene, area, _inside(scene, area))
    chosen = sorted(i for i in scene.selection if i in scene.drawing.label_boxes)
    around = union([scene.drawing.label_boxes[i] for i in chosen])
    area = around.inflated(MARGIN) if around else Box(now.x, now.y, *groups.EMPTY_GROUP)
    return _grouped(scene, area, chosen)


def _preview_of_new(scene: Scene, now: Pointer) -> Preview:
    stand = standing(scene, now.at)
    where = where_told(scene, stand)
    message = f"Let go to make a variable{where}." if where else ""
    return Preview(ghost=stand.at, lit=stand.group, message=message)


def _taken(scene: Scene, now: Pointer) -> str:
    """Why no variable can be put there; "" where one can."""
    there = scene.map.variables.get(now.hit.record) if now.hit.record else None
    return f"“{there.name}” is there already: click on empty paper." if there else ""


def _inside(scene: Scene, area: Box) -> list[RecordId]:
    boxes = scene.drawing.label_boxes
    return sorted(record for record, box in boxes.items() if area.contains(box.centre))


def _grouped(scene: Scene, area: Box, members: list[RecordId]) -> GestureResult:
    name = free_name(NEW_GROUP, [group.name for group in scene.map.groups.values()])
    change = groups.add_group(
        scene.document, scene.map_id, name, area, scene.new_id, members=members
    )
    new = groups.group_made(change)
    return GestureResult("Add group", change, frozenset({new}), rename=new, merge=naming(new))

"""Dragging what is selected, or a loop's badge."""

from __future__ import annotations

from loopmap.editing.edits.loops import place_badge
from loopmap.editing.selection import clicked, of_loop, pressed
from loopmap.editing.tools.dragging import Dragged
from loopmap.editing.tools.gesture import (
    NO_RESULT,
    STILL,
    Gesture,
    GestureResult,
    Pointer,
    Preview,
    Scene,
    is_drag,
)
from loopmap.editing.tools.pile import held, next_down
from loopmap.model.ids import RecordId
from loopmap.model.records import NamedLoop

_Named = tuple[tuple[RecordId, ...], str]
"""A loop by its links and its label."""


def move_selection(scene: Scene, press: Pointer) -> Gesture:
    """Drag the thing pressed, with all that is selected if it is part of that.

    Groups take their members along, and a variable dragged into a group's area or out
    of it joins or leaves it. Shift keeps to one axis, alt leaves the originals and
    drags a copy, ctrl does not snap. What is locked stays. Without a drag it is a click,
    and a click again takes what lies beneath.
    """
    in_pile = press.hit.kind in ("variable", "note")
    record = held(scene, press) if in_pile else press.hit.record
    if record is None:
        return NO_RESULT
    extend = press.shift or press.ctrl
    dragged = Dragged(scene, press, record, pressed(scene.selection, record, extend=extend))
    dragging = False
    now = yield STILL
    while True:
        dragging = dragging or is_drag(press, now)
        if now.released:
            break
        now = yield dragged.preview(now) if dragging else STILL
    if dragging:
        return dragged.dropped(now)
    meant = next_down(scene, press) if in_pile and not extend else press.hit.record
    return GestureResult(select=clicked(scene.selection, meant, extend=extend))


def drag_badge(scene: Scene, press: Pointer) -> Gesture:
    """Drag a loop's badge to where it reads best; a click selects the loop, if it has a record."""
    record = press.hit.record
    badge, loop = _pressed(scene, record)
    dragging = False
    now = yield STILL
    while True:
        dragging = dragging or is_drag(press, now)
        if now.released:
            break
        moving = dragging and badge is not None
        now = yield Preview(moved={record: now.at}) if moving and record is not None else STILL
    if dragging and badge is not None:
        return _badge_dropped(scene, badge, now)
    select = of_loop(scene.map, loop.links) if loop else None
    return GestureResult(select=select, besides=press.ctrl)


def _pressed(scene: Scene, record: RecordId | None) -> tuple[_Named | None, NamedLoop | None]:
    """The links and label of the loop whose badge was pressed, and its record if it has one."""
    loop = scene.map.loops.get(record) if record else None
    if loop is not None:
        return (loop.links, loop.label), loop
    badge = next((each for each in scene.drawing.badges if each.id == record), None)
    return (badge.links, badge.label) if badge else None, None


def _badge_dropped(scene: Scene, badge: _Named, now: Pointer) -> GestureResult:
    links, label = badge
    at = (now.x, now.y)
    change = place_badge(scene.document, scene.map_id, links, label, at, scene.new_id)
    return GestureResult(f"Move badge {label}", change)

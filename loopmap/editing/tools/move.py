"""Dragging what is selected, or a loop's badge."""

from __future__ import annotations

from loopmap.editing.edits.loops import move_badge
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
from loopmap.model.records import NamedLoop

_NAME_FIRST = "Name the loop first (Ctrl+Shift+N): then its badge can be moved."


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
    """Drag a named loop's badge to where it reads best; a click selects the loop."""
    loop = scene.map.loops.get(press.hit.record) if press.hit.record else None
    dragging = False
    now = yield STILL
    while True:
        dragging = dragging or is_drag(press, now)
        if now.released:
            break
        now = yield _badge_dragged(loop, now) if dragging else STILL
    if dragging:
        return _badge_dropped(scene, loop, now)
    return GestureResult(select=of_loop(scene.map, loop.links)) if loop else NO_RESULT


def _badge_dragged(loop: NamedLoop | None, now: Pointer) -> Preview:
    if loop is None:
        return Preview(allowed=False, message=_NAME_FIRST)
    return Preview(moved={loop.id: now.at})


def _badge_dropped(scene: Scene, loop: NamedLoop | None, now: Pointer) -> GestureResult:
    if loop is None:
        return GestureResult(message=_NAME_FIRST)
    change = move_badge(scene.document, scene.map_id, loop.id, now.at)
    return GestureResult(f"Move badge {loop.label}", change)

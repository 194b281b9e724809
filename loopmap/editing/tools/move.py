"""Dragging what is selected, or a loop's badge."""

from __future__ import annotations

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.arrange import Positions, movable, move_records, shifted
from loopmap.editing.edits.clipboard import copy_records, paste_clip
from loopmap.editing.edits.loops import move_badge
from loopmap.editing.history import Selection
from loopmap.editing.selection import clicked, of_loop, pressed
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
from loopmap.model.records import NamedLoop


def move_selection(scene: Scene, press: Pointer) -> Gesture:
    """Drag the thing pressed, with all that is selected if it is part of that.

    Groups take their members along. Shift keeps to one axis, alt leaves the
    originals and drags a copy. Without a drag it is a click.
    """
    record = press.hit.record
    if record is None:
        return NO_RESULT
    extend = press.shift or press.ctrl
    chosen = pressed(scene.selection, record, extend=extend)
    start = movable(scene.map, chosen)
    dragging = False
    now = yield STILL
    while True:
        dragging = dragging or is_drag(press, now)
        if not dragging:
            if now.released:
                return GestureResult(select=clicked(scene.selection, record, extend=extend))
            now = yield STILL
            continue
        by = _travel(press, now)
        if now.released:
            return _dropped(scene, chosen, start, by, now)
        moved = {i: Point(*at) for i, at in shifted(start, *by).items()}
        now = yield Preview(moved=moved, copying=now.alt, selection=chosen)


def drag_badge(scene: Scene, press: Pointer) -> Gesture:
    """Drag a named loop's badge to where it reads best; a click selects the loop."""
    loop = scene.map.loops.get(press.hit.record) if press.hit.record else None
    dragging = False
    now = yield STILL
    while not now.released:
        dragging = loop is not None and (dragging or is_drag(press, now))
        now = yield Preview(moved={loop.id: now.at}) if loop and dragging else STILL
    if loop is None:
        return NO_RESULT
    return (
        _badge_dropped(scene, loop, now)
        if dragging or is_drag(press, now)
        else GestureResult(select=of_loop(scene.map, loop.links))
    )


def _badge_dropped(scene: Scene, loop: NamedLoop, now: Pointer) -> GestureResult:
    change = move_badge(scene.document, scene.map_id, loop.id, now.at)
    return GestureResult(f"Move badge {loop.label}", change)


def _travel(press: Pointer, now: Pointer) -> tuple[float, float]:
    dx, dy = now.x - press.x, now.y - press.y
    if not now.shift:
        return dx, dy
    return (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)


def _dropped(
    scene: Scene, chosen: Selection, start: Positions, by: tuple[float, float], now: Pointer
) -> GestureResult:
    if now.alt:
        clip = copy_records(scene.map, chosen)
        pasted = paste_clip(scene.document, scene.map_id, clip, scene.new_id, offset=by)
        return GestureResult("Copy", pasted.change, pasted.ids)
    change = move_records(scene.document, scene.map_id, shifted(start, *by))
    return GestureResult("Move", change, chosen)

"""Bending a link by its handle, or by dragging the line itself."""

from __future__ import annotations

import math

from loopmap.diagram.fold import hidden_in
from loopmap.diagram.geometry import Point
from loopmap.editing.edits.links import bent, set_bulge
from loopmap.editing.selection import clicked
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
from loopmap.model.ids import RecordId

STRAIGHT_WITHIN = 4.0
"""Screen pixels from the chord within which a bent link snaps to straight."""


_AT_STACK = "Open the group to bend a link at a variable in it."


def bend_link(scene: Scene, press: Pointer) -> Gesture:
    """The middle of the link follows the pointer; close to straight it becomes straight.

    A click selects the link.
    """
    link = scene.map.links.get(press.hit.record) if press.hit.record else None
    if link is None:
        return NO_RESULT
    if any(hidden_in(scene.map, end) for end in (link.source, link.target)):
        return (yield from _only_select(scene, press, link.id))
    ends = [scene.map.variables[end] for end in (link.source, link.target)]
    start, end = Point(ends[0].x, ends[0].y), Point(ends[1].x, ends[1].y)
    extend = press.shift or press.ctrl
    dragging = False
    now = yield STILL
    while True:
        dragging = dragging or (is_drag(press, now) and start != end)
        bulge = bulge_towards(start, end, now.at, snap=STRAIGHT_WITHIN / now.scale)
        if now.released:
            break
        now = yield Preview(bulges={link.id: bulge}) if dragging else STILL
    if not dragging:
        return GestureResult(select=clicked(scene.selection, link.id, extend=extend))
    change = set_bulge(scene.document, scene.map_id, [link.id], bulge)
    return GestureResult("Bend link", change, frozenset({link.id}))


def _only_select(scene: Scene, press: Pointer, link: RecordId) -> Gesture:
    """A link at a stack has no shape of its own: it is selected, and a drag does nothing."""
    now = yield STILL
    while not now.released:
        now = yield Preview(allowed=False, message=_AT_STACK) if is_drag(press, now) else STILL
    if is_drag(press, now):
        return GestureResult(message=_AT_STACK)
    extend = press.shift or press.ctrl
    return GestureResult(select=clicked(scene.selection, link, extend=extend))


def bulge_towards(start: Point, end: Point, handle: Point, *, snap: float = 0.0) -> float:
    """The bulge of the arc from ``start`` to ``end`` whose middle is level with ``handle``.

    Twice the height over the chord, positive to the left of travel on screen (y
    down), within the limits of a link; 0 for handles within ``snap`` of the chord.

    >>> bulge_towards(Point(0, 0), Point(100, 0), Point(50, -25))
    0.5
    """
    dx, dy = end.x - start.x, end.y - start.y
    chord = math.hypot(dx, dy)
    if chord == 0.0:
        return 0.0
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
    height = ((handle.x - middle.x) * dy - (handle.y - middle.y) * dx) / chord
    return 0.0 if abs(height) <= snap else bent(2 * height / chord)

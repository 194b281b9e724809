"""Bending a link by its handle, or by dragging the line itself."""

from __future__ import annotations

import math

from loopmap.diagram.fold import hidden_in
from loopmap.diagram.geometry import Point
from loopmap.editing.edits.links import MOST_BENT, bent, set_bulge
from loopmap.editing.selection import clicked
from loopmap.editing.tools.circle import turn_circle_round
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
from loopmap.model.records import Link

SNAP_WITHIN = 4.0
"""Screen pixels from straight, or from how the link bends by itself, that snap to it."""

_STRAIGHT = "Straight."
_BY_ITSELF = "Let go here and the link bends by itself again."
_HOW = "Drag to the chord for straight; Ctrl does not snap."
_ALREADY = "This link bends by itself: drag its middle to bend it."
_AT_ITS_PLACE = "This link finds its own place: drag it to turn it round its card."
_AT_STACK = "Open the group to bend a link at a variable in it."


def bend_link(scene: Scene, press: Pointer) -> Gesture:
    """The link follows the pointer: by its handle the middle, by the line what was pressed.

    It snaps to straight, and to how it bends by itself, unless ctrl is held. A click
    selects the link.
    """
    link = scene.map.links.get(press.hit.record) if press.hit.record else None
    if link is None:
        return NO_RESULT
    if link.source == link.target:
        return (yield from turn_circle_round(scene, press, link))
    if any(hidden_in(scene.map, end) for end in (link.source, link.target)):
        return (yield from _only_select(scene, press, link.id, _AT_STACK))
    extend = press.shift or press.ctrl
    dragging = False
    now = yield STILL
    while True:
        dragging = dragging or is_drag(press, now)
        if now.released:
            break
        now = yield _preview(scene, link, press, now) if dragging else STILL
    if not dragging:
        return GestureResult(select=clicked(scene.selection, link.id, extend=extend))
    change = set_bulge(scene.document, scene.map_id, [link.id], _bulge(scene, link, press, now))
    return GestureResult("Bend link", change, frozenset({link.id}))


def _only_select(scene: Scene, press: Pointer, link: RecordId, why: str) -> Gesture:
    """A link without a shape of its own is selected, and a drag only says ``why`` it has none."""
    now = yield STILL
    while not now.released:
        now = yield Preview(allowed=False, message=why) if is_drag(press, now) else STILL
    if is_drag(press, now):
        return GestureResult(message=why)
    extend = press.shift or press.ctrl
    return GestureResult(select=clicked(scene.selection, link, extend=extend))


def unbend_link(scene: Scene, press: Pointer) -> Gesture:
    """A double click: the link bends by itself again."""
    link = scene.map.links.get(press.hit.record) if press.hit.record else None
    now = yield STILL
    while not now.released:
        now = yield STILL
    if link is None:
        return NO_RESULT
    change = set_bulge(scene.document, scene.map_id, [link.id], None)
    already = _AT_ITS_PLACE if link.source == link.target else _ALREADY
    message = "" if change else already
    return GestureResult("Bend link by itself", change, frozenset({link.id}), message=message)


def bulge_towards(start: Point, end: Point, handle: Point) -> float:
    """The bulge of the arc from ``start`` to ``end`` whose middle is level with ``handle``.

    Twice the height over the chord, positive to the left of travel on screen (y
    down), within the limits of a link.

    >>> bulge_towards(Point(0, 0), Point(100, 0), Point(50, -25))
    0.5
    """
    dx, dy = end.x - start.x, end.y - start.y
    chord = math.hypot(dx, dy)
    if chord == 0.0:
        return 0.0
    height = ((handle.x - start.x) * dy - (handle.y - start.y) * dx) / chord
    return bent(2 * height / chord)


def bulge_through(start: Point, end: Point, place: Point) -> float:
    """The bulge of the arc from ``start`` to ``end`` that passes through ``place``.

    By the inscribed angle at ``place``: what it lacks to two right angles is half the
    angle of the arc. A place on the chord gives 0, one beyond its ends the most.

    >>> bulge_through(Point(0, 0), Point(100, 0), Point(50, -50))
    1.0
    """
    ax, ay, bx, by = start.x - place.x, start.y - place.y, end.x - place.x, end.y - place.y
    lacking = math.pi - math.atan2(abs(ax * by - ay * bx), ax * bx + ay * by)
    side = (place.x - start.x) * (end.y - start.y) - (place.y - start.y) * (end.x - start.x)
    return bent(math.copysign(min(math.tan(lacking / 2), MOST_BENT), side))


def _preview(scene: Scene, link: Link, press: Pointer, now: Pointer) -> Preview:
    bulge = _bulge(scene, link, press, now)
    message = _BY_ITSELF if bulge is None else _HOW if bulge else _STRAIGHT
    return Preview(bulges={link.id: bulge}, message=message)


def _bulge(scene: Scene, link: Link, press: Pointer, now: Pointer) -> float | None:
    """The bulge for the pointer there; None where that is what the link has by itself."""
    curve = scene.drawing.link_paths[link.id].curve
    start, end = curve.start, curve.end
    bulge_at = bulge_towards if press.hit.kind == "link_handle" else bulge_through
    bulge = bulge_at(start, end, now.at)
    if now.ctrl:
        return bulge
    near = 2 * SNAP_WITHIN / now.scale / max(math.dist(start, end), 1.0)
    if abs(bulge) <= near:
        return 0.0
    return None if abs(bulge - scene.drawing.own_bulge(link.id)) <= near else bulge

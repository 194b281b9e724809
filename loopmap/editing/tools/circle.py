"""Turning a link from a variable to itself round its card."""

from __future__ import annotations

import math

from loopmap.diagram.geometry import Point
from loopmap.diagram.self_loop import bulge_at
from loopmap.editing.edits.links import turn_circle
from loopmap.editing.selection import clicked
from loopmap.editing.tools.gesture import (
    STILL,
    Gesture,
    GestureResult,
    Pointer,
    Preview,
    Scene,
    is_drag,
)
from loopmap.model.records import Link

_SIDE = math.pi / 4
"""The circle snaps to the middles of the sides of its card and to its corners."""

_SNAP_WITHIN = 6.0
"""Screen pixels from there."""

_HOW = "Drag round the card; Ctrl does not snap. Double-click lets it find its own place."


def turn_circle_round(scene: Scene, press: Pointer, link: Link) -> Gesture:
    """The circle of a link to itself follows the pointer round its card; a click selects it."""
    dragging = False
    now = yield STILL
    while True:
        dragging = dragging or is_drag(press, now)
        if now.released:
            break
        if dragging:
            bulge = bulge_at(_angle(scene, link, press, now))
            now = yield Preview(bulges={link.id: bulge}, message=_HOW)
        else:
            now = yield STILL
    if not dragging:
        extend = press.shift or press.ctrl
        return GestureResult(select=clicked(scene.selection, link.id, extend=extend))
    angle = _angle(scene, link, press, now)
    change = turn_circle(scene.document, scene.map_id, link.id, angle)
    return GestureResult("Turn link to itself", change, frozenset({link.id}))


def _angle(scene: Scene, link: Link, press: Pointer, now: Pointer) -> float:
    """Where the circle is now: turned as far as the pointer was since it was pressed."""
    card = scene.drawing.label_boxes[link.source].centre
    circle = scene.drawing.link_paths[link.id].curve.centre
    angle = _seen(card, circle) + _seen(card, now.at) - _seen(card, press.at)
    side = _SIDE * round(angle / _SIDE)
    away = math.dist(card, circle) * abs(angle - side) * now.scale
    return side if away <= _SNAP_WITHIN and not now.ctrl else angle


def _seen(card: Point, place: Point) -> float:
    return math.atan2(place.y - card.y, place.x - card.x)

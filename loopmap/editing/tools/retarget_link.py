"""Leading a link elsewhere: drag its head or its tail to another variable."""

from __future__ import annotations

from loopmap.diagram.geometry import Point
from loopmap.editing.edits import links as edits
from loopmap.editing.edits.collapse import may_link_at
from loopmap.editing.edits.permission import Permission, refused
from loopmap.editing.selection import clicked
from loopmap.editing.tools.gesture import (
    NO_RESULT,
    STILL,
    Gesture,
    GestureResult,
    LinkLine,
    Pointer,
    Preview,
    Scene,
    is_drag,
    variable_under,
)
from loopmap.model.ids import RecordId
from loopmap.model.records import Link

Ends = tuple[RecordId | None, RecordId | None]
"""Where a link would come from and lead to; None over no variable."""


def retarget_link(scene: Scene, press: Pointer) -> Gesture:
    """The end of the link that was pressed moves to the variable it is let go on.

    Let go anywhere else, or where there is such a link already, nothing changes and
    the status line says why. A click selects the link.
    """
    link = scene.map.links.get(press.hit.record) if press.hit.record else None
    if link is None:
        return NO_RESULT
    now = yield STILL
    while True:
        if not is_drag(press, now):
            if now.released:
                extend = press.shift or press.ctrl
                return GestureResult(select=clicked(scene.selection, link.id, extend=extend))
            now = yield STILL
            continue
        ends = _ends(scene, link, press, now)
        permission = _allowed(scene, link, ends, now)
        if now.released:
            return _led(scene, link, ends, permission)
        now = yield _preview(scene, link, ends, now)


def _ends(scene: Scene, link: Link, press: Pointer, now: Pointer) -> Ends:
    under = variable_under(scene, now)
    return (under, link.target) if press.hit.kind == "link_tail" else (link.source, under)


def _allowed(scene: Scene, link: Link, ends: Ends, now: Pointer) -> Permission:
    source, target = ends
    if source is None or target is None:
        why = may_link_at(scene.map, now.hit.record).why
        return refused(why or "A link joins two variables: let go on one, or press Esc.")
    return edits.may_link(scene.document, scene.map_id, source, target, moving=link.id)


def _preview(scene: Scene, link: Link, ends: Ends, now: Pointer) -> Preview:
    source, target = ends
    permission = _allowed(scene, link, ends, now)
    line = LinkLine(
        source, target, _centre(scene, source, now), _centre(scene, target, now), link.id
    )
    return Preview(
        line=line,
        lit=target if source == link.source else source,
        allowed=bool(permission),
        message=permission.why or "Let go to lead the link here",
    )


def _centre(scene: Scene, variable: RecordId | None, now: Pointer) -> Point:
    if variable is None:
        return now.at
    standing = scene.map.variables[variable]
    return Point(standing.x, standing.y)


def _led(scene: Scene, link: Link, ends: Ends, permission: Permission) -> GestureResult:
    if not permission:
        return GestureResult(message=permission.why)
    source, target = ends
    change = edits.retarget_link(
        scene.document, scene.map_id, link.id, source=source, target=target
    )
    return GestureResult("Lead link elsewhere", change, frozenset({link.id}))

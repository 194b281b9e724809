"""Drawing a link: press a variable (or its rim), drag to another, let go."""

from __future__ import annotations

from loopmap.diagram.geometry import Point
from loopmap.editing.edits.collapse import may_link_at
from loopmap.editing.edits.links import add_link, may_link
from loopmap.editing.edits.permission import Permission
from loopmap.editing.selection import clicked
from loopmap.editing.tools.gesture import (
    STILL,
    Gesture,
    GestureResult,
    LinkLine,
    Pointer,
    Preview,
    Scene,
    is_drag,
    naming,
    variable_under,
)
from loopmap.editing.tools.new_card import new_variable, standing, where_told
from loopmap.model.change import Change
from loopmap.model.ids import RecordId
from loopmap.model.records import Link


def draw_link(scene: Scene, press: Pointer) -> Gesture:
    """A link from the variable pressed to the one let go on.

    Let go on empty canvas, a new variable appears there, clear of others, linked and to be
    named. Either way the link is selected, so that a key gives it its sign.
    Leaving the variable and coming back to it links it to itself. Where no link may
    be, the preview says why and letting go does nothing. A click selects.
    """
    source = variable_under(scene, press)
    if source is None:
        return (yield from _nowhere_to_start(scene, press))
    left = False
    now = yield STILL
    while True:
        target = variable_under(scene, now)
        left = left or target != source
        if not left or not is_drag(press, now):
            if now.released:
                extend = press.shift or press.ctrl
                return GestureResult(select=clicked(scene.selection, source, extend=extend))
            now = yield STILL
            continue
        if now.released:
            return _drawn(scene, source, target, now)
        now = yield _preview(scene, source, target, now)


def _nowhere_to_start(scene: Scene, press: Pointer) -> Gesture:
    why = may_link_at(scene.map, press.hit.record, "from").why
    message = why or "A link starts on a variable: press one and drag to another."
    now = yield Preview(allowed=False, message=message)
    while not now.released:
        now = yield Preview(allowed=False, message=message)
    return GestureResult(message=message)


def _allowed(scene: Scene, source: RecordId, target: RecordId | None, now: Pointer) -> Permission:
    if target is None:
        return may_link_at(scene.map, now.hit.record)
    return may_link(scene.document, scene.map_id, source, target)


def _preview(scene: Scene, source: RecordId, target: RecordId | None, now: Pointer) -> Preview:
    permission = _allowed(scene, source, target, now)
    if target is None and permission:
        return _preview_of_new(scene, source, now)
    variables = scene.map.variables
    end = now.at if target is None else Point(variables[target].x, variables[target].y)
    effect = "a new variable" if target is None else f"“{variables[target].name}”"
    return Preview(
        line=_line(scene, source, target, end),
        lit=target,
        allowed=bool(permission),
        message=permission.why or f"Link “{variables[source].name}” to {effect}",
    )


def _preview_of_new(scene: Scene, source: RecordId, now: Pointer) -> Preview:
    stand = standing(scene, now.at, source)
    where = where_told(scene, stand)
    return Preview(
        line=_line(scene, source, None, stand.at),
        lit=stand.group,
        ghost=stand.at,
        message=f"Link “{scene.map.variables[source].name}” to a new variable{where}",
    )


def _line(scene: Scene, source: RecordId, target: RecordId | None, end: Point) -> LinkLine:
    cause = scene.map.variables[source]
    return LinkLine(source, target, Point(cause.x, cause.y), end)


def _drawn(scene: Scene, source: RecordId, target: RecordId | None, now: Pointer) -> GestureResult:
    permission = _allowed(scene, source, target, now)
    if not permission:
        return GestureResult(message=permission.why)
    if target is None:
        return _drawn_to_new(scene, source, now)
    change = add_link(scene.document, scene.map_id, source, target, scene.new_id)
    return GestureResult("Draw link", change, _links_of(change))


def _drawn_to_new(scene: Scene, source: RecordId, now: Pointer) -> GestureResult:
    added, new = new_variable(scene, now.at, source)
    grown = scene.document.apply(added)
    change = added.then(add_link(grown, scene.map_id, source, new, scene.new_id))
    label = "Draw link to a new variable"
    return GestureResult(label, change, _links_of(change), rename=new, merge=naming(new))


def _links_of(change: Change) -> frozenset[RecordId]:
    return frozenset(key.id for key in change.touched(Link))

"""Collapsing and opening a group by its chevron, and taking hold of a bundle of links."""

from __future__ import annotations

from loopmap.diagram.fold import bundles_of, fold
from loopmap.editing.edits.collapse import collapse_groups, open_groups
from loopmap.editing.tools.gesture import (
    NO_RESULT,
    STILL,
    Gesture,
    GestureResult,
    Pointer,
    Scene,
    is_drag,
)
from loopmap.editing.tools.move import move_selection
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable

_ASIDE = "The group is beside what lies where it was."


def press_chevron(scene: Scene, press: Pointer) -> Gesture:
    """A click collapses the group, or opens it; a drag moves it as anywhere else on it."""
    now = yield STILL
    while not now.released:
        if is_drag(press, now):
            return (yield from move_selection(scene, press))
        now = yield STILL
    return toggled(scene, press.hit.record) if press.hit.record else NO_RESULT


def select_bundle(scene: Scene, press: Pointer) -> Gesture:
    """A click selects the links of the bundle (shift or ctrl: besides what is selected)."""
    now = yield STILL
    while not now.released:
        now = yield STILL
    bundle = bundles_of(fold(scene.map)).get(press.hit.record) if press.hit.record else None
    if bundle is None:
        return NO_RESULT
    links = frozenset(bundle.links)
    if not (press.shift or press.ctrl):
        return GestureResult(select=links)
    taken = scene.selection - links if links <= scene.selection else scene.selection | links
    return GestureResult(select=taken)


def is_stack(scene: Scene, record: RecordId | None) -> bool:
    """Whether a collapsed group is meant."""
    group = scene.map.groups.get(record) if record is not None else None
    return group is not None and group.collapsed


def toggled(scene: Scene, group: RecordId) -> GestureResult:
    """The group open if it is collapsed, collapsed if it is open."""
    chosen = frozenset({group})
    if is_stack(scene, group):
        change = open_groups(scene.document, scene.map_id, chosen)
        moved = bool(change.touched(Variable))
        return GestureResult("Open group", change, chosen, message=_ASIDE if moved else "")
    return GestureResult(
        "Collapse group", collapse_groups(scene.document, scene.map_id, chosen), chosen
    )

"""Things on their way from a press to where they are let go: places, snapping, membership."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from loopmap.diagram.bulge import Floats
from loopmap.diagram.geometry import Box, Point, union
from loopmap.diagram.plate_place import boxes_in_rows
from loopmap.editing.clip import Clip
from loopmap.editing.edits.arrange import movable, move_records, shifted, with_members
from loopmap.editing.edits.clipboard import copy_records, paste_clip, unlocked
from loopmap.editing.edits.groups import regroup
from loopmap.editing.edits.in_a_row import Positions
from loopmap.editing.edits.locking import may_move
from loopmap.editing.edits.permission import ALLOWED, Permission
from loopmap.editing.history import Selection
from loopmap.editing.tools.gesture import GestureResult, Pointer, Preview, Scene
from loopmap.editing.tools.membership import Belonging, belonging, told
from loopmap.editing.tools.snapping import Snapped, snapped
from loopmap.model.ids import RecordId
from loopmap.model.made_once import made_once

SNAP_WITHIN = 6.0
"""Screen pixels from which what is dragged snaps to its neighbours."""

_HOW = "Alt drags a copy, Shift keeps to one axis, Ctrl does not snap."
_COPYING = "Let go to put a copy here."
_SOME_STAY = "What is locked stays where it is."


class _Load(NamedTuple):
    """What is taken along: where it all was, the box around it, and (n, 4) the boxes to snap to."""

    start: Positions
    box: Box | None
    others: Floats


@dataclass(frozen=True)
class Dragged:
    """What is chosen, dragged by ``record`` from ``press``. Alt copies, shift keeps to one axis."""

    scene: Scene
    press: Pointer
    record: RecordId
    chosen: Selection

    def preview(self, now: Pointer) -> Preview:
        """What is shown while the pointer is there."""
        permission = self._permission(now)
        if not permission:
            return Preview(selection=self.chosen, allowed=False, message=permission.why)
        snap, by = self._travel(now)
        start = self._load(now).start
        joined = belonging(self.scene, frozenset(start), by)
        return Preview(
            moved={i: Point(*at) for i, at in shifted(start, *by).items()},
            copying=now.alt,
            joined=joined,
            guides=snap.guides,
            lit=next((group for group in joined.values() if group is not None), None),
            selection=self.chosen,
            message=told(self.scene, joined) or self._how(now),
        )

    def dropped(self, now: Pointer) -> GestureResult:
        """What letting go there comes to."""
        permission = self._permission(now)
        if not permission:
            return GestureResult(select=self.chosen, message=permission.why)
        _, by = self._travel(now)
        joined = belonging(self.scene, frozenset(self._load(now).start), by)
        return self._copied(by, joined) if now.alt else self._moved(by, joined)

    @made_once
    def _moving(self) -> _Load:
        return self._loaded(movable(self.scene.map, self.chosen), stays=False)

    @made_once
    def _copying(self) -> _Load:
        return self._loaded(with_members(self.scene.map, self.chosen), stays=True)

    def _load(self, now: Pointer) -> _Load:
        """Of what is locked only copies are taken along."""
        return self._copying if now.alt else self._moving

    def _loaded(self, start: Positions, *, stays: bool) -> _Load:
        drawing = self.scene.drawing
        boxes = {**drawing.cards, **drawing.note_boxes}
        mine = [boxes[i] for i in start if i in boxes]
        mine = mine or [drawing.group_boxes[i] for i in start if i in drawing.group_boxes]
        others = [box for i, box in boxes.items() if stays or i not in start]
        return _Load(start, union(mine), boxes_in_rows(others))

    def _permission(self, now: Pointer) -> Permission:
        return ALLOWED if now.alt else may_move(self.scene.map, self.record)

    def _how(self, now: Pointer) -> str:
        if now.alt:
            return _COPYING
        members = with_members(self.scene.map, self.chosen)
        return _HOW if len(members) == len(self._moving.start) else _SOME_STAY

    def _travel(self, now: Pointer) -> tuple[Snapped, tuple[float, float]]:
        """How far everything has come, drawn aside to where it snaps."""
        dx, dy = now.x - self.press.x, now.y - self.press.y
        across = down = True
        if now.shift:
            across = abs(dx) >= abs(dy)
            down = not across
            dx, dy = (dx, 0.0) if across else (0.0, dy)
        load = self._load(now)
        if load.box is None or now.ctrl or not self.scene.snaps:
            return Snapped(), (dx, dy)
        there, reach = load.box.moved(dx, dy), SNAP_WITHIN / now.scale
        snap = snapped(there, load.others, reach, across=across, down=down)
        return snap, (dx + snap.dx, dy + snap.dy)

    def _moved(self, by: tuple[float, float], joined: Belonging) -> GestureResult:
        scene = self.scene
        regrouped = regroup(scene.document, scene.map_id, joined)
        there = shifted(self._moving.start, *by)
        moved = move_records(scene.document.apply(regrouped), scene.map_id, there)
        return GestureResult(_label(joined), regrouped.then(moved), self.chosen)

    def _copied(self, by: tuple[float, float], joined: Belonging) -> GestureResult:
        scene = self.scene
        clip = _regrouped(unlocked(copy_records(scene.map, self._copying.start)), joined)
        pasted = paste_clip(scene.document, scene.map_id, clip, scene.new_id, offset=by)
        return GestureResult("Copy", pasted.change, pasted.ids)


def _label(joined: Belonging) -> str:
    if not joined:
        return "Move"
    return "Move into a group" if any(joined.values()) else "Move out of a group"


def _regrouped(clip: Clip, joined: Belonging) -> Clip:
    variables = tuple(
        replace(v, group=joined[v.id]) if v.id in joined else v for v in clip.variables
    )
    return replace(clip, variables=variables)

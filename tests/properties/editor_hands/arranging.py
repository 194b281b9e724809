"""Hands that take what is there: moved, dragged, copied, deleted."""

import math
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from loopmap.diagram.geometry import Box
from loopmap.diagram.hit import Hit
from loopmap.editing.clip import clip_from_json, clip_to_json
from loopmap.editing.edits import (
    arrange,
    clipboard,
    delete,
    locking,
    stacking,
)
from loopmap.editing.tools.gesture import Pointer, Scene
from loopmap.editing.tools.move import move_selection
from tests.properties.editor_hands.at_work import PICKS, PLACES, AtWork
from tests.support.play import play
from tests.support.small_maps import Boxes


class Arranging(AtWork):
    """Does to records of any kind what one does to all."""

    @rule(picks=st.lists(PICKS, max_size=4))
    def delete_some(self, picks) -> None:
        self.on_map(delete.delete_records, self.any(*picks))

    @rule(picks=st.lists(PICKS, max_size=3), at=PLACES)
    def move_some(self, picks, at) -> None:
        self.on_map(arrange.move_records, dict.fromkeys(self.any(*picks), at))
        chosen = self.any(*picks)
        self.on_map(arrange.nudge, chosen, *at, merge="nudge")
        self.on_map(arrange.nudge, chosen, at[1], -7.0, merge="nudge")
        if len(picks) > 1:
            self.session.end_merging()

    @rule(picks=st.lists(PICKS, max_size=3), way=st.sampled_from(stacking.Way), lock=st.booleans())
    def stack_and_lock_some(self, picks, way, lock) -> None:
        records = [*self.session.map.variables.values(), *self.session.map.notes.values()]
        boxes = {record.id: Box(record.x, record.y, 80, 30) for record in records}
        self.on_map(stacking.stack, self.any(*picks), way, boxes)
        self.on_map(locking.set_locked, self.any(*picks), lock)

    @rule(pick=PICKS, others=st.lists(PICKS, max_size=2), to=PLACES, copies=st.booleans())
    def drag_some(self, pick, others, to, copies) -> None:
        """As a hand does: snapping, into groups and out of them, a copy or the thing itself."""
        record = self.session.map.variables.get(self.of("variables", pick))
        if record is None or not all(math.isfinite(value) for value in to):
            return
        scene = Scene(
            self.document, self.session.map_id, frozenset(self.any(*others)),
            Boxes(self.document, self.session.map_id), self.session.new_id,
        )  # fmt: skip
        press = Pointer(record.x, record.y, Hit("variable", record.id))
        now = Pointer(*to, alt=copies)
        _, result = play(move_selection, scene, press, now, replace(now, released=True))
        self.do(lambda _document: result.change)

    @rule(edge=st.sampled_from(arrange.Edge), axis=st.sampled_from(arrange.Axis))
    def arrange_all(self, edge, axis) -> None:
        def boxes():
            return {v.id: Box(v.x, v.y, 80, 30) for v in self.session.map.variables.values()}

        self.on_map(arrange.align, boxes(), edge)
        self.on_map(arrange.distribute, boxes(), axis)

    @rule(picks=st.lists(PICKS, max_size=4))
    def copy(self, picks) -> None:
        self.clip = clipboard.copy_records(
            self.session.map, self.any(*picks), self.document.evidence
        )
        assert clip_from_json(clip_to_json(self.clip)) == self.clip

    @rule(offset=PLACES)
    def paste(self, offset) -> None:
        def paste(document, map_id):
            new_id = self.session.new_id
            return clipboard.paste_clip(document, map_id, self.clip, new_id, offset=offset).change

        self.on_map(paste)

    @rule(picks=st.lists(PICKS, max_size=3))
    def duplicate_and_cut(self, picks) -> None:
        chosen = self.any(*picks)

        def duplicate(document, map_id):
            new_id = self.session.new_id
            return clipboard.duplicate_records(document, map_id, chosen, new_id).change

        self.on_map(duplicate)
        self.on_map(clipboard.cut_records, chosen)

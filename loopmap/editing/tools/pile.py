"""Things that lie over one another: a click again takes the next one down."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.diagram.geometry import Box, Point
from loopmap.editing.tools.gesture import Pointer, Scene
from loopmap.model.ids import RecordId
from loopmap.model.query import Ordered


def pile_at(scene: Scene, at: Point) -> list[RecordId]:
    """The notes and variables whose boxes hold the place, topmost first. O(things)."""
    drawing = scene.drawing
    return [
        *_covering(scene.map.notes, drawing.note_boxes, at),
        *_covering(scene.map.variables, drawing.label_boxes, at),
    ]


def next_down(scene: Scene, press: Pointer) -> RecordId | None:
    """What a click takes: the thing pressed, or where one of its pile is chosen, the next below.

    From the lowest it goes back to the top.
    """
    pile, chosen = pile_at(scene, press.at), scene.selection
    if len(chosen) != 1 or len(pile) < 2 or not chosen.issubset(pile):
        return press.hit.record
    return pile[(pile.index(min(chosen)) + 1) % len(pile)]


def held(scene: Scene, press: Pointer) -> RecordId | None:
    """What a drag takes: what is chosen and lies there, be it covered, or the thing pressed."""
    chosen = [record for record in pile_at(scene, press.at) if record in scene.selection]
    return chosen[0] if chosen else press.hit.record


def _covering(
    table: Mapping[RecordId, Ordered], boxes: Mapping[RecordId, Box], at: Point
) -> list[RecordId]:
    found = [table[record] for record, box in boxes.items() if box.contains(at)]
    return [r.id for r in sorted(found, key=lambda r: (r.order, r.id), reverse=True)]

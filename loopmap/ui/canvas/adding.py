"""A new variable by key: placed beside the selected one or in view, to be named at once."""

from __future__ import annotations

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.geometry import Box, Point
from loopmap.editing.edits.touch import free_name
from loopmap.editing.edits.variables import add_variable
from loopmap.editing.session import Session
from loopmap.editing.tools.gesture import GestureResult, naming
from loopmap.editing.tools.new_card import NEW_VARIABLE
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable

CARD = (110.0, 36.0)
"""Room kept for a variable that has no name yet, map units."""


def add_variable_near(session: Session, drawing: Drawing, shown: Box) -> GestureResult:
    """The step that adds a variable near the selection, or in the middle of what is shown.

    It lies on no note, and in no group's area, for it belongs to none.
    """
    chosen = [drawing.label_boxes[i] for i in session.selection if i in drawing.label_boxes]
    near = chosen[0].centre if len(chosen) == 1 else shown.centre
    document, map_id = session.document, session.map_id
    name = free_name(NEW_VARIABLE, [v.name for v in session.map.variables.values()])
    change = add_variable(document, map_id, name, near, session.new_id)
    new = next(key.id for key in change.touched(Variable))
    at = _free_place(session, drawing, new, near, name)
    change = add_variable(document, map_id, name, at, lambda _kind: new)
    return GestureResult("Add variable", change, frozenset({new}), rename=new, merge=naming(new))


def _free_place(session: Session, drawing: Drawing, new: RecordId, near: Point, name: str) -> Point:
    if not session.map.variables:
        return near
    from loopmap.diagram.layout.place import place_new

    change = add_variable(session.document, session.map_id, name, near, lambda _kind: new)
    grown = session.document.apply(change).maps[session.map_id]
    boxes = {**drawing.label_boxes, new: Box(near.x, near.y, *CARD)}
    stacks = [box for i, box in drawing.cards.items() if i not in drawing.label_boxes]
    walls = [*drawing.note_boxes.values(), *stacks]
    return place_new(grown, boxes, [new], near, walls)[new]

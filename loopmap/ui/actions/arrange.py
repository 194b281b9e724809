"""Commands that arrange what is selected: alignment, even gaps, what lies on top."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.arrange import Axis, Edge, align, distribute
from loopmap.editing.edits.variables import bring_to_front
from loopmap.model.ids import RecordId
from loopmap.ui.actions.command import Command, Test, with_editing, with_variables
from loopmap.ui.actions.desk import Desk

_EDGES = (
    (Edge.LEFT, "Align left", "their left edges"),
    (Edge.CENTRE, "Align centres", "their middles, one above the other"),
    (Edge.RIGHT, "Align right", "their right edges"),
    (Edge.TOP, "Align top", "their top edges"),
    (Edge.MIDDLE, "Align middles", "their middles, side by side"),
    (Edge.BOTTOM, "Align bottom", "their bottom edges"),
)
_AXES = ((Axis.ACROSS, "Distribute across"), (Axis.DOWN, "Distribute down"))


def _boxes(desk: Desk) -> dict[RecordId, Box]:
    """The selected variables and notes as they are drawn."""
    assert desk.session is not None
    assert desk.editor is not None
    drawing = desk.editor.canvas.drawing
    drawn = {**drawing.label_boxes, **drawing.note_boxes}
    return {record: drawn[record] for record in sorted(desk.session.selection) if record in drawn}


def _at_least(number: int) -> Test:
    return lambda desk: with_editing(desk) and len(_boxes(desk)) >= number


def _align(edge: Edge, desk: Desk) -> None:
    assert desk.session is not None
    change = align(desk.session.document, desk.session.map_id, _boxes(desk), edge)
    desk.session.do("Align", change)


def _distribute(axis: Axis, desk: Desk) -> None:
    assert desk.session is not None
    change = distribute(desk.session.document, desk.session.map_id, _boxes(desk), axis)
    desk.session.do("Distribute", change)


def _to_front(desk: Desk) -> None:
    session = desk.session
    assert session is not None
    change = bring_to_front(session.document, session.map_id, session.selection)
    session.do("Bring to front", change)


def _command(name: str, title: str, told: str, run: Callable[[Desk], None], test: Test) -> Command:
    return Command(f"arrange.{name}", title, told, "Map/Arrange", run, enabled=test)


COMMANDS = (
    *(
        _command(
            edge.value,
            title,
            f"Move what is selected so that {words} are in line.",
            partial(_align, edge),
            _at_least(2),
        )
        for edge, title, words in _EDGES
    ),
    *(
        _command(
            axis.value,
            title,
            "Move what is selected so that the gaps between are even.",
            partial(_distribute, axis),
            _at_least(3),
        )
        for axis, title in _AXES
    ),
    _command(
        "front", "Bring to front", "Draw the variables over all others.", _to_front, with_variables
    ),
)

"""Commands that arrange what is selected: alignment, even gaps, what lies on top."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice

from loopmap.diagram.fold import stacks_of
from loopmap.diagram.geometry import Box
from loopmap.editing.edits.arrange import Axis, Edge, align, distribute
from loopmap.editing.edits.locking import all_locked, may_move, set_locked
from loopmap.editing.edits.stacking import Way, stack
from loopmap.editing.history import Selection
from loopmap.model.ids import RecordId
from loopmap.ui.actions.command import Command, Test, with_editing
from loopmap.ui.actions.desk import Desk
from loopmap.ui.editor import Editor

_EDGES = (
    (Edge.LEFT, "Align left", "their left edges"),
    (Edge.CENTRE, "Align centres", "their middles, one above the other"),
    (Edge.RIGHT, "Align right", "their right edges"),
    (Edge.TOP, "Align top", "their top edges"),
    (Edge.MIDDLE, "Align middles", "their middles, side by side"),
    (Edge.BOTTOM, "Align bottom", "their bottom edges"),
)
_TITLES = {
    Way.FRONT: "Bring to front",
    Way.FORWARD: "Bring forward",
    Way.BACKWARD: "Send backward",
    Way.BACK: "Send to back",
}
_WAYS = (
    (Way.FRONT, "Draw what is selected over all others.", "Ctrl+Shift+]"),
    (Way.FORWARD, "Draw what is selected over the next thing that touches it.", "Ctrl+]"),
    (Way.BACKWARD, "Draw what is selected under the next thing that touches it.", "Ctrl+["),
    (Way.BACK, "Draw what is selected under all others.", "Ctrl+Shift+["),
)
_AXES = ((Axis.ACROSS, "Distribute across"), (Axis.DOWN, "Distribute down"))


def _boxes(desk: Desk) -> dict[RecordId, Box]:
    """The selected variables and notes as they are drawn."""
    assert desk.session is not None
    assert desk.editor is not None
    drawn = _drawn(desk.editor)
    return {record: drawn[record] for record in sorted(desk.session.selection) if record in drawn}


def _drawn(editor: Editor) -> dict[RecordId, Box]:
    """All variables and notes as they are, or soon will be, drawn."""
    stage = editor.canvas.stage
    stacks = stacks_of(stage.map)
    return {**{i: box for i, box in stage.cards.items() if i not in stacks}, **stage.notes}


def _at_least(number: int) -> Test:
    return lambda desk: with_editing(desk) and _are_boxes(desk, number)


def _are_boxes(desk: Desk, number: int) -> bool:
    """Whether so many variables and notes are selected; no more are counted."""
    assert desk.session is not None
    assert desk.editor is not None
    seen = desk.editor.canvas.stage.map
    variables, stacks = seen.variables, stacks_of(seen)
    if not _holds_any(desk.session.selection, variables, seen.notes):
        return False
    drawn = (
        record
        for record in desk.session.selection
        if (record in variables and record not in stacks) or record in seen.notes
    )
    return len(list(islice(drawn, number))) == number


def _holds_any(selection: Selection, *tables: Mapping[RecordId, object]) -> bool:
    """Whether any of these is selected, quickly told of thousands of links, too."""
    return not all(table.keys().isdisjoint(selection) for table in tables)


def _align(edge: Edge, desk: Desk) -> None:
    assert desk.session is not None
    boxes = _boxes(desk)
    change = align(desk.session.document, desk.session.map_id, boxes, edge)
    desk.session.do("Align", change)
    _say(desk, boxes, "" if change else "They are in line already.")


def _distribute(axis: Axis, desk: Desk) -> None:
    assert desk.session is not None
    boxes = _boxes(desk)
    change = distribute(desk.session.document, desk.session.map_id, boxes, axis)
    desk.session.do("Distribute", change)
    _say(desk, boxes, "" if change else "The gaps between them are even already.")


def _say(desk: Desk, boxes: Mapping[RecordId, Box], nothing_done: str) -> None:
    """Why nothing was done, or that not all of what is selected has moved."""
    session, editor = desk.session, desk.editor
    assert session is not None
    assert editor is not None
    are_locked = any(not may_move(session.map, record) for record in boxes)
    told = "What is locked stays where it is." if are_locked else nothing_done
    if told:
        editor.hint.emit(told)


def _stack(way: Way, desk: Desk) -> None:
    session, editor = desk.session, desk.editor
    assert session is not None
    assert editor is not None
    change = stack(session.document, session.map_id, session.selection, way, _drawn(editor))
    session.do(_TITLES[way], change)
    if not change:
        editor.hint.emit("It lies that way already: nothing else touches it there.")
    elif way in {Way.BACKWARD, Way.BACK}:
        # What is selected is painted over all, or nobody could get at it.
        editor.hint.emit("It lies farther down now, as is seen when something else is selected.")


def _toggle_lock(desk: Desk) -> None:
    session = desk.session
    assert session is not None
    lock = not all_locked(session.map, session.selection)
    change = set_locked(session.document, session.map_id, session.selection, lock)
    session.do("Lock" if lock else "Unlock", change)


def _are_locked(desk: Desk) -> bool:
    session = desk.session
    if session is None or session.selection <= session.map.links.keys():
        return False  # links cannot be locked: nobody need look through them
    return all_locked(session.map, session.selection)


def _with_boxes(desk: Desk) -> bool:
    """A variable, note or group is selected and may be altered."""
    session = desk.session
    if session is None or not with_editing(desk):
        return False
    return not session.selection <= session.map.links.keys()


def _command(  # noqa: PLR0913, PLR0917  a command has that many properties
    name: str,
    title: str,
    told: str,
    run: Callable[[Desk], None],
    test: Test,
    key: str = "",
    begins: bool = False,
) -> Command:
    keys = (key,) if key else ()
    return Command(
        f"arrange.{name}", title, told, "Map/Arrange", run, keys, enabled=test, begins=begins
    )


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
            begins=axis is Axis.ACROSS,
        )
        for axis, title in _AXES
    ),
    *(
        _command(
            way.value,
            _TITLES[way],
            told,
            partial(_stack, way),
            _at_least(1),
            key,
            begins=way is Way.FRONT,
        )
        for way, told, key in _WAYS
    ),
    Command(
        "arrange.lock",
        "Locked",
        "Keep what is selected where it is: neither a hand nor tidying moves it.",
        "Map/Arrange",
        _toggle_lock,
        ("Ctrl+Shift+K",),
        enabled=_with_boxes,
        checked=_are_locked,
        begins=True,
    ),
)

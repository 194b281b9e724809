"""Commands that arrange what is selected: alignment, even gaps, what lies on top."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import islice

from loopmap.diagram.fold import stacks_of
from loopmap.diagram.geometry import Box
from loopmap.editing.edits.arrange import Axis, Edge, align, distribute
from loopmap.editing.edits.locking import all_locked, set_locked, stay_told
from loopmap.editing.edits.stacking import Way, stack
from loopmap.editing.edits.touch import NewId
from loopmap.editing.history import Selection
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.ui.actions.command import Command, Test, with_editing
from loopmap.ui.actions.desk import Desk
from loopmap.ui.actions.many import do_with_selected
from loopmap.ui.canvas.stage import Stage
from loopmap.ui.edits_beside import MANY, Prepared, Wanted, Work

Edit = Callable[[Document, MapId, Mapping[RecordId, Box]], Change]

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
# What is selected is painted over all, or nobody could get at it.
_DOWN = "It lies farther down now, as is seen when something else is selected."
_LIES = {
    Way.FRONT: "It lies above all others of its kind now.",
    Way.FORWARD: "It lies above the next thing that touches it now.",
    Way.BACKWARD: _DOWN,
    Way.BACK: _DOWN,
}
_LIES_SO = "It lies that way already: nothing else touches it there."
_AXES = ((Axis.ACROSS, "Distribute across"), (Axis.DOWN, "Distribute down"))


def _drawn(stage: Stage) -> Callable[[], dict[RecordId, Box]]:
    """All variables and notes as they are, or soon will be, drawn; asked for on any thread."""
    late, shown, stacks = stage.late, stage.on_show, stacks_of(stage.map)

    def boxes() -> dict[RecordId, Box]:
        cards = shown.cards if late is None else late.cards
        notes = shown.note_boxes if late is None else late.notes
        return {**{i: box for i, box in cards.items() if i not in stacks}, **notes}

    return boxes


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
    def edit(document: Document, map_id: MapId, boxes: Mapping[RecordId, Box]) -> Change:
        return align(document, map_id, boxes, edge)

    _arrange(desk, ("Align", "Aligning", "They are in line already."), edit)


def _distribute(axis: Axis, desk: Desk) -> None:
    def edit(document: Document, map_id: MapId, boxes: Mapping[RecordId, Box]) -> Change:
        return distribute(document, map_id, boxes, axis)

    words = ("Distribute", "Distributing", "The gaps between them are even already.")
    _arrange(desk, words, edit)


def _arrange(desk: Desk, words: tuple[str, str, str], edit: Edit) -> None:
    """Arrange the selected variables and notes, very many beside the window.

    ``words``: what the step is called, what is said meanwhile, and where there is nothing to do.
    """
    session, editor = desk.session, desk.editor
    assert session is not None
    assert editor is not None
    label, doing, nothing_done = words
    chosen, stage = session.selection, editor.canvas.stage
    if len(chosen) > MANY:

        def begin() -> Work:
            return partial(_arranged, edit, nothing_done, chosen, _drawn(stage))

        editor.edits.ask(Wanted(label, doing, session.map_id, begin, lambda _: None))
        return
    here = session.document, session.map_id
    made = _arranged(edit, nothing_done, chosen, _drawn(stage), *here, session.new_id, None)
    session.do(label, made.change)
    if made.told:
        editor.hint.emit(made.told)


def _arranged(  # noqa: PLR0913, PLR0917  what is arranged how, and what every such work gets
    edit: Edit,
    nothing_done: str,
    chosen: Selection,
    drawn: Callable[[], dict[RecordId, Box]],
    document: Document,
    map_id: MapId,
    _: NewId,
    __: Prepared | None,
) -> Prepared:
    """The change, and why nothing was done, or that not all of what is selected has moved."""
    every = drawn()
    boxes = {record: every[record] for record in sorted(chosen) if record in every}
    change = edit(document, map_id, boxes)
    stay = stay_told(document.maps[map_id], [*boxes])
    return Prepared(change, told=stay if change else stay or nothing_done)


def _stack(way: Way, desk: Desk) -> None:
    session, editor = desk.session, desk.editor
    assert session is not None
    assert editor is not None
    change = stack(
        session.document, session.map_id, session.selection, way, _drawn(editor.canvas.stage)()
    )
    session.do(_TITLES[way], change)
    editor.hint.emit(_LIES[way] if change else _LIES_SO)


def _toggle_lock(desk: Desk) -> None:
    session = desk.session
    assert session is not None
    lock = not all_locked(session.map, session.selection)
    words = ("Lock", "Locking") if lock else ("Unlock", "Unlocking")
    do_with_selected(desk, *words, partial(set_locked, locked=lock))


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

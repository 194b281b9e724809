"""Commands of the Edit menu."""

from __future__ import annotations

from functools import partial

from loopmap.editing.edits.clipboard import duplicate_records
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.touch import NewId
from loopmap.editing.history import Done, Selection
from loopmap.editing.selection import everything
from loopmap.editing.session import Session
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.ui.actions import clipboard
from loopmap.ui.actions.command import (
    Command,
    panels_of,
    with_document,
    with_editing,
    with_panels,
    with_selection_to_edit,
)
from loopmap.ui.actions.desk import Desk
from loopmap.ui.actions.many import do_with_selected
from loopmap.ui.edits_beside import MANY, Prepared, Wanted
from loopmap.ui.offered import Room, offset_beside, room_on


def _may_undo(desk: Desk) -> bool:
    editor = desk.editor
    if editor is None or not with_editing(desk):
        return False
    has_begun = editor.tidying.is_running or editor.edits.coming is not None
    return has_begun or bool(_session(desk).history.done)


def _may_redo(desk: Desk) -> bool:
    return with_editing(desk) and bool(_session(desk).history.undone)


def _undo_title(desk: Desk) -> str:
    done = desk.session.history.done if desk.session else []
    coming = desk.editor.edits.coming if desk.editor else None
    label = coming or (done[-1].label if done else None)
    return f"Undo {_as_object(label)}" if label else "Undo"


def _redo_title(desk: Desk) -> str:
    undone = desk.session.history.undone if desk.session else []
    return f"Redo {_as_object(undone[-1].label)}" if undone else "Redo"


def _as_object(label: str) -> str:
    return f"“{label}”"


def _undo(desk: Desk) -> None:
    """The last step; what has only begun is none yet and is given up."""
    editor = desk.editor
    if editor is not None and (editor.edits.give_up() or editor.tidying.give_up()):
        return
    session = _session(desk)
    label = session.undo()
    _tell(desk, f"Undone: {label}.", session.history.undone[-1])


def _redo(desk: Desk) -> None:
    session = _session(desk)
    label = session.redo()
    _tell(desk, f"Done again: {label}.", session.history.done[-1])


def _tell(desk: Desk, said: str, step: Done) -> None:
    """Say what was taken back or done again, and show where, if nothing of it is in view."""
    if desk.editor is not None:
        desk.editor.canvas.looking.find_again(key.id for key, _ in step.change)
        desk.editor.hint.emit(said)


def _duplicate(desk: Desk) -> None:
    session, editor = _session(desk), desk.editor
    assert editor is not None
    if len(session.selection) > MANY:
        work = partial(_duplicated, session.selection, room_on(editor.canvas.stage))
        then = editor.canvas.looking.show_made
        wanted = Wanted("Duplicate", "Duplicating", session.map_id, lambda: work, then, brings=True)
        editor.edits.ask(wanted)
        return
    beside = partial(offset_beside, room_on(editor.canvas.stage))
    here = session.document, session.map_id, session.selection
    twin = duplicate_records(*here, session.new_id, beside)
    session.do("Duplicate", twin.change, select=twin.ids)
    editor.canvas.looking.show_made(twin.ids)


def _duplicated(
    chosen: Selection,
    room: Room,
    document: Document,
    map_id: MapId,
    new_id: NewId,
    _: Prepared | None,
) -> Prepared:
    beside = partial(offset_beside, room)
    twin = duplicate_records(document, map_id, chosen, new_id, beside)
    return Prepared(twin.change, twin.ids)


def _delete(desk: Desk) -> None:
    do_with_selected(desk, "Delete", "Deleting", delete_records)


def _rename(desk: Desk) -> None:
    editor, session = desk.editor, _session(desk)
    assert editor is not None
    editor.canvas.naming.begin(min(session.selection))


def _one_selected(desk: Desk) -> bool:
    return with_editing(desk) and len(_session(desk).selection) == 1


def _rename_title(desk: Desk) -> str:
    """A note has no name but a text, which in a picture says what that shows."""
    session = desk.session
    one = min(session.selection) if session and len(session.selection) == 1 else None
    note = session.map.notes.get(one) if session and one is not None else None
    if note is None:
        return "Rename"
    return "Say what it shows" if note.picture else "Edit the text"


def _session(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def _select_all(desk: Desk) -> None:
    session = _session(desk)
    session.select(everything(session.map))


COMMANDS = (
    Command(
        "edit.undo",
        "Undo",
        "Take the last step back.",
        "Edit",
        _undo,
        ("Ctrl+Z", "Alt+Backspace"),
        "undo",
        _may_undo,
        says=_undo_title,
    ),
    Command(
        "edit.redo",
        "Redo",
        "Do the step that was taken back again.",
        "Edit",
        _redo,
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        "redo",
        _may_redo,
        says=_redo_title,
    ),
    *clipboard.COMMANDS,
    Command(
        "edit.duplicate",
        "Duplicate",
        "Make what is selected once more, beside it where there is room.",
        "Edit",
        _duplicate,
        ("Ctrl+D",),
        "",
        with_selection_to_edit,
    ),
    Command(
        "edit.delete",
        "Delete",
        "Take what is selected off the map, with the links at it.",
        "Edit",
        _delete,
        ("Delete", "Backspace"),
        "delete",
        with_selection_to_edit,
    ),
    Command(
        "edit.rename",
        "Rename",
        "Type another name for the selected variable, group or note.",
        "Edit",
        _rename,
        ("F2",),
        "",
        _one_selected,
        says=_rename_title,
        begins=True,
    ),
    Command(
        "edit.select_all",
        "Select all",
        "Select everything on this map.",
        "Edit",
        _select_all,
        ("Ctrl+A",),
        "",
        with_document,
    ),
    Command(
        "edit.find",
        "Find…",
        "Find variables, notes and links by their words.",
        "Edit",
        lambda desk: panels_of(desk).show_find(),
        ("Ctrl+F",),
        "search",
        with_panels,
        begins=True,
    ),
)

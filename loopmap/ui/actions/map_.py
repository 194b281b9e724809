"""Commands of the Map menu about whole maps."""

from __future__ import annotations

from functools import partial

from loopmap.editing.edits.maps import add_map, make_future_map, may_remove_map, remove_map
from loopmap.editing.edits.touch import NewId
from loopmap.editing.session import Session
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.records import MapInfo
from loopmap.ui.actions.command import Command, with_editing
from loopmap.ui.actions.desk import Desk
from loopmap.ui.edits_beside import MANY, Prepared, Wanted


def _session(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def _add(desk: Desk) -> None:
    session = _session(desk)
    change = add_map(session.document, "New map", session.new_id)
    _show_new(session, "Add a map", change)


def _future(desk: Desk) -> None:
    _copy(desk, "Make a future map", "Future")


def _duplicate(desk: Desk) -> None:
    _copy(desk, "Duplicate the map", _session(desk).map.info.title)


def _copy(desk: Desk, label: str, title: str) -> None:
    """The map once more, on show; a very large one is copied beside the window."""
    session, editor = _session(desk), desk.editor
    assert editor is not None
    if len(session.map.variables) + len(session.map.links) <= MANY:
        change = make_future_map(session.document, session.map_id, title, session.new_id)
        _show_new(session, label, change)
        return
    work = partial(_copied, title)
    editor.edits.ask(Wanted(label, "Copying the map", session.map_id, lambda: work, lambda _: None))


def _copied(
    title: str, document: Document, map_id: MapId, new_id: NewId, _: Prepared | None
) -> Prepared:
    change = make_future_map(document, map_id, title, new_id)
    return Prepared(change, show=_made_by(change))


def _show_new(session: Session, label: str, change: Change) -> None:
    """In one step: whoever follows the session looks at the new map once."""
    session.do(label, change, show=_made_by(change))


def _made_by(change: Change) -> MapId:
    (made,) = change.touched(MapInfo)
    return MapId(made.id)


def _remove(desk: Desk) -> None:
    session = _session(desk)
    session.do("Remove the map", remove_map(session.document, session.map_id))


def _may_remove(desk: Desk) -> bool:
    return with_editing(desk) and bool(
        may_remove_map(_session(desk).document, _session(desk).map_id)
    )


def _several(desk: Desk) -> bool:
    return desk.session is not None and len(desk.session.document.maps) > 1


def _next(desk: Desk) -> None:
    _session(desk).show_map(_beside(desk, 1))


def _previous(desk: Desk) -> None:
    _session(desk).show_map(_beside(desk, -1))


def _beside(desk: Desk, step: int) -> MapId:
    session = _session(desk)
    order = session.document.map_order
    return order[(order.index(session.map_id) + step) % len(order)]


def _rename(desk: Desk) -> None:
    assert desk.editor is not None
    desk.editor.tabs.begin_rename()


COMMANDS = (
    Command(
        "map.add",
        "New map",
        "Add an empty map to this document.",
        "Map",
        _add,
        ("Ctrl+T",),
        "",
        with_editing,
        begins=True,
    ),
    Command(
        "map.future",
        "Make a future map",
        "Copy this map beside it, to change it into the future and compare the two.",
        "Map",
        _future,
        ("Ctrl+Shift+T",),
        "",
        with_editing,
    ),
    Command(
        "map.duplicate",
        "Duplicate map",
        "Copy this map beside it under a numbered title.",
        "Map",
        _duplicate,
        ("Ctrl+Shift+D",),
        "",
        with_editing,
    ),
    Command(
        "map.rename",
        "Rename map",
        "Type another title for this map. A double click on its tab does the same.",
        "Map",
        _rename,
        ("Shift+F2",),
        "",
        with_editing,
    ),
    Command(
        "map.remove",
        "Remove map",
        "Take this map out of the document. Undo brings it back.",
        "Map",
        _remove,
        ("Ctrl+Shift+W",),
        "",
        _may_remove,
    ),
    Command(
        "map.next",
        "Next map",
        "Show the map of the next tab.",
        "Map",
        _next,
        ("Ctrl+PgDown", "Ctrl+Tab"),
        "",
        _several,
        begins=True,
    ),
    Command(
        "map.previous",
        "Previous map",
        "Show the map of the tab before.",
        "Map",
        _previous,
        ("Ctrl+PgUp", "Ctrl+Shift+Tab"),
        "",
        _several,
    ),
)

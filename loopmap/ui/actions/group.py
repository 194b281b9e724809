"""Commands that collapse groups to one stack each and open them."""

from __future__ import annotations

from loopmap.editing.edits.collapse import collapse_groups, groups_at, open_groups
from loopmap.editing.session import Session
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.ui.actions.command import Command, with_editing
from loopmap.ui.actions.desk import Desk


def _session(desk: Desk) -> Session:
    assert desk.session is not None
    return desk.session


def _groups(desk: Desk, *, collapsed: bool, everywhere: bool) -> list[RecordId]:
    """The groups that are collapsed or open: of the map, or those the selection touches."""
    session = _session(desk)
    causal_map = session.map
    chosen = causal_map.groups if everywhere else groups_at(causal_map, session.selection)
    return [
        g.id for g in in_order(causal_map.groups) if g.id in chosen and g.collapsed is collapsed
    ]


def _may_turn(desk: Desk) -> bool:
    return with_editing(desk) and bool(groups_at(_session(desk).map, _session(desk).selection))


def _turn_title(desk: Desk) -> str:
    if desk.session is None or not _groups(desk, collapsed=True, everywhere=False):
        return "Collapse the group"
    return "Open the group"


def _turn(desk: Desk) -> None:
    """Open what is collapsed; where nothing is, collapse."""
    closed = _groups(desk, collapsed=True, everywhere=False)
    if closed:
        _open(desk, closed)
    else:
        _collapse(desk, _groups(desk, collapsed=False, everywhere=False))


def _open(desk: Desk, groups: list[RecordId]) -> None:
    session = _session(desk)
    label = "Open group" if len(groups) == 1 else "Open groups"
    session.do(label, open_groups(session.document, session.map_id, groups))
    _show(desk, groups)


def _collapse(desk: Desk, groups: list[RecordId]) -> None:
    session = _session(desk)
    change = collapse_groups(session.document, session.map_id, groups)
    chosen = frozenset(groups) if len(groups) == 1 else None
    session.do("Collapse group" if len(groups) == 1 else "Collapse groups", change, select=chosen)
    _show(desk, groups)


def _show(desk: Desk, groups: list[RecordId]) -> None:
    """A map that was asked for whole is shown whole again, else the group that was turned."""
    assert desk.editor is not None
    canvas = desk.editor.canvas
    if canvas.viewing.is_whole:
        canvas.looking.fit()
    elif len(groups) == 1:
        canvas.looking.reveal(groups[0])


def _collapse_all(desk: Desk) -> None:
    _collapse(desk, _groups(desk, collapsed=False, everywhere=True))


def _open_all(desk: Desk) -> None:
    _open(desk, _groups(desk, collapsed=True, everywhere=True))


def _some_open(desk: Desk) -> bool:
    return with_editing(desk) and bool(_groups(desk, collapsed=False, everywhere=True))


def _some_collapsed(desk: Desk) -> bool:
    return with_editing(desk) and bool(_groups(desk, collapsed=True, everywhere=True))


COMMANDS = (
    Command(
        "group.turn",
        "Collapse or open the group",
        "Draw the group as one box with its links bundled, or show its variables again.",
        "Map/Groups",
        _turn,
        ("Ctrl+Shift+G",),
        "",
        _may_turn,
        says=_turn_title,
    ),
    Command(
        "group.collapse_all",
        "Collapse all groups",
        "Draw every group of this map as one box with its links bundled.",
        "Map/Groups",
        _collapse_all,
        ("Ctrl+Alt+G",),
        "",
        _some_open,
        begins=True,
    ),
    Command(
        "group.open_all",
        "Open all groups",
        "Show the variables of every group of this map.",
        "Map/Groups",
        _open_all,
        ("Ctrl+Alt+Shift+G",),
        "",
        _some_collapsed,
    ),
)

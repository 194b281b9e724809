"""Commands that select more: neighbours, what drives and what is driven, a whole group."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from loopmap.editing.history import Selection
from loopmap.editing.selection import downstream, neighbours, of_group, of_loop, upstream
from loopmap.model.document import CausalMap
from loopmap.ui.actions.command import Command, Test, panels_of, with_panels
from loopmap.ui.actions.desk import Desk

Grow = Callable[[CausalMap, Selection], Selection]


def _grow(how: Grow, desk: Desk) -> None:
    session = desk.session
    assert session is not None
    session.select(how(session.map, session.selection))


def _with_its_group(causal_map: CausalMap, selection: Selection) -> Selection:
    """The selection with all members of the groups it touches."""
    chosen = [v for i in selection if (v := causal_map.variables.get(i)) is not None]
    groups = {v.group for v in chosen if v.group is not None}
    groups.update(i for i in selection if i in causal_map.groups)
    return selection.union(*(of_group(causal_map, group) for group in sorted(groups)))


def _loop(desk: Desk) -> None:
    session, lit = desk.session, panels_of(desk).lit.lit
    assert session is not None
    assert lit is not None
    session.select(of_loop(session.map, lit))


def _with_variables(desk: Desk) -> bool:
    """A variable is selected: only variables drive, are driven and have neighbours."""
    session = desk.session
    return session is not None and not session.selection.isdisjoint(session.map.variables)


def _in_group(desk: Desk) -> bool:
    """What is selected belongs to a group, or is one with members."""
    session = desk.session
    if session is None:
        return False
    causal_map, chosen = session.map, session.selection
    if not causal_map.groups:
        return False
    variables = causal_map.variables
    if any(variables[i].group for i in chosen if i in variables):
        return True
    return any(of_group(causal_map, i) for i in chosen if i in causal_map.groups)


def _with_lit_loop(desk: Desk) -> bool:
    return with_panels(desk) and panels_of(desk).lit.lit is not None


def _open_menu(desk: Desk) -> None:
    assert desk.editor is not None
    desk.editor.canvas.context.ask_by_key()


def _command(  # noqa: PLR0913, PLR0917  a command has that many properties
    name: str, title: str, told: str, key: str, run: Callable[[Desk], None], test: Test
) -> Command:
    return Command(f"choose.{name}", title, told, "Edit/Select more", run, (key,), enabled=test)


COMMANDS = (
    _command(
        "neighbours",
        "What it is linked to",
        "Add the variables one link away, and the links between.",
        "Alt+N",
        partial(_grow, neighbours),
        _with_variables,
    ),
    _command(
        "upstream",
        "What drives it",
        "Select everything that drives the selected variables, however far back.",
        "Alt+Up",
        partial(_grow, upstream),
        _with_variables,
    ),
    _command(
        "downstream",
        "What it affects",
        "Select everything the selected variables affect, however far on.",
        "Alt+Down",
        partial(_grow, downstream),
        _with_variables,
    ),
    _command(
        "group",
        "Select all of the group",
        "Add the other members of the group.",
        "Alt+G",
        partial(_grow, _with_its_group),
        _in_group,
    ),
    _command(
        "loop",
        "Select the lit loop",
        "Select the variables and links of the loop that is lit.",
        "Alt+O",
        _loop,
        _with_lit_loop,
    ),
    Command(
        "edit.menu",
        "What can be done here",
        "Open the menu of what is selected, as a right click or a resting finger does.",
        "Edit",
        _open_menu,
        ("Shift+F10",),
        begins=True,
    ),
)

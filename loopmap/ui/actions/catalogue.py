"""All commands in the order of the menus."""

from __future__ import annotations

from loopmap.ui.actions import (
    arrange,
    changes,
    checks,
    choose,
    edit,
    far_end,
    file,
    group,
    help_,
    insert,
    lay_out,
    link,
    looking,
    looks,
    loop_lists,
    loops,
    map_,
    model,
    parking,
    scenarios,
    screens,
    stories,
    structure,
    variable,
    view,
    views,
    what_if,
)
from loopmap.ui.actions.command import Command

MENUS = ("File", "Edit", "View", "Map", "Insert", "Link", "Loops", "What if", "Help")

COMMANDS: tuple[Command, ...] = (
    *file.COMMANDS,
    *edit.COMMANDS,
    *choose.COMMANDS,
    *looking.COMMANDS,
    *view.COMMANDS,
    *views.COMMANDS,
    *looks.COMMANDS,
    *screens.COMMANDS,
    *lay_out.COMMANDS,
    *checks.COMMANDS,
    *arrange.COMMANDS,
    *group.COMMANDS,
    *variable.COMMANDS,
    *map_.COMMANDS,
    *changes.COMMANDS,
    *insert.COMMANDS,
    *far_end.COMMANDS,
    *parking.COMMANDS,
    *link.COMMANDS,
    *loops.COMMANDS,
    *loop_lists.COMMANDS,
    *stories.COMMANDS,
    *structure.COMMANDS,
    *what_if.COMMANDS,
    *scenarios.COMMANDS,
    *model.COMMANDS,
    *help_.COMMANDS,
)


def command(command_id: str) -> Command:
    """The command of that id; KeyError when there is none."""
    return _BY_ID[command_id]


_BY_ID = {each.id: each for each in COMMANDS}

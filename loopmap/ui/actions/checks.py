"""Commands of the drawing checks."""

from __future__ import annotations

from loopmap.ui.actions.command import Command, with_panels
from loopmap.ui.actions.desk import Desk


def _check(desk: Desk) -> None:
    assert desk.editor is not None
    desk.editor.show_left("checks")


COMMANDS = (
    Command(
        "map.check_names",
        "Check the map",
        "List what might be better drawn or named, the most useful first. Enter mends, Delete"
        " skips, Space goes to it.",
        "Map",
        _check,
        ("Ctrl+Shift+J",),
        "",
        with_panels,
    ),
)

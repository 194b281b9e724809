"""Commands about today and the future: what differs, from one to the other."""

from __future__ import annotations

from loopmap.ui.actions.command import Command, panels_of, with_panels
from loopmap.ui.actions.desk import Desk

MENU = "Map/Today and the future"


def _several(desk: Desk) -> bool:
    return with_panels(desk) and desk.session is not None and len(desk.session.document.maps) > 1


COMMANDS = (
    Command(
        "changes.flip",
        "Flip between today and the future",
        "Show the map that this one was made from, or that was made from it, with the view and"
        " the selection as they are. The same key comes back.",
        MENU,
        lambda desk: panels_of(desk).changes.flip(),
        ("F12",),
        enabled=_several,
    ),
    Command(
        "changes.show",
        "What differs…",
        "Tell what differs between this map and the one it was made from, link by link and loop"
        " by loop.",
        MENU,
        lambda desk: panels_of(desk).changes.show(),
        ("Shift+F12",),
        enabled=with_panels,
    ),
    Command(
        "changes.copy_text",
        "Copy what differs as text",
        "Put what the page Changes tells on the clipboard, with a line to own for each change.",
        MENU,
        lambda desk: panels_of(desk).changes.copy_text(),
        enabled=_several,
        begins=True,
    ),
    Command(
        "changes.copy_table",
        "Copy what differs as a table",
        "Put the same on the clipboard as comma-separated values, for a spreadsheet.",
        MENU,
        lambda desk: panels_of(desk).changes.copy_table(),
        enabled=_several,
    ),
)

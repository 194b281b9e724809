"""Commands about today and the future: what differs, from one to the other."""

from __future__ import annotations

from loopmap.ui.actions.command import Command, panels_of, with_editing, with_panels
from loopmap.ui.actions.desk import Desk

MENU = "Map/Today and the future"


def _several(desk: Desk) -> bool:
    return with_panels(desk) and desk.session is not None and len(desk.session.document.maps) > 1


def _lies_over(desk: Desk) -> bool:
    return with_panels(desk) and panels_of(desk).changes.lies_over(panels_of(desk).lenses)


def _may_bring(desk: Desk) -> bool:
    return _several(desk) and with_editing(desk)


def _across(name: str, title: str, told: str, *, back: bool, everything: bool) -> Command:
    def bring(desk: Desk) -> None:
        panels_of(desk).changes.bring(back, everything)

    return Command(f"changes.{name}", title, told, MENU, bring, enabled=_may_bring)


COMMANDS = (
    Command(
        "changes.flip",
        "Flip between today and the future",
        "Show the map that this one was made from, or that was made from it, with the view and"
        " the selection as they are. The same key comes back.",
        MENU,
        lambda desk: panels_of(desk).changes.flip(),
        ("F12", "Ctrl+F6"),
        enabled=_several,
    ),
    Command(
        "changes.beside",
        "Both maps side by side",
        "Show today and the future beside one another, moving together, with what differs marked"
        " on both. One is worked on, the other a picture of it; F12 or a click changes over.",
        MENU,
        lambda desk: panels_of(desk).side_by_side.toggle(),
        ("Ctrl+F12",),
        enabled=_several,
        checked=lambda desk: with_panels(desk) and panels_of(desk).side_by_side.is_open,
    ),
    Command(
        "changes.over",
        "Both maps on one paper",
        "Show the later map with what is gone as outlines and what is new marked by shape and"
        " word; again to see it as it was.",
        MENU,
        lambda desk: panels_of(desk).changes.lay_over(panels_of(desk).lenses),
        ("Ctrl+Shift+F12",),
        enabled=_several,
        checked=_lies_over,
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
        "changes.what_if",
        "What if on both maps",
        "Ask the scenario on show of today and of the future, and show both answers beside one"
        " another, each against how that map is itself.",
        MENU,
        lambda desk: panels_of(desk).changes.what_if(),
        enabled=_several,
    ),
    Command(
        "changes.choose",
        "Choose change by change…",
        "Show both sides of every change, choose which map is right about each, and bring all of"
        " it across in one step.",
        MENU,
        lambda desk: panels_of(desk).changes.choose_across(),
        enabled=_may_bring,
        begins=True,
    ),
    _across(
        "take_over",
        "Take this change over",
        "Let the earlier map have the change that the page Changes is at.",
        back=False,
        everything=False,
    ),
    _across(
        "take_back",
        "Take this change back",
        "Let the later map be as the earlier one, in the change that the page Changes is at.",
        back=True,
        everything=False,
    ),
    _across(
        "take_all_over",
        "Take all changes over",
        "Let the earlier map have all that differs; what it has no room for is told.",
        back=False,
        everything=True,
    ),
    _across(
        "take_all_back",
        "Take all changes back",
        "Let the later map be as the earlier one is.",
        back=True,
        everything=True,
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
    Command(
        "changes.picture",
        "Both maps on one sheet…",
        "Write today and the future to a picture on A3, one beside or above the other, what"
        " differs marked on both.",
        MENU,
        lambda desk: desk.pages.write_pair(),
        enabled=_several,
    ),
)

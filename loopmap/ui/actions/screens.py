"""Commands of the View menu that fill screens."""

from __future__ import annotations

from loopmap.ui.actions.command import Command, always, with_document
from loopmap.ui.actions.desk import Desk


def _full_screen(desk: Desk) -> None:
    desk.set_full_screen(not desk.is_full_screen)


def _present(desk: Desk) -> None:
    desk.present(not desk.is_presenting)


COMMANDS = (
    Command(
        "view.full_screen",
        "Full screen",
        "Fill the whole screen with the window, or go back.",
        "View",
        _full_screen,
        ("F11",),
        enabled=always,
        checked=lambda desk: desk.is_full_screen,
        begins=True,
    ),
    Command(
        "view.present",
        "Present",
        "Show the map alone on the whole screen. The same key, or Esc, goes back.",
        "View",
        _present,
        ("F5",),
        "present",
        with_document,
        checked=lambda desk: desk.is_presenting,
    ),
)

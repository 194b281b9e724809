"""Commands of the View menu that fill screens."""

from __future__ import annotations

from loopmap.ui.actions.command import Command, always, with_document
from loopmap.ui.actions.desk import Desk


def _full_screen(desk: Desk) -> None:
    desk.set_full_screen(not desk.is_full_screen)


def _present(desk: Desk) -> None:
    if desk.presenting.is_on:
        desk.presenting.stop()
    elif desk.editor is not None:
        desk.presenting.start(desk.editor)


def _hold(desk: Desk) -> None:
    desk.presenting.hold(not desk.presenting.is_held)


def _to_a_room(desk: Desk) -> bool:
    return desk.presenting.room is not None


def _toggle_projector(desk: Desk) -> None:
    desk.theme.choose(room_projector=not desk.settings.current.room_projector)


def _test(desk: Desk) -> None:
    desk.presenting.show_test_card()


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
        "Show the map alone on the second screen, or on this one. The same key goes back.",
        "View",
        _present,
        ("F5",),
        "present",
        with_document,
        checked=lambda desk: desk.presenting.is_on,
    ),
    Command(
        "view.hold",
        "Hold the picture",
        "Keep the second screen as it is while you look elsewhere, or let it follow again.",
        "View/Second screen",
        _hold,
        ("Ctrl+F5",),
        enabled=_to_a_room,
        checked=lambda desk: desk.presenting.is_held,
    ),
    Command(
        "view.room_projector",
        "Projector colours for the room",
        "Draw the map on the second screen black on white with thick lines.",
        "View/Second screen",
        _toggle_projector,
        ("Ctrl+Shift+F5",),
        enabled=always,
        checked=lambda desk: desk.settings.current.room_projector,
    ),
    Command(
        "view.test_projector",
        "Test the projector",
        "Show letters of several sizes, each with how far away it can be read. Esc goes back.",
        "View/Second screen",
        _test,
        ("Shift+F5",),
        enabled=always,
    ),
)

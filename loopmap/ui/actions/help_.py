"""Commands of the Help menu."""

from __future__ import annotations

from loopmap.ui.actions.command import Command, always

COMMANDS = (
    Command(
        "help.shortcuts",
        "Keys and commands",
        "Every command with its key and what it does.",
        "Help",
        lambda desk: desk.pages.show_shortcuts(),
        ("F1",),
        "help",
        always,
    ),
    Command(
        "help.guide",
        "User guide",
        "Maps from other programs and for them, and what each kind of file keeps.",
        "Help",
        lambda desk: desk.pages.show_guide(),
        ("Shift+F1",),
        "",
        always,
    ),
    Command(
        "help.palette",
        "Find a command…",
        "Type a few letters of what you want to do.",
        "Help",
        lambda desk: desk.pages.show_palette(),
        ("Ctrl+Shift+P",),
        "search",
        always,
    ),
    Command(
        "help.menus",
        "Go to the menus",
        "Open the first menu; Left and Right go on to the others, Esc comes back.",
        "Help",
        lambda desk: desk.pages.show_menus(),
        ("F10",),
        "",
        always,
    ),
    Command(
        "help.tour",
        "Short tour",
        "Five sentences on an example, with what they speak of in view.",
        "Help",
        lambda desk: desk.pages.start_tour(),
        (),
        "",
        always,
        begins=True,
    ),
    Command(
        "help.about",
        "About Loopmap",
        "Version, licence, and where your files live.",
        "Help",
        lambda desk: desk.pages.show_about(),
        (),
        "",
        always,
    ),
)

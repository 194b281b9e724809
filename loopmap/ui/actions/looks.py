"""Commands of the View menu for colours, sizes of type and movement."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.ui.actions.command import Command, always
from loopmap.ui.actions.desk import Desk


def _choice(setting: str, value: str, title: str, text: str, begins: bool = False) -> Command:
    return Command(
        f"view.{setting}.{value}",
        title,
        text,
        "View/Theme",
        lambda desk: desk.theme.choose(**{setting: value}),
        enabled=always,
        checked=lambda desk: bool(getattr(desk.settings.current, setting) == value),
        begins=begins,
    )


def _text_size(setting: str, by: int) -> Callable[[Desk], None]:
    """One step of the size of type; 0 goes back to its own."""

    def run(desk: Desk) -> None:
        size = min(max(int(getattr(desk.settings.current, setting)) + by, 80), 200)
        desk.theme.choose(**{setting: size if by else 100})

    return run


def _toggle_motion(desk: Desk) -> None:
    desk.theme.choose(less_motion=not desk.settings.current.less_motion)


COMMANDS = (
    _choice(
        "theme", "system", "As the computer", "Follow the computer: light or dark, high contrast."
    ),
    _choice("theme", "light", "Light", "Dark text on light paper."),
    _choice("theme", "dark", "Dark", "Light text on a dark ground."),
    _choice("theme", "contrast", "High contrast", "Black on white, every edge drawn dark."),
    _choice("theme", "contrast-dark", "High contrast, dark", "White on black, every edge bright."),
    _choice(
        "canvas_theme", "window", "Map as the window", "Draw the map in the window’s theme.", True
    ),
    _choice(
        "canvas_theme", "projector", "Map for a projector", "Black on white, with thick lines."
    ),
    _choice("canvas_theme", "print", "Map for print", "Greys that survive a photocopier."),
    Command(
        "view.larger_text",
        "Larger text",
        "Make the words of the window larger.",
        "View/Text size",
        _text_size("text_size", 10),
        ("Ctrl+Alt++", "Ctrl+Alt+="),
        enabled=always,
    ),
    Command(
        "view.smaller_text",
        "Smaller text",
        "Make the words of the window smaller.",
        "View/Text size",
        _text_size("text_size", -10),
        ("Ctrl+Alt+-",),
        enabled=always,
    ),
    Command(
        "view.normal_text",
        "Normal text",
        "Set the words of the window to their own size.",
        "View/Text size",
        _text_size("text_size", 0),
        ("Ctrl+Alt+0",),
        enabled=always,
    ),
    Command(
        "view.larger_map_text",
        "Larger text on the map",
        "Write the names on the map larger, every card staying where it is.",
        "View/Text size",
        _text_size("map_text", 10),
        ("Alt++", "Alt+="),
        enabled=always,
        begins=True,
    ),
    Command(
        "view.smaller_map_text",
        "Smaller text on the map",
        "Write the names on the map smaller.",
        "View/Text size",
        _text_size("map_text", -10),
        ("Alt+-",),
        enabled=always,
    ),
    Command(
        "view.normal_map_text",
        "Normal text on the map",
        "Write the names on the map in their own size.",
        "View/Text size",
        _text_size("map_text", 0),
        ("Alt+0",),
        enabled=always,
    ),
    Command(
        "view.less_motion",
        "Less motion",
        "Jump instead of gliding when the view or the map moves.",
        "View",
        _toggle_motion,
        ("Ctrl+Alt+M",),
        enabled=always,
        checked=lambda desk: desk.settings.current.less_motion,
    ),
)

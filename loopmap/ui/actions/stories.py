"""Commands of the stories that a map may tell."""

from __future__ import annotations

from loopmap.model.records import Variable
from loopmap.ui.actions.command import Command, panels_of, with_panels
from loopmap.ui.actions.desk import Desk


def _with_variable(desk: Desk) -> bool:
    session = desk.session
    if session is None or not with_panels(desk) or len(session.selection) != 1:
        return False
    return isinstance(session.map.get(next(iter(session.selection))), Variable)


def _shows_weak(desk: Desk) -> bool:
    return with_panels(desk) and panels_of(desk).stories.panel.shows_weak


def _turn_weak(desk: Desk) -> None:
    panels_of(desk).stories.show_weak(not _shows_weak(desk))


COMMANDS = (
    Command(
        "stories.show",
        "Stories to look for…",
        "Look for well-known stories among the loops, such as fixes that fail. Which of them"
        " are yours, you say: Enter opens one, Delete puts it aside.",
        "Loops",
        lambda desk: panels_of(desk).stories.show(),
        ("Ctrl+Shift+Y",),
        enabled=with_panels,
        begins=True,
    ),
    Command(
        "stories.around",
        "Stories around this variable",
        "Look only for stories with the selected variable on one of their loops.",
        "Loops",
        lambda desk: panels_of(desk).stories.show(around=True),
        ("Ctrl+Alt+Y",),
        enabled=_with_variable,
    ),
    Command(
        "stories.weak",
        "Weaker likenesses too",
        "Show up to ten stories whose shape fits though no delay bears them out, or hide them.",
        "Loops",
        _turn_weak,
        enabled=with_panels,
        checked=_shows_weak,
    ),
)

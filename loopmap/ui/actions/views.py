"""Commands of named views."""

from __future__ import annotations

from loopmap.ui.actions.command import Command, panels_of, with_editing, with_panels
from loopmap.ui.actions.desk import Desk

MENU = "View/Views"


def _may_add(desk: Desk) -> bool:
    return with_panels(desk) and with_editing(desk) and not desk.is_presenting


def _may_open(desk: Desk) -> bool:
    return with_panels(desk) and not desk.is_presenting


def _any(desk: Desk) -> bool:
    return with_panels(desk) and bool(panels_of(desk).views.showing.all())


def _shown(desk: Desk) -> bool:
    return with_panels(desk) and panels_of(desk).views.showing.at is not None


COMMANDS = (
    Command(
        "views.show",
        "All views…",
        "Show the named views, to look at them, change them or export them.",
        MENU,
        lambda desk: panels_of(desk).views.open(),
        ("Shift+F6",),
        enabled=_may_open,
    ),
    Command(
        "views.next",
        "Next named view",
        "Show the next of the named views, also while presenting; after the last the first.",
        MENU,
        lambda desk: panels_of(desk).views.step(1),
        ("Alt+PgDown",),
        enabled=_any,
        begins=True,
    ),
    Command(
        "views.previous",
        "Previous named view",
        "Show the named view before this one.",
        MENU,
        lambda desk: panels_of(desk).views.step(-1),
        ("Alt+PgUp",),
        enabled=_any,
    ),
    Command(
        "views.leave",
        "Leave the named view",
        "Show the whole map again, as before the named view. Esc on the canvas does the same.",
        MENU,
        lambda desk: panels_of(desk).views.leave(),
        ("Alt+Home",),
        enabled=_shown,
    ),
    Command(
        "views.new",
        "New view of what is on the screen",
        "Keep what is lit, the lens and the part of the map that is in view under a name.",
        MENU,
        lambda desk: panels_of(desk).views.add(),
        ("Ctrl+Alt+V",),
        enabled=_may_add,
        begins=True,
    ),
    Command(
        "views.update",
        "Update the view to what is on the screen",
        "Let the view that is shown, or chosen on the page Views, show what is on the screen.",
        MENU,
        lambda desk: panels_of(desk).views.update(),
        ("Ctrl+Alt+Shift+V",),
        enabled=lambda desk: _may_add(desk) and _any(desk),
    ),
)

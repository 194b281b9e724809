"""Commands of the parking list."""

from __future__ import annotations

from loopmap.ui.actions.command import Command, panels_of, with_panels
from loopmap.ui.actions.desk import Desk


def _may_park(desk: Desk) -> bool:
    return with_panels(desk) and desk.session is not None and desk.session.read_only is None


def _may_show(desk: Desk) -> bool:
    return with_panels(desk) and not desk.is_presenting


SHOW = Command(
    "parking.show",
    "Parking list",
    "Show the parked ideas, to put them on the map, make notes of them or let them go.",
    "View",
    lambda desk: panels_of(desk).parking.show(),
    ("Shift+F4",),
    "",
    _may_show,
)
"""Stands in the View menu beside the other panels."""

COMMANDS = (
    Command(
        "parking.park",
        "Park an idea",
        "Keep a half-heard idea, or what is in the sentence bar, for later. Nobody else sees it.",
        "Insert",
        lambda desk: panels_of(desk).parking.park(),
        ("F4",),
        "",
        _may_park,
        begins=True,
    ),
)

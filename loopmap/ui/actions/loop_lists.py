"""Commands that say which loops are listed, and in what order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from loopmap.analysis.loop_views.tell import WHAT_THEY_ARE
from loopmap.analysis.loop_views.view import Among, Only, Order
from loopmap.analysis.wording import capitalised
from loopmap.ui.actions.command import Command, panels_of, with_panels
from loopmap.ui.actions.desk import Desk
from loopmap.ui.loop_choice import LoopChoice

_SHOW, _ORDER = "Loops/Show", "Loops/Order"


def _choice(desk: Desk) -> LoopChoice:
    return panels_of(desk).choice


def _turn(one: Only, desk: Desk) -> None:
    _choice(desk).turn(one)


def _is_on(one: Only, desk: Desk) -> bool:
    return with_panels(desk) and one in _choice(desk).view.only


def _look_among(among: Among, desk: Desk) -> None:
    _choice(desk).look_among(among)


def _looks_among(among: Among, desk: Desk) -> bool:
    return with_panels(desk) and _choice(desk).view.among is among


def _sort(order: Order, desk: Desk) -> None:
    _choice(desk).look(replace(_choice(desk).view, order=order))


def _is_sorted(order: Order, desk: Desk) -> bool:
    return with_panels(desk) and _choice(desk).view.order is order


def _turn_key(desk: Desk) -> None:
    view = _choice(desk).view
    _choice(desk).look(replace(view, key_only=not view.key_only))


def _shows_key(desk: Desk) -> bool:
    return with_panels(desk) and _choice(desk).view.key_only


def _turn_falling(desk: Desk) -> None:
    panel = panels_of(desk).loops
    panel.read(replace(panel.reading, rising=not panel.reading.rising))


def _turn_in_full(desk: Desk) -> None:
    panel = panels_of(desk).loops
    panel.read(replace(panel.reading, in_full=not panel.reading.in_full))


_ONLY_HELP = {
    Only.REINFORCING: "List the loops that feed themselves.",
    Only.BALANCING: "List the loops that hold themselves back.",
    Only.UNDETERMINED: "List the loops that hinge on a link marked ?.",
    Only.OUTCOME: "List the loops through a variable that is an outcome.",
    Only.DELAYED: "List the loops with a delay.",
    Only.NEW: "List the loops of links drawn since, until you light them. Kept for you alone.",
    Only.BROKEN: "List the named loops that lost a link.",
}
_ORDER_HELP = {
    Order.NAMED: "The loops people named come first, then the shortest.",
    Order.SHORTEST: "The fewest links come first.",
    Order.STRONGEST: "The loops whose links are strong come first, by the strengths you gave.",
    Order.DISTINCT: "Each next loop has most links that none before it has.",
    Order.SLOW: "The loops with a delay come first.",
}

_BEGIN = (Only.REINFORCING, Only.OUTCOME)
_Choice = TypeVar("_Choice", Among, Only, Order)


def _row(
    one: _Choice,
    help_text: str,
    choose: Callable[[_Choice, Desk], None],
    chosen: Callable[[_Choice, Desk], bool],
    begins: bool = False,
) -> Command:
    """The command for one of several things to choose from."""
    return Command(
        f"loops.{type(one).__name__.lower()}_{one.name.lower()}",
        capitalised(one.value),
        help_text,
        _ORDER if isinstance(one, Order) else _SHOW,
        partial(choose, one),
        enabled=with_panels,
        checked=partial(chosen, one),
        begins=begins,
    )


COMMANDS = (
    Command(
        "loops.falling",
        "Tell loops from a fall",
        "Tell each loop as it goes when its first variable falls, not when it rises.",
        "Loops",
        _turn_falling,
        enabled=with_panels,
        checked=lambda desk: with_panels(desk) and not panels_of(desk).loops.reading.rising,
        begins=True,
    ),
    Command(
        "loops.in_full",
        "Tell loops in full",
        "Tell each loop in short sentences: what it does, how slow it is, what it rests on.",
        "Loops",
        _turn_in_full,
        enabled=with_panels,
        checked=lambda desk: with_panels(desk) and panels_of(desk).loops.reading.in_full,
    ),
    Command(
        "loops.key_only",
        "Key loops only",
        "List the few loops to look at first, at most seven, or all of them.",
        _SHOW,
        _turn_key,
        ("Ctrl+J",),
        enabled=with_panels,
        checked=_shows_key,
    ),
    *(
        _row(one, WHAT_THEY_ARE[one], _look_among, _looks_among, one is Among.LISTED)
        for one in Among
    ),
    *(_row(one, _ONLY_HELP[one], _turn, _is_on, one in _BEGIN) for one in Only),
    Command(
        "loops.everything",
        "Show everything",
        "Leave no loop out of the list.",
        _SHOW,
        lambda desk: _choice(desk).look(_choice(desk).view.everything()),
        enabled=with_panels,
        begins=True,
    ),
    Command(
        "loops.seen",
        "Mark all as looked at",
        "From now on only loops of links drawn later count as new.",
        _SHOW,
        lambda desk: _choice(desk).mark_seen(),
        enabled=with_panels,
    ),
    *(_row(one, _ORDER_HELP[one], _sort, _is_sorted) for one in Order),
)

"""Commands that ask how a map hangs together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from loopmap.analysis.structure.measure import Measure
from loopmap.ui.actions.command import Command, panels_of, with_panels
from loopmap.ui.actions.desk import Desk
from loopmap.ui.structure_about import About

MENU = "Loops/Structure"


def _show(about: About, heading: str, desk: Desk) -> None:
    panels_of(desk).structure.show(about, heading)


def _with(number: int) -> Callable[[Desk], bool]:
    def test(desk: Desk) -> bool:
        session = desk.session
        if session is None or not with_panels(desk):
            return False
        return len(session.selection & session.map.variables.keys()) == number

    return test


def _shake(desk: Desk) -> None:
    _show(About.WHERE, "", desk)
    panels_of(desk).structure.shake()


def _measure(measure: Measure) -> Command:
    def count(desk: Desk) -> None:
        panels_of(desk).structure.count(measure)

    def counting(desk: Desk) -> bool:
        return with_panels(desk) and panels_of(desk).lenses.measure is measure

    return Command(
        f"structure.count.{measure.name.lower()}",
        f"By {measure.value}",
        f"Sort where to look, and show the influence lens, by {measure.value}.",
        f"{MENU}/Where to look by",
        count,
        enabled=with_panels,
        checked=counting,
    )


def _command(  # noqa: PLR0913, PLR0917  a command has that many properties
    name: str,
    title: str,
    told: str,
    run: Callable[[Desk], None],
    keys: tuple[str, ...] = (),
    enabled: Callable[[Desk], bool] = with_panels,
    begins: bool = False,
) -> Command:
    return Command(
        f"structure.{name}", title, told, MENU, run, keys, enabled=enabled, begins=begins
    )


COMMANDS = (
    _command(
        "map",
        "Structure of the map",
        "Show its core, what feeds it and what comes of it, what holds back, what sits on every"
        " loop.",
        partial(_show, About.MAP, ""),
        ("Ctrl+Shift+X",),
    ),
    _command(
        "balance",
        "Does anything hold back?",
        "Show the shortest loop that holds itself back, or what to ask where there is none.",
        partial(_show, About.MAP, "Does anything hold back?"),
    ),
    _command(
        "small_set",
        "A small set on every loop",
        "Show a few variables without which no loop is left.",
        partial(_show, About.MAP, "On every loop"),
    ),
    _command(
        "around",
        "Around this variable",
        "Show what drives the selected variable and what it affects, however far away.",
        partial(_show, About.SELECTION, ""),
        ("Ctrl+Shift+I",),
        _with(1),
        begins=True,
    ),
    _command(
        "closing",
        "Links that would close loops",
        "Show single links from or to the selected variable that would close most loops.",
        partial(_show, About.SELECTION, "Links that would close loops"),
        enabled=_with(1),
    ),
    _command(
        "prompts",
        "What kind of place is it?",
        "Go through twelve kinds of places to act for the selected variable.",
        partial(_show, About.SELECTION, "What kind of place is it?"),
        enabled=_with(1),
    ),
    _command(
        "paths",
        "Paths between the two",
        "Show every path from one selected variable to the other and back, shortest first.",
        partial(_show, About.SELECTION, ""),
        ("Ctrl+Shift+E",),
        _with(2),
    ),
    _command(
        "causes",
        "Common causes of the two",
        "Show what leads to both selected variables.",
        partial(_show, About.SELECTION, "Common causes"),
        enabled=_with(2),
    ),
    _command(
        "where",
        "Where to look",
        "Show links, bridges and loops counted for each variable, in groups, with what they say"
        " and what they do not.",
        partial(_show, About.WHERE, ""),
        ("Ctrl+Shift+B",),
        begins=True,
    ),
    _command(
        "shake",
        "Shake the map",
        "Leave out a tenth of the links fifty times, and see which variables stay among the first.",
        _shake,
    ),
    *map(_measure, Measure),
    _command(
        "plot",
        "Influence and dependence…",
        "Plot influence against dependence, after the MICMAC method.",
        lambda desk: panels_of(desk).structure.show_plot(),
    ),
    _command(
        "table",
        "Write where to look as a table…",
        "Write every number to a CSV file, with how far loops count and what numbers cannot say.",
        lambda desk: desk.pages.write_where_to_look(),
    ),
)

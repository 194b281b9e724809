"""Commands that ask how a map hangs together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.told import CLOSING_TITLE
from loopmap.ui.actions.chosen import chosen
from loopmap.ui.actions.command import Command, panels_of, with_panels
from loopmap.ui.actions.desk import Desk
from loopmap.ui.structure_about import About

MENU = "Loops/Structure"
_MAP, _SELECTION, _WHERE = About.MAP, About.SELECTION, About.WHERE


def _show(about: About, part: str, desk: Desk) -> None:
    panels_of(desk).structure.show(about, part)


def _show_closing(desk: Desk) -> None:
    _show(_SELECTION if _with(1)(desk) else _MAP, CLOSING_TITLE, desk)


def _shake(desk: Desk) -> None:
    _show(_WHERE, "", desk)
    panels_of(desk).structure.shake()


def _with(number: int) -> Callable[[Desk], bool]:
    """Whether that many variables are selected; for 0 it does not matter."""

    def test(desk: Desk) -> bool:
        if not with_panels(desk):
            return False
        return not number or len(chosen(desk).variables) == number

    return test


def _page(  # noqa: PLR0913  a command has that many properties
    name: str,
    about: About,
    title: str,
    told: str,
    *,
    part: str = "",
    key: str = "",
    chosen: int = 0,
    begins: bool = False,
) -> Command:
    """Shows a page, from the ``part`` of that heading on, while so many variables are chosen."""
    keys = (key,) if key else ()
    show = partial(_show, about, part)
    enabled = _with(chosen)
    return Command(
        f"structure.{name}", title, told, MENU, show, keys, enabled=enabled, begins=begins
    )


def _does(name: str, title: str, told: str, run: Callable[[Desk], None]) -> Command:
    return Command(f"structure.{name}", title, told, MENU, run, enabled=with_panels)


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


COMMANDS = (
    _page(
        "map",
        _MAP,
        "Structure of the map",
        "Show its core, what feeds it and what comes of it, what holds back, what sits on every"
        " loop.",
        key="Ctrl+Shift+X",
    ),
    _page(
        "balance",
        _MAP,
        "Does anything hold back?",
        "Show the shortest loop that holds itself back, or what to ask where there is none.",
        part="Does anything hold back?",
    ),
    _page(
        "small_set",
        _MAP,
        "A small set on every loop",
        "Show a few variables without which no loop is left.",
        part="On every loop",
    ),
    _does(
        "closing",
        CLOSING_TITLE,
        "Show single links that are not drawn and would close most loops: those of the selected"
        " variable, or of the whole map.",
        _show_closing,
    ),
    _page(
        "around",
        _SELECTION,
        "Around this variable",
        "Show what drives the selected variable and what it affects, however far away.",
        key="Ctrl+Shift+I",
        chosen=1,
        begins=True,
    ),
    _page(
        "prompts",
        _SELECTION,
        "What kind of place is it?",
        "Go through twelve kinds of places to act for the selected variable.",
        part="What kind of place is it?",
        chosen=1,
    ),
    _page(
        "paths",
        _SELECTION,
        "Paths between the two",
        "Show every path from one selected variable to the other and back, shortest first.",
        key="Ctrl+Shift+E",
        chosen=2,
    ),
    _page(
        "causes",
        _SELECTION,
        "Common causes of the two",
        "Show what leads to both selected variables.",
        part="Common causes",
        chosen=2,
    ),
    _page(
        "where",
        _WHERE,
        "Where to look",
        "Show links, bridges and loops counted for each variable, in groups, with what they say"
        " and what they do not.",
        key="Ctrl+Shift+B",
        begins=True,
    ),
    _does(
        "shake",
        "Shake the map",
        "Leave out a tenth of the links fifty times, and see which variables stay among the first.",
        _shake,
    ),
    *map(_measure, Measure),
    _does(
        "plot",
        "Influence and dependence…",
        "Plot influence against dependence, after the MICMAC method.",
        lambda desk: panels_of(desk).structure.show_plot(),
    ),
    _does(
        "table",
        "Write where to look as a table…",
        "Write every number to a CSV file, with how far loops count and what numbers cannot say.",
        lambda desk: desk.pages.write_where_to_look(),
    ),
)

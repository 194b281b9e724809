"""Commands of the What if menu."""

from __future__ import annotations

from functools import partial

from loopmap.ui.actions.command import Command, panels_of, with_editing, with_panels
from loopmap.ui.actions.desk import Desk


def _may_add(desk: Desk) -> bool:
    return with_editing(desk) and with_panels(desk)


def _turn_to(title: str, desk: Desk) -> None:
    panels_of(desk).what_if.show_page(title)


def _page(page_id: str, title: str, says: str, *, page: str = "", begins: bool = False) -> Command:
    """A command that shows one page of the run panel; ``page`` is its title, if it is another."""
    run = partial(_turn_to, page or title)
    return Command(
        f"what_if.{page_id}", title, says, "What if", run, enabled=with_panels, begins=begins
    )


COMMANDS = (
    Command(
        "what_if.run",
        "Run what-if",
        "Compare the scenarios of this map with how it is, over many draws.",
        "What if",
        lambda desk: panels_of(desk).what_if.run(),
        ("Ctrl+R",),
        "run",
        with_panels,
    ),
    Command(
        "what_if.play",
        "Play the run",
        "Play the last run over time on the map, or pause it.",
        "What if",
        lambda desk: panels_of(desk).what_if.play(),
        ("Ctrl+Alt+R",),
        "",
        with_panels,
    ),
    Command(
        "what_if.over_time",
        "Graphs over time",
        "Draw hopes, fears and history of a variable, and lay them against the run.",
        "What if",
        lambda desk: panels_of(desk).what_if.show_over_time(),
        ("Ctrl+Alt+T",),
        "",
        with_panels,
    ),
    Command(
        "what_if.data",
        "Data from a table…",
        "Read values over time from a table (CSV) and lay them beside the run.",
        "What if",
        lambda desk: desk.pages.read_data(),
        (),
        "",
        _may_add,
    ),
    Command(
        "what_if.room",
        "Room for map, both or charts",
        "Give the map, both or the charts the room, in turn.",
        "What if",
        lambda desk: panels_of(desk).what_if.go_round(),
        ("Shift+F9",),
        "",
        with_panels,
    ),
    Command(
        "what_if.side",
        "Run panel beside the map",
        "Put the run panel beside the map, or below it again.",
        "What if",
        lambda desk: panels_of(desk).what_if.change_sides(),
        ("Ctrl+Shift+F9",),
        "",
        with_panels,
        checked=lambda desk: desk.editor is not None and desk.editor.run_room.is_beside,
    ),
    Command(
        "what_if.fold",
        "Fold the run panel",
        "Leave the scenarios and the time, and give the map the room; or open the panel again.",
        "What if",
        lambda desk: panels_of(desk).what_if.fold(),
        ("Ctrl+Alt+F",),
        "",
        with_panels,
    ),
    Command(
        "what_if.new_scenario",
        "New scenario…",
        "Make a scenario of what is selected on the map, or an empty one.",
        "What if",
        lambda desk: panels_of(desk).what_if.begin_scenario(),
        ("Ctrl+Shift+R",),
        "",
        _may_add,
    ),
    _page(
        "answer",
        "Answer",
        "Show what follows from the scenario, how surely, and why.",
        begins=True,
    ),
    _page(
        "decides",
        "What decides",
        "Show which links decide what follows, and what one thing at a time does.",
    ),
    _page(
        "compare",
        "Compare",
        "Show the scenario beside another one, or beside itself on another map.",
    ),
    _page(
        "kept",
        "Kept runs",
        "Show the runs of this map that were kept, and ask them again.",
        page="Kept",
    ),
    Command(
        "what_if.keep",
        "Keep this run",
        "Keep the answer on show in the document, to come back to it when the map has changed.",
        "What if",
        lambda desk: panels_of(desk).what_if.keep(),
        ("Ctrl+Alt+Shift+R",),
        "",
        _may_add,
        begins=True,
    ),
    Command(
        "what_if.export_chart",
        "Export chart…",
        "Write the chart on show to a file: a picture, a page with its table, or the table alone.",
        "What if",
        lambda desk: desk.pages.export_chart(),
        (),
        "",
        with_panels,
        begins=True,
    ),
    Command(
        "what_if.copy_chart",
        "Copy chart as picture",
        "Copy the chart on show for documents and mails, with what it says in words.",
        "What if",
        lambda desk: desk.pages.copy_chart(),
        (),
        "",
        with_panels,
    ),
    Command(
        "what_if.copy_table",
        "Copy chart as table",
        "Copy the figures of the chart on show for a spreadsheet.",
        "What if",
        lambda desk: desk.pages.copy_chart_table(),
        (),
        "",
        with_panels,
    ),
)

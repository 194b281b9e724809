"""Commands of the What if menu."""

from __future__ import annotations

from loopmap.editing.edits.scenarios import add_scenario
from loopmap.ui.actions.command import Command, panels_of, with_editing, with_panels
from loopmap.ui.actions.desk import Desk


def _new_scenario(desk: Desk) -> None:
    session = desk.session
    assert session is not None
    assert desk.editor is not None
    change = add_scenario(session.document, session.map_id, "New scenario", session.new_id)
    session.do("New scenario", change)
    desk.editor.show_panel("run", shown=True)


COMMANDS = (
    Command(
        "what_if.run",
        "Run what-if",
        "Compare the scenarios of this map with how it is, over many draws.",
        "What if",
        lambda desk: panels_of(desk).run_what_if(),
        ("Ctrl+R",),
        "run",
        with_panels,
    ),
    Command(
        "what_if.new_scenario",
        "New scenario…",
        "Add a scenario to this map and say what it does.",
        "What if",
        _new_scenario,
        ("Ctrl+Shift+R",),
        "",
        with_editing,
    ),
)

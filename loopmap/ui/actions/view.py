"""Commands of the View menu."""

from __future__ import annotations

from loopmap.diagram.look import Lens
from loopmap.ui.actions import loops, parking
from loopmap.ui.actions.command import (
    Command,
    panels_of,
    with_panels,
)
from loopmap.ui.actions.desk import Desk


def _panel(panel: str, title: str, text: str, key: str, begins: bool = False) -> Command:
    def toggle(desk: Desk) -> None:
        assert desk.editor is not None
        desk.editor.show_panel(panel, not desk.editor.is_shown(panel))

    def shown(desk: Desk) -> bool:
        return desk.editor is not None and desk.editor.is_shown(panel)

    return Command(
        f"view.{panel}", title, text, "View", toggle, (key,), checked=shown, begins=begins
    )


def _lens(lens: Lens, title: str, text: str, key: str) -> Command:
    def look(desk: Desk) -> None:
        panels_of(desk).lenses.choose(lens)

    def looking(desk: Desk) -> bool:
        return with_panels(desk) and panels_of(desk).lenses.lens is lens

    return Command(
        f"view.lens.{lens.value}",
        title,
        text,
        "View/Lens",
        look,
        (key,),
        enabled=with_panels,
        checked=looking,
    )


def _toggle_snapping(desk: Desk) -> None:
    assert desk.editor is not None
    desk.editor.set_snapping(not desk.settings.current.snapping)


COMMANDS = (
    _panel("left", "Loops and outline", "Show or hide the column on the left.", "F6", begins=True),
    _panel("right", "Inspector", "Show or hide the column on the right.", "F7"),
    _panel("sentence", "Sentence bar", "Show or hide the bar that takes sentences.", "F8"),
    _panel("run", "What-if panel", "Show or hide the comparison of scenarios.", "F9"),
    loops.OUTLINE,
    parking.SHOW,
    Command(
        "view.snapping",
        "Snap to neighbours",
        "Draw what is dragged into line with what is near. Ctrl held does without for once.",
        "View",
        _toggle_snapping,
        ("Ctrl+;",),
        checked=lambda desk: desk.settings.current.snapping,
        begins=True,
    ),
    _lens(Lens.SIGN, "Signs", "Colour links by their sign.", "Alt+1"),
    _lens(Lens.LOOPS, "Loops", "Tell links on reinforcing loops from balancing ones.", "Alt+2"),
    _lens(Lens.EVIDENCE, "Evidence", "Tell stated links from implied and assumed ones.", "Alt+3"),
    _lens(Lens.GROUPS, "Groups", "Tint every variable by its group, with a letter.", "Alt+4"),
    _lens(
        Lens.CHANGE,
        "Change",
        "Show what is new, gone and changed since the map this one was made from.",
        "Alt+5",
    ),
    _lens(
        Lens.RUN, "Last run", "Show what the last scenario tried moves, and how surely.", "Alt+6"
    ),
    _lens(
        Lens.INFLUENCE,
        "Influence",
        "Show which variables stand out by what is counted on the Structure page, in groups.",
        "Alt+7",
    ),
)

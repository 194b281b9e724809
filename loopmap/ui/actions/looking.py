"""Commands of the View menu that move the camera."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.ui.actions.command import Command, with_selection
from loopmap.ui.actions.desk import Desk
from loopmap.ui.editor import Editor
from loopmap.ui.zoom_box import STEP

_PART = 0.4
"""How much of the window a look aside moves."""


def _on_editor(act: Callable[[Editor], None]) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        assert desk.editor is not None
        act(desk.editor)

    return run


def _zoom_to_selection(desk: Desk) -> None:
    assert desk.editor is not None
    assert desk.session is not None
    desk.editor.canvas.looking.zoom_to(desk.session.selection)


def _aside(way: str, across: float, down: float) -> Command:
    return Command(
        f"view.look_{way}",
        f"Look {way}",
        "Move the view, the map staying as it is.",
        "View/Look about",
        _on_editor(lambda editor: editor.canvas.viewing.look_aside(across, down)),
        (f"Alt+Shift+{way.capitalize()}",),
    )


def _toggle_minimap(desk: Desk) -> None:
    desk.settings.change(minimap=not desk.settings.current.minimap)
    if desk.editor is not None:
        desk.editor.minimap.follow_choice()


def _toggle_neighbours(desk: Desk) -> None:
    desk.settings.change(neighbours=not desk.settings.current.neighbours)
    if desk.editor is not None:
        desk.editor.canvas.dwelling.wanted = desk.settings.current.neighbours


COMMANDS = (
    Command(
        "view.zoom_in",
        "Zoom in",
        "Show the map larger. Ctrl and the wheel do the same.",
        "View",
        _on_editor(lambda editor: editor.canvas.viewing.zoom_by(STEP)),
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
    ),
    Command(
        "view.zoom_out",
        "Zoom out",
        "Show the map smaller.",
        "View",
        _on_editor(lambda editor: editor.canvas.viewing.zoom_by(1 / STEP)),
        ("Ctrl+-",),
        "zoom-out",
    ),
    Command(
        "view.fit",
        "Fit the whole map",
        "Show the whole map, as large as fits.",
        "View",
        _on_editor(lambda editor: editor.canvas.looking.fit()),
        ("Ctrl+0",),
        "zoom-fit",
    ),
    Command(
        "view.actual_size",
        "100 %",
        "Show the map at its own size.",
        "View",
        _on_editor(lambda editor: editor.canvas.viewing.actual_size()),
        ("Ctrl+1",),
    ),
    Command(
        "view.previous",
        "Previous view",
        "Go back to where the map was looked at before.",
        "View",
        _on_editor(lambda editor: editor.canvas.viewing.back()),
        ("Alt+Left",),
    ),
    Command(
        "view.next",
        "Next view",
        "Go forward again to the view that was left by going back.",
        "View",
        _on_editor(lambda editor: editor.canvas.viewing.forward()),
        ("Alt+Right",),
    ),
    Command(
        "view.zoom_selection",
        "Zoom to the selection",
        "Show what is selected, as large as fits.",
        "View",
        _zoom_to_selection,
        ("Ctrl+2",),
        enabled=with_selection,
    ),
    _aside("left", -_PART, 0.0),
    _aside("right", _PART, 0.0),
    _aside("up", 0.0, -_PART),
    _aside("down", 0.0, _PART),
    Command(
        "view.minimap",
        "Minimap",
        "Show the whole map small in a corner whenever only a part of it is in view.",
        "View",
        _toggle_minimap,
        ("Ctrl+Shift+M",),
        checked=lambda desk: desk.settings.current.minimap,
    ),
    Command(
        "view.neighbours",
        "Bring out neighbours",
        "On maps of many links, bring out what a variable is joined to while the pointer "
        "or the keys rest on it.",
        "View",
        _toggle_neighbours,
        checked=lambda desk: desk.settings.current.neighbours,
    ),
)

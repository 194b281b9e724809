"""Commands of the View menu."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.diagram.look import Lens
from loopmap.ui.actions.command import (
    Command,
    always,
    panels_of,
    with_document,
    with_panels,
    with_selection,
)
from loopmap.ui.actions.desk import Desk
from loopmap.ui.editor import Editor

_STEP = 1.25


def _on_editor(act: Callable[[Editor], None]) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        assert desk.editor is not None
        act(desk.editor)

    return run


def _zoom_to_selection(desk: Desk) -> None:
    assert desk.editor is not None
    assert desk.session is not None
    desk.editor.canvas.zoom_to(desk.session.selection)


def _panel(panel: str, title: str, text: str, key: str, begins: bool = False) -> Command:
    def toggle(desk: Desk) -> None:
        assert desk.editor is not None
        desk.editor.show_panel(panel, not desk.editor.is_shown(panel))

    def shown(desk: Desk) -> bool:
        return desk.editor is not None and desk.editor.is_shown(panel)

    return Command(
        f"view.{panel}", title, text, "View", toggle, (key,), checked=shown, begins=begins
    )


def _choice(setting: str, value: str, title: str, text: str, begins: bool = False) -> Command:
    return Command(
        f"view.{setting}.{value}",
        title,
        text,
        "View/Theme",
        lambda desk: desk.theme.choose(**{setting: value}),
        enabled=always,
        checked=lambda desk: bool(getattr(desk.settings.current, setting) == value),
        begins=begins,
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


def _text_size(by: int) -> Callable[[Desk], None]:
    def run(desk: Desk) -> None:
        size = min(max(desk.settings.current.text_size + by, 80), 200)
        desk.theme.choose(text_size=size if by else 100)

    return run


def _toggle_snapping(desk: Desk) -> None:
    assert desk.editor is not None
    desk.editor.set_snapping(not desk.settings.current.snapping)


def _full_screen(desk: Desk) -> None:
    desk.set_full_screen(not desk.is_full_screen)


def _present(desk: Desk) -> None:
    desk.present(not desk.is_presenting)


COMMANDS = (
    Command(
        "view.zoom_in",
        "Zoom in",
        "Show the map larger. Ctrl and the wheel do the same.",
        "View",
        _on_editor(lambda editor: editor.canvas.zoom_by(_STEP)),
        ("Ctrl++", "Ctrl+="),
        "zoom-in",
    ),
    Command(
        "view.zoom_out",
        "Zoom out",
        "Show the map smaller.",
        "View",
        _on_editor(lambda editor: editor.canvas.zoom_by(1 / _STEP)),
        ("Ctrl+-",),
        "zoom-out",
    ),
    Command(
        "view.fit",
        "Fit the whole map",
        "Show the whole map, as large as fits.",
        "View",
        _on_editor(lambda editor: editor.canvas.fit()),
        ("Ctrl+0",),
        "zoom-fit",
    ),
    Command(
        "view.actual_size",
        "100 %",
        "Show the map at its own size.",
        "View",
        _on_editor(lambda editor: editor.canvas.actual_size()),
        ("Ctrl+1",),
    ),
    Command(
        "view.previous",
        "Previous view",
        "Go back to where the map was looked at before.",
        "View",
        _on_editor(lambda editor: editor.canvas.previous_view()),
        ("Alt+Left",),
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
    _panel("left", "Loops and outline", "Show or hide the column on the left.", "F6", begins=True),
    _panel("right", "Inspector", "Show or hide the column on the right.", "F7"),
    _panel("sentence", "Sentence bar", "Show or hide the bar that takes sentences.", "F8"),
    _panel("run", "What-if panel", "Show or hide the comparison of scenarios.", "F9"),
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
        "Show how many variables each one can affect, and how many can affect it.",
        "Alt+7",
    ),
    _choice("theme", "system", "As the computer", "Follow the computer’s light or dark look."),
    _choice("theme", "light", "Light", "Dark text on light paper."),
    _choice("theme", "dark", "Dark", "Light text on a dark ground."),
    _choice(
        "canvas_theme", "window", "Map as the window", "Draw the map in the window’s theme.", True
    ),
    _choice(
        "canvas_theme", "projector", "Map for a projector", "Black on white, with thick lines."
    ),
    _choice("canvas_theme", "print", "Map for print", "Greys that survive a photocopier."),
    Command(
        "view.larger_text",
        "Larger text",
        "Make the words of the window larger.",
        "View",
        _text_size(10),
        ("Ctrl+Alt++", "Ctrl+Alt+="),
        enabled=always,
        begins=True,
    ),
    Command(
        "view.smaller_text",
        "Smaller text",
        "Make the words of the window smaller.",
        "View",
        _text_size(-10),
        ("Ctrl+Alt+-",),
        enabled=always,
    ),
    Command(
        "view.normal_text",
        "Normal text",
        "Set the words of the window to their own size.",
        "View",
        _text_size(0),
        ("Ctrl+Alt+0",),
        enabled=always,
    ),
    Command(
        "view.full_screen",
        "Full screen",
        "Fill the whole screen with the window, or go back.",
        "View",
        _full_screen,
        ("F11",),
        enabled=always,
        checked=lambda desk: desk.is_full_screen,
        begins=True,
    ),
    Command(
        "view.present",
        "Present",
        "Show the map alone on the whole screen. The same key, or Esc, goes back.",
        "View",
        _present,
        ("F5",),
        "present",
        with_document,
        checked=lambda desk: desk.is_presenting,
    ),
)

"""Commands of the Loops menu."""

from __future__ import annotations

from functools import partial

from loopmap.editing.edits.loops import loop_with
from loopmap.ui.actions.command import Command, panels_of, with_editing, with_panels
from loopmap.ui.actions.desk import Desk
from loopmap.ui.editor import Editor
from loopmap.ui.panels.loop_view_bar import through_of


def _editor(desk: Desk) -> Editor:
    assert desk.editor is not None
    return desk.editor


def _light(step: int, desk: Desk) -> None:
    panels = panels_of(desk)
    panels.joined.light_beside(step)
    if panels.lit.lit is None:
        _editor(desk).hint.emit("There is no loop on this map to light yet.")


def _one_lit(desk: Desk) -> bool:
    return with_panels(desk) and panels_of(desk).lit.lit is not None


def _may_name(desk: Desk) -> bool:
    return _one_lit(desk) and with_editing(desk)


def _may_forget(desk: Desk) -> bool:
    if not _may_name(desk) or desk.session is None:
        return False
    lit = panels_of(desk).lit.lit
    kept = None if lit is None else loop_with(desk.session.map, lit)
    return kept is not None and bool(kept.name)


def _may_put_back(desk: Desk) -> bool:
    if not _may_name(desk) or desk.session is None:
        return False
    lit = panels_of(desk).lit.lit
    kept = None if lit is None else loop_with(desk.session.map, lit)
    return kept is not None and kept.x is not None


def _one_to_pass(desk: Desk) -> bool:
    return with_panels(desk) and desk.session is not None and through_of(desk.session) is not None


def _may_search(desk: Desk) -> bool:
    return with_panels(desk) and not panels_of(desk).deep.is_running


def _walking(desk: Desk) -> bool:
    return with_panels(desk) and panels_of(desk).walk.is_on


OUTLINE = Command(
    "loops.outline",
    "Show the outline",
    "Put the keyboard on the tables of variables and links.",
    "View",
    lambda desk: _editor(desk).show_left("outline"),
    ("Ctrl+Shift+U",),
    enabled=with_panels,
)
"""Stands in the View menu beside the column it is in."""

COMMANDS = (
    Command(
        "loops.next",
        "Light the next loop",
        "Go to the next loop of the list and light it on the map.",
        "Loops",
        partial(_light, 1),
        ("Ctrl+.",),
        "loop",
        with_panels,
    ),
    Command(
        "loops.previous",
        "Light the previous loop",
        "Go to the loop before in the list and light it on the map.",
        "Loops",
        partial(_light, -1),
        ("Ctrl+,",),
        enabled=with_panels,
    ),
    Command(
        "loops.besides",
        "Light another loop besides",
        "Light the next loop of the list in a colour and dash of its own, up to four at once."
        " Ctrl and a click on a badge or a card does the same.",
        "Loops",
        lambda desk: panels_of(desk).joined.light_besides(1),
        ("Ctrl+Alt+.",),
        enabled=with_panels,
    ),
    Command(
        "loops.none",
        "Put out the light",
        "Show every variable and link alike again. Esc on the map does it too, once nothing is"
        " selected.",
        "Loops",
        lambda desk: panels_of(desk).lit.light(None),
        ("Ctrl+Shift+.",),
        enabled=_one_lit,
    ),
    Command(
        "loops.walk",
        "Walk the loop",
        "Go along the links of the lit loop, one at each press, and hear what each does.",
        "Loops",
        lambda desk: panels_of(desk).walk.step(1),
        ("W",),
        enabled=with_panels,
        begins=True,
    ),
    Command(
        "loops.walk_back",
        "Walk back",
        "Go back to the link before. While a loop is walked the arrow keys do both.",
        "Loops",
        lambda desk: panels_of(desk).walk.step(-1),
        ("Shift+W",),
        enabled=_walking,
    ),
    Command(
        "loops.walk_end",
        "Stop walking",
        "Stop at the link reached; the loop stays lit. Esc does the same.",
        "Loops",
        lambda desk: panels_of(desk).walk.end(),
        enabled=_walking,
    ),
    Command(
        "loops.name",
        "Name the lit loop…",
        "Give the lit loop a name; it keeps it while its links stand.",
        "Loops",
        lambda desk: panels_of(desk).joined.name_lit(),
        ("Ctrl+Shift+N",),
        enabled=_may_name,
        begins=True,
    ),
    Command(
        "loops.forget",
        "Forget the name of the lit loop",
        "Take away the name people gave the lit loop; its links stay.",
        "Loops",
        lambda desk: panels_of(desk).joined.forget_lit(),
        enabled=_may_forget,
    ),
    Command(
        "loops.story",
        "Write the story of the lit loop…",
        "Write down what people say about the lit loop; it is kept with it.",
        "Loops",
        lambda desk: panels_of(desk).joined.tell_story(),
        enabled=_may_name,
    ),
    Command(
        "loops.copy",
        "Copy the lit loop as text",
        "Put the lit loop, told in a sentence, with its name and story, on the clipboard.",
        "Loops",
        lambda desk: panels_of(desk).joined.copy_lit(),
        enabled=_one_lit,
    ),
    Command(
        "loops.stop",
        "What would make it stop?",
        "List the links of the lit loop, the weakest first, and which other loops each carries.",
        "Loops",
        lambda desk: panels_of(desk).joined.show_stops(),
        ("Ctrl+H",),
        enabled=_one_lit,
    ),
    Command(
        "loops.badge_back",
        "Put its badge back",
        "Let the badge of the lit loop stand at the heart of its loop again.",
        "Loops",
        lambda desk: panels_of(desk).joined.put_badge_back(),
        enabled=_may_put_back,
    ),
    Command(
        "loops.show",
        "Show the list of loops",
        "Put the keyboard on the list of loops.",
        "Loops",
        lambda desk: _editor(desk).show_left("loops"),
        ("Ctrl+Shift+O",),
        enabled=with_panels,
        begins=True,
    ),
    Command(
        "loops.deep",
        "Deep search…",
        "Look for loops far longer than the list shows, and write them to a file.",
        "Loops",
        lambda desk: desk.pages.show_deep_search(),
        enabled=_may_search,
    ),
    Command(
        "loops.settle",
        "Settle the links marked ?",
        "Go to the links on which most loops hinge; plus or minus settles each.",
        "Loops",
        lambda desk: panels_of(desk).joined.settle(),
        ("Ctrl+U",),
        enabled=with_panels,
    ),
    Command(
        "loops.through",
        "Loops through this",
        "List every loop through the selected variable or link.",
        "Loops",
        lambda desk: panels_of(desk).joined.list_through(),
        ("Ctrl+Shift+H",),
        enabled=_one_to_pass,
    ),
)

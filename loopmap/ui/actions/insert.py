"""Commands of the Insert menu: the tools, and what can be added without the mouse."""

from __future__ import annotations

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.groups import add_group
from loopmap.editing.tools.gesture import GestureResult, naming
from loopmap.model.records import Variable
from loopmap.ui.actions.command import (
    Command,
    panels_of,
    with_document,
    with_editing,
    with_panels,
    with_variables,
)
from loopmap.ui.actions.desk import Desk

TOOLS = ("select", "variable", "link", "note", "group")
"""Tools of the canvas in the order of the toolbar; each has the command ``tool.<name>``."""


def _tool(tool: str, title: str, text: str, key: str, begins: bool = False) -> Command:
    def take(desk: Desk) -> None:
        assert desk.editor is not None
        desk.editor.take_tool(tool)

    def taken(desk: Desk) -> bool:
        return desk.editor is not None and desk.editor.tool == tool

    return Command(
        f"tool.{tool}",
        title,
        text,
        "Insert",
        take,
        (key,),
        tool,
        with_document if tool == "select" else with_editing,
        checked=taken,
        begins=begins,
    )


def _add_variable(desk: Desk) -> None:
    assert desk.editor is not None
    desk.editor.add_variable_in_view()


def _group_selection(desk: Desk) -> None:
    """As one drawn by hand: its name is typed at once, and Esc takes it away again."""
    session, editor = desk.session, desk.editor
    assert session is not None
    assert editor is not None
    members = [r for r in session.selection if isinstance(session.map.get(r), Variable)]
    change = add_group(
        session.document,
        session.map_id,
        "New group",
        Box(0.0, 0.0, 240.0, 160.0),
        session.new_id,
        members=sorted(members),
    )
    (made,) = (key.id for key, step in change if step.before is None)
    editor.canvas.setFocus()
    editor.canvas.hands.take_result(
        GestureResult("Group", change, frozenset({made}), rename=made, merge=naming(made))
    )


def _may_say_it(desk: Desk) -> bool:
    return with_editing(desk) and with_panels(desk)


COMMANDS = (
    _tool("select", "Select", "Select, move and bend with the mouse.", "V"),
    _tool("variable", "Variable", "Click on the paper to put a variable there.", "N"),
    _tool("link", "Link", "Drag from the cause to the effect.", "L"),
    _tool("note", "Note", "Click on the paper to write a note there.", "T"),
    _tool("group", "Group", "Drag an area on the paper to make a group.", "G"),
    Command(
        "insert.variable",
        "Variable in the middle",
        "Put a new variable in the middle of what is shown and type its name.",
        "Insert",
        _add_variable,
        ("Ins",),
        "",
        with_editing,
        begins=True,
    ),
    Command(
        "insert.group_selection",
        "Group the selection",
        "Make a group of the selected variables and type its name.",
        "Insert",
        _group_selection,
        ("Ctrl+G",),
        "",
        with_variables,
    ),
    Command(
        "insert.sentence",
        "Say it in a sentence",
        "Type “fines + family strain - attendance”, “fines lead to less trust” or “trust falls"
        " because of fines”: variables and links appear. “Less” and “falling” before a name turn"
        " the sign round. In the empty bar + − ? and ~ mend the last link, Up says it again.",
        "Insert",
        lambda desk: panels_of(desk).focus_sentence(),
        ("Ctrl+K", "Ctrl+L", "/"),
        "sentence",
        _may_say_it,
        begins=True,
    ),
    Command(
        "insert.standing_name",
        "Same as the name on the map",
        "Say it with the name on the map that the new one is like; also just after Enter.",
        "Insert",
        lambda desk: panels_of(desk).sentence.use_standing(),
        ("Ctrl+Enter", "Ctrl+Return"),
        "",
        _may_say_it,
    ),
)

"""Commands of the Insert menu that name the other end of a link, or join two variables."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.editing.sentence.far_end import Way
from loopmap.model.records import Link, Variable
from loopmap.ui.actions.command import Command, with_editing
from loopmap.ui.actions.desk import Desk


def _name(way: Way, *, asking: bool = False) -> Callable[[Desk], None]:
    def name(desk: Desk) -> None:
        assert desk.editor is not None
        desk.editor.canvas.linking.name_far_end(way, asking=asking)

    return name


def _join(desk: Desk) -> None:
    assert desk.editor is not None
    desk.editor.canvas.linking.join_selected()


def _selected(desk: Desk, kinds: tuple[type, ...], count: int) -> bool:
    session = desk.session
    if session is None or not with_editing(desk) or len(session.selection) != count:
        return False
    return all(isinstance(session.map.get(record), kinds) for record in session.selection)


def _with_one(desk: Desk) -> bool:
    return _selected(desk, (Variable, Link), 1)


def _with_two(desk: Desk) -> bool:
    return _selected(desk, (Variable,), 2)


COMMANDS = (
    Command(
        "insert.effect",
        "Next effect",
        "Name an effect of what is selected, linked already. Tab goes on to the next.",
        "Insert",
        _name(Way.EFFECT),
        ("E",),
        "",
        _with_one,
        begins=True,
    ),
    Command(
        "insert.cause",
        "Next cause",
        "Name a cause of what is selected, linked already. Tab goes on to the next.",
        "Insert",
        _name(Way.CAUSE),
        ("C",),
        "",
        _with_one,
    ),
    Command(
        "insert.link_to",
        "Link to…",
        "Type which variable this one leads to, a new one if need be. L does it on the map.",
        "Insert",
        _name(Way.EFFECT, asking=True),
        (),
        "",
        _with_one,
    ),
    Command(
        "insert.link_from",
        "Link from…",
        "Type which variable leads to this one, a new one if need be.",
        "Insert",
        _name(Way.CAUSE, asking=True),
        ("Shift+L",),
        "",
        _with_one,
    ),
    Command(
        "insert.join",
        "Link the two selected",
        "Make a link from the variable selected first to the other. R turns it round.",
        "Insert",
        _join,
        ("J",),
        "",
        _with_two,
    ),
)

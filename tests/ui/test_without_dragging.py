"""Nothing is drag-only: whatever a drag comes to can be had by a menu and a key."""

import pytest

from loopmap.ui.actions.catalogue import COMMANDS
from loopmap.ui.canvas.keys import Keys

BY_COMMAND = {
    "draw a variable": "insert.variable",
    "draw a link": "tool.link",
    "draw a note": "tool.note",
    "draw a group round things": "insert.group_selection",
    "bend a link": "link.straighten",
    "let a link bend by itself": "link.bend_by_itself",
    "copy by dragging": "edit.duplicate",
    "line things up by guides": "arrange.left",
    "make gaps even by guides": "arrange.across",
    "select by a rubber band": "edit.select_all",
    "open the menu by resting": "edit.menu",
    "zoom by two fingers": "view.zoom_in",
    "see all by moving the paper": "view.fit",
}
"""Each drag with a command that does as much; what has no key of its own is in a menu."""

BY_KEY = {
    "move what is selected": ("_nudge", "Ctrl+arrow"),
    "bend a link by its handle": ("_shape", "[ and ]"),
}
"""Drags that keys of the canvas stand for, by the method that does them."""


@pytest.mark.parametrize(("drag", "command"), BY_COMMAND.items())
def test_a_drag_has_a_command(drag, command):
    assert command in {each.id for each in COMMANDS}, drag


@pytest.mark.parametrize(("drag", "key"), BY_KEY.items())
def test_a_drag_has_a_key_on_the_canvas(drag, key):
    assert hasattr(Keys, key[0]), drag


def test_joining_and_leaving_a_group_is_in_the_inspector(opened):
    from PySide6.QtWidgets import QComboBox

    opened.session.select(frozenset([next(iter(opened.session.map.variables))]))
    fields = opened.editor.right.findChildren(QComboBox)
    assert "Group" in {field.accessibleName() for field in fields}

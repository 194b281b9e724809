"""Nothing is drag-only: whatever a drag comes to can be had by a command or a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu

from loopmap.model.query import in_order
from loopmap.ui.actions.catalogue import command

STEPS = {
    "copy what is selected": ("variables", "edit.duplicate", "Duplicate"),
    "line things up": ("variables", "arrange.left", "Align"),
    "make gaps even": ("variables", "arrange.across", "Distribute"),
    "make a group round things": ("variables", "insert.group_selection", "Group"),
    "make a link straight": ("links", "link.straighten", "Straighten link"),
    "put things on top": ("one variable", "arrange.front", "Bring to front"),
}
"""Each drag with what is selected first, the command that does as much, and its step."""

ASKING = {
    "draw a link": ("one variable", "insert.link_to"),
    "draw a link from elsewhere": ("one variable", "insert.link_from"),
    "draw a link to a new variable": ("one variable", "insert.effect"),
    "lead the head of a link elsewhere": ("one link", "link.lead_to"),
    "lead the tail of a link elsewhere": ("one link", "link.lead_from"),
}
"""Drags to a place, with commands that ask for its name instead."""


def select(window, what):
    causal_map = window.session.map
    variables = [v.id for v in in_order(causal_map.variables)]  # the first lies lowest
    links = sorted(causal_map.links)
    chosen = {
        "variables": variables, "links": links, "one variable": variables[:1], "one link": links[:1]
    }  # fmt: skip
    window.session.select(frozenset(chosen[what]))
    return window.session.selection


@pytest.mark.parametrize("drag", STEPS)
def test_a_command_does_as_much(opened, drag):
    what, name, label = STEPS[drag]
    select(opened, what)
    opened.command_actions.by_id[name].trigger()
    assert opened.session.history.done[-1].label == label


def test_arrows_with_ctrl_move_and_brackets_bend(opened):
    select(opened, "one variable")
    QTest.keyClick(opened.editor.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert opened.session.history.done[-1].label == "Move"
    select(opened, "one link")
    QTest.keyClicks(opened.editor.canvas, "[")
    assert opened.session.history.done[-1].label == "Bend link"


@pytest.mark.parametrize("drag", ASKING)
def test_a_command_asks_for_the_name_of_where_a_drag_would_lead(opened, drag):
    what, name = ASKING[drag]
    select(opened, what)
    opened.command_actions.by_id[name].trigger()
    assert opened.editor.canvas.far_end.running
    opened.editor.canvas.in_hand.give_up()


def test_things_are_put_in_by_commands(opened):
    opened.command_actions.by_id["insert.variable"].trigger()
    assert opened.editor.canvas.naming.editor is not None
    opened.editor.canvas.naming.finish()
    assert len(opened.session.map.variables) == 4


def test_a_group_made_by_command_is_named_at_once_and_undone_in_one_step(qtbot, opened):
    select(opened, "variables")
    steps = len(opened.session.history.done)
    opened.command_actions.by_id["insert.group_selection"].trigger()
    qtbot.keyClicks(opened.editor.canvas.naming.editor, "Family")
    opened.editor.canvas.naming.finish()
    assert [group.name for group in opened.session.map.groups.values()] == ["Family"]
    assert len(opened.session.history.done) == steps + 1
    opened.session.undo()
    assert not opened.session.map.groups


def test_a_variable_joins_and_leaves_a_group_in_the_inspector(opened):
    select(opened, "variables")
    opened.command_actions.by_id["insert.group_selection"].trigger()
    opened.editor.canvas.naming.finish()
    select(opened, "one variable")
    opened.editor.turns.flush()
    (field,) = [
        f for f in opened.editor.right.findChildren(QComboBox) if f.accessibleName() == "Group"
    ]
    field.activated.emit(0)
    (chosen,) = opened.session.selection
    assert opened.session.map.variables[chosen].group is None


def test_everything_or_what_belongs_together_is_selected_by_commands(opened):
    for name in ("edit.select_all", "choose.neighbours", "choose.upstream", "choose.downstream"):
        select(opened, "one variable")
        opened.command_actions.by_id[name].trigger()
        assert len(opened.session.selection) >= 1
        assert command(name).keys


def test_the_menu_of_a_resting_finger_opens_by_key(opened):
    select(opened, "one variable")
    opened.command_actions.by_id["edit.menu"].trigger()
    (menu,) = [m for m in opened.findChildren(QMenu) if m.isVisible()]
    assert "edit.rename" in {action.objectName() for action in menu.actions()}
    menu.close()


def test_the_paper_is_moved_and_zoomed_by_commands(opened):
    canvas = opened.editor.canvas
    before = canvas.camera
    opened.command_actions.by_id["view.zoom_in"].trigger()
    assert canvas.camera.scale > before.scale
    select(opened, "one variable")
    opened.command_actions.by_id["view.zoom_selection"].trigger()
    assert (canvas.camera.x, canvas.camera.y) != (before.x, before.y)

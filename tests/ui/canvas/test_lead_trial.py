"""Leading a link elsewhere by keys: seen before it is done, one step, nothing left behind."""

import pytest
from PySide6.QtCore import Qt

from loopmap.editing.sentence.far_end import Way

KEY = Qt.Key


@pytest.fixture
def leading(robot):
    """The link from Fines to Strain being led elsewhere."""
    link = robot.link("Fines", "Strain")
    robot.session.select(frozenset({link.id}))
    robot.canvas.linking.lead(link.id, Way.EFFECT)
    return robot


def test_the_new_effect_is_typed_and_is_one_step(leading, same_as_fresh):
    link = leading.link("Fines", "Strain").id
    leading.type("Att")
    assert leading.canvas.stage._trial.causal_map.links[link].target == leading.id("Attendance")
    leading.key(KEY.Key_Return)
    assert leading.link("Fines", "Attendance").id == link
    assert leading.session.history.done[-1].label == "Lead link elsewhere"
    assert leading.session.selection == {link}
    same_as_fresh(leading)
    leading.session.undo()
    assert leading.link("Fines", "Strain").id == link


def test_a_cause_is_chosen_the_same_way(robot):
    link = robot.link("Strain", "Attendance")
    robot.canvas.linking.lead(link.id, Way.CAUSE)
    robot.type("Fines")
    robot.key(KEY.Key_Return)
    assert robot.link("Fines", "Attendance").id == link.id


def test_esc_leaves_everything_as_it_was(leading, same_as_fresh):
    before = leading.session.document
    leading.type("Att")
    leading.key(KEY.Key_Escape)
    assert leading.session.document is before
    assert not leading.canvas.in_hand.busy
    same_as_fresh(leading)


def test_a_link_that_is_there_is_refused_with_the_reason(robot):
    robot.drag(robot.rim("Fines"), robot.centre("Attendance"))
    link = robot.link("Fines", "Strain")
    robot.canvas.linking.lead(link.id, Way.EFFECT)
    robot.type("Attendance")
    robot.key(KEY.Key_Return)
    assert "already a link" in robot.hints[-1]
    assert robot.link("Fines", "Strain") == link


def test_a_read_only_document_says_so(robot):
    robot.session.read_only = "This file was made by a newer Loopmap."
    robot.canvas.linking.lead(robot.link("Fines", "Strain").id, Way.EFFECT)
    assert robot.hints[-1] == "This file was made by a newer Loopmap."
    assert not robot.canvas.far_end.running

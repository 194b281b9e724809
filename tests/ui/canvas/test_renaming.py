"""Naming in place, and where the keyboard goes afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from loopmap.diagram.geometry import Box, Point
from loopmap.editing.edits.groups import add_group
from loopmap.model.ids import MapId
from loopmap.ui.canvas.view import Camera

MAP = MapId("m1")


def test_going_elsewhere_keeps_what_was_written_and_the_keyboard_stays_there(robot, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    row, elsewhere = QHBoxLayout(window), QLineEdit()
    row.addWidget(robot.canvas)
    row.addWidget(elsewhere)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.type("Penalties")
    elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
    assert "Penalties" in robot.names()
    assert robot.canvas.naming.editor is None
    assert elsewhere.hasFocus()
    robot.canvas.setParent(None)


def test_a_refused_name_is_given_up_when_the_person_goes_elsewhere(robot):
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.type("Strain")
    robot.click(robot.centre("Attendance"))
    assert robot.names() == {"Fines", "Strain", "Attendance"}
    assert "already a variable" in "".join(robot.hints)
    assert robot.session.selection == {robot.id("Attendance")}


def test_a_refused_name_is_typed_over_and_no_longer_complained_of(robot):
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.type("Strain")
    robot.key(Qt.Key.Key_Return)
    assert "already a variable" in robot.hints[-1]
    robot.type("Penalties")
    robot.key(Qt.Key.Key_Return)
    assert robot.names() == {"Penalties", "Strain", "Attendance"}
    assert robot.hints[-1] == ""


def test_the_field_follows_its_card(robot):
    robot.canvas.naming.begin(robot.id("Fines"))
    before = robot.canvas.naming.editor.geometry().center()
    robot.canvas.camera = robot.canvas.camera.panned(30, 20)
    after = robot.canvas.naming.editor.geometry().center()
    assert (after.x() - before.x(), after.y() - before.y()) == (30, 20)


def test_the_field_goes_when_its_record_does(robot):
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.canvas.session.select(frozenset({robot.id("Fines")}))
    robot.canvas.keys._delete()
    assert robot.canvas.naming.editor is None


def test_it_is_told_when_a_text_is_being_edited(robot):
    told = []
    robot.canvas.renamingChanged.connect(told.append)
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.key(Qt.Key.Key_Escape)
    assert told == [True, False]


def test_a_note_left_empty_is_taken_away(robot):
    robot.canvas.naming.begin("n1")
    robot.canvas.naming.editor.setPlainText("  ")
    robot.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert robot.session.map.notes == {}


def test_esc_keeps_what_was_written_of_a_new_note(robot):
    robot.canvas.in_hand.take("note")
    robot.click(Point(250, 120))
    robot.type("Ask the school")
    robot.key(Qt.Key.Key_Escape)
    assert robot.canvas.naming.editor is None
    assert "Ask the school" in {note.text for note in robot.session.map.notes.values()}
    robot.session.undo()
    assert set(robot.session.map.notes) == {"n1"}


@pytest.mark.parametrize("erased", [False, True])
def test_esc_takes_a_new_note_away_while_nothing_is_written(robot, erased):
    robot.canvas.in_hand.take("note")
    robot.click(Point(250, 120))
    if erased:
        robot.key(Qt.Key.Key_Backspace)
    robot.key(Qt.Key.Key_Escape)
    assert set(robot.session.map.notes) == {"n1"}


def test_esc_leaves_a_note_that_stood_as_it_was(robot):
    before = robot.session.map.notes
    robot.canvas.naming.begin("n1")
    robot.type("Something else")
    robot.key(Qt.Key.Key_Escape)
    assert robot.session.map.notes == before


def test_tab_goes_on_to_the_next_name_in_the_order_of_walking(robot):
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.type("Penalties")
    robot.key(Qt.Key.Key_Tab)
    assert robot.canvas.naming.record == robot.id("Strain")
    assert robot.session.selection == {robot.id("Strain")}
    robot.type("Stress")
    robot.key(Qt.Key.Key_Backtab)
    assert robot.canvas.naming.record == robot.id("Penalties")
    robot.key(Qt.Key.Key_Escape)
    assert robot.names() == {"Penalties", "Stress", "Attendance"}


def test_tab_stays_with_a_name_that_is_refused(robot):
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.type("Strain")
    robot.key(Qt.Key.Key_Tab)
    assert robot.canvas.naming.record == robot.id("Fines")
    robot.key(Qt.Key.Key_Escape)


def test_the_map_is_seen_as_it_will_be_while_a_name_is_typed(robot):
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.type("Fines issued to parents of younger children")
    trial = robot.canvas.stage._trial
    robot.key(Qt.Key.Key_Return)
    drawn = robot.canvas.drawing
    link = robot.link("Fines issued to parents of younger children", "Strain")
    assert trial.label_boxes == drawn.label_boxes
    assert trial.link_paths[link.id].tail == drawn.link_paths[link.id].tail
    assert robot.canvas.stage._trial is None


def test_giving_up_leaves_the_picture_as_it_was(robot):
    robot.session.select(frozenset({robot.id("Fines")}))
    before = robot.picture()
    robot.key(Qt.Key.Key_F2)
    robot.type("Fines issued to parents of younger children")
    robot.key(Qt.Key.Key_Escape)
    assert robot.picture() == before
    assert robot.session.history.done == []


def test_a_far_off_card_is_written_on_at_a_size_that_can_be_read(robot):
    robot.canvas.camera = Camera(100, 80, 0.3)
    robot.canvas.naming.begin(robot.id("Fines"))
    field, card = robot.canvas.naming.editor, robot.canvas.drawing.label_boxes[robot.id("Fines")]
    assert field.document().defaultFont().pixelSize() >= 13
    assert field.height() >= card.height * 0.9
    robot.key(Qt.Key.Key_Escape)


def test_the_paper_moves_when_a_text_grows_over_the_edge(robot):
    fines = robot.session.map.variables[robot.id("Fines")]
    robot.canvas.camera = Camera(fines.x + 280, fines.y + 200, 1.0)
    robot.canvas.naming.begin(fines.id)
    robot.type("Fines issued to the parents of younger children in the second term of a year")
    field = robot.canvas.naming.editor
    assert robot.canvas.rect().contains(field.geometry())
    robot.key(Qt.Key.Key_Escape)


def test_moving_the_paper_by_hand_while_writing_is_not_fought(robot):
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.canvas.camera = robot.canvas.camera.panned(-2000, 0)
    assert not robot.canvas.rect().intersects(robot.canvas.naming.editor.geometry())
    robot.key(Qt.Key.Key_Escape)


def test_a_name_is_undone_as_one_step_once_the_field_has_gone(robot):
    robot.canvas.naming.begin(robot.id("Fines"))
    robot.type("Penalties")
    robot.key(Qt.Key.Key_Return)
    assert robot.session.undo() == "Rename"
    assert "Fines" in robot.names()


def test_a_groups_name_is_written_where_it_stands(robot):
    made = add_group(
        robot.session.document, MAP, "Home", Box(100, 80, 300, 200), robot.session.new_id
    )
    robot.session.do("Group", made)
    (group,) = robot.session.map.groups
    robot.canvas.naming.begin(group)
    left = robot.canvas.naming.editor.x()
    robot.type("Home and school together")
    assert robot.canvas.naming.editor.x() == left
    robot.key(Qt.Key.Key_Return)
    assert robot.session.map.groups[group].name == "Home and school together"

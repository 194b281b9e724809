"""Naming in place, and where the keyboard goes afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget


def test_going_elsewhere_keeps_what_was_written_and_the_keyboard_stays_there(robot, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    row, elsewhere = QHBoxLayout(window), QLineEdit()
    row.addWidget(robot.canvas)
    row.addWidget(elsewhere)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    robot.canvas.begin_rename(robot.id("Fines"))
    robot.type("Penalties")
    elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
    assert "Penalties" in robot.names()
    assert robot.canvas.naming.editor is None
    assert elsewhere.hasFocus()
    robot.canvas.setParent(None)


def test_a_refused_name_is_given_up_when_the_person_goes_elsewhere(robot):
    robot.canvas.begin_rename(robot.id("Fines"))
    robot.type("Strain")
    robot.click(robot.centre("Attendance"))
    assert robot.names() == {"Fines", "Strain", "Attendance"}
    assert "already a variable" in "".join(robot.hints)
    assert robot.session.selection == {robot.id("Attendance")}


def test_a_refused_name_is_typed_over_and_no_longer_complained_of(robot):
    robot.canvas.begin_rename(robot.id("Fines"))
    robot.type("Strain")
    robot.key(Qt.Key.Key_Return)
    assert "already a variable" in robot.hints[-1]
    robot.type("Penalties")
    robot.key(Qt.Key.Key_Return)
    assert robot.names() == {"Penalties", "Strain", "Attendance"}
    assert robot.hints[-1] == ""


def test_the_field_follows_its_card(robot):
    robot.canvas.begin_rename(robot.id("Fines"))
    before = robot.canvas.naming.editor.geometry().center()
    robot.canvas.camera = robot.canvas.camera.panned(30, 20)
    after = robot.canvas.naming.editor.geometry().center()
    assert (after.x() - before.x(), after.y() - before.y()) == (30, 20)


def test_the_field_goes_when_its_record_does(robot):
    robot.canvas.begin_rename(robot.id("Fines"))
    robot.canvas.session.select(frozenset({robot.id("Fines")}))
    robot.canvas.keys._delete()
    assert robot.canvas.naming.editor is None


def test_it_is_told_when_a_text_is_being_edited(robot):
    told = []
    robot.canvas.renamingChanged.connect(told.append)
    robot.canvas.begin_rename(robot.id("Fines"))
    robot.key(Qt.Key.Key_Escape)
    assert told == [True, False]


def test_a_note_left_empty_is_taken_away(robot):
    robot.canvas.begin_rename("n1")
    robot.canvas.naming.editor.setPlainText("  ")
    robot.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert robot.session.map.notes == {}

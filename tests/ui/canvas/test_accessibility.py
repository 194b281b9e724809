"""The canvas through Qt's accessibility interface."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible

from loopmap.ui.canvas.accessibility import TITLE, describe_variable


def interface_of(robot):
    found = QAccessible.queryAccessibleInterface(robot.canvas)
    assert found is not None
    return found


def test_the_canvas_is_a_list_of_its_variables_in_the_order_of_reading(robot):
    canvas = interface_of(robot)
    assert canvas.role() == QAccessible.Role.List
    assert canvas.text(QAccessible.Text.Name) == TITLE
    names = [canvas.child(i).text(QAccessible.Text.Name) for i in range(canvas.childCount())]
    assert names == ["Fines", "Strain", "Attendance"]
    assert canvas.child(3) is None


def test_a_variable_says_its_causes_and_effects(robot):
    strain = interface_of(robot).child(1)
    assert strain.role() == QAccessible.Role.ListItem
    told = strain.text(QAccessible.Text.Description)
    assert told == "variable, 1 cause, 1 effect. Lowers Attendance."
    assert describe_variable(robot.session.map, robot.id("Attendance")).startswith(
        "variable, 1 cause, no effects."
    )


def test_a_variable_knows_where_it_is_and_whether_it_is_selected(robot):
    canvas = interface_of(robot)
    fines = canvas.child(0)
    centre = robot.canvas.mapToGlobal(robot.pixel(robot.centre("Fines")))
    assert fines.rect().contains(centre)
    found = canvas.childAt(centre.x(), centre.y())
    assert canvas.indexOfChild(found) == 0
    assert not fines.state().selected
    robot.session.select(frozenset({robot.id("Fines")}))
    assert fines.state().selected
    assert canvas.childAt(-5000, -5000) is None


def test_the_list_follows_the_map(robot):
    canvas = interface_of(robot)
    attendance = canvas.child(2)
    robot.session.select(frozenset({robot.id("Attendance")}))
    robot.canvas.keys._delete()
    assert canvas.childCount() == 2
    assert not attendance.isValid()
    assert attendance.text(QAccessible.Text.Name) == ""


def test_what_is_selected_is_told_in_a_sentence(robot):
    told = robot.canvas.spoken.told_selection
    assert told() == "Nothing selected."
    robot.session.select(frozenset({robot.link("Fines", "Strain").id}))
    assert told() == "Link. More fines lead to more strain."
    robot.canvas.select_all()
    assert told().endswith("things selected.")


def test_canvases_come_and_go(robot_on, qapp):
    from tests.ui.canvas.conftest import small_map

    for _ in range(5):
        robot = robot_on(small_map())
        assert interface_of(robot).childCount() == 3
        robot.canvas.mapToGlobal(QPoint())

"""The canvas through Qt's accessibility interface."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from loopmap.diagram.emphasis import Badge
from loopmap.diagram.geometry import Point
from loopmap.editing.edits.links import add_link
from loopmap.editing.selection import everything
from loopmap.model.records import Link, Sign
from loopmap.ui.canvas.accessibility import TITLE
from tests.ui.canvas.conftest import small_map

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def interface_of(robot):
    found = QAccessible.queryAccessibleInterface(robot.canvas)
    assert found is not None
    return found


def things(robot):
    canvas = interface_of(robot)
    return [canvas.child(n) for n in range(canvas.childCount())]


def thing(robot, name):
    return next(each for each in things(robot) if each.text(NAME) == name)


@pytest.fixture
def looped(robot):
    """The small map closed to a loop, with the loop's badge."""
    session = robot.session
    ends = robot.id("Attendance"), robot.id("Fines")
    change = add_link(session.document, session.map_id, *ends, session.new_id, sign=Sign.OPPOSITE)
    session.do("Link", change)
    (closing,) = (key.id for key in change.touched(Link))
    links = (robot.link("Fines", "Strain").id, robot.link("Strain", "Attendance").id, closing)
    robot.canvas.lighting.set_badges([Badge(links, "R1", "reinforcing")])
    return robot


def test_the_canvas_lists_variables_as_tab_visits_them_then_notes_loops_and_links(looped):
    canvas = interface_of(looped)
    assert canvas.role() == QAccessible.Role.List
    assert canvas.text(NAME) == TITLE
    assert [each.text(NAME) for each in things(looped)] == [
        "Fines",
        "Strain",
        "Attendance",
        "Seen in two schools",
        "Loop R1",
        "More fines lead to more strain",
        "More strain leads to lower attendance",
        "Higher attendance leads to fewer fines",
    ]
    assert canvas.child(8) is None
    assert {each.role() for each in things(looped)} == {QAccessible.Role.ListItem}


def test_a_thing_says_what_it_does_in_its_description(looped):
    looped.canvas.spoken.loops = {looped.id("Strain"): ("R1",)}
    assert thing(looped, "Strain").text(DESCRIPTION) == (
        "variable, driven by Fines, affects Attendance; in loop R1"
    )
    assert thing(looped, "Loop R1").text(DESCRIPTION).startswith("loop, reinforcing, 3 links.")
    assert thing(looped, "Seen in two schools").text(DESCRIPTION) == "note, private"


def test_a_thing_knows_where_it_is_and_whether_it_is_in_view(robot):
    canvas, fines = interface_of(robot), thing(robot, "Fines")
    centre = robot.canvas.mapToGlobal(robot.pixel(robot.centre("Fines")))
    assert fines.rect().contains(centre)
    assert canvas.indexOfChild(canvas.childAt(centre.x(), centre.y())) == 0
    assert canvas.childAt(-5000, -5000) is None
    assert not fines.state().offscreen
    robot.canvas.camera = robot.canvas.camera.panned(5000, 0)
    assert fines.state().offscreen


def test_a_link_is_found_on_its_line_and_stands_round_its_middle(robot):
    told = thing(robot, "More fines lead to more strain")
    path = robot.canvas.drawing.link_paths[robot.link("Fines", "Strain").id]
    place = robot.canvas.mapToGlobal(robot.pixel(Point(*path.handle)))
    assert told.rect().contains(place)
    assert interface_of(robot).childAt(place.x(), place.y()).text(NAME) == told.text(NAME)


def test_focus_and_selection_are_two_things(robot):
    fines = thing(robot, "Fines")
    assert not fines.state().focused
    assert not fines.state().selected
    robot.key(Qt.Key.Key_Tab)
    assert fines.state().focused
    assert fines.state().selected
    assert interface_of(robot).focusChild().text(NAME) == "Fines"
    robot.key(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert fines.state().focused
    assert not fines.state().selected


def test_a_loop_can_have_the_focus_and_cannot_be_selected(looped):
    looped.type(".")
    state = thing(looped, "Loop R1").state()
    assert state.focused
    assert not state.selectable
    assert looped.session.selection == frozenset()


def test_the_selection_can_be_read_and_changed_from_outside(robot):
    selection = interface_of(robot).selectionInterface()
    assert selection.selectedItemCount() == 0
    assert selection.select(thing(robot, "Fines"))
    assert selection.select(thing(robot, "Strain"))
    assert [each.text(NAME) for each in selection.selectedItems()] == ["Fines", "Strain"]
    assert selection.unselect(thing(robot, "Fines"))
    assert not selection.isSelected(thing(robot, "Fines"))
    assert selection.selectAll()
    assert selection.selectedItemCount() == 6
    assert selection.clear()
    assert robot.session.selection == frozenset()


def act(thing, choose: Callable[[object], str]):
    actions = thing.actionInterface()
    name = choose(actions)
    assert name in actions.actionNames()
    actions.doAction(name)


def test_a_thing_can_be_gone_to_pressed_and_edited_from_outside(qtbot, looped):
    act(thing(looped, "Strain"), lambda actions: actions.setFocusAction())
    assert looped.session.selection == {looped.id("Strain")}
    with qtbot.waitSignal(looped.canvas.loop_badges.chosen):
        act(thing(looped, "Loop R1"), lambda actions: actions.pressAction())
    with qtbot.waitSignal(looped.canvas.loop_badges.nameWanted):
        act(thing(looped, "Loop R1"), lambda _: "Edit")
    act(thing(looped, "Strain"), lambda _: "Edit")
    assert looped.canvas.naming.editor is not None


def test_what_is_not_offered_is_none_and_does_not_end_the_process(robot):
    for each in (interface_of(robot), *things(robot)):
        assert each.valueInterface() is None
        assert each.textInterface() is None
        assert each.editableTextInterface() is None
        assert each.tableCellInterface() is None


def test_the_list_follows_the_map(robot):
    canvas, attendance = interface_of(robot), thing(robot, "Attendance")
    robot.session.select(frozenset({robot.id("Attendance")}))
    robot.key(Qt.Key.Key_Delete)
    assert canvas.childCount() == 4
    assert not attendance.isValid()
    assert attendance.text(NAME) == ""
    assert attendance.rect().isEmpty()


def test_what_is_selected_is_told_in_a_sentence(robot):
    told = robot.canvas.spoken.told_selection
    assert told() == "Nothing selected."
    robot.session.select(frozenset({robot.link("Fines", "Strain").id}))
    assert told() == "More fines lead to more strain, link, same way."
    robot.session.select(everything(robot.session.map))
    assert told().endswith("things selected.")


def test_canvases_come_and_go(robot_on):
    for _ in range(5):
        robot = robot_on(small_map())
        assert len(things(robot)) == 6
        robot.canvas.mapToGlobal(QPoint())

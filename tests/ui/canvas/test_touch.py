"""Fingers and pens: taps, drags, two fingers, and presses that rest."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from loopmap.diagram.geometry import Point
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.long_press import LongPress
from loopmap.ui.canvas.pointer_input import BAND

PAPER = Point(-40, 80)
EVER = 60_000
"""Milliseconds that no test takes, however much else the computer has to do."""


@pytest.fixture(scope="module")
def screen():
    return QTest.createTouchDevice()


class Finger:
    """Touches a robot's canvas at places of the map."""

    def __init__(self, robot, device) -> None:
        self.robot, self.device = robot, device

    def press(self, at):
        QTest.touchEvent(self.robot.canvas, self.device).press(0, self.robot.pixel(at))

    def move(self, at):
        QTest.touchEvent(self.robot.canvas, self.device).move(0, self.robot.pixel(at))

    def release(self, at):
        QTest.touchEvent(self.robot.canvas, self.device).release(0, self.robot.pixel(at))

    def tap(self, at):
        self.press(at)
        self.release(at)

    def drag(self, start, end):
        self.press(start)
        for share in (0.2, 0.5, 0.8, 1.0):
            self.move(
                Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
            )
        self.release(end)


@pytest.fixture(autouse=True)
def patient(qapp, monkeypatch):
    """A computer that takes its time: two taps are two, a press is no long one, however slow.

    Nor does it forget a pen, or a menu that was asked for, before the next event of a test.
    """
    monkeypatch.setattr("loopmap.ui.canvas.long_press._SECOND_MENU", EVER)
    monkeypatch.setattr("loopmap.ui.canvas.touch_input._PALM", EVER)
    hints, twice = QGuiApplication.styleHints(), QApplication.doubleClickInterval()
    rest = hints.mousePressAndHoldInterval()
    QApplication.setDoubleClickInterval(EVER)
    hints.setMousePressAndHoldInterval(EVER)
    yield hints
    QApplication.setDoubleClickInterval(twice)
    hints.setMousePressAndHoldInterval(rest)


@pytest.fixture
def hasty(patient):
    """A computer for which every press that is not moved at once is a long one."""
    patient.setMousePressAndHoldInterval(20)


@pytest.fixture
def finger(robot, screen):
    robot.canvas.looking.fit()
    robot.canvas.hands.snaps = False
    return Finger(robot, screen)


def test_a_tap_selects_and_a_tap_on_paper_selects_nothing(robot, finger):
    finger.tap(robot.centre("Strain"))
    assert robot.session.selection == {robot.id("Strain")}
    finger.tap(PAPER)
    assert robot.session.selection == frozenset()


def test_two_taps_on_paper_make_a_variable_to_be_named(robot, finger):
    finger.tap(PAPER)
    finger.tap(PAPER)
    assert robot.canvas.naming.editor is not None
    robot.type("Trust")
    robot.key(Qt.Key.Key_Return)
    assert "Trust" in robot.names()
    assert len(robot.session.history.done) == 1


def test_two_taps_on_a_variable_rename_it(robot, finger):
    finger.tap(robot.centre("Strain"))
    finger.tap(robot.centre("Strain"))
    assert robot.canvas.naming.editor is not None


def test_two_taps_far_apart_are_two_taps(robot, finger):
    finger.tap(PAPER)
    finger.tap(Point(PAPER.x, PAPER.y - 60))
    assert robot.canvas.naming.editor is None
    assert robot.names() == {"Fines", "Strain", "Attendance"}


def test_a_finger_moves_what_it_touches_as_one_step(robot, finger, same_as_fresh):
    start = robot.centre("Strain")
    finger.drag(start, Point(start.x + 30, start.y + 90))
    moved = robot.session.map.variables[robot.id("Strain")]
    assert (moved.x, moved.y) == pytest.approx((start.x + 30, start.y + 90), abs=1.5)
    assert len(robot.session.history.done) == 1
    same_as_fresh(robot)


def test_a_finger_on_paper_moves_the_paper(robot, finger):
    before = robot.canvas.camera
    place = robot.pixel(PAPER)
    finger.press(PAPER)
    for by in (QPoint(30, 20), QPoint(40, 30)):
        QTest.touchEvent(robot.canvas, finger.device).move(0, place + by)
    QTest.touchEvent(robot.canvas, finger.device).release(0, place + QPoint(40, 30))
    assert robot.canvas.camera.x < before.x
    assert robot.canvas.camera.scale == before.scale
    assert robot.session.history.done == []
    assert not robot.canvas.in_hand.busy


def test_with_another_tool_a_finger_draws_on_paper(robot, finger):
    robot.canvas.in_hand.take("group")
    box = robot.canvas.drawing.label_boxes[robot.id("Attendance")].inflated(30)
    finger.drag(Point(box.left, box.top), Point(box.right, box.bottom))
    (group,) = robot.session.map.groups
    assert robot.session.map.variables[robot.id("Attendance")].group == group


def test_a_finger_draws_a_link_from_beside_a_card(robot, finger):
    box = robot.canvas.drawing.label_boxes[robot.id("Attendance")]
    beside = Point(box.left - 9 / robot.canvas.camera.scale, box.y)
    finger.drag(beside, robot.centre("Fines"))
    assert robot.link("Attendance", "Fines")


@pytest.mark.parametrize("away", [8, 11])
def test_lines_have_more_room_for_a_finger_than_for_a_mouse(robot, finger, away):
    line = robot.canvas.drawing.link_paths[robot.link("Strain", "Attendance").id].line
    middle, after = line[3], line[4]
    dx, dy = after.x - middle.x, after.y - middle.y
    far = (dx * dx + dy * dy) ** 0.5 * robot.canvas.camera.scale
    beside = Point(middle.x - dy / far * away, middle.y + dx / far * away)
    robot.click(beside)
    assert robot.session.selection == frozenset()
    finger.tap(beside)
    assert robot.session.selection == {robot.link("Strain", "Attendance").id}


def test_a_second_finger_gives_up_what_the_first_began_and_zooms(robot, finger):
    start = robot.centre("Strain")
    place, scale = robot.pixel(start), robot.canvas.camera.scale
    finger.press(start)
    finger.move(Point(start.x + 40, start.y))
    assert robot.canvas.in_hand.busy
    touch = QTest.touchEvent(robot.canvas, finger.device)
    touch.move(0, place).press(1, place + QPoint(60, 0))
    del touch
    assert not robot.canvas.in_hand.busy
    touch = QTest.touchEvent(robot.canvas, finger.device)
    touch.move(0, place - QPoint(30, 0)).move(1, place + QPoint(90, 0))
    del touch
    touch = QTest.touchEvent(robot.canvas, finger.device)
    touch.release(0, place - QPoint(30, 0)).release(1, place + QPoint(90, 0))
    del touch
    assert robot.canvas.camera.scale == pytest.approx(scale * 2, rel=0.05)
    assert robot.session.history.done == []


def rest_on_paper(robot, finger, qtbot, at):
    finger.press(at)
    qtbot.waitUntil(lambda: robot.canvas.stage.overlay.preview.band is not None)


@pytest.mark.usefixtures("hasty")
def test_a_finger_that_has_rested_on_paper_draws_a_rubber_band(robot, finger, qtbot):
    before = robot.canvas.camera
    rest_on_paper(robot, finger, qtbot, Point(-45, -45))
    finger.move(Point(150, 20))
    end = Point(robot.centre("Strain").x, 60)
    finger.move(end)
    banded = {robot.id("Fines"), robot.id("Strain")}
    assert robot.canvas.stage.overlay.preview.selection == banded
    finger.release(end)
    assert robot.session.selection == {*banded, robot.link("Fines", "Strain").id}
    assert robot.canvas.camera == before
    assert not robot.canvas.in_hand.busy


@pytest.mark.usefixtures("hasty")
def test_it_says_so_and_a_finger_lifted_instead_asks_for_the_menu(robot, finger, qtbot):
    robot.session.select(frozenset({robot.id("Fines")}))
    rest_on_paper(robot, finger, qtbot, PAPER)
    assert robot.hints[-1] == BAND
    finger.move(Point(PAPER.x + 3, PAPER.y))
    with qtbot.waitSignal(robot.canvas.contextRequested) as asked:
        finger.release(Point(PAPER.x + 3, PAPER.y))
    assert asked.args[1].kind == "nothing"
    assert robot.canvas.stage.overlay.preview.band is None
    assert not robot.canvas.in_hand.busy


@pytest.mark.usefixtures("hasty")
def test_a_second_finger_gives_up_the_band(robot, finger, qtbot):
    rest_on_paper(robot, finger, qtbot, PAPER)
    place = robot.pixel(PAPER)
    touch = QTest.touchEvent(robot.canvas, finger.device)
    touch.move(0, place).press(1, place + QPoint(60, 0))
    del touch
    assert not robot.canvas.in_hand.busy
    assert robot.canvas.stage.overlay.preview.band is None
    touch = QTest.touchEvent(robot.canvas, finger.device)
    touch.release(0, place).release(1, place + QPoint(60, 0))
    del touch
    assert robot.session.history.done == []


@pytest.mark.usefixtures("hasty")
def test_a_finger_that_rests_asks_for_the_menu_about_what_is_there(robot, finger, qtbot):
    with qtbot.waitSignal(robot.canvas.contextRequested) as asked:
        finger.press(robot.centre("Strain"))
    assert asked.args[1].record == robot.id("Strain")
    assert robot.session.selection == {robot.id("Strain")}
    finger.release(robot.centre("Strain"))
    assert robot.canvas.naming.editor is None


def test_a_finger_that_travels_asks_for_nothing(robot, finger):
    start = robot.centre("Strain")
    finger.press(start)
    finger.move(Point(start.x + 40, start.y))
    assert not robot.canvas.touch._long.waiting
    finger.release(start)


@pytest.fixture(scope="module")
def eraser():
    return QPointingDevice(
        "the other end of the pen",
        7,
        QPointingDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Eraser,
        QPointingDevice.Capability.Position,
        1,
        1,
    )


def pen(robot, kind, at, device=None):
    place = QPointF(robot.pixel(at))
    event = QTabletEvent(
        kind,
        device or QPointingDevice.primaryPointingDevice(),
        place,
        QPointF(robot.canvas.mapToGlobal(place)),
        0.5, 0.0, 0.0, 0.0, 0.0, 0.0,
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
    )  # fmt: skip
    QApplication.sendEvent(robot.canvas, event)
    return event


@pytest.mark.usefixtures("hasty")
def test_a_pen_is_left_to_be_a_mouse_and_asks_for_the_menu_by_resting(robot, qtbot):
    with qtbot.waitSignal(robot.canvas.contextRequested) as asked:
        event = pen(robot, QTabletEvent.Type.TabletPress, robot.centre("Strain"))
        assert not event.isAccepted()
        robot.press(robot.centre("Strain"))
    assert asked.args[1].record == robot.id("Strain")
    assert not robot.canvas.in_hand.busy


def test_a_pen_that_travels_or_is_lifted_asks_for_nothing(robot):
    start = robot.centre("Strain")
    for kind, at in (
        (QTabletEvent.Type.TabletMove, Point(start.x + 30, start.y)),
        (QTabletEvent.Type.TabletRelease, start),
    ):
        pen(robot, QTabletEvent.Type.TabletPress, start)
        pen(robot, kind, at)
        assert not robot.canvas._pen.waiting


def test_a_pen_draws_a_rubber_band_where_a_finger_moves_the_paper(robot):
    before = robot.canvas.camera
    pen(robot, QTabletEvent.Type.TabletPress, Point(-45, -45))
    robot.drag(Point(-45, -45), Point(260, 60))  # short of the rim, where the paper would move
    assert robot.canvas.camera == before
    banded = {robot.id("Fines"), robot.id("Strain"), robot.link("Fines", "Strain").id}
    assert robot.session.selection == banded


@pytest.mark.usefixtures("hasty")
def test_trembling_is_no_travelling(qtbot, qapp):
    resting = LongPress(qapp)
    with qtbot.waitSignal(resting.held) as held:
        resting.begin(QPointF(5, 5))
        resting.move(QPointF(9, 9))
    assert held.args == [QPointF(5, 5)]
    resting.deleteLater()


def system_menu(robot, at):
    """What some systems send when a press that rested is lifted."""
    place = robot.pixel(at)
    QApplication.sendEvent(
        robot.canvas,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, robot.canvas.mapToGlobal(place)),
    )


@pytest.mark.usefixtures("hasty")
def test_a_press_that_rests_asks_for_one_menu_though_the_system_asks_for_another(
    robot, finger, qtbot
):
    asked = []
    robot.canvas.contextRequested.connect(lambda *what: asked.append(what))
    finger.press(robot.centre("Strain"))
    qtbot.waitUntil(lambda: len(asked) == 1)
    finger.release(robot.centre("Strain"))
    system_menu(robot, robot.centre("Strain"))
    assert len(asked) == 1
    pen(robot, QTabletEvent.Type.TabletPress, robot.centre("Fines"))
    qtbot.waitUntil(lambda: len(asked) == 2)
    pen(robot, QTabletEvent.Type.TabletRelease, robot.centre("Fines"))
    system_menu(robot, robot.centre("Fines"))
    assert len(asked) == 2


def test_a_menu_that_only_the_system_asks_for_comes(robot, finger, qtbot):
    finger.tap(robot.centre("Strain"))
    with qtbot.waitSignal(robot.canvas.contextRequested):
        system_menu(robot, robot.centre("Fines"))


def test_the_hand_below_a_pen_does_nothing(robot, finger):
    before = robot.canvas.camera
    finger.press(PAPER)
    pen(robot, QTabletEvent.Type.TabletMove, robot.centre("Strain"))
    finger.move(Point(PAPER.x + 60, PAPER.y))
    finger.release(Point(PAPER.x + 60, PAPER.y))
    finger.drag(PAPER, Point(PAPER.x + 60, PAPER.y))
    assert robot.canvas.camera == before


def test_when_one_of_three_fingers_is_lifted_the_map_stays(robot, finger):
    place = robot.pixel(PAPER)
    touch = QTest.touchEvent(robot.canvas, finger.device)
    touch.press(0, place).press(1, place + QPoint(60, 0)).press(2, place + QPoint(0, 90))
    del touch
    touch = QTest.touchEvent(robot.canvas, finger.device)
    touch.move(0, place + QPoint(2, 0)).stationary(1).stationary(2)
    del touch
    before = robot.canvas.camera
    touch = QTest.touchEvent(robot.canvas, finger.device)
    touch.release(0, place + QPoint(2, 0)).stationary(1).stationary(2)
    del touch
    assert robot.canvas.camera == before
    touch = QTest.touchEvent(robot.canvas, finger.device)
    touch.release(1, place + QPoint(60, 0)).release(2, place + QPoint(0, 90))
    del touch


def test_the_other_end_of_a_pen_takes_off_what_it_passes_in_one_step(robot, eraser):
    before = robot.session.document
    pen(robot, QTabletEvent.Type.TabletPress, robot.centre("Fines"), eraser)
    pen(robot, QTabletEvent.Type.TabletMove, robot.centre("Strain"), eraser)
    between = RecordId("l1")  # from the one to the other, along which the stroke went
    assert robot.session.selection == {robot.id("Fines"), robot.id("Strain"), between}
    assert robot.session.document == before, "what will go is seen before it goes"
    pen(robot, QTabletEvent.Type.TabletRelease, robot.centre("Strain"), eraser)
    names = {v.name for v in robot.session.map.variables.values()}
    assert not names & {"Fines", "Strain"}
    assert len(robot.session.history.done) == 1
    robot.session.undo()
    assert robot.session.document == before


def test_a_quick_stroke_of_the_eraser_jumps_over_no_link(robot, eraser):
    (link,) = (k for k in robot.session.map.links.values() if k.target == robot.id("Attendance"))
    middle = robot.canvas.drawing.link_paths[link.id].handle
    pen(robot, QTabletEvent.Type.TabletPress, Point(middle.x - 45, middle.y - 4), eraser)
    pen(robot, QTabletEvent.Type.TabletMove, Point(middle.x + 45, middle.y + 4), eraser)
    assert link.id in robot.session.selection
    pen(robot, QTabletEvent.Type.TabletRelease, Point(middle.x + 45, middle.y + 4), eraser)
    assert link.id not in robot.session.map.links


def test_an_eraser_that_meets_nothing_or_only_hovers_does_nothing(robot, eraser):
    before = robot.session.document
    pen(robot, QTabletEvent.Type.TabletMove, robot.centre("Fines"), eraser)
    pen(robot, QTabletEvent.Type.TabletPress, Point(-4000, -4000), eraser)
    pen(robot, QTabletEvent.Type.TabletRelease, Point(-4000, -4000), eraser)
    assert robot.session.document == before


def wheel(robot, held, phase):
    pixels = QPoint(0, 40)
    place = QPointF(robot.pixel(robot.centre("Fines")))
    event = QWheelEvent(
        place,
        QPointF(robot.canvas.mapToGlobal(place)),
        pixels,
        pixels * 2,
        Qt.MouseButton.NoButton,
        held,
        phase,
        False,
    )
    QApplication.sendEvent(robot.canvas, event)


def test_two_fingers_on_a_touchpad_move_the_paper_pixel_by_pixel_and_run_on(robot):
    before = robot.canvas.camera
    for phase in (Qt.ScrollPhase.ScrollUpdate, Qt.ScrollPhase.ScrollMomentum):
        wheel(robot, Qt.KeyboardModifier.NoModifier, phase)
    after = robot.canvas.camera
    assert after.scale == before.scale
    assert (before.y - after.y) * after.scale == pytest.approx(80)


def test_paper_that_runs_on_is_not_zoomed_by_a_ctrl_pressed_meanwhile(robot):
    before = robot.canvas.camera.scale
    wheel(robot, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.ScrollMomentum)
    assert robot.canvas.camera.scale == before
    wheel(robot, Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.ScrollUpdate)
    assert robot.canvas.camera.scale > before


def test_a_pinch_on_a_touchpad_zooms_about_the_fingers(robot):
    canvas, centre = robot.canvas, robot.centre("Fines")
    place = QPointF(robot.pixel(centre))
    for _ in range(3):
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            place,
            place,
            QPointF(canvas.mapToGlobal(place)),
            0.1,
            QPointF(),
        )
        QApplication.sendEvent(canvas, event)
    assert canvas.viewing.aim.scale == pytest.approx(canvas.camera.scale)
    assert (QPointF(robot.pixel(centre)) - place).manhattanLength() < 2

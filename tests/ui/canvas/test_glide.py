"""The camera glides where it is sent, gives way to any hand, and jumps where it must not glide."""

import pytest

from loopmap.diagram.geometry import Box, Point
from loopmap.ui.canvas.view import Camera, Frame, between

FAR = Box(900, 0, 200, 100)


@pytest.fixture
def seen(robot):
    """Every camera the canvas looked through since."""
    cameras = []
    robot.canvas.viewing.changed.connect(lambda: cameras.append(robot.canvas.camera))
    return cameras


@pytest.fixture
def on_the_way(robot, moving):
    """Goes to a share of the time that the glide under way takes, whatever the clock says."""

    def go(share):
        running = robot.canvas.viewing._glide._running
        running.setCurrentTime(round(share * running.duration()))

    return go


def test_a_jump_glides(qtbot, robot, seen, on_the_way):
    start = robot.canvas.camera
    robot.canvas.viewing.fit(FAR)
    end = robot.canvas.viewing.aim
    assert robot.canvas.camera == start
    for share in (0.25, 0.5, 0.75):
        on_the_way(share)
    qtbot.waitUntil(lambda: robot.canvas.camera == end)
    assert len(seen) > 3
    assert all(start.x <= camera.x <= end.x for camera in seen)
    assert robot.canvas.viewing.is_whole


def test_with_less_motion_it_is_there_at_once(robot, seen):
    robot.canvas.viewing.fit(FAR)
    assert len(seen) == 1
    assert robot.canvas.camera == robot.canvas.viewing.aim


@pytest.mark.parametrize("hand", ["press", "wheel", "key", "pan"])
def test_any_hand_stops_it_where_it_is(qtbot, robot, hand, on_the_way):
    from PySide6.QtCore import QPoint, Qt

    robot.canvas.viewing.fit(FAR)
    end = robot.canvas.viewing.aim
    on_the_way(0.5)
    if hand == "press":
        robot.click(Point(9e3, 9e3))
    elif hand == "wheel":
        robot.wheel(1, QPoint(10, 10))
    elif hand == "key":
        robot.key(Qt.Key.Key_Escape)
    else:
        robot.canvas.camera = robot.canvas.camera.panned(3, 3)
    rests = robot.canvas.camera
    assert rests != end
    qtbot.wait(60)
    assert robot.canvas.camera == rests


@pytest.mark.usefixtures("moving")
def test_steps_of_zooming_add_up_while_it_glides(qtbot, robot):
    scale = robot.canvas.camera.scale
    for _ in range(3):
        robot.canvas.viewing.zoom_by(1.25)
    qtbot.waitUntil(lambda: robot.canvas.camera.scale == pytest.approx(scale * 1.25**3))


def test_one_goes_back_and_forward_through_the_views(robot):
    viewing = robot.canvas.viewing
    first = viewing.camera
    viewing.fit(FAR)
    second = viewing.camera
    viewing.actual_size()
    third = viewing.camera
    viewing.back()
    assert viewing.camera == second
    viewing.back()
    assert viewing.camera == first
    viewing.forward()
    viewing.forward()
    assert viewing.camera == third
    viewing.back()
    viewing.fit(Box(0, 0, 10, 10))
    viewing.forward()
    assert viewing.camera.scale != third.scale, "a new jump leaves nothing to go forward to"


def test_a_place_that_both_views_show_alike_stays_there_on_the_way():
    frame, held = Frame(800, 600), Point(120, 40)
    start = Camera(0, 0, 1)
    end = start.zoomed(5, start.to_screen(held, frame), frame)
    for share in (0.2, 0.5, 0.9):
        place = between(start, end, share).to_screen(held, frame)
        assert place.x == pytest.approx(start.to_screen(held, frame).x, abs=1)
        assert place.y == pytest.approx(start.to_screen(held, frame).y, abs=1)

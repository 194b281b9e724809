"""What stays as it is while a view rests is painted once, and looks as if it were each time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from loopmap.editing.edits.arrange import move_records
from loopmap.ui.canvas import dwelling, overlay
from loopmap.ui.canvas.resting_layer import RestingLayer
from loopmap.ui.canvas.view import Camera
from tests.benchmarks.maps import document_of
from tests.ui.canvas.conftest import differing

HUB = "v60"


@pytest.fixture
def town(robot_on):
    """A map whose middle many links lead to, painted whole."""
    robot = robot_on(document_of(120, 240))
    look(robot, 0.5)
    return robot


def look(robot, level):
    place = robot.canvas.drawing.cards[HUB]
    robot.canvas.camera = Camera(place.x, place.y, level)
    robot.picture()


def moved(robot):
    """The hub elsewhere, all that goes with it painted over tiles that have not followed."""
    session, place = robot.session, robot.session.map.variables[HUB]
    where = {HUB: (place.x + 60.0, place.y + 40.0)}
    session.do("Move", move_records(session.document, session.map_id, where))
    assert len(robot.canvas.stage.overlay.fresh) > overlay.MOST_PAINTED_EACH_FRAME


def seen_now(robot):
    return robot.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def in_place(monkeypatch):
    monkeypatch.setattr(RestingLayer, "show", lambda _, painter, about, paint: paint(painter))


@pytest.mark.parametrize("level", [0.25, 0.5, 1.0])
def test_what_has_just_changed_looks_as_if_it_were_painted_in_place(town, monkeypatch, level):
    look(town, level)
    moved(town)
    shown = seen_now(town)
    in_place(monkeypatch)
    assert not differing(shown, seen_now(town))


def test_what_has_just_changed_is_painted_once_for_many_frames(town, monkeypatch):
    painted, paint = [], overlay.paint_links
    monkeypatch.setattr(overlay, "paint_links", lambda *some: painted.append(1) or paint(*some))
    moved(town)
    for _ in range(3):
        town.canvas.repaint()
    assert len(painted) == 1
    town.session.undo()
    town.canvas.repaint()
    assert len(painted) == 2


@pytest.mark.parametrize("level", [0.25, 0.4])
def test_a_neighbourhood_looks_as_if_it_were_painted_in_place(qtbot, town, monkeypatch, level):
    monkeypatch.setattr(dwelling, "RESTS", 0)
    look(town, level)
    town.hover(town.canvas.drawing.cards[HUB].centre)
    qtbot.waitUntil(lambda: town.canvas.dwelling.record == HUB)
    shown = town.picture()
    in_place(monkeypatch)
    assert not differing(shown, town.picture())


def test_while_a_view_moves_nothing_is_kept_of_it(qapp):
    image, layer, own = QImage(90, 60, QImage.Format.Format_RGB32), RestingLayer(), []
    image.fill(Qt.GlobalColor.white)

    def show(about, across):
        painter = QPainter(image)
        painter.translate(across, 0.0)
        layer.show(painter, (about,), lambda on: own.append(on.device() is not image))
        painter.end()
        return own

    assert show("a", 0.0) == [True]
    assert show("a", 0.0) == [True]
    assert show("a", 5.0) == [True, False]
    assert show("a", 9.0) == [True, False, False]
    assert show("a", 9.0) == [True, False, False, True]
    assert show("b", 4.0) == [True, False, False, True, True]
    layer.forget()
    assert len(show("b", 4.0)) == 6


def test_it_is_painted_again_for_a_screen_of_finer_pixels(qapp):
    layer, painted = RestingLayer(), []
    for ratio in (1.0, 1.0, 2.0, 2.0, 2.0):
        image = QImage(round(90 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        layer.show(painter, ("a",), lambda on: painted.append(on.worldTransform().m11()))
        painter.end()
    assert painted == [1.0, 1.0, 2.0]  # a picture, in place while it changes, a picture of it

"""Jumping about and coming back."""

import pytest
from PySide6.QtCore import QObject

from loopmap.diagram.geometry import Box, Point
from loopmap.model.ids import MapId
from loopmap.ui.canvas.view import Camera, Frame
from loopmap.ui.canvas.viewing import Viewing

FRAME = Frame(800, 600)
MAP = Box(0, 0, 1600, 900)


@pytest.fixture
def viewing(qapp):
    parent = QObject()
    made = Viewing(lambda: FRAME, parent)
    yield made
    del parent


def test_what_is_covered_is_kept_clear(viewing):
    viewing.covered = 200
    viewing.fit(MAP)
    lowest = viewing.camera.to_screen(Point(0, MAP.bottom), FRAME).y
    assert lowest <= 400
    viewing.camera = Camera(0, 0, 1)
    viewing.reveal(Box(0, 260, 100, 40))
    assert viewing.camera.to_screen(Point(0, 280), FRAME).y <= 400


def test_what_is_seen_already_is_not_moved(viewing):
    viewing.camera = Camera(0, 0, 1)
    viewing.reveal(Box(10, 10, 100, 40))
    assert viewing.camera == Camera(0, 0, 1)


def test_a_fitted_view_is_fitted_again_until_somebody_moves_it(viewing):
    viewing.fit(MAP)
    viewing.refit(Box(0, 0, 3200, 1800))
    assert viewing.camera.shown(FRAME).holds(Box(0, 0, 3200, 1800))
    viewing.camera = Camera(5, 5, 1)
    viewing.refit(MAP)
    assert viewing.camera == Camera(5, 5, 1)


def test_back_goes_through_the_views_before(viewing):
    viewing.camera = Camera(5, 5, 2)
    viewing.fit(MAP)
    viewing.actual_size()
    viewing.back()
    viewing.back()
    assert viewing.camera == Camera(5, 5, 2)
    viewing.back()
    viewing.back()


def test_each_map_keeps_its_view(viewing):
    viewing.camera = Camera(1, 2, 3)
    viewing.leave(MapId("m1"))
    viewing.enter(MapId("m2"), MAP)
    assert viewing.camera.shown(FRAME).holds(MAP)
    viewing.enter(MapId("m1"), MAP)
    assert viewing.camera == Camera(1, 2, 3)

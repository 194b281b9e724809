"""Jumping about and coming back."""

import pytest
from PySide6.QtCore import QObject

from loopmap.diagram.geometry import Box, Point
from loopmap.model.ids import MapId
from loopmap.ui.canvas.view import LARGEST_FIT, LARGEST_FOR_A_ROOM, Camera, Frame
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
    viewing.reveal(Box(345, 275, 100, 40))
    assert viewing.camera == Camera(0, 0, 1)


def test_a_fitted_view_is_fitted_again_until_somebody_moves_it(viewing):
    small = Box(0, 0, 400, 300)
    viewing.fit(small)
    viewing.covered = 150
    viewing.refit(small)
    lowest = viewing.camera.to_screen(Point(0, small.bottom), FRAME).y
    assert lowest <= 450
    viewing.camera = Camera(5, 5, 1)
    viewing.covered = 0
    viewing.refit(small)
    assert viewing.camera == Camera(5, 5, 1)


def test_no_view_becomes_too_small_to_read_unasked(viewing):
    tall = Box(0, 0, 700, 500)
    viewing.fit(tall)
    before = viewing.camera
    viewing.covered = 400
    viewing.refit(tall)
    assert viewing.camera == before
    viewing.covered = 0
    viewing.refit(tall)
    assert viewing.camera == before


def test_what_was_in_view_stays_in_view_when_the_window_is_covered(viewing):
    viewing.camera = Camera(0, 0, 1)
    selected = Box(0, 200, 100, 40)
    viewing.refit(MAP, selected)
    viewing.covered = 300
    viewing.refit(MAP, selected)
    assert viewing.camera.to_screen(Point(0, selected.bottom), FRAME).y <= 300
    assert viewing.camera.scale == 1


def test_what_is_revealed_comes_clear_of_a_bar_that_is_open_for_the_moment(viewing):
    viewing.camera = Camera(0, 0, 1)
    new = Box(0, 180, 100, 40)
    viewing.reveal(new)
    assert viewing.camera == Camera(0, 0, 1), "it is seen"
    viewing.overlaid = 200
    viewing.reveal(new)
    assert viewing.camera.to_screen(Point(0, new.bottom), FRAME).y <= FRAME.height - 200
    assert viewing.camera.scale == 1


def test_a_map_shown_whole_is_fitted_once_above_a_bar_that_opens(viewing):
    map_ = Box(0, 0, 700, 520)
    viewing.fit(map_)
    viewing.overlay(150, lambda: map_)
    lowest = viewing.camera.to_screen(Point(0, map_.bottom), FRAME).y
    assert lowest <= FRAME.height - 150
    after = viewing.camera
    for height in (170, 64, 150, 220):
        viewing.overlay(height, lambda: map_)
    assert viewing.camera == after, "it does not jump at every key"


def test_a_map_shown_whole_is_as_large_as_before_when_the_bar_was_left(viewing):
    map_ = Box(0, 0, 700, 520)
    viewing.fit(map_)
    before = viewing.aim
    viewing.overlay(150, lambda: map_)
    assert viewing.camera.scale < before.scale
    viewing.overlay(64, lambda: map_)
    viewing.uncover(map_)
    assert viewing.aim == before
    assert viewing.is_whole


def test_a_view_chosen_while_a_bar_was_open_stays_when_it_is_left(viewing):
    viewing.overlay(150, lambda: MAP)
    viewing.camera = Camera(5, 5, 1)
    viewing.uncover(MAP)
    assert viewing.aim == Camera(5, 5, 1)


def test_a_large_map_shown_whole_stays_clear_of_a_bar_that_opens(viewing):
    tall = MAP._replace(height=1400)
    viewing.fit(tall)
    viewing.overlay(110, lambda: tall)
    assert viewing.camera.to_screen(Point(0, tall.bottom), FRAME).y <= FRAME.height - 110


def test_a_view_that_somebody_chose_stays_when_a_bar_opens(viewing):
    viewing.camera = Camera(5, 5, 1)
    viewing.overlay(150, lambda: Box(0, 0, 700, 520))
    assert viewing.camera == Camera(5, 5, 1)


def test_what_was_out_of_view_is_not_brought_back(viewing):
    viewing.camera = Camera(0, 0, 1)
    viewing.covered = 300
    viewing.refit(MAP, Box(5000, 0, 100, 40))
    assert viewing.camera == Camera(0, 0, 1)


def test_a_growing_map_stays_in_view_while_it_can_be_read(viewing):
    viewing.fit(None)
    viewing.keep_up(Box(0, 0, 300, 200), Box(0, 0, 100, 40))
    assert viewing.camera == Camera()
    grown = Box(300, 0, 1000, 400)
    viewing.keep_up(grown, Box(700, 0, 100, 40))
    assert viewing.camera.shown(FRAME).holds(grown)
    scale = viewing.camera.scale
    viewing.keep_up(Box(2000, 0, 4400, 400), Box(4000, 0, 100, 40))
    assert viewing.camera.scale == scale
    assert viewing.camera.shown(FRAME).holds(Box(4000, 0, 100, 40))


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


def test_before_a_room_a_small_map_is_shown_larger(viewing):
    small = Box(0, 0, 200, 100)
    viewing.refit(small)
    assert viewing.camera.scale == LARGEST_FIT
    viewing.largest = LARGEST_FOR_A_ROOM
    viewing.refit(small)
    assert viewing.camera.scale == LARGEST_FOR_A_ROOM


def test_what_a_map_begins_with_is_not_looked_at_from_an_old_maps_afar(viewing):
    little = Box(0, 0, 200, 100)
    viewing.zoom_to(0.3)
    viewing.halt()
    viewing.begin_with(little)
    assert viewing.aim.scale == LARGEST_FIT
    viewing.zoom_to(0.9)
    viewing.halt()
    viewing.begin_with(little)
    assert viewing.aim.scale == pytest.approx(0.9)


def test_what_came_in_at_once_is_seen_whole_and_going_back_leads_where_we_were(viewing):
    viewing.zoom_to(1.0)
    viewing.halt()
    before = viewing.aim
    much, little = Box(0, 0, 9000, 500), Box(0, 0, 60, 40)
    viewing.take_in(much, little)
    assert viewing.aim.scale == before.scale
    viewing.take_in(much, much)
    assert viewing.aim.shown(viewing.frame()).holds(much)
    viewing.back()
    assert viewing.aim.scale == before.scale

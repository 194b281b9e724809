"""Tiles: which are missing, which are stale, and what is shown meanwhile."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from loopmap.diagram.geometry import Box, Point
from loopmap.ui.canvas import tiles
from loopmap.ui.canvas.sheet import SIDE, Tile
from loopmap.ui.canvas.tiles import KEPT, TileCache
from loopmap.ui.canvas.view import Camera, Frame

FRAME = Frame(512, 512)
MIDDLE = Camera(256, 256, 1.0)
INK = QColor("#204060")


class Painted:
    """A map with one dark box on it; counts how often it is painted, and knows which parts."""

    def __init__(self) -> None:
        self.calls = 0
        self.boxes: list[Box] = []
        self.box = QRectF(100, 100, 50, 50)

    def __call__(self, box: Box, _level: float):
        self.boxes.append(box)
        yield self.paint

    def paint(self, painter: QPainter) -> None:
        self.calls += 1
        painter.fillRect(self.box, INK)


@pytest.fixture
def painted(qapp):
    return Painted()


@pytest.fixture
def cache(painted):
    return TileCache(painted, "#ffffff")


def fill(cache, camera=MIDDLE, frame=FRAME):
    for tile in cache.wanted(camera, frame):
        cache.render(tile)


def shown(cache, camera=MIDDLE, frame=FRAME):
    image = QImage(512, 512, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    cache.blit(painter, camera, frame, QRect(0, 0, 512, 512))
    painter.end()
    return image


def test_all_tiles_of_the_view_are_wanted_the_nearest_first(cache):
    wanted = cache.wanted(MIDDLE, FRAME, near=Point(10, 10))
    assert len(wanted) == 4
    assert wanted[0] == Tile(1.0, 0, 0)
    assert wanted[-1] == Tile(1.0, 1, 1)


def test_a_painted_view_wants_nothing_and_shows_the_map(cache):
    fill(cache)
    assert cache.wanted(MIDDLE, FRAME) == []
    assert shown(cache).pixelColor(120, 120) == INK
    assert shown(cache).pixelColor(20, 20) == QColor("#ffffff")


def test_panning_paints_only_what_comes_into_view(cache, painted):
    fill(cache)
    before = list(painted.boxes)
    fill(cache, MIDDLE.panned(-100, 0))
    assert painted.boxes == [*before, Box(640, 256, 256, 512)]


def test_what_is_missing_side_by_side_is_painted_at_once(cache, painted):
    fill(cache)
    assert painted.boxes == [Box(256, 256, 512, 512)]


def test_what_is_missing_round_a_corner_is_painted_in_two_parts(cache, painted):
    fill(cache)
    fill(cache, MIDDLE.panned(-100, -100))
    sizes = [(box.width, box.height) for box in painted.boxes[1:]]
    assert sizes == [(256, 768), (512, 256)]


def test_what_is_stale_is_painted_tile_by_tile_the_nearest_first(cache, painted):
    fill(cache)
    cache.touch([Box(256, 256, 20, 20)])
    for tile in cache.wanted(MIDDLE, FRAME, near=Point(400, 400)):
        cache.render(tile)
    assert painted.boxes[1] == Tile(1.0, 1, 1).box
    assert len(painted.boxes) == 1 + 4


def test_a_change_makes_stale_only_the_tiles_it_touches(cache, painted):
    fill(cache)
    painted.box = QRectF(110, 110, 50, 50)
    cache.touch([Box(125, 125, 50, 50), Box(135, 135, 50, 50)])
    assert cache.wanted(MIDDLE, FRAME) == [Tile(1.0, 0, 0)]
    assert shown(cache).pixelColor(104, 104) == INK
    fill(cache)
    assert shown(cache).pixelColor(104, 104) == QColor("#ffffff")
    assert shown(cache).pixelColor(155, 155) == INK


def test_tiles_of_other_sizes_become_stale_too(cache):
    fill(cache)
    close = Camera(256, 256, 2.0)
    fill(cache, close)
    cache.touch([Box(256, 256, 2, 2)])
    assert len(cache.wanted(MIDDLE, FRAME)) == 4
    assert len(cache.wanted(close, FRAME)) == 4


def test_while_a_new_size_is_missing_the_old_one_is_shown_scaled(cache):
    fill(cache)
    assert cache.wanted(MIDDLE, FRAME) == []
    closer = Camera(256, 256, 1.5)
    left, top = closer.origin(FRAME)
    assert shown(cache, closer).pixelColor(left + 187, top + 187) == INK


def test_after_zooming_out_what_was_seen_from_furthest_is_shown_around_the_rest(cache, painted):
    fill(cache)
    assert cache.wanted(MIDDLE, FRAME) == []
    close = Camera(256, 256, 4.0)
    fill(cache, close)
    assert cache.wanted(close, FRAME) == []
    calls, back = painted.calls, Camera(256, 256, 0.9)
    left, top = back.origin(FRAME)
    assert shown(cache, back).pixelColor(left + 112, top + 112) == INK
    assert painted.calls == calls


def test_at_fractional_ratios_tiles_are_device_pixels(cache):
    frame = Frame(512 / 1.25, 512 / 1.25, 1.25)
    fill(cache, Camera(256, 256, 1.0), frame)
    left, top = Camera(256, 256, 1.0).origin(frame)
    image = shown(cache, Camera(256, 256, 1.0), frame)
    assert image.pixelColor(left + round(125 * 1.25), top + round(125 * 1.25)) == INK


def test_no_more_tiles_are_kept_than_there_is_room_for(cache):
    for column in range(KEPT + 50):
        cache.render(Tile(1.0, column, 0))
    far = Camera((KEPT + 49) * SIDE, 128, 1.0)
    assert all(tile.column >= 50 for tile in cache._pixmaps)
    assert cache.wanted(far, Frame(10, 10)) == []


def test_a_screen_of_more_tiles_than_usual_is_still_completed(cache):
    wall = Frame(SIDE * 20, SIDE * 12)
    fill(cache, Camera(), wall)
    assert cache.wanted(Camera(), wall) == []


def test_a_tile_left_half_painted_is_wanted_first_and_gone_on_with(cache, painted):
    fill(cache)
    cache.touch([Box(256, 256, 20, 20)])
    before = painted.calls
    far = cache.wanted(MIDDLE, FRAME, near=Point(10, 10))[-1]
    assert not cache.render(far, lambda: True)
    assert cache.wanted(MIDDLE, FRAME, near=Point(10, 10))[0] == far
    assert cache.render(far)
    assert painted.calls == before + 1
    assert far not in cache.wanted(MIDDLE, FRAME)


def test_what_is_missing_is_seen_only_when_all_of_it_is_painted(cache, painted):
    near, *_ = cache.wanted(MIDDLE, FRAME)
    assert not cache.render(near, lambda: True)
    assert len(cache.wanted(MIDDLE, FRAME)) == 4
    assert cache.render(near)
    assert cache.wanted(MIDDLE, FRAME) == []
    assert painted.calls == 1


def test_a_change_under_a_half_painted_tile_has_it_begun_again(cache, painted):
    tile = Tile(1.0, 0, 0)
    assert not cache.render(tile, lambda: True)
    cache.touch([Box(120, 120, 10, 10)])
    assert cache.render(tile)
    assert painted.calls == 2


def test_however_far_it_is_seen_from_no_more_tiles_are_looked_at_than_there_are(
    cache, painted, monkeypatch
):
    fill(cache)
    assert not cache.wanted(MIDDLE, FRAME)
    near, blank = shown(cache), TileCache(painted, "#ffffff")
    made = []
    monkeypatch.setattr(tiles, "Tile", lambda *at: made.append(at) or Tile(*at))
    afar = Camera(MIDDLE.x, MIDDLE.y, MIDDLE.scale / 40)
    seen = shown(cache, afar)
    assert len(made) <= 4 * KEPT, "not the thousands that would fill the view"
    assert seen not in (near, shown(blank, afar)), "small, but there"

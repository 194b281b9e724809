"""The camera as a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.diagram.geometry import Box, Point
from loopmap.ui.canvas.view import LARGEST_FIT, LARGEST_SCALE, SMALLEST_SCALE, Camera, Frame, fitted

FRAME = Frame(800, 600)
cameras = st.builds(
    Camera, st.floats(-5e3, 5e3), st.floats(-5e3, 5e3), st.floats(SMALLEST_SCALE, LARGEST_SCALE)
)
ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0])


@given(cameras, ratios, st.floats(0, 800), st.floats(0, 600))
def test_there_and_back_is_the_same_pixel(camera, ratio, x, y):
    frame = Frame(800, 600, ratio)
    assert camera.to_screen(camera.to_map(x, y, frame), frame) == pytest.approx((x, y), abs=1e-6)


@given(cameras, st.floats(0.2, 5), st.floats(0, 800), st.floats(0, 600))
def test_zooming_keeps_the_point_that_is_zoomed_at(camera, factor, x, y):
    held = camera.to_map(x, y, FRAME)
    zoomed = camera.zoomed(factor, Point(x, y), FRAME)
    assert SMALLEST_SCALE <= zoomed.scale <= LARGEST_SCALE
    # Both cameras round the paper to whole pixels.
    assert zoomed.to_screen(held, FRAME) == pytest.approx((x, y), abs=1.01)


@given(cameras, ratios)
def test_the_paper_lies_on_whole_device_pixels(camera, ratio):
    left, top = camera.origin(Frame(800, 600, ratio))
    assert isinstance(left, int)
    assert isinstance(top, int)


def test_panning_moves_the_paper_with_the_hand():
    camera = Camera(10, 20, 2.0).panned(100, -50)
    assert (camera.x, camera.y) == (-40, 45)


def test_fitting_shows_all_and_never_enlarges_much():
    big = fitted(Box(100, 50, 4000, 1000), FRAME)
    assert big.shown(FRAME).holds(Box(100, 50, 4000, 1000))
    assert fitted(Box(0, 0, 50, 20), FRAME).scale == LARGEST_FIT
    assert fitted(None, FRAME) == Camera()

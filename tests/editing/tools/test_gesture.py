"""What every gesture shares."""

import pytest

from loopmap.editing.tools.gesture import is_drag, variable_under
from tests.support.play import at, scene
from tests.support.small_maps import FINES, fines


@pytest.mark.parametrize(("x", "scale", "drag"), [(4, 1, False), (5, 1, True), (5, 0.5, False)])
def test_a_press_becomes_a_drag_after_four_screen_pixels(x, scale, drag):
    assert is_drag(at(0, 0), at(x, 0, scale=scale)) is drag


def test_the_variable_under_the_pointer_is_found_by_hit_or_by_place():
    where = scene(fines())
    assert variable_under(where, at(999, 0, "rim", FINES)) == FINES
    assert variable_under(where, at(45, 15, "link", "lfs")) == FINES
    assert variable_under(where, at(100, 100)) is None

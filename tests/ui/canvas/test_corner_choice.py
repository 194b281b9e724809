"""Which corner something floats in."""

import pytest
from PySide6.QtCore import QRect

from loopmap.ui.canvas.corner_choice import emptiest

RIGHT, LEFT, TOP = 0, 1, 2
CORNERS = [QRect(500, 300, 90, 60), QRect(0, 300, 90, 60), QRect(500, 0, 90, 60)]


def covering(right=0.0, left=0.0, top=0.0):
    return lambda place: (right, left, top)[CORNERS.index(place)]


@pytest.mark.parametrize("here", [RIGHT, LEFT, TOP])
def test_it_stays_where_it_covers_nothing(here):
    assert emptiest(CORNERS, covering(), here) == here


def test_it_goes_to_the_first_that_is_free():
    assert emptiest(CORNERS, covering(right=10.0), RIGHT) == LEFT
    assert emptiest(CORNERS, covering(right=10.0, left=1.0), RIGHT) == TOP


def test_where_none_is_free_it_goes_only_if_that_spares_much():
    assert emptiest(CORNERS, covering(right=10.0, left=8.0, top=9.0), RIGHT) == RIGHT
    assert emptiest(CORNERS, covering(right=10.0, left=8.0, top=4.0), RIGHT) == TOP

"""Where the chart of loops has its times and shares, and how many of them it draws."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF

from loopmap.editing.loop_layers import Reach
from loopmap.ui.loop_area_frame import AreaFrame

RECT = QRectF(60.0, 4.0, 400.0, 200.0)


def test_both_sides_have_room_however_little_is_on_one_of_them():
    assert Reach.of(0.9, -0.3) == Reach(0.9, 0.3)
    assert Reach.of(1.0, 0.0) == Reach(1.0, 0.2)
    assert Reach.of(0.0, 0.0) == Reach(0.1, 0.1)


def test_a_point_leads_back_to_its_time_and_share():
    frame = AreaFrame(RECT, 3200, Reach(1.0, 0.5))
    assert (frame.x(0), frame.x(3200)) == (RECT.left(), RECT.right())
    assert (frame.y(1.0), frame.y(-0.5)) == (RECT.top(), pytest.approx(RECT.bottom()))
    where = QPointF(frame.x(1234), frame.y(0.4))
    assert frame.place_at(where) == 1234
    assert frame.value_at(where) == pytest.approx(0.4)
    assert frame.place_at(QPointF(-50.0, 0.0)) == 0


@pytest.mark.parametrize("last", [1, 2, 200, 399, 400, 401, 3200, 100_000])
def test_a_long_run_is_drawn_with_as_many_points_as_can_be_told_apart(last):
    places = AreaFrame(RECT, last, Reach(1.0, 1.0)).places()
    assert (places[0], places[-1]) == (0, last)
    assert all(a < b for a, b in pairwise(places))
    assert len(places) == min(last, 400) + 1

"""Links carry what their shape says, alike for rises and falls, and today stays today."""

import numpy as np
import pytest

from loopmap.model.behaviour import Shape
from loopmap.simulation.shapes import bend, rises_everywhere, slope_today

U = np.linspace(-1.0, 1.0, 41)
KINKED = ((-1.0, -0.5), (0.0, 0.0), (1.0, 0.2))
FORMULAS = {
    Shape.SATURATING: np.tanh(U),
    Shape.DIMINISHING: np.sign(U) * np.log(1 + np.abs(U)),
    Shape.ACCELERATING: U * (1 + np.abs(U)),
    Shape.THRESHOLD: np.where(np.abs(U) > 0.3, U - 0.3 * np.sign(U), 0.0),
    Shape.TABLE: np.where(U < 0, 0.5 * U, 0.2 * U),
}


@pytest.mark.parametrize("shape", FORMULAS)
def test_each_shape_is_its_formula(shape):
    how = bend(shape, 0.3, KINKED)
    assert how(U) == pytest.approx(FORMULAS[shape])
    assert np.all(np.diff(how(U)) >= 0)


def test_a_straight_line_needs_no_function():
    assert bend(Shape.LINEAR, 0.3, KINKED) is None
    assert bend(Shape.THRESHOLD, 0.0, ()) is None
    assert bend(Shape.TABLE, 0.0, ()) is None


def test_slopes_beside_today():
    slopes = {shape: slope_today(shape, 0.3, KINKED) for shape in Shape}
    assert slopes.pop(Shape.THRESHOLD) == 0.0
    assert slopes.pop(Shape.TABLE) == pytest.approx(0.35)
    assert set(slopes.values()) == {1.0}


def test_a_table_out_of_order_is_put_in_order_and_never_falls():
    how = bend(Shape.TABLE, 0.0, ((1.0, -0.5), (-1.0, -1.0), (0.0, 0.0)))
    assert how(U) == pytest.approx(np.minimum(U, 0.0))
    off_today = bend(Shape.TABLE, 0.0, ((-1.0, 0.5), (1.0, 1.0)))
    assert off_today(np.zeros(1)) == 0.0


def test_only_what_carries_every_change_is_sure():
    assert rises_everywhere(Shape.TABLE, 0.0, KINKED)
    assert not rises_everywhere(Shape.TABLE, 0.0, ((-1.0, 0.0), (0.0, 0.0), (1.0, 1.0)))
    assert not rises_everywhere(Shape.TABLE, 0.0, ((-0.5, -1.0), (0.5, 1.0)))
    assert not rises_everywhere(Shape.THRESHOLD, 0.3, ())
    assert all(rises_everywhere(s, 0.0, ()) for s in Shape)


def test_a_table_leaves_today_exactly_where_it_is():
    tables = [((1.0, 0.0), (-0.5, -1.0)), ((-0.3, -0.7), (0.6, 0.1)), ((0.1, 0.3), (0.7, 0.9))]
    for table in tables:
        assert not bend(Shape.TABLE, 0.0, table)(np.zeros((3, 2), np.float32)).any()

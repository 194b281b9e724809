"""Room for many matrices."""

import numpy as np
import pytest

from loopmap.model.token import Token, working_for
from loopmap.simulation.cleared import cleared


@pytest.mark.parametrize(("matrices", "size"), [(0, 3), (7, 0), (5, 4), (23, 150)])
def test_all_of_it_is_zero(matrices, size):
    made = cleared(matrices, size)
    assert made.shape == (matrices, size, size)
    assert not made.any()
    assert made.dtype == np.float64


def test_much_of_it_is_cleared_with_looks_in_between():
    class Asked(Token):
        times = 0

        def check(self):
            self.times += 1

    asked = Asked()
    with working_for(asked):
        cleared(40, 150)
    assert asked.times >= 8

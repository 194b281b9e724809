from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.layout.net import PAD, pad_of
from loopmap.diagram.layout.overlap import overlapping, part

spots = st.lists(
    st.tuples(st.floats(-200, 200), st.floats(-100, 100)), min_size=1, max_size=25, unique=True
)


@given(spots, st.data())
@settings(max_examples=60)
def test_labels_come_apart_and_fixed_ones_stay(places, data):
    where = np.array(places)
    sizes = np.tile([120.0, 44.0], (len(where), 1))
    one = data.draw(st.integers(0, len(where) - 1))
    fixed = np.arange(len(where)) == one
    after = part(where, sizes, fixed)
    assert (after[one] == where[one]).all()
    assert len(overlapping(after, sizes, PAD - 0.01)) == 0


def test_labels_that_are_clear_do_not_move():
    where = np.array([[0.0, 0.0], [300.0, 0.0], [0.0, 100.0]])
    sizes = np.tile([120.0, 44.0], (3, 1))
    assert (part(where, sizes) == where).all()


def test_labels_on_one_spot_all_find_a_place():
    sizes = np.tile([100.0, 40.0], (12, 1))
    assert len(overlapping(part(np.zeros((12, 2)), sizes), sizes)) == 0


def test_labels_stand_farther_apart_on_large_maps_of_many_links_alone():
    assert pad_of(25, 40) == pad_of(300, 450) == pad_of(20, 110) == PAD
    assert PAD < pad_of(70, 170) < pad_of(110, 300)
    assert pad_of(300, 3000) == pad_of(300, 900) < 2 * PAD

"""A block of labels lies on no line, whatever lines there are."""

import numpy as np

from loopmap.diagram.layout.block import Around, block
from loopmap.diagram.layout.paper import Paper

CLEAR = 11.0


def test_a_block_lies_clear_of_every_place_on_a_line():
    chance = np.random.default_rng(7)
    for _ in range(60):
        lines = chance.uniform(-700.0, 700.0, (chance.integers(0, 300), 2)).round()
        size = chance.uniform(20.0, 260.0, (1, 2)).round()
        (place,) = block(size, Paper({}, [], 10.0), Around(np.zeros(2), lines, ()))
        off = np.abs(lines - place)
        on_it = (off < size[0] / 2 + CLEAR - 1.0).all(axis=1)  # places are whole units
        assert not on_it.any()


def test_where_nothing_is_in_the_way_it_stays_where_it_was_asked_for():
    lines = np.array([[400.0, 0.0], [0.0, 300.0], [-400.0, -300.0]])
    (place,) = block(np.array([[120.0, 40.0]]), Paper({}, [], 10.0), Around(np.zeros(2), lines, ()))
    assert place.tolist() == [0.0, 0.0]

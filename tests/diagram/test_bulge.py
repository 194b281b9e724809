"""Bulges nobody set by hand: loops come out round and cards are gone around."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.bulge import RISE, cheapest
from loopmap.diagram.curve import curve_between
from loopmap.diagram.drawing import draw
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Variable
from tests.support.drawn_maps import map_of, ring


def _drawn(*records):
    return draw(map_of(*records), load_style(), bundled_measure())


def _polygon(count: int, radius: float) -> list[tuple[float, float]]:
    angles = [math.tau * k / count for k in range(count)]
    return [(radius * math.cos(a), radius * math.sin(a)) for a in angles]


@pytest.mark.parametrize("count", [4, 5, 6, 8])
def test_the_links_of_a_regular_loop_lie_on_one_circle(count):
    radius = 90.0 * count
    drawing = _drawn(*ring(_polygon(count, radius)))
    for path in drawing.link_paths.values():
        middle = path.curve.point(0.5)
        assert math.isclose(math.hypot(*middle), radius, rel_tol=0.02)


def test_loops_bow_outwards_whichever_way_they_turn():
    square = _polygon(4, 300)
    for places in (square, square[::-1]):
        for path in _drawn(*ring(places)).link_paths.values():
            assert math.hypot(*path.handle) > 250


def test_a_link_there_and_a_link_back_bow_to_their_own_sides():
    drawing = _drawn(*ring([(0, 0), (400, 0)]))
    there, back = drawing.link_paths.values()
    assert there.handle.y < 0 < back.handle.y


def test_a_bulge_set_by_hand_is_never_touched():
    a, b = Variable(RecordId("a"), "A", 0, 0), Variable(RecordId("b"), "B", 600, 0)
    between = Variable(RecordId("c"), "In the way of this link", 300, -40)
    link = Link(RecordId("l"), a.id, b.id, Sign.SAME, bulge=0.27)
    assert _drawn(a, b, between, link).link_paths[link.id].bulge == 0.27


def test_a_link_goes_around_a_card_in_its_way():
    a, b = Variable(RecordId("a"), "A", 0, 0), Variable(RecordId("b"), "B", 600, 0)
    link = Link(RecordId("l"), a.id, b.id, Sign.SAME)
    free = _drawn(a, b, link).link_paths[link.id]
    in_the_way = Variable(RecordId("c"), "In the way", *free.handle)
    drawing = _drawn(a, b, in_the_way, link)
    card = drawing.label_boxes[in_the_way.id]
    assert any(card.contains(p) for p in free.line)
    assert not any(card.contains(p) for p in drawing.link_paths[link.id].line)


def test_a_map_of_huge_extent_is_drawn_without_a_huge_grid():
    far = [
        Variable(RecordId(f"v{i}"), f"Far {i}", x, y)
        for i, (x, y) in enumerate([(-1e6, -1e6), (1e6, 1e6), (1e6, -1e6)])
    ]
    link = Link(RecordId("l"), far[0].id, far[1].id, Sign.SAME)
    path = _drawn(*far, link).link_paths[link.id]
    assert math.isfinite(path.tip.x)
    assert curve_between(Point(0, 0), Point(0, 0), 0.3).length == 0


@given(st.integers(1, 30), st.integers(1, 12), st.integers(0, 10_000))
@settings(max_examples=60)
def test_what_costs_least_is_found_without_looking_at_everything(rows, columns, chance):
    rng = np.random.default_rng(chance)
    least, rest = rng.integers(0, 4, (2, rows, columns)) / 4
    asked = []

    def more(some, which):
        asked.append(which.size)
        return rest[some[:, None], which]

    assert (cheapest(least, more) == (least + rest).argmin(axis=1)).all()
    assert sum(asked) <= rows * columns


@pytest.mark.parametrize("radius", [1600.0, 2500.0, 4000.0])
def test_however_large_a_loop_is_its_links_rise_no_further_than_they_may(radius):
    drawing = _drawn(*ring(_polygon(3, radius)))
    beside = radius / 2  # the chords of a triangle run half as far from its middle
    for path in drawing.link_paths.values():
        assert 300.0 < math.hypot(*path.handle) - beside <= RISE + 1.0


def test_a_long_link_goes_round_a_card_no_further_than_it_may_rise():
    wall = [
        Variable(RecordId(f"w{n}"), "Something in the way", x=2000.0, y=90.0 * n)
        for n in range(-12, 13)
    ]
    drawing = _drawn(*ring([(0, 0), (4000, 0)])[:3], *wall)
    (path,) = drawing.link_paths.values()
    assert abs(path.handle.y) <= RISE + 1

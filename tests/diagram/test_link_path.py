"""The drawn path of a link: it stops at the cards and carries head, sign and bars."""

import math

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_path import POINTS, link_path, self_loop_path
from loopmap.diagram.style import load_style

STYLE = load_style()
numbers = st.floats(-1500, 1500)
cards = st.builds(Box, numbers, numbers, st.floats(50, 200), st.floats(30, 120))


@given(cards, cards, st.floats(-1, 1))
@settings(max_examples=100)
def test_tail_and_tip_keep_the_gap_from_their_cards(source, target, bulge):
    assume(not source.inflated(30).touches(target.inflated(30)))
    path = link_path(source, target, bulge, STYLE)
    assert not path.overlapping
    for place, card in ((path.tail, source), (path.tip, target)):
        across = abs(place.x - card.x) - card.width / 2
        down = abs(place.y - card.y) - card.height / 2
        assert math.isclose(max(across, down), STYLE.gap, abs_tol=0.05)
    assert len(path.line) == POINTS
    assert math.dist(path.line[0], path.tail) < 1e-6
    assert math.dist(path.line[-1], path.tip) < 1e-6


def test_the_head_points_at_the_target_and_the_line_ends_at_its_base():
    path = link_path(Box(0, 0, 100, 40), Box(300, 0, 100, 40), 0.0, STYLE)
    assert math.dist(path.tip, Point(300 - 50 - STYLE.gap, 0)) < 1e-6
    assert math.isclose(path.tip.x - path.base.x, STYLE.head_length)
    assert path.head[0] == path.tip


def test_the_sign_sits_on_the_convex_side_near_the_head():
    path = link_path(Box(0, 0, 100, 40), Box(300, 0, 100, 40), 0.3, STYLE)
    chord_side = path.sign.y - path.tip.y
    assert chord_side < 0
    assert math.dist(path.sign, path.tip) < 30


def test_a_covered_sign_goes_to_the_other_side():
    ends = (Box(0, 0, 100, 40), Box(300, 0, 100, 40))
    free = link_path(*ends, 0.0, STYLE)
    blocked = link_path(*ends, 0.0, STYLE, blocked=lambda p: p.y < 0)
    assert math.dist(blocked.sign, Point(free.sign.x, -free.sign.y)) < 1e-6


def test_a_delay_is_two_bars_across_the_middle():
    path = link_path(Box(0, 0, 100, 40), Box(400, 0, 100, 40), 0.0, STYLE, delayed=True)
    (a, b), (c, d) = path.bars
    assert a.x == b.x < 200 < c.x == d.x
    assert math.isclose(a.y + b.y, 0, abs_tol=1e-9)


def test_the_bars_of_a_short_link_keep_clear_of_its_head():
    path = link_path(Box(0, 0, 60, 30), Box(110, 0, 60, 30), 0.0, STYLE, delayed=True)
    assert all(bar[0].x < path.base.x for bar in path.bars)


def test_cards_that_lie_on_one_another_are_joined_centre_to_centre():
    path = link_path(Box(0, 0, 100, 40), Box(10, 5, 100, 40), 0.2, STYLE)
    assert path.overlapping
    assert math.dist(path.tail, Point(0, 0)) < 1e-6


def test_a_self_loop_leaves_and_meets_its_card_on_the_free_side():
    card = Box(0, 0, 120, 40)
    path = self_loop_path(card, -math.pi / 2, STYLE)
    assert path.self_loop
    assert path.handle.y < card.top
    assert math.isclose(path.tail.y, card.top - STYLE.gap)
    assert math.isclose(path.tip.y, card.top - STYLE.gap)

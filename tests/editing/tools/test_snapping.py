"""What is dragged snaps to edges, middles and equal gaps, and guides say to which."""

import pytest

from loopmap.diagram.geometry import Box, Point
from loopmap.editing.tools.snapping import NEAR, snapped

CARD = Box(0, 0, 100, 40)


@pytest.mark.parametrize(
    ("other", "dx"),
    [
        (Box(4, 300, 60, 40), 4.0),  # middles
        (Box(24, 300, 60, 40), 4.0),  # left edges: -6 and -50 no, right: 54 and 50
        (Box(-20, 300, 56, 40), 2.0),  # left edges
        (Box(84, 300, 60, 40), 4.0),  # its left, my right
        (Box(-83, 300, 60, 40), -3.0),  # its right, my left
        (Box(110, 300, 60, 40), 0.0),  # nothing within reach
    ],
)
def test_edges_and_middles_are_drawn_into_line(other, dx):
    assert snapped(CARD, [other], 6).dx == pytest.approx(dx)


def test_both_axes_snap_by_themselves():
    there = snapped(CARD, [Box(300, 5, 100, 40), Box(-2, 300, 100, 40)], 6)
    assert (there.dx, there.dy) == (-2, 5)


def test_only_the_axes_asked_for_snap():
    others = [Box(300, 5, 100, 40), Box(-2, 300, 100, 40)]
    there = snapped(CARD, others, 6, down=False)
    assert (there.dx, there.dy) == (-2, 0)
    assert all(guide.start.x == guide.end.x for guide in there.guides)


def test_the_nearest_wins():
    others = [Box(5, 300, 100, 40), Box(-3, -300, 100, 40)]
    assert snapped(CARD, others, 6).dx == -3


def test_what_is_far_away_is_no_neighbour():
    assert snapped(CARD, [Box(3, NEAR + 1, 100, 40)], 6) == (0, 0, ())


def test_equal_middles_give_a_line_between_the_two():
    (guide,) = snapped(CARD, [Box(0, 300, 60, 40)], 6).guides
    assert (guide.start, guide.end, guide.gap) == (Point(0, 20), Point(0, 280), None)


def test_one_line_joins_all_that_share_it():
    others = [Box(-20, 300, 60, 40), Box(-30, -200, 40, 40)]
    (guide,) = snapped(CARD, others, 6).guides
    assert (guide.start, guide.end) == (Point(-50, -220), Point(-50, 320))


@pytest.mark.parametrize(
    ("others", "dx", "gap"),
    [
        ([Box(-150, 9, 80, 40), Box(160, 9, 80, 40)], 5.0, 65.0),  # between two
        ([Box(-300, 9, 80, 40), Box(-155, 9, 90, 40)], 0.0, 60.0),  # after two: 60, 60
        ([Box(-304, 9, 80, 40), Box(-155, 9, 90, 40)], 4.0, 64.0),
        ([Box(152, 9, 90, 40), Box(300, 9, 80, 40)], -6.0, 63.0),  # before two
    ],
)
def test_gaps_are_made_equal_and_measured(others, dx, gap):
    there = snapped(CARD, others, 8, down=False)
    assert there.dx == pytest.approx(dx)
    assert [guide.gap for guide in there.guides] == pytest.approx([gap, gap])


def test_gaps_are_measured_where_both_sides_are():
    there = snapped(CARD, [Box(-150, 30, 80, 60), Box(160, 0, 80, 40)], 8, down=False)
    assert there.guides[0].start == Point(-110, 10)
    assert there.guides[0].end == Point(-45, 10)


def test_things_in_other_rows_have_no_gaps_to_share():
    others = [Box(-304, 90, 80, 40), Box(-155, 90, 90, 40)]
    assert snapped(CARD, others, 8, down=False).guides == ()


def test_gaps_down_are_measured_down():
    there = snapped(CARD, [Box(7, -100, 80, 40), Box(7, 103, 80, 40)], 4, across=False)
    assert there.dy == pytest.approx(1.5)
    gaps = [(guide.start, guide.end) for guide in there.guides]
    assert gaps[0] == (Point(7, -80), Point(7, -18.5))

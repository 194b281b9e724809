"""A link from a variable to itself sits where there is room for it."""

import math

import pytest

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.self_loop import angle_of, bulge_at, circle_at, free_angle, widest_free_angle

CARD = Box(0, 0, 100, 40)


def nothing(_):
    return False


def test_the_widest_free_angle_is_opposite_the_neighbours():
    card = Box(0, 0, 100, 40)
    assert widest_free_angle(card, []) == -math.pi / 2
    angle = widest_free_angle(card, [Point(100, 0), Point(0, 100)])
    assert math.isclose(math.cos(angle), math.cos(-3 * math.pi / 4))
    assert math.isclose(math.sin(angle), math.sin(-3 * math.pi / 4))


def test_where_nothing_is_in_the_way_it_sits_at_the_widest_free_angle():
    others = [Point(100, 0), Point(0, 100)]
    assert free_angle(CARD, others, nothing) == widest_free_angle(CARD, others)


def test_it_turns_aside_from_a_card_that_is_there_and_no_further_than_it_must():
    above = Box(0, -70, 100, 40)
    angle = free_angle(CARD, [], above.contains)
    middle, radius = circle_at(CARD, angle)
    assert not Box(*middle, 2 * radius, 2 * radius).touches(above)
    assert math.sin(angle) < 0.3, "still as near to the top as there is room"


def test_it_keeps_off_the_mark_of_the_cards_role():
    mark, others = Box(-47, -18, 16, 16), [Point(100, 60)]
    assert (
        widest_free_angle(CARD, others) < -math.pi / 2
        or math.cos(widest_free_angle(CARD, others)) < 0
    )
    middle, radius = circle_at(CARD, free_angle(CARD, others, nothing, mark))
    assert not Box(*middle, 2 * radius, 2 * radius).touches(mark)


def test_where_there_is_no_room_at_all_it_is_somewhere_all_the_same():
    assert math.isfinite(free_angle(CARD, [], lambda _: True))


def test_it_turns_aside_from_where_lines_meet_the_card():
    up = Point(0, -24)
    assert free_angle(CARD, [], nothing) == -math.pi / 2
    angle = free_angle(CARD, [], nothing, lines=[[up]])
    middle, radius = circle_at(CARD, angle)
    assert math.dist(middle, up) > radius
    assert math.sin(angle) < 0, "still as near to the top as there is room"


def test_it_keeps_off_a_line_that_runs_by_above_the_place_where_it_meets_the_card():
    passing = [Point(-40, -24), Point(-20, -34), Point(0, -40), Point(20, -44)]
    angle = free_angle(CARD, [], nothing, lines=[passing])
    middle, radius = circle_at(CARD, angle)
    assert all(math.dist(middle, place) > radius for place in passing)


@pytest.mark.parametrize("turn", [-1.0, -0.5, 0.0, 0.3, 0.5, 0.99])
def test_where_people_turned_it_is_kept_as_a_bulge(turn):
    angle = -math.pi / 2 + turn * math.pi
    bulge = bulge_at(angle)
    assert -1.5 <= bulge <= 1.5
    assert math.cos(angle_of(bulge)) == pytest.approx(math.cos(angle))
    assert math.sin(angle_of(bulge)) == pytest.approx(math.sin(angle))


def test_ground_a_little_larger_than_its_own_card_turns_it_nowhere():
    roughly = CARD.inflated(9)
    assert free_angle(CARD, [], roughly.contains) == -math.pi / 2

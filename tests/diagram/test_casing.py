"""The edge of ground by which a line passes over others."""

import itertools
import math

import pytest

from loopmap.diagram.casing import EDGE, casing_of, edges_of
from loopmap.diagram.curve import Curve, curve_between
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.ground import CORNER, Ground
from loopmap.diagram.primitives import ArcPath, Casing, Span, Stroke

PAPER, GREEN, RED = "#ffffff", "#ddffdd", "#ffdddd"
WIDTH = 2.0
HALF = WIDTH / 2 + EDGE

_NEARLY = 0.8
"""Map units: by round corners the ground is looked at in steps."""


def line(bulge=0.0, length=200.0, ground=None, y=0.0):
    curve = curve_between(Point(0.0, y), Point(length, y), bulge)
    stroke = Stroke("#0067a5", WIDTH, (5.0, 4.0))
    arc = ArcPath(None, "link", curve.start, curve.end, stroke, curve.centre, curve.radius,
                  curve.angle, curve.sweep)  # fmt: skip
    casing = casing_of(arc, ground or Ground(PAPER))
    return ArcPath(None, "link", curve.start, curve.end, stroke, curve.centre, curve.radius,
                   curve.angle, curve.sweep, casing)  # fmt: skip


def edges(*about, **how):
    return [*edges_of(line(*about, **how))]


def spans(arc):
    """From where to where each edge goes, and its colour."""
    return [(edge.start.x, edge.end.x, edge.stroke.colour) for edge in edges_of(arc)]


@pytest.mark.parametrize("bulge", [0.0, 0.3, -0.3, 1.0])
def test_it_lies_along_the_line_a_little_wider_and_never_dashed(bulge):
    arc = line(bulge)
    (edge,) = edges_of(arc)
    assert edge.stroke == Stroke(PAPER, WIDTH + 2 * EDGE)
    assert edge.centre == arc.centre
    assert math.copysign(1.0, edge.sweep) == math.copysign(1.0, arc.sweep)
    for point in (edge.start, edge.end):
        if arc.radius:
            assert math.dist(point, arc.centre) == pytest.approx(arc.radius)


def test_the_ends_where_lines_meet_have_none():
    arc = line(0.3)
    (edge,) = edges_of(arc)
    assert math.dist(edge.start, arc.start) == pytest.approx(10.0, abs=0.1)
    assert math.dist(edge.end, arc.end) == pytest.approx(12.0, abs=0.1)


def test_a_line_without_casing_or_too_short_for_one_has_none():
    assert edges(length=20.0) == []
    assert [*edges_of(ArcPath(None, "link", Point(0, 0), Point(99, 0), Stroke("#000", 1.0)))] == []


def test_it_has_the_colour_of_each_ground_and_pauses_where_a_part_would_lie_on_the_other():
    ground = Ground(PAPER, ((Box(100.0, 0.0, 80.0, 90.0), GREEN),), outline=1.2)
    room = HALF + 0.6
    found = spans(line(length=300.0, ground=ground))
    assert [colour for *_, colour in found] == [PAPER, GREEN, PAPER]
    ends = [x for begin, end, _ in found for x in (begin, end)]
    assert ends == pytest.approx([10, 60 - room, 60 + room, 140 - room, 140 + room, 288])


def test_of_areas_that_cover_one_another_the_topmost_counts():
    high, low = Box(100.0, 0.0, 40.0, 90.0), Box(120.0, 0.0, 160.0, 90.0)
    found = spans(line(length=300.0, ground=Ground(PAPER, ((high, RED), (low, GREEN)))))
    assert [colour for *_, colour in found] == [PAPER, GREEN, RED, GREEN, PAPER]


def test_within_one_area_it_is_of_one_piece():
    ground = Ground(PAPER, ((Box(100.0, 0.0, 400.0, 300.0), GREEN),))
    assert [colour for *_, colour in spans(line(0.2, ground=ground))] == [GREEN]


def test_along_the_side_of_an_area_it_has_none_where_it_would_lie_on_both():
    ground = Ground(PAPER, ((Box(150.0, 50.0, 900.0, 100.0), GREEN),))
    assert edges(length=300.0, ground=ground, y=HALF - 0.1) == []
    assert [colour for *_, colour in spans(line(ground=ground, y=HALF + 0.1))] == [GREEN]
    assert [colour for *_, colour in spans(line(ground=ground, y=-HALF - 0.1))] == [PAPER]


def band(edge):
    """Places on both sides of an edge, as far out as it reaches."""
    curve = Curve(
        edge.start, edge.end, edge.centre, edge.radius, edge.start_angle, edge.sweep
    )  # fmt: skip
    for share, side in itertools.product(range(41), (1.0, -1.0)):
        at, out = curve.point(share / 40), curve.outward(share / 40)
        yield Point(at.x + side * HALF * out.x, at.y + side * HALF * out.y)


@pytest.mark.parametrize("bulge", [0.0, 0.05, -0.3, 0.9])
@pytest.mark.parametrize("x", [60.0, 130.0, 204.0])
@pytest.mark.parametrize("y", [-52.0, -33.0, 0.0, 41.0])
def test_no_part_of_it_lies_on_the_wrong_ground(bulge, x, y):
    area = Box(x, y, 90.0, 70.0)
    arc = line(bulge, 240.0, Ground(PAPER, ((area, GREEN),)))
    for edge in edges_of(arc):
        is_green = edge.stroke.colour == GREEN
        off = [_outside(place, area) for place in band(edge)]
        assert (max(off) < _NEARLY) if is_green else (min(off) > -_NEARLY)


def _outside(place, box):
    """How far a place lies outside an area with round corners, less than nought inside."""
    x, y = abs(place.x - box.x) - box.width / 2, abs(place.y - box.y) - box.height / 2
    far = math.hypot(max(x + CORNER, 0.0), max(y + CORNER, 0.0))
    return far + min(max(x + CORNER, y + CORNER), 0.0) - CORNER


def test_part_of_it_can_be_asked_for():
    arc = line(length=100.0)
    (edge,) = edges_of(arc, 0.2, 0.5)
    assert (edge.start.x, edge.end.x) == pytest.approx((20.0, 50.0))
    assert not [*edges_of(arc, 0.95, 1.0)]
    cased = Casing(EDGE, (Span(0.1, 0.3, GREEN), Span(0.4, 0.9, PAPER)))
    arc = ArcPath(None, "link", Point(0, 0), Point(100, 0), Stroke("#000", 1.0), casing=cased)
    assert [e.stroke.colour for e in edges_of(arc, 0.35, 1.0)] == [PAPER]


def test_an_area_whose_side_was_reckoned_another_way_gives_the_very_same_edge():
    for left, right in ((57.3, 121.7), (61.1, 140.9), (33.3, 101.3)):
        one = Box((left + right) / 2, 3.0, right - left, 80.0)
        other = Box(one.x * (1 + 2**-52), 3.0, one.width * (1 + 2**-52), 80.0)
        first, second = (
            line(0.2, ground=Ground(PAPER, ((area, GREEN),), 1.0)) for area in (one, other)
        )
        assert len(first.casing.spans) == 3
        assert first.casing == second.casing

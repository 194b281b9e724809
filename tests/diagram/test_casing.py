"""The edge of ground by which a line passes over others."""

import math

import pytest

from loopmap.diagram.casing import EDGE, casing_of
from loopmap.diagram.curve import curve_between
from loopmap.diagram.geometry import Point
from loopmap.diagram.primitives import ArcPath, Stroke


def line(bulge, length=200.0, casing="#ffffff"):
    curve = curve_between(Point(0.0, 0.0), Point(length, 0.0), bulge)
    stroke = Stroke("#0067a5", 2.0, (5.0, 4.0))
    return ArcPath(None, "link", curve.start, curve.end, stroke, curve.centre, curve.radius,
                   curve.angle, curve.sweep, casing)  # fmt: skip


@pytest.mark.parametrize("bulge", [0.0, 0.3, -0.3, 1.0])
def test_it_lies_along_the_line_a_little_wider_and_never_dashed(bulge):
    arc = line(bulge)
    casing = casing_of(arc)
    assert casing.stroke == Stroke("#ffffff", 2.0 + 2 * EDGE)
    assert casing.centre == arc.centre
    assert math.copysign(1.0, casing.sweep) == math.copysign(1.0, arc.sweep)
    for point in (casing.start, casing.end):
        on = math.dist(point, arc.centre) - arc.radius if arc.radius else point.y
        assert on == pytest.approx(0.0, abs=1e-9)


def test_the_ends_where_lines_meet_have_none():
    arc = line(0.3)
    casing = casing_of(arc)
    assert math.dist(casing.start, arc.start) == pytest.approx(10.0, abs=0.1)
    assert math.dist(casing.end, arc.end) == pytest.approx(12.0, abs=0.1)


def test_a_line_without_casing_or_too_short_for_one_has_none():
    assert casing_of(line(0.3, casing=None)) is None
    assert casing_of(line(0.0, length=20.0)) is None

"""Pieces lie on their arcs, follow their dashes, and are only where they are looked at."""

import math

import numpy as np
import pytest

from loopmap.diagram.arc_pieces import arc_pieces, arc_row
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.primitives import ArcPath, Stroke

EVERYWHERE = Box(0.0, 0.0, 20000.0, 20000.0)
MIDDLE = Point(10.0, -20.0)
SOLID, DASHED = Stroke("#000000", 2.0), Stroke("#000000", 2.0, (7.0, 4.0))


def arc(radius, angle, sweep, stroke=SOLID, centre=MIDDLE):
    def at(turn):
        return Point(centre.x + radius * math.cos(turn), centre.y + radius * math.sin(turn))

    ends = at(angle), at(angle + sweep)
    return ArcPath(None, "link", *ends, stroke, centre, radius, angle, sweep)


def pieces_of(*arcs, box=EVERYWHERE, pixel=1.0):
    return arc_pieces(np.array([arc_row(one) for one in arcs]), box, pixel, tolerance=0.06)


def lengths(pieces):
    return np.hypot(*(pieces.ends[:, 2:] - pieces.ends[:, :2]).T)


@pytest.mark.parametrize(("radius", "sweep"), [(30, 6.1), (200, -1.2), (5000, 0.7), (80, 0.01)])
def test_no_piece_leaves_its_arc_by_more_than_can_be_seen(radius, sweep):
    pieces = pieces_of(arc(radius, 0.4, sweep))
    ends = pieces.ends.reshape(-1, 2)
    middles = (pieces.ends[:, :2] + pieces.ends[:, 2:]) / 2
    for points in (ends, middles):
        away = np.hypot(points[:, 0] - 10.0, points[:, 1] + 20.0) - radius
        assert np.abs(away).max() < 0.08


def test_the_pieces_of_a_line_cover_it_from_end_to_end():
    one = arc(300, 1.0, -2.0)
    pieces = pieces_of(one)
    assert pieces.ends[0, :2] == pytest.approx(one.start)
    assert pieces.ends[-1, 2:] == pytest.approx(one.end)
    overlaps = 0.5 * (len(pieces.ends) - 1)
    assert lengths(pieces).sum() - overlaps == pytest.approx(600, abs=0.5)


def test_dashes_are_as_long_as_they_are_drawn_and_begin_at_the_tail():
    one = arc(4000, 0.0, 0.1, DASHED)
    pieces = pieces_of(one)
    assert pieces.ends[0, :2] == pytest.approx(one.start)
    assert lengths(pieces)[:-1] == pytest.approx(7.0, abs=0.01)
    assert len(pieces.ends) == math.ceil(400 / 11)


def test_a_straight_line_is_one_piece():
    line = ArcPath(None, "link", Point(5.0, 9.0), Point(905.0, -91.0), SOLID)
    pieces = pieces_of(line)
    assert pieces.ends == pytest.approx(np.array([[5.0, 9.0, 905.0, -91.0]]), abs=1e-3)


@pytest.mark.parametrize("stroke", [SOLID, DASHED])
def test_in_a_part_of_the_map_there_are_the_pieces_that_lie_there(stroke):
    arcs = [arc(r, a, s, stroke) for r, a, s in [(900, 0.2, 2.5), (60, 3.0, 6.0), (9000, 1.5, 0.3)]]
    box = Box(-100.0, 870.0, 256.0, 256.0)
    whole, part = pieces_of(*arcs), pieces_of(*arcs, box=box)
    inside = [
        tuple(np.round(ends, 6))
        for ends in whole.ends
        if box.inflated(2.0).touches(Box(*(ends[:2] + ends[2:]) / 2, *np.abs(ends[2:] - ends[:2])))
    ]
    found = [tuple(np.round(ends, 6)) for ends in part.ends]
    assert len(found) == len(inside) > 0
    assert np.array(found) == pytest.approx(np.array(inside), abs=0.6)


def test_every_piece_knows_its_arc():
    arcs = [arc(50, 0, 1), arc(70, 0, 1, centre=Point(9000.0, 0.0)), arc(90, 0, 1)]
    pieces = pieces_of(*arcs, box=Box(0.0, 0.0, 600.0, 600.0))
    assert set(pieces.owners) == {0, 2}


@pytest.mark.parametrize("stroke", [SOLID, DASHED])
def test_an_arc_without_length_has_no_pieces(stroke):
    pieces = pieces_of(arc(50, 0, 0, stroke), arc(50, 0, 1))
    assert set(pieces.owners) == {1}

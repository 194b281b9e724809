"""Marks of the hand."""

import math

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import TextLine
from loopmap.diagram.style import load_style
from loopmap.editing.edits.links import toggle_delay
from loopmap.editing.tools.snapping import Guide
from loopmap.ui.canvas import marks
from loopmap.ui.canvas.guide_marks import guide_marks
from loopmap.ui.canvas.lock_mark import corner_for_padlock, padlock
from tests.ui.canvas.conftest import small_map

STYLE = load_style("light")
CARD = Box(0, 0, 100, 40)


@pytest.fixture
def drawing():
    return draw(next(iter(small_map().maps.values())), STYLE, bundled_measure())


@pytest.mark.parametrize(
    ("inside", "outline"),
    [((48, 3), (50, 3)), ((-30, -18), (-30, -20)), ((0, 19), (0, 20)), ((-49, 0), (-50, 0))],
)
def test_the_nearest_place_on_the_outline(inside, outline):
    assert marks.on_outline(CARD, Point(*inside)) == outline


@pytest.mark.parametrize("towards", [(200, 0), (0, -300), (400, 150), (-90, 60)])
def test_a_line_leaves_a_card_just_outside_its_outline(towards):
    place = marks.leaving(CARD, Point(*towards), gap=4)
    assert not CARD.inflated(3.9).contains(place)
    assert CARD.inflated(4.1).contains(place)


def test_a_line_to_a_place_on_the_card_itself_goes_there():
    assert marks.leaving(CARD, Point(10, 5)) == Point(10, 5)


def test_an_arrow_needs_room_for_its_head():
    assert marks.arrow(Point(0, 0), Point(5, 0), "#000000", STYLE, 1.0) == []
    line, head = marks.arrow(Point(0, 0), Point(100, 0), "#000000", STYLE, 1.0)
    assert head.points[0] == Point(100, 0)
    assert line.points[1].x == pytest.approx(100 - STYLE.head_length)


def test_a_line_that_may_not_be_drawn_ends_in_a_cross():
    assert marks.barred(Point(0, 0), Point(9, 0), "#000000", STYLE, 1.0) == []
    line, *cross = marks.barred(Point(0, 0), Point(100, 0), "#000000", STYLE, 1.0)
    assert line.stroke.dash
    assert len(cross) == 2
    assert all(arm.stroke.dash == () and max(p.x for p in arm.points) <= 100 for arm in cross)


def test_guides_are_as_thick_at_every_zoom_and_gaps_carry_their_measure():
    plain = Guide(Point(0, 0), Point(0, 90))
    for unit in (1.0, 4.0):
        (line,) = guide_marks([plain], STYLE, bundled_measure(), unit)
        assert line.stroke.width == unit
    gap = Guide(Point(0, 0), Point(48, 0), 48.0)
    shapes = guide_marks([gap], STYLE, bundled_measure(), 1.0)
    assert [shape.text for shape in shapes if isinstance(shape, TextLine)] == ["48"]


def test_a_padlock_sits_on_the_corner_of_its_card(drawing):
    far_off = Box(9_000, 9_000, 100, 40)
    corner = corner_for_padlock(drawing, far_off, 1.0)
    assert corner == Point(far_off.right, far_off.top)
    assert padlock(corner, STYLE.selection, STYLE.card, 1.0)[0].box.centre == corner


def test_a_padlock_goes_to_another_corner_where_it_would_cover_a_sign(drawing):
    sign = drawing.link_paths["l1"].sign
    card = Box(sign.x - 300, sign.y + 200, 600, 400)
    assert corner_for_padlock(drawing, card, 1.0) == Point(card.right, card.bottom)


def test_handles_keep_their_size_on_screen(drawing):
    (near,) = marks.handles(drawing, "v1", STYLE, 1.0)
    (far,) = marks.handles(drawing, "v1", STYLE, 4.0)
    assert far.box.width == 4 * near.box.width


def test_a_selected_link_has_a_band_under_it_and_handles_in_its_middle_and_at_both_ends(drawing):
    (band,) = marks.selected_under(drawing, "l1", STYLE, 1.0)
    middle, tail, tip = marks.handles(drawing, "l1", STYLE, 1.0)
    path = drawing.link_paths["l1"]
    assert (band.start, band.end) == (path.tail, path.tip)
    assert (band.centre, band.radius) == (path.curve.centre, path.curve.radius)
    assert math.dist(middle.box.centre, path.handle) == 0
    assert math.dist(tail.box.centre, path.tail) == 0
    assert math.dist(tip.box.centre, path.tip) == 0


def test_what_is_not_on_the_map_has_no_marks(drawing):
    assert marks.selected_under(drawing, "gone", STYLE, 1.0) == []
    assert marks.handles(drawing, "gone", STYLE, 1.0) == []
    assert marks.hovered(drawing, "gone", STYLE, 1.0, None) == []
    assert marks.boxes_of(drawing, ["gone", "v1"]) == [drawing.label_boxes["v1"]]


def test_a_delay_is_seen_on_a_selected_link_too():
    document = small_map()
    map_id = next(iter(document.maps))
    link = next(iter(document.maps[map_id].links))
    document = document.apply(toggle_delay(document, map_id, [link]))
    delayed = draw(document.maps[map_id], STYLE, bundled_measure())
    middle, *bars, _, _ = marks.handles(delayed, link, STYLE, 1.0)
    assert [bar.points for bar in bars] == list(delayed.link_paths[link].bars)
    assert middle.role == "handle"

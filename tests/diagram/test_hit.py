"""What a pointer finds at a place."""

import pytest

from loopmap.diagram.drawing import Badge, draw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hit import NOTHING_HIT, Hit, hit, inside, rim_place
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable
from tests.support.drawn_maps import full_map, map_of

DRAWING = draw(full_map(), load_style(), bundled_measure())


def _at(point, tolerance=6.0):
    return hit(DRAWING, Point(*point), tolerance)


def test_a_variable_is_had_inside_its_card_and_its_rim_at_the_edge():
    card = DRAWING.label_boxes[RecordId("v0")]
    assert _at(card.centre) == Hit("variable", "v0")
    assert _at((card.left + 2, card.y)) == Hit("rim", "v0")
    assert _at((card.left - 4, card.y)) == Hit("rim", "v0")


def test_a_link_is_had_by_its_handle_its_ends_and_its_line():
    path = DRAWING.link_paths[RecordId("l0")]
    assert _at(path.handle) == Hit("link_handle", "l0")
    assert _at(path.tip) == Hit("link_head", "l0")
    assert _at(path.tail) == Hit("link_tail", "l0")
    assert _at(path.line[3]) == Hit("link", "l0")
    assert _at(path.sign) == Hit("link", "l0")


def test_notes_are_had_anywhere_and_groups_at_edge_and_name():
    assert _at(DRAWING.note_boxes[RecordId("n1")].centre) == Hit("note", "n1")
    area = DRAWING.group_boxes[RecordId("g1")]
    assert _at((area.left, area.y)) == Hit("group", "g1")
    assert _at((area.left + 40, area.top + 15)) == Hit("group", "g1")
    assert _at((area.x, area.y)) == NOTHING_HIT


def test_a_badge_lies_over_everything():
    badge = Badge((RecordId("l0"),), "R1", "reinforcing", 0.0, 0.0)
    drawing = draw(full_map(), load_style(), bundled_measure(), badges=(badge,))
    assert hit(drawing, Point(0, 0), 6) == Hit("badge", badge.id)


def test_far_from_everything_there_is_nothing():
    assert _at((-5000, -5000)) == NOTHING_HIT
    assert hit(draw(map_of(), load_style(), bundled_measure()), Point(0, 0), 6) == NOTHING_HIT


def test_of_two_cards_the_later_one_is_on_top():
    low = Variable(RecordId("b"), "Below", 0, 0, order=1)
    high = Variable(RecordId("a"), "Above", 4, 4, order=2)
    drawing = draw(map_of(low, high), load_style(), bundled_measure())
    assert hit(drawing, Point(2, 2), 6).record == "a"


def test_a_band_takes_what_lies_wholly_within():
    everything = DRAWING.bounds
    assert set(inside(DRAWING, everything)) == {
        "v0",
        "v1",
        "v2",
        "v3",
        "l0",
        "l1",
        "l2",
        "l3",
        "l4",
        "n1",
        "n2",
        "g1",
    }
    assert inside(DRAWING, DRAWING.label_boxes[RecordId("v0")]) == ["v0"]
    assert inside(DRAWING, Box(-5000, 0, 10, 10)) == []


@pytest.mark.parametrize("scale", [0.05, 0.1, 0.25, 0.5, 1.0, 4.0])
def test_at_every_zoom_a_variable_can_be_had_within_six_pixels_of_its_middle(scale):
    middle = DRAWING.label_boxes[RecordId("v0")].centre
    within = [Point(middle.x + dx / scale, middle.y) for dx in (-6, 0, 6)]
    assert {hit(DRAWING, place, 6 / scale) for place in within} == {Hit("variable", "v0")}


def test_a_finger_moves_a_card_of_one_line_wherever_it_touches_it():
    card = DRAWING.label_boxes[RecordId("v0")]
    assert hit(DRAWING, Point(card.left + 1, card.y), 14) == Hit("variable", "v0")


def test_of_two_small_cards_the_nearer_is_had():
    near, far = Variable(RecordId("a"), "Near", 0, 0), Variable(RecordId("b"), "Far", 70, 0)
    drawing = draw(map_of(near, far), load_style(), bundled_measure())
    assert hit(drawing, Point(34, 30), 60).record == "a"


@pytest.mark.parametrize(
    ("kind", "place"), [("link_handle", "handle"), ("link_head", "tip"), ("link_tail", "tail")]
)
def test_what_a_chosen_link_is_held_by_lies_over_cards(kind, place):
    ends = [Variable(RecordId("a"), "Cause"), Variable(RecordId("b"), "Effect", 300, 0)]
    link = Link(RecordId("l0"), RecordId("a"), RecordId("b"), bulge=0.3)
    path = draw(map_of(*ends, link), load_style(), bundled_measure()).link_paths[link.id]
    over = Variable(RecordId("c"), "Over it", *getattr(path, place), order=99)
    drawing = draw(map_of(*ends, link, over), load_style(), bundled_measure())
    there = getattr(drawing.link_paths[link.id], place)
    assert hit(drawing, there, 6).record != "l0"
    assert hit(drawing, there, 6, {RecordId("l0")}) == Hit(kind, "l0")


def test_badges_are_large_enough_for_a_finger():
    badge = Badge((RecordId("l0"),), "R1", "reinforcing", 0.0, 0.0)
    drawing = draw(full_map(), load_style(), bundled_measure(), badges=(badge,))
    assert hit(drawing, Point(40, 0), 30) == Hit("badge", badge.id)


@pytest.mark.parametrize("reach", [6.0, 16.0], ids=["a pointer", "a finger"])
def test_a_link_is_drawn_from_the_handle_that_a_chosen_variable_shows_though_an_arrow_ends_there(
    reach,
):
    ends = [Variable(RecordId("v0"), "Effect", 0.0, 0.0), Variable(RecordId("v1"), "Cause", 300, 0)]
    link = Link(RecordId("l0"), RecordId("v1"), RecordId("v0"), bulge=0.0)
    drawing = draw(map_of(*ends, link), load_style(), bundled_measure())
    shown = rim_place(drawing.label_boxes[RecordId("v0")])
    assert hit(drawing, shown, reach).kind == "link_head", "so it is where nothing is chosen"
    assert hit(drawing, shown, reach, {RecordId("v0")}) == Hit("rim", "v0")
    tip = drawing.link_paths[RecordId("l0")].tip
    assert hit(drawing, tip, reach, {RecordId("l0")}) == Hit("link_head", "l0")

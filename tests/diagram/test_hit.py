"""What a pointer finds at a place."""

from loopmap.diagram.drawing import Badge, draw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.hit import NOTHING_HIT, Hit, hit, inside
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
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

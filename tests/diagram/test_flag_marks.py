"""Points of tension are seen on the map: by a shape, and by words in the key."""

from dataclasses import replace

from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.geometry import Box
from loopmap.diagram.legend import entries
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from tests.support.drawn_maps import map_of, ring

STYLE, MEASURE = load_style(), bundled_measure()
ROUND = ring([(0, -150), (200, 0), (0, 150), (-200, 0)])
CARD, LINK = RecordId("v0"), RecordId("l0")


def flagged(*ids, **changes):
    return map_of(*(replace(r, tension="", **changes) if r.id in ids else r for r in ROUND))


def flags(drawing, record):
    return [shape for shape in drawing.primitives(record) if shape.role == "flag"]


def test_a_flag_stands_on_the_card_and_on_the_line_of_what_is_flagged():
    drawing = draw(flagged(CARD, LINK), STYLE, MEASURE)
    assert len(flags(drawing, CARD)) == len(flags(drawing, LINK)) == 2
    assert not flags(drawing, RecordId("v1"))
    assert not flags(drawing, RecordId("l1"))
    card, (pole, _) = drawing.cards[CARD], flags(drawing, CARD)
    assert abs(pole.points[0][0] - card.left) < 10
    assert abs(pole.points[0][1] - card.bottom) < 10


def test_the_flag_of_a_link_leaves_its_sign_and_its_bars_free():
    drawing = draw(flagged(LINK, delayed=True), STYLE, MEASURE)
    path, (pole, _) = drawing.link_paths[LINK], flags(drawing, LINK)
    seat = Box(pole.points[0][0], sum(y for _, y in pole.points) / 2, 16, 16)
    assert path.bars
    for place in (path.sign, *(end for bar in path.bars for end in bar)):
        assert not seat.contains(place)


def test_a_flag_that_is_raised_later_is_drawn_as_if_it_had_always_been_there():
    plain = draw(map_of(*ROUND), STYLE, MEASURE)
    again = redraw(plain, flagged(CARD, LINK), (CARD, LINK))
    fresh = draw(flagged(CARD, LINK), STYLE, MEASURE)
    assert [again.primitives(i) for i in fresh.layers()] == [
        fresh.primitives(i) for i in fresh.layers()
    ]


def test_the_key_explains_it_where_there_is_one():
    told = "a point of tension"
    assert told in [entry.text for entry in entries(flagged(LINK))]
    assert told not in [entry.text for entry in entries(map_of(*ROUND))]

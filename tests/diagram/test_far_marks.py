"""Cards drawn larger than the map: their marks cover no other card, and no other marks."""

from itertools import combinations

import pytest

from loopmap.diagram import far_marks
from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.far_marks import NO_ROOM_NEEDED, far_room
from loopmap.diagram.geometry import Box
from loopmap.diagram.growth import Growth
from loopmap.diagram.legible import ALONE, CURVE
from loopmap.diagram.lenses.run import Marked, run_view
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.small_curve import small_curve
from loopmap.diagram.style import load_style
from loopmap.diagram.tag_marks import alone_box
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import MapInfo, Variable
from tests.support.small_maps import TODAY

RISES = small_curve(([0.0, 0.4],) * 3, 0.8)
UNIT = 4.0
"""Map units to a pixel, far away."""


def in_a_square(apart: float):
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Square")]))
    cards = [
        Variable(RecordId(f"v{n}"), f"Strain {n}", x=n % 4 * apart, y=n // 4 * apart * 0.6)
        for n in range(16)
    ]
    causal_map = document.apply(adding(TODAY, cards)).maps[TODAY]
    marks = {card.id: Marked("up", "robust") for card in cards}
    view = run_view("Stop", marks, {}, "Not a forecast.", dict.fromkeys(marks, RISES))
    return draw(causal_map, load_style("light"), bundled_measure(), emphasis=Emphasis(view=view))


def along(growth, card, box):
    return Box(
        card.x + (box.x - card.x) * growth.by,
        card.y + (box.y - card.y) * growth.by,
        box.width * growth.by,
        box.height * growth.by,
    )


@pytest.mark.parametrize("by", [1.5, 2.0, 3.0])
def test_curves_that_would_lie_on_other_cards_or_marks_are_left_out(by):
    drawing = in_a_square(260.0)
    growing = dict.fromkeys(drawing.cards, Growth(by))
    room, grown = far_room(drawing, growing, UNIT), {}
    for record, seat in drawing.scene.run_seats.items():
        card, bare = drawing.cards[record], room.bare.get(record, frozenset())
        if seat.curve is not None and CURVE not in bare:
            grown[record] = along(growing[record], card, seat.curve)
        if ALONE not in bare:
            mark = along(growing[record], card, alone_box(seat.tag, card.centre))
            middles = (box.centre for i, box in drawing.cards.items() if i != record)
            assert not any(mark.contains(middle) for middle in middles)
    assert not any(one.touches(two) for one, two in combinations(grown.values(), 2))
    for record, box in grown.items():
        others = (growing[i].grown(card) for i, card in drawing.cards.items() if i != record)
        assert not any(box.inflated(-0.1).touches(other) for other in others)


def test_all_marks_stay_where_there_is_room_and_many_go_where_there_is_none():
    wide, tight = in_a_square(900.0), in_a_square(200.0)
    assert far_room(wide, dict.fromkeys(wide.cards, Growth(2.0)), UNIT).bare == {}
    assert len(far_room(tight, dict.fromkeys(tight.cards, Growth(3.0)), UNIT).bare) > 8


def test_a_curve_gives_way_to_what_no_card_may_cover(monkeypatch):
    drawing = in_a_square(900.0)
    growing = dict.fromkeys(drawing.cards, Growth(2.0))
    record = RecordId("v5")
    badge = along(growing[record], drawing.cards[record], drawing.scene.run_seats[record].curve)
    monkeypatch.setattr(far_marks, "never_covered", lambda *_: [badge])
    assert far_room(drawing, growing, UNIT).bare == {record: frozenset({CURVE})}


def test_a_card_that_has_not_grown_and_lies_under_one_that_has_is_told():
    drawing = in_a_square(120.0)
    room = far_room(drawing, {RecordId("v5"): Growth(4.0)}, UNIT)
    assert RecordId("v6") in room.under
    assert RecordId("v5") not in room.under
    assert RecordId("v15") not in room.under


def test_nothing_is_asked_where_nothing_has_grown():
    assert far_room(in_a_square(260.0), {}, UNIT) is NO_ROOM_NEEDED

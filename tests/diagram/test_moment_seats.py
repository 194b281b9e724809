"""Plates of a moment: words of any length, and nothing beside their card is covered."""

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Emphasis
from loopmap.diagram.geometry import Box
from loopmap.diagram.lenses.run import Marked, run_view
from loopmap.diagram.look import Glyph, Look, Tone
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.moment_seats import Wanted, moment_plate, moment_seats, widest
from loopmap.diagram.primitives import RoundBox, TextLine
from loopmap.diagram.small_curve import small_curve
from loopmap.diagram.style import load_style
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import MapInfo, Variable
from tests.support.small_maps import TODAY

STYLE, MEASURE = load_style("light"), bundled_measure()
RISES = small_curve(([0.0, 0.4],) * 3, 0.8)
LONG, SHORT = "1,234,567 people/y", "1,234,567"
MIDDLE = RecordId("v4")
"""The card in the middle of a square of nine."""


def in_rows(apart: float, count: int = 3):
    """Squares of cards so far from one another, each with the tag of an answer."""
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Square")]))
    cards = [
        Variable(RecordId(f"v{n}"), f"Strain {n}", x=n % count * apart, y=n // count * 66.0)
        for n in range(count * count)
    ]
    causal_map = document.apply(adding(TODAY, cards)).maps[TODAY]
    marks = {card.id: Marked("up", "robust") for card in cards}
    view = run_view("Stop", marks, {}, "Not a forecast.", dict.fromkeys(marks, RISES))
    return draw(causal_map, STYLE, MEASURE, emphasis=Emphasis(view=view))


def mark(words: str, brief: str = "") -> Look:
    return Look(Tone.FIRST, tag=words, glyph=Glyph.UP, brief=brief)


def plates(drawing, *looks):
    """What is painted on each card for the first of its looks."""
    widths, seats = widest(looks, STYLE, MEASURE), drawing.scene.run_seats
    wanted = [Wanted(record, seat.tag, widths) for record, seat in seats.items()]
    found = {}
    for record, at in zip(seats, moment_seats(drawing.scene, wanted), strict=True):
        card = drawing.cards[record]
        found[record] = moment_plate(record, card, at, looks[0], STYLE, MEASURE)
    return found


def box_of(shapes) -> Box:
    return next(shape.box for shape in shapes if isinstance(shape, RoundBox))


def words_of(shapes) -> str:
    return "".join(shape.text for shape in shapes if isinstance(shape, TextLine))


@pytest.mark.parametrize("apart", [90.0, 110.0, 130.0, 160.0, 260.0])
def test_no_plate_covers_another_card_or_what_stands_on_it(apart):
    drawing = in_rows(apart)
    found = plates(drawing, mark(LONG, SHORT))
    boxes = {record: box_of(shapes) for record, shapes in found.items()}
    for record, box in boxes.items():
        seats = drawing.scene.run_seats
        covered = [
            *(card for i, card in drawing.cards.items() if i != record),
            *(seat.curve for seat in seats.values() if seat.curve is not None),
            *(other for i, other in boxes.items() if i != record),
        ]
        # An answer's own plate may have found no free place; the moment's covers no more.
        before = seats[record].tag
        assert not [c for c in covered if box.touches(c) and not before.touches(c)]


def test_words_have_their_room_where_there_is_some():
    found = plates(in_rows(260.0), mark(LONG, SHORT))
    assert {words_of(shapes) for shapes in found.values()} == {LONG}


def test_where_it_is_tight_fewer_words_are_said_and_then_the_shape_alone():
    tight = in_rows(90.0)
    assert words_of(plates(tight, mark(LONG, "12"))[MIDDLE]) == "12"
    assert words_of(plates(tight, mark(LONG))[MIDDLE]) == ""
    assert words_of(plates(tight, mark("12"))[MIDDLE]) == "12"


def test_a_word_is_as_long_at_every_moment_of_a_run():
    tight = in_rows(90.0)
    assert words_of(plates(tight, mark("7 p", "7"))[MIDDLE]) == "7 p"
    assert words_of(plates(tight, mark("7 p", "7"), mark(LONG, "12"))[MIDDLE]) == "7"


def test_a_word_that_nobody_foresaw_stays_on_its_plate():
    drawing = in_rows(260.0)
    record, seat = next(iter(drawing.scene.run_seats.items()))
    widths = widest([mark("7")], STYLE, MEASURE)
    (at,) = moment_seats(drawing.scene, [Wanted(record, seat.tag, widths)])
    shapes = moment_plate(record, drawing.cards[record], at, mark(LONG, "8"), STYLE, MEASURE)
    assert words_of(shapes) == "8"
    assert box_of(shapes) == at.box

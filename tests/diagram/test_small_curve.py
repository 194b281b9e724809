"""Small curves on cards: what they show, where they stand, and that signs stay free."""

import numpy as np
import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Badge, Emphasis
from loopmap.diagram.geometry import Box
from loopmap.diagram.legible import ALONE, CURVE, WORDED, WORDS_LEGIBLE, left_out
from loopmap.diagram.lenses.run import Marked, run_view, told_marks
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import page_of
from loopmap.diagram.plate_place import around, boxes_in_rows, free_place, tries
from loopmap.diagram.primitives import Line, Polygon, RoundBox
from loopmap.diagram.small_curve import curve_size, place_at, small_curve
from loopmap.diagram.style import load_style
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, MapInfo, Sign, Variable
from tests.support.small_maps import ATTENDANCE, FINES, STRAIN, TODAY, fines

STYLE, MEASURE = load_style("light"), bundled_measure()
FALLS = small_curve(([0.0, -0.2, -0.4], [0.0, -0.4, -0.8], [0.0, -0.1, -0.2]), 0.8, [(0.0, 0.5)])
MARKS = {
    FINES: Marked("down", "certain"),
    STRAIN: Marked("up", "robust", "first up, then down"),
    ATTENDANCE: Marked("none", "no effect"),
}
VIEW = run_view("Stop", MARKS, {FINES: "held"}, "Not a forecast.", dict.fromkeys(MARKS, FALLS))


@pytest.fixture(scope="module")
def drawing():
    return draw(fines().maps[TODAY], STYLE, MEASURE, emphasis=Emphasis(view=VIEW))


def curves(drawing, record):
    return [shape for shape in drawing.primitives(record) if shape.role == CURVE]


def test_plates_keep_off_badges_which_lie_over_them(drawing):
    """Also where a badge stands just where a plate would."""
    causal_map = fines().maps[TODAY]
    loop = [k for k in causal_map.links.values() if {k.source, k.target} == {FINES, STRAIN}]
    (plate,) = list(drawing.scene.run_seats[FINES].boxes())[-1:]
    badge = Badge(tuple(k.id for k in loop), "R1", "reinforcing", plate.x, plate.y)
    badged = draw(causal_map, STYLE, MEASURE, emphasis=Emphasis(view=VIEW), badges=(badge,))
    (place,) = badged.badge_boxes.values()
    seats = badged.scene.run_seats.values()
    assert plate.touches(place)
    assert not any(box.touches(place) for seat in seats for box in seat.boxes())


def test_heights_are_shares_of_the_plate_and_nothing_leaves_it():
    assert FALLS.median[-1] == -0.5
    assert FALLS.low[-1] == -1.0
    assert small_curve(([0.0, 9.0], [0.0, 0.0], [0.0, 0.0]), 1.0).median[-1] == 1.0
    assert FALLS.at(0.5) == pytest.approx(-0.25, abs=0.01)


def test_a_moment_is_found_on_the_course():
    plate = Box(100, 50, 60, 22)
    start, end = place_at(plate, FALLS, 0.0), place_at(plate, FALLS, 1.0)
    assert plate.left < start.x < end.x < plate.right
    assert start.y == 50
    assert 50 < end.y < plate.bottom, "down is lower on the screen"


def test_a_card_shows_band_today_and_course_and_when_something_is_done(drawing):
    shapes = curves(drawing, FINES)
    plate = shapes[0].box
    assert [type(shape) for shape in shapes] == [RoundBox, Polygon, Line, Line, Line]
    done = shapes[-1].points
    assert done[1].x - done[0].x == pytest.approx((plate.width - 6) / 2)
    assert "held" in [getattr(shape, "text", "") for shape in drawing.primitives(FINES)]


def test_what_stays_as_today_has_a_mark_and_no_course(drawing):
    assert curves(drawing, ATTENDANCE) == []
    assert "no effect" in [getattr(s, "text", "") for s in drawing.primitives(ATTENDANCE)]


def test_what_turns_on_its_way_is_told_by_a_roof_and_in_words(drawing):
    look = VIEW.look(STRAIN)
    assert look.tag == "up, then down"
    roof = [s for s in drawing.primitives(STRAIN) if isinstance(s, Line) and s.role == WORDED]
    (left, top, right) = roof[0].points
    assert top.y < left.y == right.y


def free(card, size, paths=(), marks=(), others=()):
    """Where one plate stands on one card."""
    at = around([list(paths)], [list(marks)], [list(others)])
    (wanted,) = tries(boxes_in_rows([card]), np.array([size]), at)
    return free_place(wanted, [], lambda _: 0)


def test_a_plate_stands_where_no_sign_is(drawing):
    paths = list(drawing.link_paths.values())
    card = drawing.cards[STRAIN]
    place = free(card, curve_size(STYLE), paths).box
    assert place.touches(card)
    assert not any(place.contains(path.sign) for path in paths)


def test_a_mark_that_stands_already_is_not_covered():
    card, size = Box(0, 0, 120, 40), (50.0, 20.0)
    first = free(card, size).box
    assert not free(card, size, (), [first]).box.touches(first)


def test_a_plate_keeps_off_the_cards_beside_and_says_where_it_cannot():
    card, size = Box(0, 0, 120, 40), (50.0, 20.0)
    below, everywhere = Box(0, 45, 140, 40), Box(0, 0, 400, 300)
    assert not free(card, size, (), [], [below]).box.touches(below)
    assert free(card, size, (), [], [below]).clear
    assert not free(card, size, (), [], [everywhere]).clear


def test_no_plate_of_a_crowded_map_touches_another_card_or_its_plates():
    crowded = _crowded()
    seats = crowded.scene.run_seats
    assert len(seats) == len(crowded.cards)
    for record, seat in seats.items():
        others = [box for i, box in crowded.cards.items() if i != record]
        others += [box for i, each in seats.items() if i != record for box in each.boxes()]
        assert seat.tag is not None
        assert not [box for box in others for plate in seat.boxes() if plate.touches(box)]


def _crowded():
    """Sixteen cards in a square, with room for a plate or two between them."""
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Crowded")]))
    cards = [
        Variable(RecordId(f"v{n}"), f"Strain {n}", x=n % 4 * 150.0, y=n // 4 * 78.0, order=n)
        for n in range(16)
    ]
    links = [
        Link(RecordId(f"l{n}"), cards[n].id, cards[(n * 7 + 3) % 16].id, Sign.SAME, order=n)
        for n in range(16)
        if n != (n * 7 + 3) % 16
    ]
    causal_map = document.apply(adding(TODAY, [*cards, *links])).maps[TODAY]
    marks = {card.id: Marked("up", "robust") for card in cards}
    view = run_view("Stop", marks, {}, "Not a forecast.", dict.fromkeys(marks, FALLS))
    return draw(causal_map, STYLE, MEASURE, emphasis=Emphasis(view=view))


def test_those_who_do_not_see_the_picture_are_told(drawing):
    told = list(told_marks(VIEW, drawing.causal_map))
    assert "Fines: falls, certain, held." in told
    assert "Strain: first rises, then falls." in told
    assert "School attendance: stays as today." in told
    page = page_of(fines().maps[TODAY], STYLE, MEASURE, emphasis=Emphasis(view=VIEW))
    assert told[1] in page.description


def test_no_other_lens_says_anything_of_a_run(drawing):
    assert list(told_marks(Emphasis().view, drawing.causal_map)) == []


def test_the_whole_picture_holds_every_plate(drawing):
    seats = [drawing.scene.run_seat(record) for record in drawing.cards]
    boxes = [box for seat in seats if seat is not None for box in seat.boxes()]
    assert len(boxes) == 6, "three tags, two courses and what is done"
    assert all(drawing.bounds.holds(box) for box in boxes)


def test_from_afar_a_mark_stands_at_its_card_and_is_larger_than_beside_its_words():
    crowded = _crowded()
    for record, card in crowded.cards.items():
        shapes = [s for s in crowded.primitives(record) if s.role == ALONE]
        (around_it,) = [s.box for s in shapes if isinstance(s, RoundBox)]
        assert around_it.touches(card)
        (alone,) = [s for s in shapes if isinstance(s, Polygon)]
        (worded,) = [
            s for s in crowded.primitives(record) if isinstance(s, Polygon) and s.role == WORDED
        ]
        assert _width(alone) > 1.4 * _width(worded)


def _width(shape):
    across = [point.x for point in shape.points]
    return max(across) - min(across)


def test_words_that_could_not_be_read_are_left_out_and_the_shape_stays():
    assert WORDED in left_out(WORDS_LEGIBLE - 0.01)
    assert ALONE not in left_out(WORDS_LEGIBLE - 0.01)
    assert left_out(WORDS_LEGIBLE) == {ALONE}
    assert 11 * WORDS_LEGIBLE > 8

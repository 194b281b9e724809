"""Lines that meet one side of a card keep apart from each other, its corners and its mark."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.ports import End, apart, spread
from loopmap.diagram.style import load_style
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, Role, Sign, Variable

CARD = Box(0, 0, 100, 40)
STYLE = load_style()


def head(x: float, y: float, before_x: float, before_y: float) -> End:
    return End(Point(x, y), Point(before_x, before_y), is_head=True)


def tail(x: float, y: float, after_x: float, after_y: float) -> End:
    return End(Point(x, y), Point(after_x, after_y), is_head=False)


def drawn(*variables: Variable, links: tuple[str, ...]):
    """The map of these variables, a link "ab" leading from a to b."""
    made = [Link(RecordId(k), RecordId(k[0]), RecordId(k[1]), Sign.SAME) for k in links]
    one = MapId("m1")
    document = Document().apply(adding(DOCUMENT, [MapInfo(one, "Map")]))
    return draw(
        document.apply(adding(one, [*variables, *made])).maps[one], STYLE, bundled_measure()
    )


def test_heads_from_one_direction_stand_side_by_side():
    places = spread(CARD, 4, [head(x, -24, x, -54) for x in (1.0, 0.0, 3.0)])
    assert [place.y for place in places] == [-24] * 3
    assert places[1].x < places[0].x < places[2].x
    assert min(b - a for a, b in pairwise(sorted(p.x for p in places))) >= 18


def test_they_stand_in_the_order_they_come_in():
    left_comer, right_comer = head(2, -24, -20, -50), head(0, -24, 20, -50)
    one, other = spread(CARD, 4, [left_comer, right_comer])
    assert one.x < other.x


def test_a_line_that_is_alone_goes_where_it_would_unless_that_is_a_corner():
    assert spread(CARD, 4, [head(10, -24, 10, -54)]) == [Point(10, -24)]
    assert spread(CARD, 4, [head(53, -24, 80, -54)])[0].x < 50


def test_lines_make_way_for_the_mark_at_the_upper_left_corner():
    ends = [head(-45, -24, -60, -54), head(-54, -10, -90, -20), head(45, 24, 60, 54)]
    above, left, below = spread(CARD, 4, ends, marked=17)
    assert above.x >= -33
    assert left.y >= -3
    assert below.x == pytest.approx(42)


def test_more_lines_than_there_is_room_for_share_the_side_evenly():
    places = spread(CARD, 4, [head(n / 100, -24, n, -54) for n in range(12)])
    gaps = [b.x - a.x for a, b in pairwise(places)]
    assert min(gaps) == pytest.approx(max(gaps))
    assert all(abs(place.x) <= 50 for place in places)


def test_while_a_card_is_dragged_its_arrows_stay_as_far_apart():
    around = [Variable(RecordId(i), i, x, -300) for i, x in (("a", -20), ("b", 0), ("c", 20))]
    drawing = drawn(*around, Variable(RecordId("z"), "Trust"), links=("az", "bz", "cz"))
    z = drawing.causal_map.variables[RecordId("z")]
    causal_map = drawing.causal_map
    moved = CausalMap(
        causal_map.info,
        {
            "variables": {**causal_map.variables, z.id: replace(z, x=30.0)},
            "links": causal_map.links,
        },
    )
    held = redraw(drawing, moved, [z.id], roughly=True)
    tips = sorted(path.tip.x for path in held.link_paths.values())
    assert min(b - a for a, b in pairwise(tips)) >= 9


@given(
    st.lists(st.floats(-60, 60), min_size=1, max_size=8),
    st.floats(1, 30),
)
def test_places_are_in_order_apart_and_within(wanted, gap):
    found = apart(wanted, [gap] * (len(wanted) - 1), -50, 50)
    least = min(gap, 100 / max(len(wanted) - 1, 1))
    assert all(b - a >= least - 1e-6 for a, b in pairwise(found))
    assert -50 - 1e-6 <= found[0] <= found[-1] <= 50 + 1e-6


def test_an_arrow_meets_the_outline_where_it_was_made_to():
    around = [Variable(RecordId(i), i, x, -300) for i, x in (("a", -40), ("b", 0), ("c", 40))]
    drawing = drawn(*around, Variable(RecordId("z"), "Trust"), links=("az", "bz", "cz"))
    card = drawing.cards[RecordId("z")]
    tips = [drawing.link_paths[RecordId(k)].tip for k in ("az", "bz", "cz")]
    assert [tip.y for tip in tips] == pytest.approx([card.top - STYLE.gap] * 3)
    assert min(b.x - a.x for a, b in pairwise(tips)) >= 10


def test_no_sign_and_no_head_lies_on_the_mark_of_a_role():
    target = Variable(RecordId("z"), "Family trust in services", role=Role.OUTCOME)
    drawing = drawn(Variable(RecordId("a"), "a", -170, -120), target, links=("az",))
    path, mark = drawing.link_paths[RecordId("az")], drawing.places.marks[RecordId("z")]
    assert not mark.inflated(5).contains(path.sign)
    assert not mark.inflated(2).contains(path.tip)


def test_a_tail_that_would_run_along_its_card_leads_out_of_the_side_that_faces_the_way():
    flat, steep = tail(20, 24, 49, 30), tail(20, 24, 49, 36)
    ((x, y),) = spread(CARD, 4, [flat])
    assert x == 54
    assert 0 < y < 20
    assert spread(CARD, 4, [steep])[0].y == 24
    assert spread(CARD, 4, [tail(-10, 24, 19, 30)])[0].y == 24, "the corner is too far off"
    out, other = spread(CARD, 4, [flat, tail(54, 0, 84, 0)])
    assert (out.y, other.x) == (24, 54), "something else meets that side"


def test_a_head_that_would_graze_a_corner_leads_round_it_into_the_side_that_faces_it():
    (place,) = spread(CARD, 4, [head(46, -24, 76, -28)])
    assert place.x == 54, "the right side, not the upper one"
    assert -20 < place.y < -8
    (steep,) = spread(CARD, 4, [head(46, -24, 60, -54)])
    assert steep.y == -24
    (upright,) = spread(CARD, 4, [head(54, 17, 58, 60)])
    assert upright.y == 24


def test_a_flat_head_leads_round_from_farther_off_than_one_that_is_less_so():
    flat, less = head(32, -24, 62, -28), head(32, -24, 62, -36)
    assert spread(CARD, 4, [flat])[0].x == 54
    assert spread(CARD, 4, [less])[0].y == -24
    assert spread(CARD, 4, [head(28, -24, 58, -28)])[0].y == -24, "the corner is too far off"


def test_it_stays_where_the_other_side_is_taken():
    grazing, other = spread(CARD, 4, [head(46, -24, 76, -28), head(54, 0, 90, 0)])
    assert grazing.y == -24
    assert other == Point(54, 0)

"""Figures on paper of a given size: all on the page, in proportion, the words around it as set."""

import math

import pytest

from loopmap.diagram.beliefs import BELIEFS, beliefs_line
from loopmap.diagram.enlarged import Enlarging
from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.page import Asked, page_of, smallest_text
from loopmap.diagram.papers import PAPERS, SLIDE, paper_called
from loopmap.diagram.primitives import ArcPath, Line, Polygon, RoundBox, TextLine
from loopmap.diagram.style import load_style
from loopmap.diagram.thinning import in_layers
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Status, Variable
from tests.support.drawn_maps import full_map, map_of, ring

STYLE, MEASURE = load_style(), bundled_measure()
WHOLE = Asked(title=True, legend=True, source=True, beliefs=True)


def _page(causal_map, paper, asked=WHOLE):
    return page_of(causal_map, STYLE, MEASURE, asked=asked, paper=paper)


def _corners(shape):
    match shape:
        case RoundBox(box=box):
            return [(box.left, box.top), (box.right, box.bottom)]
        case Polygon(points=points) | Line(points=points):
            return points
        case ArcPath(start=start, end=end):
            return [start, end]
        case TextLine(x=x, y=y):
            return [(x, y)]


def _wide(number):
    return map_of(*ring([(i * 400.0, (i % 2) * 150.0) for i in range(number)]))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.key)
@pytest.mark.parametrize("causal_map", [full_map(), map_of(), _wide(12)], ids=["all", "no", "wide"])
def test_all_lies_on_the_page(paper, causal_map):
    page = _page(causal_map, paper)
    area = page.area
    for shape in page.primitives:
        for x, y in _corners(shape):
            assert area.left <= x <= area.right
            assert area.top <= y <= area.bottom


def test_a_page_has_the_size_of_its_paper():
    assert _page(full_map(), SLIDE).area == Box(640.0, 360.0, 1280.0, 720.0)
    column = _page(full_map(), paper_called("one-column"))
    assert column.area.width == pytest.approx(80 / 25.4 * 96)


def test_a_sheet_lies_the_way_in_which_the_map_is_larger():
    wide = _page(_wide(8), paper_called("a4")).area
    high = _page(map_of(*ring([(0.0, 0.0), (0.0, 900.0)])), paper_called("a4")).area
    assert wide.width > wide.height
    assert high.width < high.height


def test_a_map_is_drawn_in_proportion():
    def ratio(page):
        cards = [s for s in page.primitives if isinstance(s, RoundBox) and s.role == "card"]
        names = [s for s in page.primitives if isinstance(s, TextLine) and s.role == "name"]
        lines = [s for s in page.primitives if isinstance(s, ArcPath) and s.role == "link"]
        return (
            cards[0].box.width / names[0].size,
            cards[0].box.width / lines[0].stroke.width,
            cards[0].radius / lines[0].radius,
        )

    free = page_of(_wide(6), STYLE, MEASURE)
    assert ratio(_page(_wide(6), SLIDE, Asked())) == pytest.approx(ratio(free))


def test_the_smallest_text_is_told_in_points():
    assert smallest_text(page_of(_wide(2), STYLE, MEASURE)) == STYLE.font_size * 0.75
    assert smallest_text(_page(_wide(12), paper_called("one-column"))) < 5
    assert smallest_text(page_of(map_of(), STYLE, MEASURE)) == float("inf")


def test_words_around_the_map_keep_their_size():
    page = _page(_wide(12), paper_called("one-column"))
    sizes = {s.size for s in page.primitives if isinstance(s, TextLine) and s.role == "legend"}
    assert sizes == {STYLE.small_size}


def test_an_edge_along_a_line_grows_with_it():
    shapes = _page(_wide(3), SLIDE).primitives
    small = page_of(_wide(3), STYLE, MEASURE).primitives
    edges, before = (
        {s.record: s for s in some if s.role == "casing" and s.record in {"l0", "l1"}}
        for some in map(in_layers, (shapes, small))
    )
    assert edges.keys() == before.keys() == {"l0", "l1"}
    width = [s.stroke.width for some in (shapes, small) for s in some if s.role == "link"]
    by = width[0] / width[-1]
    assert by != 1.0
    for record, edge in edges.items():
        was = before[record]
        assert edge.stroke.width == pytest.approx(by * was.stroke.width)
        length, before_that = (math.dist(each.start, each.end) for each in (edge, was))
        assert length == pytest.approx(by * before_that)


def test_paragraphs_stand_below_the_map_one_after_the_other():
    page = _page(_wide(3), SLIDE, Asked(told=("First of all.", "And then.")))
    told = [s for s in page.primitives if s.role == "told"]
    assert [s.text for s in told] == ["First of all.", "And then."]
    lowest = max(s.box.bottom for s in page.primitives if isinstance(s, RoundBox))
    assert lowest < told[0].y < told[1].y


def test_enlarging_moves_after_it_enlarges():
    assert Enlarging(2.0, 10.0, -10.0).of_box(Box(1, 2, 3, 4)) == Box(12, -6, 6, 8)


def test_beliefs_are_told_with_what_links_rest_on():
    a, b = (Variable(RecordId(i), i) for i in "ab")
    one = Link(RecordId("l1"), a.id, b.id, Sign.SAME, status=Status.STATED)
    two = Link(RecordId("l2"), b.id, a.id, Sign.SAME, status=None)
    assert beliefs_line(map_of(a, b)) == BELIEFS
    assert beliefs_line(map_of(a, b, one)) == f"{BELIEFS} Of one link here: 1 stated."
    assert beliefs_line(map_of(a, b, one, two)) == (
        f"{BELIEFS} Of 2 links here: 1 stated and 1 not said."
    )

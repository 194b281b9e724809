"""What a variable is joined to can be read at every zoom: cards, lines, heads and signs."""

import math
from itertools import combinations

import pytest

from loopmap.diagram.around import around, growths, link_shapes
from loopmap.diagram.drawing import draw
from loopmap.diagram.far_names import READABLE, wanted_growth
from loopmap.diagram.fold import fold
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import ArcPath, Polygon, TextLine
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, Sign, Variable
from tests.benchmarks.maps import MAP, document_of, hub_of
from tests.support.drawn_maps import map_of

STYLE = load_style()
FAR = 5.0


@pytest.fixture(scope="module")
def town():
    return draw(document_of(120, 300).maps[MAP], STYLE, bundled_measure())


@pytest.fixture(scope="module")
def hub(town):
    return around(town, hub_of(120))


def test_it_is_all_links_there_and_the_cards_at_their_ends(town, hub):
    here = hub_of(120)
    links = [k for k in town.causal_map.links.values() if here in (k.source, k.target)]
    assert sorted(link.id for link in hub.links) == sorted(link.id for link in links)
    assert hub.cards[0] == here
    assert sorted(hub.cards) == sorted({here, *(e for k in links for e in (k.source, k.target))})


def test_there_is_none_for_what_stands_alone_nor_for_what_is_no_card():
    alone = Variable(RecordId("a"), "Alone")
    drawing = draw(map_of(alone), STYLE, bundled_measure())
    assert around(drawing, alone.id) is None
    assert around(drawing, RecordId("gone")) is None


def test_its_own_card_grows_to_a_readable_size_and_no_grown_card_lies_on_another(town, hub):
    grown = growths(town, hub, FAR)
    assert grown[hub.cards[0]].by * STYLE.font_size / FAR == pytest.approx(READABLE)
    assert len(grown) > len(hub.cards) / 2
    boxes = [growth.grown(town.cards[card]) for card, growth in grown.items()]
    assert not [1 for one, other in combinations(boxes, 2) if one.touches(other)]


def test_lines_run_from_the_edge_of_one_grown_card_to_that_of_the_other(town, hub):
    grown, by = growths(town, hub, FAR), wanted_growth(town, FAR)
    drawn = 0
    for link, shapes in zip(hub.links, link_shapes(town, hub, grown, FAR), strict=True):
        if not shapes:
            continue
        drawn += 1
        source, target = (
            grown[end].grown(town.cards[end]) if end in grown else town.cards[end]
            for end in (link.source, link.target)
        )
        line, head = shapes[0], shapes[1]
        assert isinstance(line, ArcPath)
        assert isinstance(head, Polygon)
        gap = STYLE.gap * by
        for box, place in ((source, line.start), (target, head.points[0])):
            assert box.inflated(gap + 0.5).contains(place), link
            assert not box.inflated(gap - 0.5).contains(place), link
    assert drawn > len(hub.links) / 2


def test_heads_and_signs_are_of_a_size_to_go_with_the_names():
    ends = Variable(RecordId("a"), "Cause"), Variable(RecordId("b"), "Effect", 2000.0, 900.0)
    link = Link(RecordId("l"), ends[0].id, ends[1].id, Sign.OPPOSITE)
    drawing = draw(map_of(*ends, link), STYLE, bundled_measure())
    part = around(drawing, ends[0].id)
    (shapes,) = link_shapes(drawing, part, growths(drawing, part, FAR), FAR)
    tip, *base = shapes[1].points
    middle = Point((base[0].x + base[1].x) / 2, (base[0].y + base[1].y) / 2)
    by = wanted_growth(drawing, FAR)
    assert math.dist(tip, middle) == pytest.approx(STYLE.head_length * by, rel=0.05)
    (sign,) = [shape for shape in shapes if isinstance(shape, TextLine)]
    ordinary = next(s for s in drawing.primitives(link.id) if isinstance(s, TextLine))
    assert sign.text == ordinary.text
    assert sign.size == pytest.approx(ordinary.size * by)
    assert math.dist((sign.x, sign.y), tip) < 40 * by


def test_near_by_links_look_as_they_do(town, hub):
    assert growths(town, hub, 1.0) == {}
    shown = link_shapes(town, hub, {}, 1.0)
    assert [*shown] == [town.primitives(link.id) for link in hub.links]


def test_a_collapsed_group_has_neighbours_too():
    group = Group(RecordId("g"), "Home", collapsed=True)
    inside = Variable(RecordId("a"), "Cause", group=group.id)
    outside = Variable(RecordId("b"), "Effect", 500.0)
    link = Link(RecordId("l"), inside.id, outside.id, Sign.SAME)
    drawing = draw(fold(map_of(group, inside, outside, link)), STYLE, bundled_measure())
    part = around(drawing, group.id)
    assert part.cards == (group.id, outside.id)
    assert [*link_shapes(drawing, part, growths(drawing, part, FAR), FAR)]

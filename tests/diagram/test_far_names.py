"""From afar names are drawn as large as can be read, where there is room for them."""

from itertools import combinations

import pytest

from loopmap.diagram.areas import name_box
from loopmap.diagram.drawing import draw
from loopmap.diagram.drawn_ids import is_name, name_of, named_by
from loopmap.diagram.far_names import READABLE, grown_cards, step_above, wanted_growth
from loopmap.diagram.geometry import Box
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Note, Variable
from tests.benchmarks.maps import MAP, document_of, hub_of
from tests.support.drawn_maps import document_of as document_with
from tests.support.drawn_maps import map_of

STYLE = load_style()


def drawn(causal_map):
    return draw(causal_map, STYLE, bundled_measure())


@pytest.fixture(scope="module")
def town():
    return drawn(document_of(120, 200).maps[MAP])


def boxes_of(drawing, found):
    areas, groups = drawing.places.groups, drawing.causal_map.groups
    for record, growth in found.items():
        if is_name(record):
            group = named_by(record)
            box = name_box(groups[group], areas[group], STYLE, drawing.measure)
        else:
            box = drawing.cards[record]
        yield record, growth.grown(box)


def test_names_that_can_be_read_stay_as_they_are(town):
    assert wanted_growth(town, 1.0) == 1.0
    assert wanted_growth(town, 1.7) == 1.0
    assert grown_cards(town, 1.0) == {}


def test_on_a_map_of_notes_alone_nothing_grows():
    assert grown_cards(drawn(map_of(Note(RecordId("n"), "A thought"))), 2.0) == {}


def test_letters_grow_to_a_readable_size(town):
    unit = 4.0
    assert STYLE.font_size / unit * wanted_growth(town, unit) == pytest.approx(READABLE)


def test_between_grown_cards_there_is_room_for_what_joins_them(town):
    step = 2.0
    pixel = STYLE.font_size * step / READABLE
    boxes = [box for _, box in boxes_of(town, grown_cards(town, step))]
    assert len(boxes) > 1
    for one, other in combinations(boxes, 2):
        across = abs(one.x - other.x) - (one.width + other.width) / 2
        down = abs(one.y - other.y) - (one.height + other.height) / 2
        assert max(across, down) > 3.9 * pixel


@pytest.mark.parametrize("step", [1.5, 2.4, 6.0])
def test_no_grown_name_lies_on_another(town, step):
    boxes = [box for _, box in boxes_of(town, grown_cards(town, step))]
    assert boxes
    assert not any(one.inflated(-0.1).touches(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize(("step", "least"), [(1.7, 100), (2.0, 95), (3.0, 30)])
def test_none_lies_on_letters_that_can_be_read_and_each_covers_its_own_place(town, step, least):
    found = grown_cards(town, step)
    assert len(found) >= least
    margins = (0.0, 0.0) if READABLE / step > 5 else (2 * STYLE.padding_x, 2 * STYLE.padding_y)
    for record, box in boxes_of(town, found):
        others = [card for i, card in town.cards.items() if i != record]
        letters = [Box(x, y, w - margins[0], h - margins[1]) for x, y, w, h in others]
        assert not any(box.inflated(-0.1).touches(card) for card in letters)
        assert is_name(record) or box.inflated(0.1).holds(town.cards[record])


@pytest.mark.parametrize("step", [1.3, 2.0, 3.0])
def test_whoever_has_room_can_be_read_or_is_nearly_so(town, step):
    sizes = [READABLE * growth.by / step for growth in grown_cards(town, step).values()]
    assert min(sizes) > 6.9
    assert sum(size > 7.9 for size in sizes) > 0.85 * len(sizes)
    assert max(sizes) < 13.1


def test_the_variable_of_the_most_links_has_the_largest_letters(town):
    found = grown_cards(town, 4.0)
    assert found[hub_of(120)].by == max(growth.by for growth in found.values())
    assert found[hub_of(120)].by > 1.2 * sorted(g.by for g in found.values())[len(found) // 2]


def test_names_near_the_size_of_letters_on_the_map_do_not_leap_ahead_of_them(town):
    sizes = [1.19 * STYLE.font_size * g.by for g in grown_cards(town, 1.2).values()]
    assert max(sizes) < 1.1 * 1.2 * 1.19 * STYLE.font_size


@pytest.mark.parametrize("step", [1.5, 3.0, 7.0])
def test_none_reaches_farther_beyond_the_map_than_a_window_leaves_around_it(town, step):
    pixel = STYLE.font_size * step / READABLE  # in map units
    paper = town.bounds.inflated(36 * pixel)
    assert all(paper.holds(box) for _, box in boxes_of(town, grown_cards(town, step)))


def test_the_variable_of_the_most_links_has_its_name_first(town):
    assert hub_of(120) in grown_cards(town, 7.0)


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("level", [0.24, 0.27, 0.3, 0.33])
def test_the_variables_of_the_most_links_have_names_however_narrow_it_is(theme, level):
    causal_map = document_of(300, 825).maps[MAP]
    drawing = draw(causal_map, load_style(theme), bundled_measure())
    at = causal_map.adjacency
    hubs = sorted(drawing.cards, key=lambda i: (-len(at.into(i)) - len(at.out_of(i)), i))[:3]
    step = step_above(wanted_growth(drawing, 1 / level))
    found = grown_cards(drawing, step)
    assert all(found[hub].by >= 0.8 * step for hub in hubs)


def test_the_name_of_a_group_grows_out_of_its_upper_edge():
    group = Group(RecordId("g"), "Home", x=0, y=0, width=400, height=200)
    inside = Variable(RecordId("a"), "Stress", 0, 0, group=RecordId("g"))
    far = Variable(RecordId("b"), "Pay", 600, 0)
    drawing = drawn(next(iter(document_with(group, inside, far).maps.values())))
    name = name_of(RecordId("g"))
    found = grown_cards(drawing, 2.0)
    before = name_box(group, drawing.places.groups["g"], STYLE, drawing.measure)
    after = dict(boxes_of(drawing, found))[name]
    assert (after.left, after.bottom) == pytest.approx((before.left, before.bottom))
    assert after.width > before.width


def test_cards_have_room_for_the_whole_step_they_are_placed_for():
    for growth in (1.1, 1.9, 2.0, 3.3):
        assert growth <= step_above(growth) < growth * 1.2


def test_where_all_are_specks_every_part_of_the_map_has_a_name():
    drawing = drawn(document_of(600, 900).maps[MAP])
    paper = drawing.bounds
    found = [box for _, box in boxes_of(drawing, grown_cards(drawing, 9.0))]
    assert len(found) > 15
    for across in range(3):
        for down in range(2):
            left = paper.left + across * paper.width / 3
            top = paper.top + down * paper.height / 2
            assert any(
                left <= box.x <= left + paper.width / 3 and top <= box.y <= top + paper.height / 2
                for box in found
            ), (across, down)

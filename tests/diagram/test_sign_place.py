"""Signs beside their own arrowheads and on nobody else's line."""

import math
from dataclasses import replace

import pytest

from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.link_marks import SEAT
from loopmap.diagram.link_path import link_path, sign_off
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.places import LARGEST_SIGN
from loopmap.diagram.sign_place import CROWD, distance_to, sign_places
from loopmap.diagram.style import THEMES, load_style
from loopmap.diagram.text_size import with_text
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, Link, Sign, Variable
from tests.support.drawn_maps import HERE, document_of, map_of

STYLE, MEASURE = load_style(), bundled_measure()
TARGET = Box(0, 0, 120, 47)


def _free(_: Point) -> bool:
    return False


def _path(x, y, bulge=0.1):
    return link_path(Box(x, y, 100, 47), TARGET, bulge, STYLE)


def test_a_sign_alone_stays_beside_its_head_on_the_convex_side():
    path = _path(-400, -30)
    assert sign_places({RecordId("l1"): path}, [], _free) == {"l1": path.sign}


def test_a_sign_keeps_off_the_line_of_another_link_at_its_variable():
    path = _path(-400, -30, 0.1)
    through = Box(path.sign.x - 300, path.sign.y - 60, 100, 47)
    other = link_path(through, Box(path.sign.x + 300, path.sign.y + 60, 100, 47), 0.0, STYLE)
    placed = sign_places({RecordId("l1"): path}, [other], _free)[RecordId("l1")]
    assert distance_to(other, path.sign) < distance_to(other, placed)
    assert distance_to(other, placed) >= 9


def test_two_signs_keep_apart():
    into = {RecordId("l1"): _path(-60, -300, -0.1), RecordId("l2"): _path(60, -300, 0.1)}
    one, other = sign_places(into, [], _free).values()
    assert math.dist(one, other) >= 15


def test_signs_of_a_short_pair_do_not_both_make_way_to_between_the_two():
    near = Box(-112, 12, 76, 47)
    there, back = link_path(near, TARGET, 0.3, STYLE), link_path(TARGET, near, 0.3, STYLE)
    above, below = (
        link_path(Box(x - 200, y - 10, 60, 30), Box(x + 200, y + 10, 60, 30), 0.0, STYLE)
        for x, y in (there.sign, back.sign)
    )
    one, other = RecordId("l1"), RecordId("l2")
    first = sign_places({one: there}, [back, above], _free)[one]
    alone = sign_places({other: back}, [there, below], _free)[other]
    second = sign_places({other: back}, [there, below], _free, ways_back={other: there})[other]
    assert math.dist(first, alone) < 10, "each takes the other's to be where it usually is"
    assert math.dist(first, second) > 14


def crowded_pair():
    """Two variables that lead to each other, close by, with arrows from six others beside them."""
    around = ((-38, 305), (112, 235), (60, 222), (-24, -201), (113, 148), (24, -278))
    places = ((0, 0), (101, -24), *around)
    yield from (
        Variable(RecordId(f"v{n}"), "Fitness" if n == 1 else "Activity" if n == 2 else "X", *at)
        for n, at in enumerate(places, start=1)
    )
    ends = ((1, 2), (2, 1), *((n, 1 + n % 2) for n in range(3, 9)))
    for number, (source, target) in enumerate(ends, start=1):
        one, other = RecordId(f"v{source}"), RecordId(f"v{target}")
        yield Link(RecordId(f"l{number}"), one, other, Sign.SAME)


def test_on_a_map_the_signs_of_a_short_pair_stand_apart_also_when_one_comes_later():
    causal_map = map_of(*crowded_pair())
    fresh = draw(causal_map, STYLE, MEASURE)
    one, other = (fresh.link_paths[RecordId(link)].sign for link in ("l1", "l2"))
    assert math.dist(one, other) > 16
    for late in ("l1", "l2"):
        document = document_of(*crowded_pair())
        link = document.maps[HERE].links[RecordId(late)]
        without = document.apply(removing(HERE, [link]))
        after = without.apply(adding(HERE, [link])).maps[HERE]
        before = draw(without.maps[HERE], STYLE, MEASURE)
        again = redraw(before, after, [link.id])
        assert again.link_paths == fresh.link_paths


def test_a_sign_keeps_off_where_that_of_a_link_to_another_variable_stands():
    path = _path(-400, -30)
    elsewhere = link_path(Box(-400, -60, 100, 47), Box(0, -60, 120, 47), -0.1, STYLE)
    elsewhere = elsewhere.moved(
        Point(path.sign.x - elsewhere.sign.x + 4, path.sign.y - elsewhere.sign.y)
    )
    alone = sign_places({RecordId("l1"): path}, [], _free)[RecordId("l1")]
    placed = sign_places({RecordId("l1"): path}, [elsewhere], _free)[RecordId("l1")]
    assert math.dist(alone, elsewhere.sign) < 5
    assert math.dist(placed, elsewhere.sign) >= 15


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_signs_of_any_size_stand_behind_the_head_and_off_the_line(theme, percent):
    style = with_text(load_style(theme), percent)
    half = 0.3 * 2 * style.sign_size
    off = sign_off(style)
    assert off.aside - half - style.link_medium / 2 >= 4
    clear = off.back - half - style.head_length
    assert clear >= -1 or off.aside - half >= style.head_half


def test_where_everything_is_covered_the_usual_place_serves():
    path = _path(-400, -30)
    assert sign_places({RecordId("l1"): path}, [], lambda _: True) == {"l1": path.sign}


def test_at_a_variable_with_very_many_links_signs_keep_their_usual_places():
    paths = {RecordId(f"l{i}"): _path(-400, 10 * i) for i in range(CROWD + 1)}
    assert sign_places(paths, [], _free) == {link: path.sign for link, path in paths.items()}


def test_the_distance_to_a_link_ends_at_its_ends():
    straight = _path(-400, 0, 0.0)
    assert math.isclose(distance_to(straight, Point(-200, 7)), 7)
    assert math.isclose(distance_to(straight, straight.tip), 0, abs_tol=1e-6)
    assert math.isclose(distance_to(straight, Point(straight.tip.x + 9, 0)), 9)
    bent = _path(-400, 0, 0.6)
    assert math.isclose(distance_to(bent, bent.curve.point(0.5)), 0, abs_tol=1e-6)


def test_on_a_map_no_sign_lies_on_another_link_of_a_fan():
    hub = Variable(RecordId("hub"), "Trust", 0, 0)
    places = [(-300, -160), (-330, -60), (-330, 60), (-300, 160), (300, 0)]
    spokes = [Variable(RecordId(f"v{i}"), f"Cause {i}", *p) for i, p in enumerate(places)]
    links = [Link(RecordId(f"l{i}"), v.id, hub.id, Sign.SAME) for i, v in enumerate(spokes)]
    drawing = draw(map_of(hub, *spokes, *links), STYLE, bundled_measure())
    for link, path in drawing.link_paths.items():
        for other, line in drawing.link_paths.items():
            assert link == other or distance_to(line, path.sign) > 6


@pytest.mark.parametrize(
    "places",
    [
        [(346, 123), (318, 49), (524, 130), (355, 93)],
        [(424, 117), (382, -15), (418, 142), (430, 63)],
    ],
)
def test_no_sign_lies_on_the_head_beside_its_own(places):
    hub = Variable(RecordId("hub"), "Physical activity", 0, 0)
    spokes = [Variable(RecordId(f"v{i}"), f"Cause {i}", *p) for i, p in enumerate(places)]
    links = [Link(RecordId(f"l{i}"), v.id, hub.id, Sign.SAME) for i, v in enumerate(spokes)]
    paths = draw(map_of(hub, *spokes, *links), STYLE, bundled_measure()).link_paths
    for link, path in paths.items():
        for other, line in paths.items():
            middle = (line.base.x + line.tip.x) / 2, (line.base.y + line.tip.y) / 2
            assert link == other or math.dist(path.sign, middle) > 8


def _passed_by() -> list[object]:
    """A link to the right, and one from above to below that runs where its sign would stand."""
    ends = {"a": (-400, 0), "b": (0, 0), "above": (-80, -300), "below": (-80, 300)}
    variables = [Variable(RecordId(name), name, *at) for name, at in ends.items()]
    sign_at = draw(map_of(*variables[:2], _link("a", "b")), STYLE, MEASURE).link_paths["ab"].sign
    over = [replace(v, x=sign_at.x) if v.y else v for v in variables]
    return [*over, _link("a", "b"), replace(_link("above", "below"), bulge=0.0)]


def _link(source, target):
    return Link(RecordId(source + target), RecordId(source), RecordId(target), Sign.SAME)


def test_a_sign_makes_way_for_a_link_that_passes_by_on_its_way_elsewhere():
    paths = draw(map_of(*_passed_by()), STYLE, MEASURE).link_paths
    assert distance_to(paths["abovebelow"], paths["ab"].sign) >= 9


def test_it_returns_when_the_link_that_passed_by_is_cut():
    records = _passed_by()
    document = document_of(*records)
    drawing = draw(document.maps[HERE], STYLE, MEASURE)
    after = document.apply(removing(HERE, [records[-1]])).maps[HERE]
    again = redraw(drawing, after, [records[-1].id])
    fresh = draw(after, STYLE, MEASURE)
    assert again.link_paths["ab"].sign == fresh.link_paths["ab"].sign
    assert again.link_paths["ab"].sign != drawing.link_paths["ab"].sign


def test_a_sign_keeps_off_the_name_of_a_group():
    plain = [Variable(RecordId("a"), "a", -400, 0), Variable(RecordId("b"), "b", 0, 0)]
    usual = draw(map_of(*plain, _link("a", "b")), STYLE, MEASURE).link_paths["ab"].sign
    group = Group(RecordId("g"), "Group", x=usual.x + 40, y=usual.y + 30, width=120, height=90)
    places = draw(map_of(*plain, _link("a", "b"), group), STYLE, MEASURE).places
    assert places.marks["g"].contains(usual)
    assert not places.marks["g"].contains(places.paths["ab"].sign)


def _signs_on_edges(drawing):
    """Links whose sign, as large as in this style, lies with its seat on the edge of an area."""
    places, beyond = drawing.places, LARGEST_SIGN - SEAT * STYLE.sign_size
    return [link for link, path in places.paths.items() if places.over_edge(path.sign) > beyond]


def _in_an_area(at=240.0):
    group = Group(RecordId("g"), "Home")
    inside = Variable(RecordId("a"), "Inside", 0, 0, group=group.id)
    outside = Variable(RecordId("b"), "Outside", at, 40)
    link = Link(RecordId("l"), RecordId("b"), RecordId("a"), Sign.SAME)
    return document_of(group, inside, outside, link)


@pytest.mark.parametrize("y", [-260, -200, 200, 260])
@pytest.mark.parametrize("x", [-300, -120, 120, 300])
def test_a_sign_does_not_break_the_edge_of_an_area(x, y):
    document = _in_an_area()
    outside = document.maps[HERE].variables[RecordId("b")]
    moved = document.apply(replacing(HERE, [(outside, replace(outside, x=x, y=y))]))
    assert not _signs_on_edges(draw(moved.maps[HERE], STYLE, MEASURE))


def test_a_sign_makes_way_for_an_edge_that_comes():
    document = _in_an_area()
    another = Variable(RecordId("c"), "Another", -200, 120, group=RecordId("g"))
    drawing = draw(document.maps[HERE], STYLE, MEASURE)
    for y in range(60, 160, 5):
        after = document.apply(adding(HERE, [replace(another, y=float(y))]))
        again = redraw(drawing, after.maps[HERE], [another.id])
        assert again.link_paths == draw(after.maps[HERE], STYLE, MEASURE).link_paths

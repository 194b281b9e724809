"""Links between cards that are moved alike are moved with them."""

from dataclasses import replace

import pytest

from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, Variable

A, B, C = (RecordId(i) for i in "abc")
STYLE = load_style()


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """Every map is one on whose cards links do not spread."""
    monkeypatch.setattr("loopmap.diagram.port_table.MOST", 0)


@pytest.fixture
def drawing():
    names = {A: (0, 0), B: (300, 40), C: (100, 260)}
    variables = {i: Variable(i, f"Name {i}", x, y) for i, (x, y) in names.items()}
    ends = {"ab": (A, B), "bc": (B, C), "aa": (A, A)}
    links = {RecordId(k): Link(RecordId(k), *e, delayed=True) for k, e in ends.items()}
    causal_map = CausalMap(MapInfo(MapId("m"), "Map"), {"variables": variables, "links": links})
    return draw(causal_map, STYLE, bundled_measure())


def held(drawing, *moved, by):
    before = drawing.causal_map
    variables = {
        i: replace(v, x=v.x + by[0], y=v.y + by[1]) if i in moved else v
        for i, v in before.variables.items()
    }
    after = CausalMap(before.info, {"variables": variables, "links": before.links})
    return redraw(drawing, after, moved, roughly=True)


def points(path):
    bars = [place for bar in path.bars for place in bar]
    return [path.tail, path.base, path.tip, path.handle, path.sign, *path.head, *bars, *path.line]


def test_all_of_a_link_goes_with_its_cards(drawing):
    after = held(drawing, A, B, by=(25, -10))
    for link in ("ab", "aa"):
        before, now = drawing.link_paths[link], after.link_paths[link]
        there = [(place.x + 25, place.y - 10) for place in points(before)]
        assert [tuple(place) for place in points(now)] == [pytest.approx(p) for p in there]
        assert now.curve.point(0.3) == pytest.approx(before.curve.moved((25, -10)).point(0.3))


def test_a_link_of_which_one_card_stays_is_drawn_between_the_two(drawing):
    after = held(drawing, A, B, by=(25, -10))
    path = after.link_paths[RecordId("bc")]
    assert path.tip == pytest.approx(drawing.link_paths[RecordId("bc")].tip, abs=25)
    around = after.cards[B].inflated(STYLE.gap + 1)
    assert around.contains(path.tail)
    assert path.bulge == drawing.link_paths[RecordId("bc")].bulge


def test_what_is_told_of_all_lines_at_once_goes_along(drawing):
    after = held(drawing, A, B, C, by=(25, -10))
    moved = after.places.lines - drawing.places.lines
    assert moved[..., 0] == pytest.approx(25)
    assert moved[..., 1] == pytest.approx(-10)


def test_copies_in_a_hand_make_nothing_else_run_otherwise(drawing):
    """A copy of a card on the line between two others: their link stays until it is let go."""
    before = drawing.causal_map
    on_the_line = replace(before.variables[C], id=RecordId("~c"), x=150.0, y=20.0)
    beside = replace(before.variables[B], id=RecordId("~b"), x=400.0, y=300.0)
    link = Link(RecordId("~bc"), beside.id, on_the_line.id)
    after = CausalMap(
        before.info,
        {
            "variables": {**before.variables, on_the_line.id: on_the_line, beside.id: beside},
            "links": {**before.links, link.id: link},
        },
    )
    copied = redraw(drawing, after, [on_the_line.id, beside.id, link.id], roughly=True)
    paths = copied.link_paths
    assert {i for i in before.links if paths[i] is not drawing.link_paths[i]} == set()
    assert paths[link.id].tip
    assert copied.cards[on_the_line.id].centre == Point(150.0, 20.0)

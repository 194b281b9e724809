"""Links in a hand run as they would if each had been made by itself."""

import random
from dataclasses import replace

import pytest

from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.held_paths import Held, HeldPaths, held_arcs
from loopmap.diagram.link_path import path_along
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.change import replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Variable
from tests.support.drawn_maps import HERE, document_of

STYLE = load_style()


def _held(rng):
    """A link between two cards anywhere, that aims a little beside their middles."""
    cards = [
        Box(rng.uniform(-400, 400), rng.uniform(-400, 400), rng.uniform(40, 160), 40.0)
        for _ in range(2)
    ]
    aside = Point(rng.uniform(-20, 20), 3.0), Point(0.0, rng.uniform(-8, 8))
    bulge = rng.choice([0.0, 0.005, 1.4, rng.uniform(-0.9, 0.9)])
    return Held(*cards, aside, bulge, rng.random() < 0.3)


def _flat(value):
    """All numbers of a path, one after the other."""
    if isinstance(value, tuple):
        return [number for part in value for number in _flat(part)]
    if hasattr(value, "__slots__"):
        return [number for name in value.__slots__ for number in _flat(getattr(value, name))]
    return [value]


@pytest.fixture(name="links")
def _links():
    rng = random.Random(5)
    return {RecordId(f"l{number}"): _held(rng) for number in range(400)}


def test_a_held_link_has_the_path_and_the_cut_it_would_have_alone(links):
    arcs, rows = held_arcs(links, STYLE)
    assert len(rows) > len(links) / 3
    for link, row in rows.items():
        cut = links[link].cut(STYLE)
        alone = path_along(cut, STYLE, delayed=links[link].delayed)
        assert _flat(arcs.path(row)) == pytest.approx(_flat(alone), abs=1e-6)
        assert _flat(arcs.cut(row)) == pytest.approx(_flat(cut), abs=1e-6)
        assert arcs.lines[row].tolist() == [
            pytest.approx(at, abs=1e-6) for at in (*alone.line, alone.sign)
        ]


def test_straight_links_and_those_between_cards_on_one_another_are_left_to_be_made_alone(links):
    _, rows = held_arcs(links, STYLE)
    left = [link for link in links if link not in rows]
    assert any(links[link].source.touches(links[link].target) for link in left)
    assert all(abs(links[link].bulge) >= 0.01 for link in rows)
    assert not any(links[link].source.touches(links[link].target) for link in rows)


def test_other_links_keep_the_very_paths_they_had(links):
    arcs, rows = held_arcs(links, STYLE)
    stays, moves = RecordId("stays"), next(iter(rows))
    path = arcs.path(0)
    paths = HeldPaths({stays: path, moves: path}, arcs, {moves: rows[moves]}, {})
    assert paths[stays] is path
    assert paths[moves] is paths[moves] is not path
    assert paths.anew == {moves}
    assert list(paths) == [stays, moves]


def test_nothing_held_is_no_paths_at_all():
    arcs, rows = held_arcs({}, STYLE)
    assert not rows
    assert arcs.lines.shape[0] == 0


def test_a_link_in_a_hand_bends_clear_of_the_card_it_would_run_over():
    cards = [("a", "One", 0, 0), ("b", "Other", 400, 300), ("c", "Between the two", 200, 0)]
    variables = [Variable(RecordId(i), name, x, y) for i, name, x, y in cards]
    link = Link(RecordId("l"), RecordId("a"), RecordId("b"))
    document = document_of(*variables, link)
    drawing = draw(document.maps[HERE], STYLE, bundled_measure())
    moved = document.apply(replacing(HERE, [(variables[1], replace(variables[1], y=0))]))
    held = redraw(drawing, moved.maps[HERE], [RecordId("b")], roughly=True)
    between = held.cards[RecordId("c")]
    path = held.link_paths[link.id]
    step = (path.t_tip - path.t_tail) / 60
    line = [path.curve.point(path.t_tail + step * n) for n in range(61)]
    assert not any(between.contains(place) for place in line)


def test_a_line_does_not_jump_when_its_card_is_taken_into_the_hand():
    rng = random.Random(3)
    names = [RecordId(f"v{n}") for n in range(14)]
    cards = [Variable(i, f"Name {i}", rng.uniform(0, 500), rng.uniform(0, 400)) for i in names]
    pairs = rng.sample([(a, b) for a in names for b in names if a != b], 36)
    links = [Link(RecordId(f"l{n}"), *pair) for n, pair in enumerate(pairs)]
    document = document_of(*cards, *links)
    drawing = draw(document.maps[HERE], STYLE, bundled_measure())
    moved = document.apply(replacing(HERE, [(cards[0], replace(cards[0], x=cards[0].x + 1e-6))]))
    held = redraw(drawing, moved.maps[HERE], [names[0]], roughly=True)
    assert drawing.places.crowded
    for link in links:
        if not held.link_paths[link.id].overlapping:
            was, now = drawing.link_paths[link.id].handle, held.link_paths[link.id].handle
            assert now == pytest.approx(was, abs=1e-3)


@pytest.mark.parametrize("taken", ["a", "b"])
@pytest.mark.parametrize("way", [(40, 30), (-60, 10), (90, -80), (0, 120)])
def test_a_circle_sits_in_the_hand_where_it_stays_when_that_lets_go(taken, way):
    cards = [("a", "Trust", 0, 0), ("b", "Other", 200, 20), ("c", "Above", 10, -70)]
    cards += [("d", "Beside", -120, 10)]
    variables = {i: Variable(RecordId(i), name, x, y) for i, name, x, y in cards}
    ends = ("aa", "ab", "ad")
    links = [Link(RecordId(k), RecordId(k[0]), RecordId(k[1])) for k in ends]
    document = document_of(*variables.values(), *links)
    drawing, one = draw(document.maps[HERE], STYLE, bundled_measure()), variables[taken]
    place = replace(one, x=one.x + way[0], y=one.y + way[1])
    after = document.apply(replacing(HERE, [(one, place)])).maps[HERE]
    held = redraw(drawing, after, [one.id], roughly=True)
    let_go = redraw(drawing, after, [one.id])
    assert held.link_paths[RecordId("aa")].curve == let_go.link_paths[RecordId("aa")].curve

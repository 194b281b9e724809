"""Links in a hand run as they would if each had been made by itself."""

import random

import pytest

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.held_paths import Held, HeldPaths, held_arcs
from loopmap.diagram.link_path import path_along
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId

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

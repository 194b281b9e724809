"""Links between names that can be read from afar run between the cards as they are seen."""

import math
from dataclasses import replace

import pytest

from loopmap.diagram.between_names import (
    LARGEST,
    MOST,
    have_links_between,
    links_between,
    shapes_between,
    stand_out,
)
from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.emphasis import Emphasis, Lit
from loopmap.diagram.far_names import grown_cards, step_above, wanted_growth
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import ArcPath, Polygon, TextLine
from loopmap.diagram.style import load_style
from loopmap.model.change import replacing
from loopmap.model.records import Strength
from tests.benchmarks.maps import MAP, document_of

STYLE, FAR = load_style(), 4.0


def town_of(document):
    return draw(document.maps[MAP], STYLE, bundled_measure())


@pytest.fixture(scope="module")
def town():
    return town_of(document_of(120, 300))


@pytest.fixture(scope="module")
def grown(town):
    return grown_cards(town, step_above(wanted_growth(town, FAR)))


def test_they_are_just_the_links_of_which_both_names_can_be_read(town, grown):
    found = {link.id for link in links_between(town, grown, FAR)}
    every = town.causal_map.links.values()
    assert found
    assert found <= {k.id for k in every if k.source in grown and k.target in grown}
    near_by = {link.id for link in links_between(town, dict.fromkeys(list(town.cards)[:30]), 2.0)}
    few = frozenset(list(town.cards)[:30])
    assert near_by == {k.id for k in every if few >= {k.source, k.target}}


def test_the_further_away_the_fewer_so_that_each_can_be_followed(town):
    everybody = dict.fromkeys(town.cards)
    counts = [len(links_between(town, everybody, unit)) for unit in (2.0, 5.0, 9.0)]
    assert counts == sorted(counts, reverse=True)
    assert MOST >= counts[0] > counts[-1] >= 40


def test_each_has_a_line_between_the_grown_cards_and_a_head_and_a_sign_to_go_with_them(town, grown):
    shapes = dict(shapes_between(town, grown, FAR))
    assert shapes
    for link, drawn in shapes.items():
        line, head = drawn[0], drawn[1]
        assert isinstance(line, ArcPath)
        assert isinstance(head, Polygon)
        target = town.causal_map.links[link].target
        card = grown[target].grown(town.cards[target])
        tip = head.points[0]
        beside = max(abs(tip[0] - card.x) - card.width / 2, abs(tip[1] - card.y) - card.height / 2)
        assert 0 < beside < 3 * STYLE.gap * FAR
        sign = next(s for s in drawn if isinstance(s, TextLine))
        near_by = next(s for s in town.primitives(link) if isinstance(s, TextLine))
        assert sign.size == pytest.approx(0.86 * wanted_growth(town, FAR) * near_by.size)
        assert math.dist((line.centre.x, line.centre.y), town.link_paths[link].curve.centre) < 1e-6


def test_of_very_many_the_strong_ones_stand_out():
    document = document_of(120, 500)
    one_map = document.maps[MAP]
    weak = list(one_map.links.values())[::10]
    strong = [replace(link, strength=Strength.STRONG) for link in weak]
    town = town_of(document.apply(replacing(MAP, zip(weak, strong, strict=True))))
    everybody = dict.fromkeys(town.cards)
    found = links_between(town, everybody, 2.0)
    assert len(found) <= MOST
    assert {link.id for link in strong} <= {link.id for link in found}


def test_near_by_and_on_very_large_maps_none_do(town):
    assert have_links_between(town, FAR)
    assert not have_links_between(town, 1.0)
    assert not have_links_between(town_of(document_of(LARGEST + 1, 10)), FAR)


def test_a_lit_loop_says_itself_what_stands_out(town):
    assert stand_out(town, FAR)
    lit = Emphasis(lit=(Lit(tuple(town.causal_map.links)[:3], 0),))
    light = redraw(town, town.causal_map, (), emphasis=lit)
    assert not stand_out(light, FAR)
    assert have_links_between(light, FAR)

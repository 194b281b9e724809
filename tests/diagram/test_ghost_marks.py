"""What is not on a map keeps off what is, wherever that is put."""

import random
from dataclasses import replace

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.drawn_ids import tag_of
from loopmap.diagram.geometry import Box
from loopmap.diagram.ghost_marks import ghost_id, ghost_layer, ghosts_otherwise
from loopmap.diagram.look import Ghosts
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
from loopmap.model.records import Link
from tests.benchmarks.maps import MAP, document_of

STYLE, MEASURE = load_style(), bundled_measure()


@pytest.mark.parametrize("seed", range(4))
def test_arrows_that_are_gone_follow_cards_as_if_drawn_anew(seed):
    drawn = document_of(40, 90).maps[MAP]
    chance, ghosts = random.Random(seed), Ghosts(links=tuple(drawn.links.values()))
    cards = dict(draw(drawn, STYLE, MEASURE).cards)
    layer = ghost_layer(ghosts, cards, STYLE, MEASURE)
    for _ in range(6):
        cards = dict(cards)
        one = chance.choice(sorted(cards))
        box = cards.pop(one)
        if chance.random() < 0.7:
            aside, down = chance.uniform(-300, 300), chance.uniform(-300, 300)
            cards[one] = box._replace(x=box.x + aside, y=box.y + down)
        before, layer = layer, ghost_layer(ghosts, cards, STYLE, MEASURE, layer)
        fresh = ghost_layer(ghosts, cards, STYLE, MEASURE)
        assert layer.paths == fresh.paths
        assert layer.shapes == fresh.shapes
        assert layer.plates == fresh.plates
        pairs = ((before.shapes, layer.shapes), (before.plates, layer.plates))
        differ = [i for old, new in pairs for i in {**old, **new} if old.get(i) != new.get(i)]
        assert ghosts_otherwise(before, layer) == differ


def test_where_nothing_is_gone_nothing_is_looked_for_again():
    cards = {RecordId("v1"): Box(0, 0, 100, 40)}
    layer = ghost_layer(Ghosts(), cards, STYLE, MEASURE)
    moved = {RecordId("v1"): Box(50, 0, 100, 40)}
    assert not {**layer.shapes, **layer.plates, **layer.cards}
    assert ghost_layer(Ghosts(), moved, STYLE, MEASURE, layer) is layer


def test_when_another_link_is_gone_all_others_stay_the_very_same():
    drawn = document_of(40, 90).maps[MAP]
    links = tuple(replace(link, bulge=None) for link in drawn.links.values())
    cards = draw(drawn, STYLE, MEASURE).cards
    before = ghost_layer(Ghosts(links=links[1:]), cards, STYLE, MEASURE)
    now = ghost_layer(Ghosts(links=links), cards, STYLE, MEASURE, before)
    fresh = ghost_layer(Ghosts(links=links), cards, STYLE, MEASURE)
    assert (now.shapes, now.plates, now.paths) == (fresh.shapes, fresh.plates, fresh.paths)
    came = ghost_id(links[0].id)
    assert ghosts_otherwise(before, now) == [came, tag_of(came)]
    assert ghosts_otherwise(now, before) == [came, tag_of(came)]


def test_in_other_colours_arrows_lie_where_they_lay_and_all_is_painted_again():
    drawn = document_of(40, 90).maps[MAP]
    ghosts, cards = Ghosts(links=tuple(drawn.links.values())), draw(drawn, STYLE, MEASURE).cards
    light = ghost_layer(ghosts, cards, STYLE, MEASURE)
    dark = ghost_layer(ghosts, cards, load_style("dark"), MEASURE, light)
    assert dark.paths == light.paths
    assert all(dark.paths[i] is light.paths[i] for i in light.paths)
    assert dark.shapes == ghost_layer(ghosts, cards, load_style("dark"), MEASURE).shapes
    assert {*ghosts_otherwise(light, dark)} == {*dark.shapes, *dark.plates}


def test_an_arrow_that_is_gone_bows_where_it_leads_over_the_fewest_cards():
    boxes = {"v1": Box(0, 0, 80, 40), "v2": Box(600, 0, 80, 40), "v3": Box(300, 66, 200, 60)}
    cards = {RecordId(i): box for i, box in boxes.items()}
    ghosts = Ghosts(links=(Link(*map(RecordId, ("k1", "v1", "v2"))),))
    path = ghost_layer(ghosts, cards, STYLE, MEASURE).paths[RecordId("k1")]
    wall = boxes["v3"]
    assert not any(wall.contains(point) for point in path.line)
    clear = ghost_layer(ghosts, {i: cards[i] for i in ("v1", "v2")}, STYLE, MEASURE)
    assert any(wall.contains(point) for point in clear.paths[RecordId("k1")].line)


def test_places_along_arrows_that_are_gone_are_known_in_rows():
    drawn = document_of(12, 20).maps[MAP]
    ghosts, cards = Ghosts(links=tuple(drawn.links.values())), draw(drawn, STYLE, MEASURE).cards
    layer = ghost_layer(ghosts, cards, STYLE, MEASURE)
    assert [[*map(tuple, row)] for row in layer.lines] == [[*p.line] for p in layer.paths.values()]
    assert not len(ghost_layer(Ghosts(), cards, STYLE, MEASURE).lines)

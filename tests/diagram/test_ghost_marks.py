"""What is not on a map keeps off what is, wherever that is put."""

import random

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.geometry import Box
from loopmap.diagram.ghost_marks import ghost_layer, ghosts_otherwise
from loopmap.diagram.look import Ghosts
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.model.ids import RecordId
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

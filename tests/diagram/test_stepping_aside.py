"""Of two signs that came to stand on one another, one steps aside."""

import math
import random
from dataclasses import replace
from itertools import combinations

import pytest

from loopmap.diagram.drawing import draw, redraw
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.sign_place import distance_to
from loopmap.diagram.style import THEMES, load_style
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Sign, Variable
from tests.support.drawn_maps import HERE, document_of

STYLE, MEASURE = load_style(), bundled_measure()
PLACES = {"v0": (173, 257), "v1": (16, 182), "v2": (181, 170), "v3": (78, 304)}
ENDS = ("v2", "v1"), ("v1", "v0"), ("v2", "v3"), ("v3", "v2"), ("v3", "v0")
MET, STAYS = RecordId("l2"), RecordId("l1")


def _document():
    """The sign of l1 makes way for l4, that of l2 for l3: to one place between the four cards."""
    cards = (Variable(RecordId(i), f"Name {i[1:]}", *at) for i, at in PLACES.items())
    links = (
        Link(RecordId(f"l{n}"), RecordId(source), RecordId(target), Sign.SAME)
        for n, (source, target) in enumerate(ENDS)
    )
    return document_of(*cards, *links)


def _closest(drawing):
    signs = [path.sign for path in drawing.link_paths.values()]
    return min(math.dist(*pair) for pair in combinations(signs, 2))


def test_signs_of_links_to_different_variables_do_not_stand_on_one_another():
    places = draw(_document().maps[HERE], STYLE, MEASURE).places
    row_of, signs = places.frame.row_of, places.signs_first
    assert math.dist(signs[row_of[MET]], signs[row_of[STAYS]]) < 1, "or there is nothing to see"
    assert places.stepped_aside.keys() == {MET}
    assert tuple(signs[row_of[STAYS]]) == places.paths[STAYS].sign
    others = [path for link, path in places.paths.items() if link != MET]
    sign = places.paths[MET].sign
    assert min(math.dist(sign, other.sign) for other in others) > 20
    assert min(distance_to(other, sign) for other in others) > 7.5


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_signs_of_that_map_touch_in_any_theme(theme):
    assert _closest(draw(_document().maps[HERE], load_style(theme), MEASURE)) > 13


def test_a_sign_comes_back_when_what_it_met_is_gone_and_steps_aside_again():
    document = _document()
    there = draw(document.maps[HERE], STYLE, MEASURE)
    first = there.places.stepped_aside[MET]
    link = document.maps[HERE].links[STAYS]
    without = document.apply(removing(HERE, [link]))
    alone = redraw(there, without.maps[HERE], [STAYS])
    assert alone.link_paths[MET].sign == first
    assert not alone.places.stepped_aside
    again = redraw(alone, without.apply(adding(HERE, [link])).maps[HERE], [STAYS])
    assert again.link_paths == there.link_paths


def test_it_steps_aside_only_while_the_other_is_near():
    document = _document()
    drawing = draw(document.maps[HERE], STYLE, MEASURE)
    card = document.maps[HERE].variables[RecordId("v0")]
    for at in ((173, 640), (173, 257), (420, 257), (173, 257)):
        moved = replace(card, x=float(at[0]), y=float(at[1]))
        document = document.apply(replacing(HERE, [(card, moved)]))
        card = moved
        drawing = redraw(drawing, document.maps[HERE], [card.id])
        fresh = draw(document.maps[HERE], STYLE, MEASURE)
        assert drawing.link_paths == fresh.link_paths
        assert drawing.places.stepped_aside == fresh.places.stepped_aside
        assert (MET in fresh.places.stepped_aside) == (at == (173, 257))


def test_on_crowded_maps_fewer_signs_touch_than_before_any_stepped_aside():
    met, meet = 0, 0
    for seed in range(12):
        places = draw(_crowd(random.Random(seed)), STYLE, MEASURE).places
        met += _touching(places.signs_first.tolist())
        meet += _touching([path.sign for path in places.paths.values()])
    assert met > 30
    assert meet < met / 4


def _touching(signs):
    return sum(math.dist(*pair) < 13 for pair in combinations(signs, 2))


def _crowd(rng):
    spots = [(x * 150.0, y * 110.0) for x in range(6) for y in range(5)]
    cards = [
        Variable(
            RecordId(f"v{n:02d}"), f"Name {n}", x + rng.uniform(-20, 20), y + rng.uniform(-20, 20)
        )
        for n, (x, y) in enumerate(spots)
    ]
    pairs = rng.sample([(one.id, other.id) for one in cards for other in cards if one != other], 90)
    links = [Link(RecordId(f"l{n:02d}"), *ends, Sign.SAME) for n, ends in enumerate(pairs)]
    return document_of(*cards, *links).maps[HERE]

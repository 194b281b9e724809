"""Very large maps are given paper, so that lines find a way between their cards."""

import numpy as np
import pytest

from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.first import first_picture
from loopmap.diagram.layout.net import net
from loopmap.diagram.layout.score import Picture
from loopmap.diagram.layout.search import _with_room, cost_of, searching, with_usual_room
from loopmap.diagram.style import load_style
from loopmap.model.token import NEVER
from tests.benchmarks.maps import MAP, document_of
from tests.diagram.layout.layout_maps import map_of


def net_of(variables, links, pinned=()):
    causal_map = document_of(variables, links).maps[MAP]
    return net(causal_map, label_boxes(causal_map), pinned)


@pytest.fixture(scope="module")
def large():
    whole = net_of(330, 500)
    return whole, np.round(first_picture(whole, seed=0, token=NEVER))


def through(whole, places):
    """Lines that run through the cards of others."""
    return int(Picture(whole, places, load_style()).tally().through)


def test_a_very_large_map_is_spread_where_that_keeps_lines_off_cards(large):
    whole, places = large
    roomy = _with_room(whole, places)
    assert cost_of(whole, roomy) < cost_of(whole, places)
    assert through(whole, roomy) < 0.8 * through(whole, places)


def test_where_each_link_crosses_many_lines_that_go_round_cards_are_worth_their_crossings():
    whole = net_of(160, 640)
    places = np.round(first_picture(whole, seed=0, token=NEVER))
    assert through(whole, _with_room(whole, places)) < 0.7 * through(whole, places)


def test_it_is_not_spread_beyond_what_a_window_can_show(large):
    whole, places = large
    wide = places * (14000.0 / np.ptp(places[:, 0]))
    assert _with_room(whole, wide) is wide


def test_rough_places_are_spread_without_trying(large):
    whole, places = large
    assert np.ptp(with_usual_room(whole, places)) > 1.2 * np.ptp(places)
    wide = places * (14000.0 / np.ptp(places[:, 0]))
    assert with_usual_room(whole, wide) is wide


def test_what_is_pinned_stays(large):
    whole, places = large
    one = net_of(330, 500, pinned=[whole.ids[0]])
    assert _with_room(one, places) is places


def test_maps_that_can_be_read_whole_are_as_dense_as_ever():
    whole = net_of(60, 90)
    assert _with_room(whole, whole.places) is whole.places
    assert with_usual_room(whole, whole.places) is whole.places


def test_where_nearly_all_are_linked_a_denser_middle_saves_crossings_without_much_polish():
    chance = np.random.default_rng(4)
    names = [f"v{n:02}" for n in range(40)]
    links = [(a, b) for a in names for b in names if a != b and chance.random() < 0.3]
    whole = net(map_of(names, links), label_boxes(map_of(names, links)))
    first, *_, last = searching(whole, seed=0, rounds=1, token=NEVER)
    assert cost_of(whole, last) < 0.95 * cost_of(whole, first)

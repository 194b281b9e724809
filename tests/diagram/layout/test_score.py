from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.drawing import draw
from loopmap.diagram.geometry import Box
from loopmap.diagram.layout.arcs import arcs, crossing, marks_on
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.engine import arrange
from loopmap.diagram.layout.moves import Moves
from loopmap.diagram.layout.net import net
from loopmap.diagram.layout.score import Picture, Tally
from loopmap.diagram.link_path import path_along
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.formats.registry import open_file
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group
from tests.diagram.layout.layout_maps import at, grown, map_of

STYLE = load_style()
FOLDER = Path(__file__).resolve().parents[3] / "examples"
NO_CARD = np.zeros((1, 2)), np.zeros((1, 2))


def arc(start: tuple[float, float], end: tuple[float, float], bulge: float):
    return arcs(np.array([start]), np.array([end]), np.array([bulge]), NO_CARD, STYLE)[0]


def placed(count: int, seed: int):
    whole = grown(count, seed)
    return at(whole, arrange(whole, label_boxes(whole), rounds=0))


@pytest.mark.parametrize("bulge", [-0.9, -0.3, 0.0, 0.12, 0.45, 1.4])
def test_arcs_cut_by_a_line_cross_it_and_others_do_not(bulge):
    bowed = arc((-200.0, 0.0), (200.0, 0.0), bulge)
    height = -bulge * 200
    assert crossing(bowed, arc((5.0, height - 60), (5.0, height + 60), 0.0)).all()
    assert not crossing(bowed, arc((5.0, height - 160), (5.0, height - 40), 0.0)).any()


def test_an_arrowhead_on_an_arc_lies_on_it_and_on_the_rest_of_its_circle_does_not():
    bowed = arc((-200.0, 0.0), (200.0, 0.0), 0.5)
    assert marks_on(arc((0.0, -300.0), (0.0, -103.0), 0.0), bowed, 9.0)[0].all()
    below = bowed.centre[0, 1] + bowed.radius[0]
    assert not marks_on(arc((0.0, 500.0), (0.0, below), 0.0), bowed, 9.0)[0].any()


@given(st.integers(3, 9), st.integers(0, 1000))
@settings(max_examples=10)
def test_links_are_scored_where_they_run_before_their_ends_make_way_for_others(count, seed):
    drawn = placed(count, seed)
    some = net(drawn, label_boxes(drawn))
    picture = Picture(some, some.places, STYLE)
    places = draw(drawn, STYLE, bundled_measure()).places
    for row, link in enumerate(sorted(link for link in places.paths if link in drawn.links)):
        path = path_along(places.ports.cuts[link], STYLE)
        assert picture.arcs.tail[row] == pytest.approx(tuple(path.tail), abs=1e-6)
        assert picture.arcs.tip[row] == pytest.approx(tuple(path.tip), abs=1e-6)
        seen = math.dist(path.tail, path.base)
        assert picture.arcs.seen[row] >= seen - 1e-6


@given(st.integers(4, 16), st.integers(0, 1000), st.integers(0, 1000))
@settings(max_examples=8)
def test_a_try_costs_what_the_picture_would_cost(count, seed, chance):
    drawn = placed(count, seed)
    some = net(drawn, label_boxes(drawn))
    picture = Picture(some, some.places, STYLE)
    moves = Moves(some, np.arange(count), np.random.default_rng(chance))
    for _ in range(6):
        moved, there = moves.next(picture, 0.8)
        if not len(there):
            continue
        tries = picture.tries(moved, there)
        afresh = Picture(some, tries.places[-1], STYLE).cost()
        assert tries.cost[-1] == pytest.approx(afresh)
        picture.take(tries, len(there) - 1)
        assert picture.cost() == pytest.approx(afresh)


def test_paper_costs_more_on_large_maps_and_alike_on_all_others():
    narrow = Tally(0, 0, 0, 0, 0, 0, 0, 1.0, 3.0, 0.0, 0.0)
    wide = replace(narrow, sprawl=5.0)
    more = [wide.cost(n, n) - narrow.cost(n, n) for n in (10, 40, 160)]
    assert math.isclose(more[0], more[1])
    assert more[1] < more[2] < 3 * more[1]


def test_a_link_over_the_name_of_an_area_counts():
    whole = map_of("abc", [("b", "c")])
    group = Group(RecordId("g"), "A name")
    grouped = {i: replace(v, group=group.id) if i == "a" else v for i, v in whole.variables.items()}
    links = {i: replace(link, bulge=0.0) for i, link in whole.links.items()}
    tables = {"variables": grouped, "links": links, "groups": {group.id: group}}
    causal_map = CausalMap(whole.info, tables)
    some = net(causal_map, label_boxes(causal_map))
    name = Box(0.0, 0.0, *some.sizes[0])
    above = name.top - 25.0
    over = np.array([(0.0, 0.0), (-400.0, above), (400.0, above)])
    clear = over - ((0.0, 0.0), (0.0, 200.0), (0.0, 200.0))
    assert Picture(some, over, STYLE).tally().names == 1
    assert Picture(some, clear, STYLE).tally().names == 0


@pytest.mark.parametrize("name", ["gender-biased-exploitation-referrals", "legal-aid-for"])
def test_laid_out_anew_no_link_runs_over_the_name_of_an_area(name):
    (path,) = FOLDER.glob(f"{name}*")
    document = open_file(path).document
    for causal_map in document.maps.values():
        placed = arrange(causal_map, label_boxes(causal_map), rounds=120)
        some = net(causal_map, label_boxes(causal_map))
        tally = Picture(some, np.array([placed[i] for i in some.ids]), STYLE).tally()
        assert tally.names == tally.strangers == 0

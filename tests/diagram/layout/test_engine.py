from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.layout import measures
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.engine import arrange, arrange_roughly
from loopmap.diagram.layout.net import PAD, net
from loopmap.diagram.layout.overlap import overlapping
from loopmap.errors import Cancelled, LoopmapError
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group
from loopmap.model.token import Token
from tests.diagram.layout.layout_maps import at, grown, map_of, ring, shuffled

maps = st.builds(grown, st.integers(2, 14), st.integers(0, 10_000))


def placed(causal_map: CausalMap, **wishes: object) -> CausalMap:
    return at(causal_map, arrange(causal_map, label_boxes(causal_map), **wishes))


def overlaps(causal_map: CausalMap) -> list[list[int]]:
    some = net(causal_map, label_boxes(causal_map))
    return overlapping(some.places, some.sizes).tolist()


@given(maps)
@settings(max_examples=20)
def test_a_rough_arrangement_has_no_overlaps_and_is_the_same_in_any_order(causal_map):
    places = arrange_roughly(causal_map, label_boxes(causal_map))
    assert places.keys() == causal_map.variables.keys()
    assert overlaps(at(causal_map, places)) == []
    other = shuffled(causal_map, 7)
    assert arrange_roughly(other, label_boxes(other)) == places


def test_a_rough_arrangement_of_nothing_and_of_one():
    assert arrange_roughly(map_of("", ()), {}) == {}
    alone = map_of("a", ())
    assert len(arrange_roughly(alone, label_boxes(alone))) == 1


@given(maps)
@settings(max_examples=40)
def test_every_variable_gets_a_place_and_no_labels_overlap(causal_map):
    places = arrange(causal_map, label_boxes(causal_map), rounds=6)
    assert places.keys() == causal_map.variables.keys()
    assert overlaps(at(causal_map, places)) == []


@given(maps, st.integers(0, 1000))
@settings(max_examples=20)
def test_the_order_of_entry_does_not_matter(causal_map, seed):
    boxes = label_boxes(causal_map)
    assert arrange(causal_map, boxes, rounds=5) == arrange(
        shuffled(causal_map, seed), boxes, rounds=5
    )


@given(maps, st.data())
@settings(max_examples=20)
def test_pinned_variables_stay_exactly_and_nothing_lies_on_them(causal_map, data):
    before = placed(causal_map, rounds=0)
    pinned = data.draw(st.sets(st.sampled_from(sorted(before.variables)), min_size=1))
    places = arrange(before, label_boxes(before), pinned=pinned, seed=3, rounds=5)
    for variable in pinned:
        assert places[variable] == (before.variables[variable].x, before.variables[variable].y)
    assert overlaps(at(before, places)) == []


def test_a_single_ring_of_six_becomes_round():
    drawn = placed(ring(6))
    corners = net(drawn, label_boxes(drawn)).places
    assert measures.Loops([range(6)], set()).roundness(corners) > 0.9


def test_parts_that_no_link_joins_share_the_page():
    drawn = placed(map_of("abcdef", [("a", "b"), ("b", "a"), ("c", "d")]), rounds=5)
    assert overlaps(drawn) == []
    xs = [v.x for v in drawn.variables.values()]
    assert max(xs) - min(xs) < 1500


def test_parts_that_no_link_joins_find_room_around_what_is_pinned():
    drawn = at(map_of("abcd", [("a", "b"), ("c", "d")]), {RecordId("a"): (500.0, 300.0)})
    places = arrange(drawn, label_boxes(drawn), pinned={RecordId("a")}, rounds=5)
    assert places[RecordId("a")] == (500.0, 300.0)
    assert overlaps(at(drawn, places)) == []
    assert all(abs(p.x) < 3000 and abs(p.y) < 3000 for p in places.values())


def test_areas_of_groups_hold_no_strangers():
    whole = grown(16, 4)
    members = {
        i: replace(v, group=RecordId("g1" if n < 5 else "g2"))
        for n, (i, v) in enumerate(whole.variables.items())
        if n < 10
    }
    tables = {
        "variables": {**whole.variables, **members},
        "links": whole.links,
        "groups": {g: Group(g, g) for g in (RecordId("g1"), RecordId("g2"))},
    }
    drawn = placed(CausalMap(whole.info, tables), rounds=60)
    grouped = CausalMap(whole.info, {**tables, "variables": drawn.variables})
    some = net(grouped, label_boxes(grouped))
    areas = [some.group == g for g in (0, 1)]
    assert measures.Areas(areas, some.sizes, np.zeros(2)).strangers(some.places) == 0


def test_a_polished_map_costs_less_than_the_first_answer():
    from loopmap.diagram.layout.score import Picture
    from loopmap.diagram.style import load_style

    causal_map = grown(14, 5)
    costs = []
    for rounds in (0, 60):
        some = net(drawn := placed(causal_map, rounds=rounds), label_boxes(drawn))
        costs.append(Picture(some, some.places, load_style()).cost())
    assert costs[1] < costs[0]


def test_labels_of_a_dense_map_leave_paper_for_the_links_between_them():
    names = [f"v{i}" for i in range(80)]
    dense = map_of(names, [(names[i], names[(i + k) % 80]) for i in range(80) for k in (1, 7, 30)])
    drawn = placed(dense, rounds=4)
    some = net(drawn, label_boxes(drawn))
    assert some.pad > PAD + 5
    assert overlapping(some.places, some.sizes, some.pad - 1).tolist() == []


def test_no_variables_need_no_places():
    assert arrange(map_of([], []), {}) == {}


def test_one_variable_goes_to_the_middle():
    drawn = map_of(["a"], [])
    (place,) = arrange(drawn, label_boxes(drawn)).values()
    assert abs(place.x) < 12
    assert abs(place.y) < 12


def test_a_link_of_a_variable_to_itself_is_no_obstacle():
    drawn = map_of("ab", [("a", "a"), ("a", "b")])
    assert len(arrange(drawn, label_boxes(drawn))) == 2


def test_work_stops_when_the_token_says_so():
    token = Token()
    token.cancel()
    drawn = ring(5)
    with pytest.raises(Cancelled):
        arrange(drawn, label_boxes(drawn), token=token)


def test_an_unknown_engine_is_named():
    with pytest.raises(LoopmapError, match="magic"):
        arrange(ring(3), label_boxes(ring(3)), engine="magic")


def test_a_map_of_several_hundred_variables_is_placed_without_overlap():
    assert overlaps(placed(grown(450, 1))) == []


def test_without_graphviz_its_engines_say_what_is_missing(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(LoopmapError, match="Graphviz"):
        arrange(ring(3), label_boxes(ring(3)), engine="dot")


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_places_every_variable():
    drawn = placed(grown(9, 2), engine="dot")
    assert overlaps(drawn) == []
    assert len({(v.x, v.y) for v in drawn.variables.values()}) == 9

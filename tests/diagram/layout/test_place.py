from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.layout import measures
from loopmap.diagram.layout.boxes import areas_to_avoid, label_boxes
from loopmap.diagram.layout.engine import arrange
from loopmap.diagram.layout.net import net
from loopmap.diagram.layout.overlap import overlapping
from loopmap.diagram.layout.place import place_new
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group
from tests.diagram.layout.layout_maps import at, grown, map_of, ring, shuffled

SQUARE = [(0.0, 0.0), (400.0, 0.0), (400.0, 400.0), (0.0, 400.0)]


@given(st.integers(3, 12), st.integers(0, 1000), st.data())
@settings(max_examples=40)
def test_new_variables_lie_clear_and_only_they_are_answered(count, seed, data):
    whole = grown(count, seed)
    drawn = at(whole, arrange(whole, label_boxes(whole), rounds=0))
    new = data.draw(st.sets(st.sampled_from(sorted(drawn.variables)), min_size=1, max_size=3))
    places = place_new(drawn, label_boxes(drawn), new)
    assert places.keys() == new
    after = at(drawn, places)
    some = net(after, label_boxes(after))
    assert overlapping(some.places, some.sizes).tolist() == []


def test_a_new_variable_comes_to_lie_near_its_cause():
    drawn = at(map_of("ab", [("a", "b")]), {RecordId("a"): (1000, 1000)})
    place = place_new(drawn, label_boxes(drawn), [RecordId("b")])[RecordId("b")]
    assert abs(place.x - 1000) < 400
    assert abs(place.y - 1000) < 400


def test_a_variable_without_links_goes_where_it_was_asked_for():
    drawn = map_of("a", [])
    assert place_new(drawn, label_boxes(drawn), [RecordId("a")], Point(40, 50)) == {
        RecordId("a"): (40.0, 50.0)
    }


def test_it_stays_clear_of_links_it_has_nothing_to_do_with():
    drawn = ring(4)
    far = {RecordId(f"v{i}"): p for i, p in enumerate([(0, 0), (400, 0), (400, 400), (0, 400)])}
    drawn = at(drawn, far)
    grown_map = map_of(
        [*drawn.variables, "new"], [(k.source, k.target) for k in drawn.links.values()]
    )
    grown_map = at(grown_map, far)
    asked = Point(200, 0)
    place = place_new(grown_map, label_boxes(grown_map), [RecordId("new")], asked)[RecordId("new")]
    assert abs(place.y) > 25


def test_a_chain_said_link_by_link_stays_on_a_page_that_can_be_read():
    names = "abcdefghijkl"
    said = map_of(names[:1], [])
    for n in range(2, len(names) + 1):
        places = {v.id: (v.x, v.y) for v in said.variables.values()}
        said = at(map_of(names[:n], pairwise(names[:n])), places)
        last = RecordId(names[n - 1])
        place = place_new(said, label_boxes(said), [last])[last]
        said = at(said, {last: place})
    across = [box.left for box in label_boxes(said).values()]
    down = [box.top for box in label_boxes(said).values()]
    assert max(across) - min(across) < 900
    assert max(down) - min(down) < 500


def test_many_names_at_once_stand_in_rows_about_where_they_were_asked_for():
    names = [f"n{i:02}" for i in range(30)]
    drawn = map_of(names, [])
    places = place_new(drawn, label_boxes(drawn), [RecordId(n) for n in names], Point(700, -300))
    after = at(drawn, places)
    some = net(after, label_boxes(after))
    assert overlapping(some.places, some.sizes, 30.0).tolist() == []
    rows = {p.y for p in places.values()}
    assert 4 <= len(rows) <= 8
    low, high = some.places.min(axis=0), some.places.max(axis=0)
    assert abs((low + high) / 2 - (700, -300)).max() < 2
    wide, high = high - low
    assert 1.0 < wide / high < 3.2


def test_names_are_read_like_a_page_in_the_order_they_were_given():
    names = ["zebra", "apple", "mango", "fig"]
    drawn = map_of(names, [])
    given = {i: replace(v, order=float(n)) for n, (i, v) in enumerate(drawn.variables.items())}
    ordered = CausalMap(drawn.info, {"variables": given})
    places = place_new(ordered, label_boxes(ordered), list(given))
    assert sorted(names, key=lambda n: (places[RecordId(n)].y, places[RecordId(n)].x)) == names


def test_a_block_of_names_keeps_off_what_stands_and_off_its_links():
    drawn = at(ring(4), {RecordId(f"v{i}"): p for i, p in enumerate(SQUARE)})
    names = [f"n{i}" for i in range(8)]
    whole = map_of([*drawn.variables, *names], [(k.source, k.target) for k in drawn.links.values()])
    whole = at(whole, {RecordId(f"v{i}"): p for i, p in enumerate(SQUARE)})
    places = place_new(whole, label_boxes(whole), [RecordId(n) for n in names], Point(200, 0))
    after = at(whole, places)
    some = net(after, label_boxes(after))
    assert overlapping(some.places, some.sizes).tolist() == []
    inside = [p for p in places.values() if 0 < p.x < 400 and abs(p.y) < 25]
    assert inside == []


def test_a_chain_begins_by_reading_to_the_right():
    drawn = at(map_of("ab", [("a", "b")]), {RecordId("a"): (0.0, 0.0)})
    place = place_new(drawn, label_boxes(drawn), [RecordId("b")])[RecordId("b")]
    assert place.x > 100
    assert abs(place.y) < 60


def test_a_cause_comes_before_what_it_acts_on():
    drawn = at(map_of("ab", [("b", "a")]), {RecordId("a"): (0.0, 0.0)})
    place = place_new(drawn, label_boxes(drawn), [RecordId("b")])[RecordId("b")]
    assert place.x < -100


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_a_loop_said_at_once_is_nearly_round(count):
    whole = ring(count)
    first = RecordId("v0")
    drawn = at(whole, {first: (0.0, 0.0)})
    places = place_new(drawn, label_boxes(drawn), drawn.variables.keys() - {first})
    corners = np.array([(0.0, 0.0), *(places[RecordId(f"v{i}")] for i in range(1, count))])
    assert measures.Loops([range(count)], set()).roundness(corners) > 0.7


def test_a_variable_between_two_comes_to_lie_one_link_from_each():
    drawn = at(
        map_of("abc", [("a", "b"), ("b", "c")]),
        {RecordId("a"): (0.0, 0.0), RecordId("c"): (400.0, 0.0)},
    )
    place = place_new(drawn, label_boxes(drawn), [RecordId("b")])[RecordId("b")]
    assert 80 < place.x < 320
    assert abs(place.y) < 200


def test_it_keeps_off_notes():
    drawn = at(map_of("ab", [("a", "b")]), {RecordId("a"): (0.0, 0.0)})
    wall = Box(180.0, 0.0, 160.0, 120.0)
    place = place_new(drawn, label_boxes(drawn), [RecordId("b")], walls=[wall])[RecordId("b")]
    box = label_boxes(drawn)[RecordId("b")]._replace(x=place.x, y=place.y)
    assert not wall.touches(box)


def test_the_order_of_entry_does_not_matter_to_where_it_lies():
    drawn = at(grown(9, 4), arrange(grown(9, 4), label_boxes(grown(9, 4)), rounds=0))
    new, again = [RecordId("v3")], shuffled(drawn, 5)
    assert place_new(drawn, label_boxes(drawn), new) == place_new(again, label_boxes(again), new)


def in_groups(causal_map, **homes):
    """The map with some of its variables in groups of these names."""
    groups = {RecordId(g): Group(RecordId(g), g) for g in set(homes.values())}
    variables = {
        i: replace(v, group=RecordId(homes[i])) if i in homes else v
        for i, v in causal_map.variables.items()
    }
    tables = {"variables": variables, "links": causal_map.links, "groups": groups}
    return CausalMap(causal_map.info, tables)


def in_area(causal_map, places, one, group):
    """Whether the card of ``one`` would touch the area that the others hold."""
    boxes = label_boxes(causal_map)
    boxes |= {i: boxes[i]._replace(x=to.x, y=to.y) for i, to in places.items()}
    return boxes[one].touches(areas_to_avoid(causal_map, boxes, [one])[RecordId(group)])


@pytest.mark.parametrize("links", [[("a", "new")], [("new", "a"), ("c", "new")], []])
def test_who_is_not_meant_for_a_group_stays_out_of_its_area_however_wide(links):
    stretched = at(map_of(["a", "b", "c", "new"], links), dict(zip("abc", SQUARE[:3], strict=True)))
    causal_map = in_groups(stretched, a="home", b="home", c="home")
    new = RecordId("new")
    places = place_new(causal_map, label_boxes(causal_map), [new], Point(200, 200))
    assert not in_area(causal_map, places, new, "home")


def test_a_member_comes_into_its_own_area_and_a_collapsed_group_keeps_nobody_out():
    far = {"a": (0.0, 0.0), "b": (1600.0, 0.0), "c": (1600.0, 900.0)}
    causal_map = at(map_of(["a", "b", "c", "new"], [("a", "new")]), far)
    mine = in_groups(causal_map, a="home", b="home", c="home", new="home")
    new = RecordId("new")
    places = place_new(mine, label_boxes(mine), [new])
    assert in_area(mine, places, new, "home")
    theirs = in_groups(causal_map, a="home", b="home", c="home")
    closed = {g: replace(group, collapsed=True) for g, group in theirs.groups.items()}
    tables = {"variables": theirs.variables, "links": theirs.links, "groups": closed}
    folded = CausalMap(theirs.info, tables)
    assert place_new(folded, label_boxes(folded), [new]) == place_new(
        causal_map, label_boxes(causal_map), [new]
    )


def test_an_area_that_has_just_grown_keeps_out_who_comes_next():
    links = [("a", "b"), ("a", "d"), ("b", "d")]
    causal_map = at(map_of("abcd", links), {"a": (0.0, 0.0), "c": (300.0, 0.0)})
    causal_map = in_groups(causal_map, a="home", b="home", c="school", d="school")
    places = place_new(causal_map, label_boxes(causal_map), [RecordId("b"), RecordId("d")])
    assert not in_area(causal_map, places, RecordId("d"), "home")


@pytest.mark.parametrize("links", [[], [("x", "y")]])
def test_new_ones_of_a_group_come_to_its_members_and_not_where_one_looks(links):
    standing = {
        RecordId(i): (1200.0 * n + 200.0 * (i == "b"), 0.0)
        for i, n in {"a": 0, "b": 0, "c": 1, "d": 2}.items()
    }
    causal_map = at(in_groups(map_of("abcdxy", links), **dict.fromkeys("abxy", "home")), standing)
    places = place_new(causal_map, label_boxes(causal_map), "xy", Point(2400, 900))
    for one in "xy":
        assert abs(places[RecordId(one)].x - 100) < 700
        assert abs(places[RecordId(one)].y) < 400
    alone = at(in_groups(map_of("abcdxy", links), a="home", b="home"), standing)
    loose = place_new(alone, label_boxes(alone), "xy", Point(2400, 900))
    assert loose[RecordId("x")].x > 1500

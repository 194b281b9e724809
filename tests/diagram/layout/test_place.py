from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.diagram.geometry import Point
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.engine import arrange
from loopmap.diagram.layout.net import net
from loopmap.diagram.layout.overlap import overlapping
from loopmap.diagram.layout.place import place_new
from loopmap.model.ids import RecordId
from tests.diagram.layout.layout_maps import at, grown, map_of, ring


@given(st.integers(3, 12), st.integers(0, 1000), st.data())
@settings(max_examples=40, deadline=None)
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

"""Tab follows the links."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loopmap.diagram.geometry import Box
from loopmap.model.change import adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, Variable
from loopmap.ui.canvas.walk_order import along_links

MAP = MapId("m1")


def walk(count, *links, places=None):
    variables = [Variable(RecordId(f"v{i}"), f"Name {i}") for i in range(count)]
    joined = [
        Link(RecordId(f"l{n}"), RecordId(f"v{a}"), RecordId(f"v{b}"))
        for n, (a, b) in enumerate(links)
    ]
    document = Document().apply(adding(MapId(""), [MapInfo(MAP, "Today")]))
    causal_map = document.apply(adding(MAP, [*variables, *joined])).maps[MAP]
    boxes = {
        v.id: Box(*(places[n] if places else (n * 100, 0)), 80, 30) for n, v in enumerate(variables)
    }
    return [int(record[1:]) for record in along_links(causal_map, boxes)]


def test_a_chain_is_walked_from_its_cause_whatever_its_places():
    assert walk(3, (2, 1), (1, 0)) == [2, 1, 0]


def test_a_loop_is_gone_round_before_the_walk_leaves_it():
    assert walk(5, (0, 1), (1, 2), (2, 3), (3, 1), (2, 4)) == [0, 1, 2, 3, 4]
    side_road_first = [(0, 0), (100, 0), (200, 0), (900, 0), (300, 0)]
    assert walk(5, (0, 1), (1, 2), (2, 3), (3, 1), (2, 4), places=side_road_first)[:4] == [
        0,
        1,
        2,
        3,
    ]


def test_what_nothing_drives_comes_first_and_the_rest_in_the_order_of_reading():
    assert walk(4, (3, 2)) == [0, 1, 3, 2]
    assert walk(2, (0, 1), (1, 0)) == [0, 1]


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(
                st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), unique=True, max_size=30
            ),
        )
    )
)
def test_the_whole_map_is_visited_once_each_after_one_of_its_causes_if_any_was_there(drawn):
    count, links = drawn
    order = walk(count, *links)
    assert sorted(order) == list(range(count))
    for earlier, later in pairwise(order):
        unseen = [
            b for a, b in links if a == earlier and b != a and b not in order[: order.index(later)]
        ]
        assert later in unseen or not unseen

"""Walking a map by keys."""

from hypothesis import given
from hypothesis import strategies as st

from loopmap.diagram.geometry import Box
from loopmap.model.change import adding
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, MapInfo, Variable
from loopmap.ui.canvas.walk import (
    Direction,
    next_in_order,
    next_towards,
    reading_order,
)

MAP = MapId("m1")


def map_of(*links):
    names = ("Fines", "Family strain", "Trust", "Outfines")
    variables = [Variable(RecordId(f"v{i}"), name) for i, name in enumerate(names)]
    joined = [Link(RecordId(f"l{n}"), *map(RecordId, ends)) for n, ends in enumerate(links)]
    document = Document().apply(adding(MapId(""), [MapInfo(MAP, "Today")]))
    return document.apply(adding(MAP, [*variables, *joined])).maps[MAP]


def boxes(**places):
    return {RecordId(i): Box(x, y, 80, 30) for i, (x, y) in places.items()}


def test_reading_goes_row_by_row_though_rows_are_not_quite_level():
    assert reading_order(boxes(v0=(300, 0), v1=(0, 20), v2=(10, 200))) == ["v1", "v0", "v2"]


def test_the_order_has_two_ends():
    order = [RecordId("v0"), RecordId("v1")]
    assert next_in_order(order, []) == "v0"
    assert next_in_order(order, [], backwards=True) == "v1"
    assert next_in_order(order, ["v1"]) is None
    assert next_in_order(order, ["v0"], backwards=True) is None
    assert next_in_order([], []) is None


def test_a_linked_variable_is_preferred_to_a_nearer_one():
    places = boxes(v0=(0, 0), v1=(100, 20), v2=(180, -20), v3=(-500, 0))
    assert next_towards(map_of(("v0", "v2")), places, RecordId("v0"), Direction.RIGHT) == "v2"
    assert next_towards(map_of(), places, RecordId("v0"), Direction.RIGHT) == "v1"


def test_nothing_lies_beyond_the_edge():
    places = boxes(v0=(0, 0), v1=(100, 0))
    assert next_towards(map_of(), places, RecordId("v0"), Direction.UP) is None


@given(
    st.lists(st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=4, max_size=4),
    st.sampled_from(Direction),
)
def test_a_step_always_goes_the_way_of_the_arrow(places, direction):
    table = boxes(**{f"v{i}": place for i, place in enumerate(places)})
    found = next_towards(map_of(("v0", "v1")), table, RecordId("v0"), direction)
    if found is not None:
        dx, dy = direction.value
        here, there = table[RecordId("v0")], table[found]
        assert (there.x - here.x) * dx + (there.y - here.y) * dy > 0

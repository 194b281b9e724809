"""One exercise by three rooms comes together as those who held it counted."""

import csv

import pytest

from loopmap.editing.merging.bringing import Incoming
from loopmap.editing.merging.into_map import merge_map
from loopmap.editing.merging.same import near_names, same_names
from loopmap.formats.registry import open_content
from loopmap.model.rules import problems
from tests.editing.merging.test_into_map import new_ids

pytestmark = pytest.mark.corpus
ROOMS = ("Beaufort", "VirginiaBeach", "Wanchese")


def room(shared, name, state):
    """The links of a room, as a list that any spreadsheet would write."""
    path = shared / "corpus" / "workshops" / f"{name}_{state}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row[:3] for row in csv.reader(file)][1:]
    lines = "".join(f'"{a}","{b}",{"" if sign == "NA" else sign}\n' for a, b, sign in rows)
    return open_content(f"from,to,polarity\n{lines}".encode(), f"{name}.csv").document


def together(shared, state):
    """The map of all three rooms."""
    first, *others = (room(shared, name, state) for name in ROOMS)
    document, (map_id,) = first, first.maps
    called, ids = ROOMS[0], new_ids()
    for name, other in zip(ROOMS[1:], others, strict=True):
        same = same_names(other.maps[map_id], document.maps[map_id])
        incoming = Incoming(other, map_id, name, called)
        document = document.apply(merge_map(document, map_id, incoming, same, ids).change)
        assert problems(document) == []
    return document.maps[map_id]


@pytest.mark.parametrize(
    ("state", "all_rooms", "in_two", "in_three"),
    [("relationships", 130, 9, 1), ("relationships_newterm", 108, 26, 3)],
    ids=["before", "after"],
)
def test_the_rooms_share_as_many_variables_as_was_counted(
    shared, state, all_rooms, in_two, in_three
):
    variables = together(shared, state).variables.values()
    rooms = [len(variable.origins) for variable in variables]
    assert len(rooms) == all_rooms
    assert sum(number >= 2 for number in rooms) == in_two
    assert sum(number == 3 for number in rooms) == in_three
    assert {origin for v in variables for origin in v.origins} == set(ROOMS)


def test_what_the_rooms_only_spelt_otherwise_is_offered(shared):
    one, other = (room(shared, name, "relationships") for name in ROOMS[:2])
    (here,), (there,) = one.maps.values(), other.maps.values()
    offered = {
        (there.variables[n.incoming].name, here.variables[n.standing].name)
        for n in near_names(there, here)
    }
    assert offered == {("wind", "winds"), ("seasonal migrations", "seasonal migration")}

"""What lies over what is changed without disturbing the rest."""

import pytest

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.stacking import Way, stack
from loopmap.model.change import DOCUMENT, adding
from loopmap.model.document import Document
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import MapInfo, Note, Variable
from tests.support.small_maps import TODAY, after

A, B, C, D = (RecordId(i) for i in "abcd")
BOXES = {A: Box(0, 0, 100, 40), B: Box(500, 0, 100, 40), C: Box(50, 10, 100, 40)}
BOXES[D] = Box(60, 20, 100, 40)


def pile(orders=(0, 1, 2, 3)):
    """Four variables, lowest first; all but b lie on each other."""
    document = Document().apply(adding(DOCUMENT, [MapInfo(TODAY, "Today")]))
    names = zip((A, B, C, D), orders, strict=True)
    return document.apply(adding(TODAY, [Variable(i, str(i), order=order) for i, order in names]))


def row(document, *ids, way):
    changed = after(document, stack(document, TODAY, ids, way, BOXES))
    return "".join(v.id for v in in_order(changed.maps[TODAY].variables))


@pytest.mark.parametrize(
    ("ids", "way", "expected"),
    [
        ([A], Way.FRONT, "bcda"),
        ([C, A], Way.FRONT, "bdac"),
        ([D], Way.BACK, "dabc"),
        ([D, B], Way.BACK, "bdac"),
        ([A], Way.FORWARD, "bcad"),
        ([A, C], Way.FORWARD, "bdac"),
        ([D], Way.BACKWARD, "abdc"),
        ([D, C], Way.BACKWARD, "cdab"),
        ([B], Way.FORWARD, "abcd"),
        ([D], Way.FRONT, "abcd"),
        ([A], Way.BACK, "abcd"),
        ([D], Way.FORWARD, "abcd"),
    ],
)
def test_the_chosen_go_where_asked_in_their_order(ids, way, expected):
    assert row(pile(), *ids, way=way) == expected


def test_what_lies_that_way_already_is_no_change():
    assert not stack(pile(), TODAY, [D], Way.FRONT, BOXES)
    assert not stack(pile(), TODAY, [B], Way.FORWARD, BOXES)
    assert not stack(pile(), TODAY, [RecordId("gone")], Way.BACK, BOXES)


def test_bringing_to_front_touches_only_what_is_chosen():
    change = stack(pile(), TODAY, [A], Way.FRONT, BOXES)
    assert {key.id for key in change.touched()} == {A}


@pytest.mark.parametrize("orders", [(0, 0, 0, 0), (0, 0.5, 0.5, 7)])
def test_records_of_one_order_can_be_told_apart(orders):
    assert row(pile(orders), A, way=Way.FORWARD) == "bcad"


def test_notes_lie_among_notes():
    notes = [Note(RecordId(i), i, order=place) for place, i in enumerate("xyz")]
    document = pile().apply(adding(TODAY, notes))
    changed = after(document, stack(document, TODAY, [RecordId("x")], Way.FRONT, {}))
    assert [n.id for n in in_order(changed.maps[TODAY].notes)] == ["y", "z", "x"]

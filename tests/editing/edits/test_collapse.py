"""Collapsing and opening groups: one step each, nothing moved, the box clear of others."""

from dataclasses import replace

from hypothesis import given, settings

from loopmap.diagram.drawing import draw
from loopmap.diagram.fold import fold, stacks_of
from loopmap.diagram.geometry import Point
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.collapse import (
    collapse_groups,
    groups_at,
    may_link_at,
    open_groups,
    place_stacks,
)
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.groups import assign_group
from loopmap.model.change import adding, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, MapInfo, Variable
from tests.support.drawn_maps import HERE
from tests.support.folded_maps import HOME, SCHOOL, grouped_maps, households
from tests.support.small_maps import after

V0, V1, V2 = RecordId("v0"), RecordId("v1"), RecordId("v2")


def _document(causal_map):
    return Document(maps={HERE: causal_map})


def test_collapsing_and_opening_touches_the_group_alone():
    document = _document(households(home=False, school=False))
    change = collapse_groups(document, HERE, [HOME])
    assert [key.id for key, _ in change] == [HOME]
    collapsed = after(document, change)
    assert collapsed.maps[HERE].groups[HOME].collapsed
    assert not collapsed.maps[HERE].groups[SCHOOL].collapsed
    opened = after(collapsed, open_groups(collapsed, HERE, [HOME, SCHOOL]))
    assert not opened.maps[HERE].groups[HOME].collapsed


def test_a_group_that_is_collapsed_already_is_left_where_it_is():
    document = _document(households())
    assert not collapse_groups(document, HERE, [HOME, V0, RecordId("gone")])
    assert not open_groups(_document(households(home=False)), HERE, [HOME])


def test_the_box_gives_way_to_what_stands_amid_the_members():
    crowded = households(home=False)
    attendance = crowded.variables[V2]
    amid = _document(crowded).apply(
        replacing(HERE, [(attendance, replace(attendance, x=0.0, y=60.0))])
    )
    collapsed = amid.apply(collapse_groups(amid, HERE, [HOME]))
    cards = draw(fold(collapsed.maps[HERE]), load_style(), bundled_measure()).cards
    assert not cards[HOME].touches(cards[V2])


def _cards(document):
    return draw(fold(document.maps[HERE]), load_style(), bundled_measure()).cards


def test_a_variable_that_leaves_a_box_does_not_stand_beneath_it():
    whole = households(school=False)
    conflict = whole.variables[V1]
    document = _document(whole).apply(replacing(HERE, [(conflict, replace(conflict, y=60.0))]))
    assert _cards(document)[HOME].contains(Point(conflict.x, 60.0))
    left = document.apply(assign_group(document, HERE, [V1], None))
    assert not _cards(left)[HOME].touches(_cards(left)[V1])
    assert (left.maps[HERE].variables[V1].x, left.maps[HERE].variables[V1].y) == (0.0, 60.0)


def test_a_box_that_follows_who_joins_it_lies_on_no_stranger():
    strain, attendance = V0, V2
    document = _document(households(school=False))
    document = document.apply(delete_records(document, HERE, [strain, V1]))
    group = document.maps[HERE].groups[HOME]
    document = document.apply(replacing(HERE, [(group, replace(group, x=-400.0))]))
    standing = document.maps[HERE].variables[attendance]
    beside = replace(standing, id=strain, name="Trust", x=standing.x + 120.0, order=9)
    document = document.apply(adding(HERE, [beside]))
    joined = document.apply(assign_group(document, HERE, [strain], HOME))
    cards = _cards(joined)
    assert not any(cards[HOME].touches(cards[i]) for i in cards if i != HOME)


def test_a_locked_box_stays_although_somebody_left_it():
    whole = households(school=False)
    home, conflict = whole.groups[HOME], whole.variables[V1]
    document = _document(whole).apply(
        replacing(HERE, [(conflict, replace(conflict, y=60.0)), (home, replace(home, locked=True))])
    )
    left = document.apply(assign_group(document, HERE, [V1], None))
    after_all = left.maps[HERE].groups[HOME]
    assert (after_all.x, after_all.y) == (home.x, home.y)


@settings(max_examples=40)
@given(grouped_maps())
def test_collapsing_all_moves_no_variable_and_lays_no_box_on_another_where_there_is_room(whole):
    document = _document(whole)
    document = document.apply(open_groups(document, HERE, whole.groups))
    whole = document.maps[HERE]
    document = document.apply(collapse_groups(document, HERE, whole.groups))
    after_all = document.maps[HERE]
    places = {i: (v.x, v.y) for i, v in after_all.variables.items()}
    assert places == {i: (v.x, v.y) for i, v in whole.variables.items()}
    assert len(stacks_of(fold(after_all))) == len(whole.groups)


def test_after_the_members_have_moved_the_box_comes_after_them():
    document = _document(households())
    away = {V0: (2000.0, 0.0), RecordId("v1"): (2000.0, 120.0)}
    document = document.apply(move_records(document, HERE, away))
    document = after(document, place_stacks(document, HERE))
    assert document.maps[HERE].groups[HOME].x == 2000.0


def test_the_groups_of_a_selection_are_those_in_it_and_those_of_its_variables():
    causal_map = households()
    assert groups_at(causal_map, [V0, SCHOOL, V2, RecordId("l0")]) == (HOME, SCHOOL)
    assert groups_at(causal_map, [V2]) == ()


def test_a_link_may_not_end_on_a_collapsed_group():
    causal_map = households(school=False)
    assert not may_link_at(causal_map, HOME)
    assert "Open the group “Home”" in may_link_at(causal_map, HOME).why
    assert may_link_at(causal_map, SCHOOL)
    assert may_link_at(causal_map, V0)
    assert may_link_at(causal_map, None)


def test_a_group_that_is_opened_lies_where_it_was_if_nothing_is_there():
    document = _document(households(school=False))
    before = document.maps[HERE].variables
    opened = after(document, open_groups(document, HERE, [HOME])).maps[HERE]
    assert opened.variables == before


def test_a_group_that_is_opened_lies_beside_what_was_put_where_its_members_were():
    document = _document(households(school=False))
    whole = document.maps[HERE]
    member = next(v for v in whole.variables.values() if v.group == HOME)
    attendance = whole.variables[V2]
    there = replacing(HERE, [(attendance, replace(attendance, x=member.x, y=member.y))])
    document = document.apply(there)
    opened = after(document, open_groups(document, HERE, [HOME])).maps[HERE]
    drawing = draw(fold(opened), load_style(), bundled_measure())
    members = [v for v in opened.variables.values() if v.group == HOME]
    assert not any(drawing.group_boxes[HOME].touches(drawing.cards[i]) for i in (V2,))
    by = {(v.x - whole.variables[v.id].x, v.y - whole.variables[v.id].y) for v in members}
    assert len(by) == 1
    others = [v for v in opened.variables.values() if v.group != HOME]
    assert others == [v for v in document.maps[HERE].variables.values() if v.group != HOME]


def test_a_group_is_opened_beside_the_stack_of_another_that_stays_closed():
    document = _document(households())
    whole = document.maps[HERE]
    stack = fold(whole).variables[SCHOOL]
    member = next(v for v in whole.variables.values() if v.group == HOME)
    document = document.apply(replacing(HERE, [(member, replace(member, x=stack.x, y=stack.y))]))
    opened = after(document, open_groups(document, HERE, [HOME])).maps[HERE]
    drawing = draw(fold(opened), load_style(), bundled_measure())
    assert not drawing.group_boxes[HOME].touches(drawing.cards[SCHOOL])


def test_a_locked_group_is_opened_where_it_is():
    document = _document(households(school=False))
    whole = document.maps[HERE]
    member = next(v for v in whole.variables.values() if v.group == HOME)
    attendance, home = whole.variables[V2], whole.groups[HOME]
    document = document.apply(
        replacing(
            HERE,
            [
                (attendance, replace(attendance, x=member.x, y=member.y)),
                (home, replace(home, locked=True)),
            ],
        )
    )
    opened = after(document, open_groups(document, HERE, [HOME])).maps[HERE]
    assert opened.variables == document.maps[HERE].variables


def test_among_thousands_in_one_line_a_place_is_looked_for_nearby_alone():
    """Two members far apart in a column of others that leaves no room for a box beside it."""
    group = Group(HOME, "Home")
    members = {i: Variable(i, i, y=y, group=HOME) for i, y in ((V0, 0.0), (V1, 90_000.0))}
    rows = range(-400, 90_400, 40)
    ids = [RecordId(f"w{row}_{column}") for row in rows for column in range(-4, 5)]
    places = [(column * 110.0, float(row)) for row in rows for column in range(-4, 5)]
    wall = {i: Variable(i, "Another", *place) for i, place in zip(ids, places, strict=True)}
    crowded = CausalMap(
        MapInfo(HERE, "Crowd"), {"variables": {**members, **wall}, "groups": {HOME: group}}
    )
    document = _document(crowded)
    collapsed = document.apply(collapse_groups(document, HERE, [HOME]))
    stack = collapsed.maps[HERE].groups[HOME]
    assert (stack.x, stack.y) == (0.0, 45_000.0)

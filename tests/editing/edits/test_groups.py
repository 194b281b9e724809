"""Groups have a name of their own and members that know them."""

from dataclasses import replace

import pytest

from loopmap.diagram.geometry import Box
from loopmap.editing.edits import groups as edits
from loopmap.editing.edits.delete import delete_records
from loopmap.errors import EditRefused
from loopmap.model.change import replacing
from loopmap.model.records import Group
from tests.support.small_maps import ATTENDANCE, FINES, HOME, STRAIN, TODAY, after, fines, new_ids

AREA = Box(0, 0, 10, 300)


def test_a_new_group_has_its_members_a_colour_and_room_enough():
    change = edits.add_group(fines(), TODAY, "School", AREA, new_ids(fines()), members=[ATTENDANCE])
    new = edits.group_made(change)
    changed = after(fines(), change).maps[TODAY]
    group = changed.groups[new]
    assert (group.name, group.colour, group.width, group.height) == ("School", 1, 40, 300)
    assert edits.members_of(changed, [group.id]) == (ATTENDANCE,)


def test_two_groups_are_not_called_the_same():
    assert edits.group_named(fines().maps[TODAY], "HOME").id == HOME
    with pytest.raises(EditRefused, match="already a group called “Home”"):
        edits.add_group(fines(), TODAY, "home", AREA, new_ids(fines()))
    with pytest.raises(EditRefused, match="needs a name"):
        edits.rename_group(fines(), TODAY, HOME, " ")


def test_a_group_is_found_by_either_apostrophe():
    change = edits.add_group(fines(), TODAY, "Parents’ rights", AREA, new_ids(fines()))
    changed = after(fines(), change).maps[TODAY]
    assert edits.group_named(changed, "parents' rights").id == edits.group_made(change)


def test_members_come_and_go():
    joined = after(fines(), edits.assign_group(fines(), TODAY, [FINES, STRAIN], HOME))
    assert edits.members_of(joined.maps[TODAY], [HOME]) == (FINES, STRAIN)
    left = after(joined, edits.assign_group(joined, TODAY, [STRAIN], None))
    assert edits.members_of(left.maps[TODAY], [HOME]) == (FINES,)
    with pytest.raises(EditRefused):
        edits.assign_group(fines(), TODAY, [FINES], STRAIN)


def test_a_group_is_renamed_coloured_and_removed_without_its_members():
    document = after(fines(), edits.rename_group(fines(), TODAY, HOME, "At home"))
    document = after(document, edits.set_group_colour(document, TODAY, HOME, 7))
    group = document.maps[TODAY].groups[HOME]
    assert (group.name, group.colour) == ("At home", 1)
    document = after(document, edits.remove_group(document, TODAY, HOME))
    assert document.maps[TODAY].variables[STRAIN].group is None


def placed(*at):
    """The map of fines with these members of Home at these places."""
    variables = fines().maps[TODAY].variables
    moved = [(variables[i], replace(variables[i], x=x, y=y, group=HOME)) for i, x, y in at]
    return after(fines(), replacing(TODAY, moved))


def test_the_area_of_a_group_stays_where_its_last_members_were_dragged_or_deleted():
    there = [(FINES, 600.0, 400.0), (STRAIN, 800.0, 500.0)]
    for change in (
        edits.regroup(placed(*there), TODAY, dict.fromkeys([FINES, STRAIN])),
        delete_records(placed(*there), TODAY, [FINES, STRAIN]),
    ):
        group = after(placed(*there), change).maps[TODAY].groups[HOME]
        assert (group.x, group.y, group.width) == (700, 450, 350)


def test_it_makes_way_where_the_members_stay_and_only_belong_elsewhere():
    document, both = placed((FINES, 600.0, 400.0), (STRAIN, 800.0, 500.0)), [FINES, STRAIN]
    for change in (
        edits.assign_group(document, TODAY, both, None),
        edits.add_group(document, TODAY, "School", AREA, new_ids(document), members=both),
    ):
        group = after(document, change).maps[TODAY].groups[HOME]
        assert group.x == 700
        assert group.y - group.height / 2 > 540


def test_a_group_that_keeps_a_member_or_is_collapsed_is_let_be():
    document = placed((FINES, 600.0, 400.0), (STRAIN, 800.0, 500.0))
    change = edits.assign_group(document, TODAY, [FINES], None)
    assert not change.touched(Group)
    closed = replace(document.maps[TODAY].groups[HOME], collapsed=True)
    document = after(document, replacing(TODAY, [(document.maps[TODAY].groups[HOME], closed)]))
    assert not edits.regroup(document, TODAY, dict.fromkeys([FINES, STRAIN])).touched(Group)

"""Groups have a name of their own and members that know them."""

import pytest

from loopmap.diagram.geometry import Box
from loopmap.editing.edits import groups as edits
from loopmap.errors import EditRefused
from loopmap.model.records import Group
from tests.support.small_maps import ATTENDANCE, FINES, HOME, STRAIN, TODAY, after, fines, new_ids

AREA = Box(0, 0, 10, 300)


def test_a_new_group_has_its_members_a_colour_and_room_enough():
    change = edits.add_group(fines(), TODAY, "School", AREA, new_ids(fines()), members=[ATTENDANCE])
    (key,) = change.touched(Group)
    changed = after(fines(), change).maps[TODAY]
    group = changed.groups[key.id]
    assert (group.name, group.colour, group.width, group.height) == ("School", 1, 40, 300)
    assert edits.members_of(changed, [group.id]) == (ATTENDANCE,)


def test_two_groups_are_not_called_the_same():
    assert edits.group_named(fines().maps[TODAY], "HOME").id == HOME
    with pytest.raises(EditRefused, match="already a group called “Home”"):
        edits.add_group(fines(), TODAY, "home", AREA, new_ids(fines()))
    with pytest.raises(EditRefused, match="needs a name"):
        edits.rename_group(fines(), TODAY, HOME, " ")


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

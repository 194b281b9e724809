"""What is locked is moved by no hand, and says so."""

import pytest

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.arrange import Axis, Edge, align, distribute, movable, nudge
from loopmap.editing.edits.clipboard import duplicate_records
from loopmap.editing.edits.locking import all_locked, may_move, set_locked
from loopmap.errors import EditRefused
from tests.support.small_maps import (
    ATTENDANCE,
    FINES,
    HOME,
    NOTE,
    PRESSES,
    STRAIN,
    TODAY,
    after,
    fines,
    new_ids,
)


def locked(*ids):
    return after(fines(), set_locked(fines(), TODAY, ids, True))


def test_variables_notes_and_groups_are_locked_and_unlocked_and_links_are_passed_over():
    document = locked(FINES, NOTE, HOME, PRESSES)
    here = document.maps[TODAY]
    assert here.variables[FINES].locked
    assert here.notes[NOTE].locked
    assert here.groups[HOME].locked
    assert after(document, set_locked(document, TODAY, [FINES, NOTE, HOME], False)) == fines()


def test_all_are_locked_only_if_each_is():
    here = locked(FINES, NOTE).maps[TODAY]
    assert all_locked(here, [FINES, NOTE, PRESSES])
    assert not all_locked(here, [FINES, STRAIN])
    assert not all_locked(here, [PRESSES])


@pytest.mark.parametrize(
    ("ids", "record", "why"),
    [
        ([FINES], FINES, "“Fines” is locked"),
        ([HOME], STRAIN, "The group “Home” is locked"),
        ([HOME], HOME, "The group “Home” is locked"),
        ([NOTE], NOTE, "This note is locked"),
    ],
)
def test_the_reason_names_what_keeps_it(ids, record, why):
    permission = may_move(locked(*ids).maps[TODAY], record)
    assert permission.why.startswith(why)
    assert "Ctrl+Shift+K" in permission.why


def test_a_locked_group_keeps_its_members_and_a_locked_member_stays_behind():
    assert movable(locked(HOME).maps[TODAY], [HOME, STRAIN]) == {}
    assert set(movable(locked(STRAIN).maps[TODAY], [HOME, FINES])) == {HOME, FINES}


def test_nudging_only_locked_things_is_refused():
    with pytest.raises(EditRefused, match="“Fines” is locked"):
        nudge(locked(FINES), TODAY, [FINES], 10, 0)
    moved = after(locked(FINES), nudge(locked(FINES), TODAY, [FINES, STRAIN], 10, 0)).maps[TODAY]
    assert (moved.variables[FINES].x, moved.variables[STRAIN].x) == (0, 210)


def test_others_are_aligned_with_what_is_locked():
    boxes = {FINES: Box(0, 0, 40, 20), STRAIN: Box(30, 50, 60, 40)}
    moved = after(locked(FINES), align(locked(FINES), TODAY, boxes, Edge.LEFT)).maps[TODAY]
    assert (moved.variables[FINES].x, moved.variables[STRAIN].x) == (0, 10)


def test_what_is_locked_is_the_line_that_others_come_to_though_one_lies_farther_out():
    boxes = {FINES: Box(0, 0, 40, 20), STRAIN: Box(30, 50, 60, 40)}
    moved = after(locked(STRAIN), align(locked(STRAIN), TODAY, boxes, Edge.LEFT)).maps[TODAY]
    assert moved.variables[FINES].x == 20, "its left edge at 0, as that of what is locked"
    middled = align(locked(STRAIN), TODAY, boxes, Edge.MIDDLE)
    assert after(locked(STRAIN), middled).maps[TODAY].variables[FINES].y == 50


def test_a_copy_of_what_is_locked_can_be_moved():
    document = locked(FINES)
    pasted = duplicate_records(document, TODAY, [FINES, STRAIN], new_ids(document))
    changed = after(document, pasted.change).maps[TODAY]
    assert changed.variables[FINES].locked
    assert not any(changed.variables[i].locked for i in pasted.ids)


def test_what_is_locked_takes_no_part_in_spreading():
    boxes = {v: Box(place, 0, 20, 20) for v, place in ((FINES, 0), (STRAIN, 30), (ATTENDANCE, 90))}
    assert not distribute(locked(STRAIN), TODAY, boxes, Axis.ACROSS)

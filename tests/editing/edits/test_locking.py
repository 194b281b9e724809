"""What is locked is moved by no hand, and says so."""

import pytest

from loopmap.diagram.geometry import Box
from loopmap.editing.edits.arrange import (
    Axis,
    Edge,
    align,
    distribute,
    movable,
    move_records,
    nudge,
)
from loopmap.editing.edits.clipboard import duplicate_records
from loopmap.editing.edits.locking import all_locked, may_move, set_locked, stay_told
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


def row(*places):
    ids = (FINES, STRAIN, ATTENDANCE, NOTE)
    return {i: Box(place, 0, 20, 20) for i, place in zip(ids, places, strict=False)}


def across(document, change):
    here = after(document, change).maps[TODAY]
    return [here.get(i).x for i in (FINES, STRAIN, ATTENDANCE, NOTE)]


def lying(document, boxes):
    """The document with its things where the boxes are."""
    return after(document, move_records(document, TODAY, {i: (b.x, b.y) for i, b in boxes.items()}))


def test_things_are_spread_evenly_up_to_one_that_is_locked():
    boxes = row(0, 30, 40, 150)
    document = lying(locked(NOTE), boxes)
    assert across(document, distribute(document, TODAY, boxes, Axis.ACROSS)) == [0, 50, 100, 150]


def test_things_are_spread_evenly_on_either_side_of_one_that_is_locked():
    boxes = {**row(0, 10, 60, 70), HOME: Box(160, 0, 20, 20)}
    document = lying(locked(ATTENDANCE), boxes)
    spread = across(document, distribute(document, TODAY, boxes, Axis.ACROSS))
    assert spread == [0, 30, 60, 110]


def test_between_two_that_stay_and_one_that_is_locked_nothing_is_left_to_spread():
    boxes = row(0, 30, 90)
    document = lying(locked(STRAIN), boxes)
    assert not distribute(document, TODAY, boxes, Axis.ACROSS)


@pytest.mark.parametrize(
    ("places", "fixed", "made"),
    [
        ((0, 10, 60, 100), [STRAIN], [-26, 10, 60, 100]),
        ((0, 10, 20, 100), [STRAIN], [-26, 10, 46, 100]),
        ((0, 40, 55, 80), [STRAIN, NOTE], [0, 40, 116, 80]),
        ((0, 300, 10, 100), [STRAIN], [-13, 300, 23, 100]),
    ],
    ids=["before it", "on both sides", "past the second where there is no room", "far from it"],
)
def test_what_comes_into_line_with_something_locked_makes_room_beside_it(places, fixed, made):
    boxes = row(*places)
    document = lying(locked(*fixed), boxes)
    aligned = align(document, TODAY, boxes, Edge.TOP)
    assert across(document, aligned) == made
    again = {i: boxes[i]._replace(x=x) for i, x in zip(boxes, made, strict=True)}
    assert not align(after(document, aligned), TODAY, again, Edge.TOP), "they are in line already"


def test_something_locked_beside_the_line_is_not_in_the_way():
    boxes = row(0, 10, 60, 100)
    boxes[STRAIN] = Box(10, 50, 20, 60)
    boxes[NOTE] = Box(100, 0, 20, 20)
    document = lying(locked(STRAIN, NOTE), boxes)
    assert across(document, align(document, TODAY, boxes, Edge.TOP)) == [0, 10, 60, 100]


@pytest.mark.parametrize(
    ("keep", "told"),
    [
        ([], ""),
        ([PRESSES], ""),
        ([FINES], "“Fines” stays where it is: it is locked."),
        ([NOTE], "A note stays where it is: it is locked."),
        ([HOME], "“Strain” stays where it is: the group “Home” is locked."),
        (
            [FINES, ATTENDANCE],
            "“School attendance” and “Fines” stay where they are: they are locked.",
        ),
        ([FINES, NOTE], "“Fines” and a note stay where they are: they are locked."),
        (
            [FINES, ATTENDANCE, HOME],
            (
                "“School attendance”, “Fines” and 1 more stay where they are:"
                " they or their groups are locked."
            ),
        ),
        (
            [FINES, ATTENDANCE, HOME, NOTE],
            "Nothing moved: all 4 are locked. Unlock to move: Ctrl+Shift+K.",
        ),
    ],
)
def test_what_was_not_put_in_line_is_told_with_the_reason(keep, told):
    chosen = sorted([FINES, STRAIN, ATTENDANCE, NOTE])
    assert stay_told(locked(*keep).maps[TODAY], chosen) == told

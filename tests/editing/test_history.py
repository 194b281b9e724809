"""One history: labelled steps, a place in it, and the place last saved."""

import pytest

from loopmap.editing.history import Done, History
from loopmap.model.change import adding
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Note

MAP = MapId("m1")


def step(name, merge=None):
    change = adding(MAP, [Note(RecordId(name), name)])
    return Done(f"Add {name}", change, MAP, frozenset(), frozenset({RecordId(name)}), merge)


def test_steps_go_back_and_forward_in_order():
    history = History()
    for name in "abc":
        history.push(step(name))
    assert [history.step_back().label for _ in range(2)] == ["Add c", "Add b"]
    assert history.step_forward().label == "Add b"
    history.push(step("d"))
    assert history.undone == []
    with pytest.raises(IndexError):
        history.step_forward()


def test_steps_of_one_gesture_become_one_with_the_last_selection():
    history = History()
    history.push(step("a", merge="drag"))
    history.push(step("b", merge="drag"))
    (done,) = history.done
    assert len(done.change.steps) == 2
    assert (done.selection_before, done.selection_after) == (frozenset(), {"b"})


@pytest.mark.parametrize("merge", [None, "other"])
def test_other_steps_stay_apart(merge):
    history = History()
    history.push(step("a", merge="drag"))
    history.push(step("b", merge=merge))
    assert len(history.done) == 2


def test_nothing_is_merged_into_what_is_saved():
    history = History()
    history.push(step("a", merge="drag"))
    history.mark_saved()
    history.push(step("b", merge="drag"))
    assert len(history.done) == 2
    assert not history.is_saved


def test_nothing_is_merged_into_what_is_being_written():
    history = History()
    history.push(step("a", merge="drag"))
    history.begin_writing()
    history.push(step("b", merge="drag"))
    assert len(history.done) == 2
    history.end_writing(worked=True)
    assert not history.is_saved
    history.step_back()
    assert history.is_saved


def test_what_could_not_be_written_is_saved_no_more_than_before():
    history = History()
    history.push(step("a"))
    history.begin_writing()
    history.end_writing(worked=False)
    assert not history.is_saved
    history.step_back()
    assert history.is_saved


def test_a_gesture_that_is_over_is_not_added_to():
    history = History()
    history.end_merging()
    history.push(step("a", merge="drag"))
    history.end_merging()
    history.push(step("b", merge="drag"))
    assert len(history.done) == 2


def test_steps_of_one_gesture_that_cancel_out_leave_none():
    history = History()
    history.push(step("a", merge="nudge"))
    there = history.done[0]
    back = Done("Back", there.change.inverse(), MAP, frozenset(), frozenset(), "nudge")
    history.push(back)
    assert history.done == []
    assert history.is_saved

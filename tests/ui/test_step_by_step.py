"""Long work of the window's thread goes on step by step between what people do."""

from PySide6.QtCore import QObject

from loopmap.ui.step_by_step import StepByStep


def counting(taken, steps):
    for number in range(steps):
        taken.append(number)
        yield
    taken.append("done")


def test_each_turn_of_events_takes_one_step_until_all_are_taken(qtbot):
    taken, parent = [], QObject()
    StepByStep(counting(taken, 3), parent)
    assert taken == []
    qtbot.waitUntil(lambda: "done" in taken)
    assert taken == [0, 1, 2, "done"]


def test_what_is_left_can_be_done_at_once_and_only_once(qtbot):
    taken, parent = [], QObject()
    work = StepByStep(counting(taken, 3), parent)
    work.finish()
    work.finish()
    qtbot.wait(5)
    assert taken == [0, 1, 2, "done"]


def test_who_hears_that_it_is_done_may_ask_for_the_rest(qtbot):
    taken, parent = [], QObject()
    work = StepByStep(counting(taken, 1), parent)
    work.done.connect(work.finish)
    qtbot.waitUntil(lambda: "done" in taken)
    assert taken == [0, "done"]


def test_it_ends_with_what_it_belongs_to(qtbot):
    taken, parent = [], QObject()
    StepByStep(counting(taken, 3), parent)
    parent.deleteLater()
    qtbot.wait(5)
    assert "done" not in taken

"""What can wait leaves a turn of events alone in which the window has worked long already."""

import time

import pytest
from PySide6.QtCore import QTimer

from loopmap.ui import long_turns
from loopmap.ui.long_turns import LONG, PATIENCE, LongTurns, turn_is_long
from loopmap.ui.slices import Slices
from loopmap.ui.turns import Turns


class Work:
    """How long the window has worked, as a test says."""

    done = 0.0

    def __call__(self):
        return self.done


def work_for(seconds):
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


@pytest.fixture
def long(monkeypatch):
    """Every turn is long until it is said that none is."""
    said = {"long": True}
    for module in ("slices", "turns"):
        monkeypatch.setattr(f"loopmap.ui.{module}.turn_is_long", lambda: said["long"])
    return said


def test_a_turn_counts_with_the_one_before_it_and_no_more():
    work = Work()
    turns = LongTurns(worked=work)
    work.done = 1.0
    assert turns.has_worked == 1.0
    turns.begin()
    assert turns.has_worked == 1.0
    work.done = 1.25
    turns.begin()
    assert turns.has_worked == 0.25
    turns.begin()
    assert turns.has_worked == 0.0


class Clock:
    """The time, as a test says."""

    now = 0.0

    def __call__(self):
        return self.now


def test_where_every_turn_is_long_what_can_wait_still_comes():
    work, clock = Work(), Clock()
    turns, waited = LongTurns(worked=work, clock=clock), []
    for _ in range(40):
        turns.begin()
        work.done += 2 * LONG
        clock.now += 3 * LONG
        waited.append(turns.is_long(LONG))
    refused = waited.count(True)
    assert waited == [True] * refused + [False] * (40 - refused)
    assert (refused - 1) * 3 * LONG < PATIENCE <= refused * 3 * LONG


def test_after_a_short_turn_a_long_one_is_waited_for_anew():
    work, clock = Work(), Clock()
    turns = LongTurns(worked=work, clock=clock)
    work.done += 2 * LONG
    assert turns.is_long(LONG)
    for _ in range(3):
        turns.begin()
        clock.now += 2 * PATIENCE
    work.done += 2 * LONG
    assert turns.is_long(LONG)


def test_after_a_long_piece_of_work_it_is_known_until_a_turn_is_short(qtbot, monkeypatch):
    monkeypatch.setattr(long_turns, "_known", [])
    turn_is_long()  # from here on turns are watched
    seen = []
    QTimer.singleShot(0, lambda: (work_for(2 * LONG), seen.append(turn_is_long())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [True]
    qtbot.waitUntil(lambda: not turn_is_long())


def test_a_search_in_slices_waits_for_a_short_turn(qtbot, long):
    slices, done = Slices(), []
    slices.done.connect(done.append)
    slices.start(iter_of("found"))
    qtbot.wait(30)
    assert done == []
    long["long"] = False
    qtbot.waitUntil(lambda: done == ["found"])


def test_what_follows_from_an_edit_waits_for_a_short_turn(qtbot, long):
    turns, done = Turns(), []
    turns.own(lambda: done.append("list")).ask()
    qtbot.wait(30)
    assert done == []
    long["long"] = False
    qtbot.waitUntil(lambda: done == ["list"])


def iter_of(answer):
    yield
    return answer

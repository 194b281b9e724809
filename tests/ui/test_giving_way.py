"""Work in the background rests while the window is busy, and never for long."""

import threading

import pytest
from PySide6.QtCore import QTimer

from loopmap.errors import Cancelled
from loopmap.ui import giving_way
from loopmap.ui.giving_way import PATIENCE, Heart, PatientToken, Pulse
from loopmap.ui.jobs import Jobs
from tests.support.patient_bot import PATIENCE as LONG


class _Clock:
    """A clock that is set, and goes on by as much each time it is read."""

    def __init__(self, step=0.0):
        self.now, self.step = 100.0, step

    def perf_counter(self):
        self.now += self.step
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = _Clock()
    monkeypatch.setattr(giving_way, "time", made)
    return made


def test_a_window_is_busy_once_it_has_not_beaten_for_some_milliseconds(clock):
    pulse = Pulse()
    pulse.beat()
    assert not pulse.is_late
    clock.now += 0.02
    assert pulse.is_late
    pulse.beat()
    assert not pulse.is_late


def test_a_window_that_may_wait_for_its_workers_is_not_waited_for(clock):
    pulse = Pulse()
    pulse.beat()
    clock.now += PATIENCE
    assert not pulse.is_late


def test_nobody_waits_for_a_heart_that_does_not_beat(clock):
    pulse = Pulse()
    assert not pulse.is_late
    pulse.beat()
    pulse.rest()
    clock.now += 0.02
    assert not pulse.is_late


def test_work_goes_on_when_the_window_has_taken_up_its_next_turn(clock):
    pulse = Pulse()
    pulse.beat()
    clock.now += 0.02
    token, went_on = PatientToken(pulse), threading.Event()

    def work():
        token.check()
        went_on.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert not went_on.wait(0.02)
    pulse.beat()
    worker.join()
    assert went_on.is_set()


def test_work_goes_on_when_the_window_stays_away(clock):
    pulse = Pulse()
    pulse.beat()
    clock.now += 0.02
    clock.step = PATIENCE / 4
    PatientToken(pulse).check()
    assert clock.now >= 100 + PATIENCE


def test_where_the_window_is_always_late_work_rests_most_of_its_time_and_not_all(clock):
    """As on a machine that is busy with other things."""
    pulse, worked = Pulse(), 0.0
    token, begun = PatientToken(pulse), clock.now
    for _ in range(200):
        pulse.beat()
        clock.now += 0.02  # late: the window has not come to its turn
        worked += 0.02
        clock.step = 0.0004  # time that goes by while it rests
        token.check()
        clock.step = 0.0
    rested = clock.now - begun - worked
    assert rested > worked
    assert rested < 3.6 * worked + PATIENCE


def test_work_that_rests_can_be_cancelled(clock):
    pulse = Pulse()
    pulse.beat()
    clock.now += 0.02
    token = PatientToken(pulse)
    token.cancel()
    with pytest.raises(Cancelled):
        token.check()


def test_a_heart_beats_on_the_thread_of_the_window_until_it_is_stopped(qtbot):
    heart = Heart()
    heart.start()
    first = heart.pulse._beat
    qtbot.waitUntil(lambda: heart.pulse._beat > first)
    heart.stop()
    assert not any(timer.isActive() for timer in heart.findChildren(QTimer))
    assert not heart.pulse.is_late


def test_the_heart_of_jobs_beats_as_long_as_there_are_any(qtbot):
    jobs, go_on = Jobs(), threading.Event()
    try:
        timers = jobs.findChildren(QTimer)
        assert timers
        assert not any(timer.isActive() for timer in timers)
        done = []
        jobs.run("one", lambda _: go_on.wait(LONG / 1000), done.append)
        assert all(timer.isActive() for timer in timers)
        go_on.set()
        qtbot.waitUntil(lambda: done == [True])
        assert not any(timer.isActive() for timer in timers)
    finally:
        go_on.set()
        jobs.close()

"""Background work: keyed, latest wins, answers on the window's thread."""

import sys
import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from loopmap.errors import LoopmapError
from loopmap.ui.jobs import Jobs, _held_elsewhere, _Worker
from tests.support.patient_bot import PATIENCE

LONG = PATIENCE / 1000


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    yield made
    made.close()


def test_the_answer_arrives_on_the_thread_of_the_window(qtbot, jobs):
    heard = []
    jobs.run("sum", lambda _: 2 + 3, lambda v: heard.append((v, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(5, threading.main_thread())]
    assert not jobs.is_running("sum")


def test_a_worker_gives_way_to_the_window_within_a_millisecond(jobs):
    assert sys.getswitchinterval() <= 0.001


def test_a_newer_job_of_the_same_key_wins_and_the_older_is_cancelled(qtbot, jobs):
    heard, entered, go_on = [], threading.Event(), threading.Event()

    def slow(token):
        entered.set()
        go_on.wait(LONG)
        token.check()
        return "old"

    old = jobs.run("run", slow, heard.append)
    assert entered.wait(LONG)
    jobs.run("run", lambda _: "new", heard.append)
    go_on.set()
    qtbot.waitUntil(lambda: heard == ["new"])
    assert old.is_cancelled


def test_a_late_answer_of_an_overtaken_job_is_dropped(qtbot, jobs):
    heard, done = [], threading.Event()

    def careless(_):
        done.set()
        return "old"

    jobs.run("run", careless, heard.append)
    assert done.wait(LONG)
    jobs.run("run", lambda _: "new", heard.append)
    assert jobs._pool.waitForDone(PATIENCE)
    qtbot.waitUntil(lambda: bool(heard))
    QApplication.processEvents()
    assert heard == ["new"]


def test_a_fault_reaches_its_own_handler_or_the_common_one(qtbot, jobs):
    own, common = [], []
    jobs.failed.connect(common.append)

    def fault(_):
        raise LoopmapError("No.")

    jobs.run("a", fault, lambda _: None, own.append)
    jobs.run("b", fault, lambda _: None)
    qtbot.waitUntil(lambda: bool(own and common))
    assert str(own[0]) == str(common[0]) == "No."


def test_closing_waits_for_workers_and_starts_nothing_more(qtbot, jobs):
    heard, entered = [], threading.Event()

    def until_cancelled(token):
        entered.set()
        while True:
            token.check()

    jobs.run("long", until_cancelled, heard.append)
    assert entered.wait(LONG)
    jobs.close()
    jobs.run("late", lambda _: 1, heard.append)
    assert jobs._pool.waitForDone(PATIENCE)
    QApplication.processEvents()
    assert heard == []


def test_closing_waits_for_what_is_to_come_to_its_end_and_tells_nobody(qtbot, jobs):
    heard, written = [], []
    jobs._pool.setMaxThreadCount(1)  # the second has not begun when the window closes

    def write(token):
        token.check()
        written.append(1)

    for key in ("one", "other"):
        jobs.run(key, write, heard.append, to_its_end=True)
    jobs.close()
    QApplication.processEvents()
    assert written == [1, 1]
    assert heard == []


def test_a_job_that_can_wait_lets_others_go_first(qtbot, jobs):
    heard, go_on = [], threading.Event()
    jobs._pool.setMaxThreadCount(1)  # two threads would take both at once
    jobs.run("hold", lambda _: go_on.wait(LONG), lambda _: None)
    jobs.run("idle", lambda _: None, lambda _: heard.append("idle"), can_wait=True)
    jobs.run("wanted", lambda _: None, lambda _: heard.append("wanted"))
    go_on.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["wanted", "idle"]


def test_better_answers_are_told_on_the_way_and_the_last_at_the_end(qtbot, jobs):
    better, last, go_on = [], [], threading.Event()

    def improving(_):
        yield 1
        go_on.wait(LONG)
        yield 2
        yield 3

    jobs.improve("search", improving, better.append, last.append)
    qtbot.waitUntil(lambda: better == [1])
    assert last == []
    go_on.set()
    qtbot.waitUntil(lambda: last == [3])


def test_a_search_that_was_cancelled_tells_nothing_more(qtbot, jobs):
    told, entered = [], threading.Event()

    def improving(token):
        entered.set()
        while True:
            token.check()
            yield 1

    jobs.improve("search", improving, told.append, told.append)
    assert entered.wait(LONG)
    jobs.cancel("search")
    told.clear()
    qtbot.wait(40)
    assert told == []


class _Work:
    """Work that tells on which thread it ends."""

    def __init__(self, entered, go_on, ended):
        self._entered, self._go_on, self._ended = entered, go_on, ended

    def __call__(self, _):
        self._entered.set()
        self._go_on.wait(LONG)

    def __del__(self):
        self._ended.append(threading.current_thread())


def test_what_a_cancelled_job_worked_on_ends_on_the_thread_of_the_window(qtbot, jobs):
    entered, go_on, ended = threading.Event(), threading.Event(), []
    jobs.run("look", _Work(entered, go_on, ended), lambda _: None)
    assert entered.wait(LONG)
    jobs.cancel("look")
    go_on.set()
    assert jobs._pool.waitForDone(PATIENCE)
    assert ended == []

    heard = []
    jobs.run("another", lambda _: None, heard.append)
    qtbot.waitUntil(lambda: heard == [None])
    assert ended == [threading.main_thread()]


def test_closing_lets_go_of_everything_on_the_thread_of_the_window(jobs):
    entered, go_on, ended = threading.Event(), threading.Event(), []
    go_on.set()
    jobs.run("look", _Work(entered, go_on, ended), lambda _: None)
    jobs.close()
    QApplication.processEvents()
    assert ended == [threading.main_thread()]


def test_a_worker_that_has_begun_holds_nothing_of_its_job(qtbot, jobs, monkeypatch):
    begun, heard, ended = [], [], []
    entered, go_on = threading.Event(), threading.Event()
    run = _Worker.run

    def kept(worker):
        begun.append(worker)
        run(worker)

    monkeypatch.setattr(_Worker, "run", kept)
    jobs.run("look", _Work(entered, go_on, ended), heard.append)
    go_on.set()
    qtbot.waitUntil(lambda: heard == [None])
    jobs.run("another", lambda _: None, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert len(begun) == 2
    assert ended == [threading.main_thread()]


def test_what_nobody_else_holds_is_known_however_python_counts():
    held = object()
    assert _held_elsewhere([object(), held, object()]) == [held]
    assert _held_elsewhere([]) == []


class _Heard(QObject):
    def __init__(self, told):
        super().__init__()
        self._told = told

    def hear(self, *what):
        self._told.append(what)


@pytest.mark.parametrize("through", [lambda call: call, lambda call: partial(call, "so")])
def test_whoever_is_gone_is_told_nothing(qtbot, jobs, through):
    told, heard = [], []
    gone = _Heard(told)
    jobs.run("ask", lambda _: 1, through(gone.hear), through(gone.hear))
    delete(gone)
    jobs.run("last", lambda _: 2, heard.append, can_wait=True)
    qtbot.waitUntil(lambda: heard == [2] and not jobs.is_running("ask"))
    assert told == []


def test_who_waits_gets_every_answer_at_once_and_no_answer_comes_twice(qtbot, jobs):
    heard, failed, go_on = [], [], threading.Event()

    def slow(_):
        go_on.wait(LONG)
        return "done"

    def fails(_):
        raise LoopmapError("no")

    jobs.run("slow", slow, heard.append)
    jobs.run("fails", fails, heard.append, failed.append)
    go_on.set()
    jobs.wait()
    assert heard == ["done"]
    assert [str(fault) for fault in failed] == ["no"]
    assert not jobs.is_running("slow")
    assert not jobs.is_running("fails")
    qtbot.wait(20)
    assert (len(heard), len(failed)) == (1, 1)


def test_an_answer_waits_while_the_turn_is_long_already(qtbot, jobs, monkeypatch):
    said, heard = {"long": False}, []
    monkeypatch.setattr("loopmap.ui.jobs.turn_is_long", lambda _: said["long"])

    def hear(answer):
        heard.append(answer)
        said["long"] = True  # what the first one asked for took long

    for key in ("one", "two"):
        jobs.run(key, lambda _, key=key: key, hear)
    jobs._pool.waitForDone()
    for _ in range(10):
        QApplication.processEvents()
    assert len(heard) == 1
    (other,) = {"one", "two"} - set(heard)
    assert jobs.is_running(other)
    said["long"] = False
    qtbot.waitUntil(lambda: set(heard) == {"one", "two"})


def test_who_waits_for_all_answers_has_them_however_long_the_turn_is(jobs, monkeypatch):
    monkeypatch.setattr("loopmap.ui.jobs.turn_is_long", lambda _: True)
    heard = []
    jobs.run("sum", lambda _: 2 + 3, heard.append)
    jobs.wait()
    QApplication.processEvents()
    assert heard == [5]

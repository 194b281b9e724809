"""Runs are made in the background and remembered while the map stays what it was."""

import pytest
from PySide6.QtWidgets import QApplication

from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.running import choose_run
from loopmap.model.behaviour import RunChoice
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Scenario
from loopmap.ui.jobs import Jobs
from loopmap.ui.loop_watch import LoopWatch
from loopmap.ui.what_if_runs import JOB, WhatIfRuns, settings_for
from tests.support.fines import FINES, RAISES, fines_session

STOP = Scenario(RecordId("s1"), "Stop fining", (Intervention(Action.CUT, RAISES),))


@pytest.fixture
def session():
    return fines_session()


@pytest.fixture
def runs(qtbot, session):
    jobs, watch = Jobs(), LoopWatch(session)
    qtbot.waitUntil(lambda: watch.loops is not None and not watch.is_searching)
    made = WhatIfRuns(jobs, watch)
    made.jobs = jobs
    yield made
    watch.close()
    jobs.close()


def answered(qtbot, runs, causal_map, scenario):
    with qtbot.waitSignal(runs.ready) as heard:
        runs.ask(causal_map, scenario)
    return heard.args


def test_an_answer_comes_with_its_scenario_and_its_loops(qtbot, runs, session):
    scenario, found = answered(qtbot, runs, session.map, STOP)
    assert scenario == STOP
    assert found.stories[0].sentences[0].startswith("Breaks")


def test_moving_a_variable_needs_no_new_run(qtbot, runs, session):
    _, first = answered(qtbot, runs, session.map, STOP)
    session.do("Move", move_records(session.document, session.map_id, {FINES: (5.0, 5.0)}))
    heard = []
    runs.ready.connect(lambda _, found: heard.append(found))
    runs.ask(session.map, STOP)
    assert heard == [first]
    assert not runs.jobs.is_running(JOB)


def test_the_answer_to_a_question_given_up_is_not_told(qtbot, runs, session):
    heard = []
    runs.ready.connect(lambda *answer: heard.append(answer))
    runs.ask(session.map, STOP)
    runs.cancel()
    assert runs.jobs._pool.waitForDone()
    QApplication.processEvents()
    assert heard == []


def test_what_cannot_be_run_is_said_in_a_sentence(qtbot, runs, session):
    empty = type(session.map)(session.map.info)
    nothing = Scenario(RecordId("s2"), "Nothing")
    with qtbot.waitSignal(runs.failed) as heard:
        runs.ask(empty, nothing)
    assert heard.args == ["There is nothing to run: “Today” is empty."]


def test_the_window_runs_no_more_draws_than_fit_into_memory():
    session = fines_session()
    many = choose_run(session.document, session.map_id, RunChoice(1_000_000, 3, 60.0))
    session.do("Run", many)
    settings = settings_for(session.map)
    assert (settings.draws, settings.seed, settings.horizon) == (10_000, 3, 60.0)
